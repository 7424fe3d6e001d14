// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>

#include "kernel/base/text.hpp"
#include "kernel/web/compression.hpp"
#include "kernel/web/cookies.hpp"
#include "kernel/web/encoding.hpp"
#include "kernel/web/form.hpp"
#include "kernel/web/multipart.hpp"
#include "kernel/web/target.hpp"
#include "kernel/web/url.hpp"
#include "kernel/web/wire.hpp"

using namespace samskap;
using namespace samskap::web;

namespace {

bool same(const Form& left, const Form& right) {
    return std::equal(left.fields.begin(), left.fields.end(), right.fields.begin(),
                      right.fields.end(), [](const auto& a, const auto& b) {
                          return a.name == b.name && a.value == b.value && a.is_file == b.is_file &&
                                 a.file_name == b.file_name;
                      });
}

class Chance {
public:
    explicit Chance(unsigned seed) : m_random(seed) {}
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    std::string bytes(std::size_t most) {
        // Pieces that come close to what ends a field.
        static const std::vector<std::string> pieces{"\r\n", "--", "\r\n--cut", "\r", "\n",
                                                     "-",    "å",  "a&b=c",     "%",  "+",
                                                     "\"",   ";",  "\\",        "😀"};
        std::string text;
        for (auto n = below(most + 1); n > 0; --n)
            text += below(3) == 0 ? std::string(1, static_cast<char>(below(256)))
                                  : pieces[below(pieces.size())];
        return text;
    }

private:
    std::mt19937 m_random;
};

Form any_form(Chance& chance, bool files) {
    Form form;
    for (auto n = chance.below(6); n > 0; --n) {
        Form::Field field{.name = "f" + text::clean(chance.bytes(4)),
                          .value = chance.bytes(30),
                          .is_file = files && chance.below(2) == 0};
        if (field.is_file)
            field.file_name = "möte" + std::to_string(n) + ".pdf";
        else
            field.value = text::clean(field.value);
        form.fields.push_back(std::move(field));
    }
    return form;
}

bool fits_boundary(const Form& form, std::string_view boundary) {
    const auto body = print_multipart(form, boundary);
    std::size_t found = 0;
    for (auto at = body.find("--" + std::string(boundary)); at != std::string::npos;
         at = body.find("--" + std::string(boundary), at + 1))
        ++found;
    return found == form.fields.size() + 1;
}

FormRefusal refusal_of(std::string_view body, const FormLimits& limits) {
    return parse_form("multipart/form-data; boundary=x", body, limits).error();
}

}  // namespace

TEST_CASE("a form sent is the form received") {
    for (unsigned seed = 0; seed < 500; ++seed) {
        CAPTURE(seed);
        Chance chance{seed};
        const auto form = any_form(chance, false);
        CHECK(same(parse_urlencoded(print_urlencoded(form), {}).value(), form));
    }
}

TEST_CASE("a form in parts is the same however its bytes are cut") {
    int tried = 0;
    for (unsigned seed = 0; seed < 2000; ++seed) {
        CAPTURE(seed);
        Chance chance{seed};
        const auto form = any_form(chance, true);
        if (!fits_boundary(form, "cutter")) continue;
        ++tried;
        const auto body = print_multipart(form, "cutter");
        MultipartParser parser{"multipart/form-data; boundary=\"cutter\"", {}};
        for (std::size_t at = 0; at < body.size();) {
            const auto piece = body.substr(at, 1 + chance.below(chance.below(2) == 0 ? 3 : 50));
            parser.feed(piece);
            at += piece.size();
        }
        const auto read = parser.finish();
        REQUIRE(read.has_value());
        CHECK(same(*read, form));
    }
    CHECK(tried > 1000);
}

TEST_CASE("a form in parts keeps its limits") {
    const std::string one = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n12345\r\n";
    CHECK(refusal_of(one + one + one + "--x--", {.fields = 2}) == FormRefusal::too_many_fields);
    CHECK(refusal_of(one + "--x--", {.value = 4}) == FormRefusal::too_large);
    CHECK(refusal_of(one + "--x--", {.total = 30}) == FormRefusal::too_large);
    CHECK(refusal_of(one, {}) == FormRefusal::malformed);
    CHECK(refusal_of("", {}) == FormRefusal::malformed);
    CHECK(refusal_of("--x\r\n\r\nvalue\r\n--x--", {}) == FormRefusal::malformed);
    CHECK(refusal_of("--xyz", {}) == FormRefusal::malformed);
    const auto long_name = "--x\r\nContent-Disposition: form-data; name=\"" +
                           std::string(9000, 'a') + "\"\r\n\r\n\r\n--x--";
    CHECK(refusal_of(long_name, {}) == FormRefusal::malformed);
    CHECK(parse_form("multipart/form-data", "--x--", {}).error() == FormRefusal::malformed);
    CHECK(parse_urlencoded("a=1&b=2&c=3", {.fields = 2}).error() == FormRefusal::too_many_fields);
    CHECK(parse_urlencoded("a=12345", {.value = 4}).error() == FormRefusal::too_large);
}

TEST_CASE("a field that is not there is empty; one that comes twice is a list") {
    const auto form = parse_urlencoded("a=1&a=2&b=&c", {}).value();
    CHECK(form.value("a") == "1");
    CHECK(form.values("a") == std::vector<std::string>{"1", "2"});
    CHECK(form.value("z").empty());
    CHECK(form.has("b"));
    CHECK(form.has("c"));
    CHECK_FALSE(form.has("z"));
}

TEST_CASE("an address is encoded, and never leads elsewhere") {
    CHECK(url("/a/{}/b", std::string("å/?")).text() == "/a/%C3%A5%2F%3F/b");
    CHECK(url("/a").with("q", "a&b").with("r", "1").text() == "/a?q=a%26b&r=1");
    CHECK(url("/a").at("place-1").with("q", "1").text() == "/a?q=1#place-1");
    CHECK_THROWS_AS(static_cast<void>(url("/a").at("no place")), Fault);
    CHECK(Url::own_path("/work?page=2").text() == "/work?page=2");
    CHECK(Url::own_path("/a\"<").text() == "/a%22%3C");
    for (const char* bad : {"", "//evil.example", "/\\evil.example", "https://evil.example",
                            "/\t/evil.example", "/a\r\nSet-Cookie: x", "javascript:x", "\\/x"})
        CHECK(Url::own_path(bad).text() == "/");
}

TEST_CASE("cookies are read, whatever else stands there") {
    const auto cookies = parse_cookies(" a=1;b=\"2\" ;; =x; c ; d=%C3%A5=;a=3");
    REQUIRE(cookies.size() == 4);
    CHECK(cookies[0].first == "a");
    CHECK(cookies[1].second == "2");
    CHECK(cookies[2].second == "å=");
    CHECK(cookies[3].second == "3");
}

TEST_CASE("a target is a path of ours") {
    CHECK(parse_target("/a?b#c")->query == "b");
    CHECK(parse_target("http://host")->path == "/");
    CHECK_FALSE(parse_target("*"));
    CHECK_FALSE(parse_target("/a b"));
    CHECK_FALSE(parse_target(std::string_view("/a\0", 3)));
}

TEST_CASE("the best encoding that is asked for") {
    CHECK(best_encoding("gzip, deflate, br") == Encoding::brotli);
    CHECK(best_encoding("gzip, br;q=0.5") == Encoding::gzip);
    CHECK(best_encoding("br;q=0, gzip;q=0.001") == Encoding::gzip);
    CHECK(best_encoding("gzip;q=0.000") == Encoding::identity);
    CHECK(best_encoding("*") == Encoding::brotli);
    CHECK(best_encoding("br;q=0, *") == Encoding::gzip);
    CHECK(best_encoding("") == Encoding::identity);
    CHECK(best_encoding("deflate;q=nonsense, ;;,") == Encoding::identity);
}

TEST_CASE("a compressed answer has a tag of its own, and is kept") {
    Compressor compressor{1000};
    Answer page{.body = std::string(5000, 'a')};
    page.headers.emplace_back("ETag", "\"t\"");
    auto first = page;
    compressor.apply(first, "br");
    CHECK(first.body.size() < 100);
    CHECK(header_of(first, "Content-Encoding") == "br");
    CHECK(header_of(first, "ETag") == "\"t-br\"");
    CHECK(header_of(first, "Vary") == "Accept-Encoding");

    auto same_tag = page;
    same_tag.body = std::string(5000, 'b');
    compressor.apply(same_tag, "br");
    CHECK(same_tag.body == first.body);
    auto weak = same_tag;
    weak.body = std::string(5000, 'c');
    weak.headers = {{"ETag", "W/\"t\""}};
    compressor.apply(weak, "br");
    CHECK(weak.body != first.body);

    auto small = Answer{.body = "a"};
    compressor.apply(small, "br");
    CHECK(small.body == "a");
    auto picture = page;
    picture.content_type = "image/png";
    compressor.apply(picture, "gzip");
    CHECK(picture.body == page.body);
}

TEST_CASE("a header field cannot be smuggled into an answer") {
    Answer answer{.body = "x"};
    answer.headers = {{"Location", "/a\r\nSet-Cookie: evil=1"}, {"X-Good", "1"}};
    const auto head = head_on_wire(answer, {});
    CHECK(head.find("evil") == std::string::npos);
    CHECK(head.find("X-Good: 1\r\n") != std::string::npos);
    CHECK(head.find("Content-Length: 1\r\n") != std::string::npos);
    CHECK(http_date({784111777}) == "Sun, 06 Nov 1994 08:49:37 GMT");
}
