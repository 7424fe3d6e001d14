// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "kernel/base/text.hpp"
#include "kernel/web/etag.hpp"
#include "kernel/web/statics.hpp"
#include "kernel/web/test_house.hpp"

using namespace samskap;
using namespace samskap::web;
using testing::TestHouse;

namespace {

std::string header(const Answer& answer, std::string_view name) {
    return std::string(header_of(answer, name));
}

RawRequest with(RawRequest request, std::string name, std::string value) {
    std::erase_if(request.headers, [&](auto& pair) { return pair.first == name; });
    if (!value.empty()) request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

const Form k_anna{{{.name = "name", .value = "Anna"}}};

}  // namespace

TEST_CASE("who may enter where") {
    TestHouse test;
    struct Row {
        const char* path;
        int nobody, out_of_date, member, secretary, administrator;
    };
    const Row table[] = {
        {"/", 200, 200, 200, 200, 200},        {"/mine", 303, 303, 200, 200, 200},
        {"/work", 303, 303, 403, 200, 403},    {"/rule", 303, 303, 403, 403, 200},
        {"/set-up", 404, 404, 404, 404, 404},  {"/nowhere", 404, 404, 404, 404, 404},
        {"/private", 303, 303, 303, 303, 303}, {"/forbidden", 403, 403, 403, 403, 403},
        {"/missing", 404, 404, 404, 404, 404}, {"/broken", 500, 500, 500, 500, 500},
    };
    for (const auto& row : table) {
        CAPTURE(row.path);
        CHECK(test.get(row.path).status == row.nobody);
        CHECK(test.get(row.path, "out of date").status == row.out_of_date);
        CHECK(test.get(row.path, "member").status == row.member);
        CHECK(test.get(row.path, "secretary").status == row.secretary);
        CHECK(test.get(row.path, "administrator").status == row.administrator);
    }
    test.is_set_up = false;
    CHECK(test.get("/set-up").status == 200);
}

TEST_CASE("who must sign in comes back to where they were going") {
    TestHouse test;
    const auto answer = test.get("/mine?page=2&q=%C3%A5");
    CHECK(header(answer, "Location") == "/sign-in?back=%2Fmine%3Fpage%3D2%26q%3D%25C3%25A5");
    CHECK(header(answer, "Cache-Control") == "no-store");
}

TEST_CASE("an error has a page, and a fault has a number that the log knows") {
    TestHouse test;
    CHECK(test.get("/missing", "member").body == "error 404 for member ");
    const auto broken = test.get("/broken");
    CHECK(broken.body.starts_with("error 500 for  "));
    CHECK(broken.body.size() > 20);
    CHECK(broken.body.find("roof") == std::string::npos);
    CHECK(header(broken, "Cache-Control") == "no-store");
    CHECK(header(broken, "Content-Security-Policy").starts_with("default-src 'none'"));
}

TEST_CASE("a path says which methods it takes") {
    TestHouse test;
    const auto refused = test.ask("POST", "/mine");
    CHECK(refused.status == 405);
    CHECK(header(refused, "Allow") == "GET, HEAD");
    CHECK(header(test.ask("GET", "/guests"), "Allow") == "POST");
    CHECK(test.ask("DELETE", "/").status == 405);
    CHECK(test.ask("DELETE", "/nowhere").status == 404);
    CHECK(test.ask("GET", "no slash").status == 400);
}

TEST_CASE("HEAD is GET without its body") {
    TestHouse test;
    const auto whole = test.get("/");
    const auto head = test.ask("HEAD", "/");
    CHECK(head.status == 200);
    CHECK(head.body.empty());
    CHECK(header(head, "Content-Length") == "5");
    CHECK(header(head, "ETag") == header(whole, "ETag"));
}

TEST_CASE("what is in the path and the query comes decoded and cleaned") {
    TestHouse test;
    CHECK(test.get("/echo/R%C3%A5d?q=+a%20b%0D%0Ac+&page=3").body == "Råd|a b\nc|3|sv");
    CHECK(test.get("/echo/%2e%2E%2Fx?page=-1").body == "../x||1|sv");
    CHECK(test.get("/echo/100%25").body == "100%||1|sv");
    CHECK(test.get("/echo/%FF").body == "\uFFFD||1|sv");
    CHECK(test.get("/echo/").status == 404);
    CHECK(test.get("/%65cho/a").body == "a||1|sv");
    CHECK(test.get("http://sundhamn.example/echo/a?q=1").body == "a|1|1|sv");
}

TEST_CASE("preferences come from their cookie") {
    TestHouse test;
    RawRequest request{.method = "GET", .target = "/echo/a"};
    request.headers = {{"cookie", "x=1; look=en.easy.dark.sparkling; y"}};
    CHECK(test.house().answer(request).body == "a||1|en.easy.dark");
}

TEST_CASE("an unchanged page is not sent again") {
    TestHouse test;
    RawRequest request{.method = "GET", .target = "/"};
    const auto tag = header(test.house().answer(request), "ETag");
    CHECK(tag.starts_with('"'));
    for (const auto& given :
         {tag, "\"other\", W/" + tag, std::string("*"), tag.substr(0, tag.size() - 1) + "-br\""}) {
        const auto again = test.house().answer(with(request, "If-None-Match", given));
        CHECK(again.status == 304);
        CHECK(again.body.empty());
        CHECK(header(again, "ETag") == tag);
    }
    CHECK(test.house().answer(with(request, "If-None-Match", "\"other\"")).status == 200);
    request.target = "/long";
    CHECK(test.house().answer(with(request, "If-None-Match", tag)).status == 200);
}

TEST_CASE("a page with a form is masked anew, and known again by the same session only") {
    TestHouse test;
    const auto first = test.get("/form", "anna");
    const auto second = test.get("/form", "anna");
    CHECK(first.body != second.body);
    const auto tag = header(first, "ETag");
    CHECK(tag.starts_with("W/"));
    CHECK(header(second, "ETag") == tag);
    CHECK(header(test.get("/form", "bo"), "ETag") != tag);
    CHECK(header(test.get("/form?q=other", "anna"), "ETag") != tag);

    RawRequest again{.method = "GET", .target = "/form"};
    again.headers = {{"Cookie", "session=anna"}, {"If-None-Match", tag}};
    CHECK(test.house().answer(again).status == 304);
}

TEST_CASE("a form from our own page is taken") {
    TestHouse test;
    const auto answer = test.house().answer(test.filled("/guests", k_anna, "member"));
    CHECK(answer.status == 303);
    CHECK(header(answer, "Location") == "/");
    CHECK(test.guests() == 1);
}

TEST_CASE("a form from elsewhere is refused") {
    TestHouse test;
    const auto good = test.filled("/guests", k_anna, "member");
    const auto refused = [&](const RawRequest& request) {
        return test.house().answer(request).status == 403;
    };
    CHECK(refused(with(good, "Origin", "http://elsewhere.example")));
    CHECK(refused(with(good, "Origin", "null")));
    CHECK(refused(with(good, "Sec-Fetch-Site", "cross-site")));
    CHECK(refused(with(good, "Sec-Fetch-Site", "same-site")));
    CHECK(refused(with(good, "Cookie", "session=secretary")));
    auto without = good;
    without.body = "name=Anna";
    CHECK(refused(without));
    without.body = "name=Anna&form_token=";
    CHECK(refused(without));
    without.body = "name=Anna&form_token=" + std::string(43, 'A');
    CHECK(refused(without));
    CHECK(test.guests() == 0);

    CHECK(test.house().answer(with(good, "Origin", "")).status == 303);
    auto proxied = with(with(good, "Host", "inside"), "Sec-Fetch-Site", "same-origin");
    proxied.body += "&again=1";
    CHECK(test.house().answer(proxied).status == 303);
    CHECK(test.guests() == 2);
}

TEST_CASE("a person without a session has a token of their own") {
    TestHouse test;
    const auto page = test.get("/form");
    const auto cookie = header(page, "Set-Cookie");
    CHECK(cookie.starts_with("form="));
    const auto secret = cookie.substr(5, cookie.find(';') - 5);
    const auto token = page.body.substr(6, page.body.find(' ', 6) - 6);
    CHECK(is_mask_of(token, session_form_token(test.house().form_key(), secret)));
    CHECK(header(test.get("/"), "Set-Cookie").empty());
}

TEST_CASE("what a handler wrote stays only when its answer is no error") {
    TestHouse test;
    auto form = k_anna;
    form.fields.push_back({.name = "then", .value = "throw"});
    CHECK(test.house().answer(test.filled("/guests", form, "member")).status == 500);
    form.fields.back().value = "refuse";
    CHECK(test.house().answer(test.filled("/guests", form, "member")).status == 422);
    CHECK(test.guests() == 0);
    CHECK(test.house().answer(test.filled("/guests", k_anna, "out of date")).status == 303);
    CHECK(test.guests() == 0);
}

TEST_CASE("a form too large, of no kind we know or torn is refused") {
    TestHouse test{{.form_limit = 1000}};
    auto large = test.filled("/guests", k_anna, "member");
    large.body += "&more=" + std::string(1000, 'x');
    CHECK(test.house().answer(large).status == 413);
    const auto good = test.filled("/guests", k_anna, "member");
    CHECK(test.house().answer(with(good, "Content-Type", "text/plain")).status == 415);
    const auto torn = with(good, "Content-Type", "multipart/form-data; boundary=x");
    CHECK(test.house().answer(torn).status == 400);
}

TEST_CASE("files are uploaded") {
    TestHouse test;
    auto request = test.filled("/files", {}, "member");
    auto form = parse_urlencoded(request.body, {}).value();
    form.fields.push_back({"file", std::string("\0\r\n--x", 6), true, "C:\\möte.pdf"});
    form.fields.push_back({"file", "", true, ""});
    request.body = print_multipart(form, "y");
    request = with(request, "Content-Type", "multipart/form-data; boundary=y");
    CHECK(test.house().answer(request).body == "möte.pdf:6 ");
}

TEST_CASE("how much body a request may send is known from its head") {
    TestHouse test{{.body_limit = 9000, .form_limit = 500}};
    RawRequest head{.method = "POST", .target = "/files"};
    head.headers = {{"Content-Type", "multipart/form-data; boundary=y"}};
    CHECK(test.house().body_limit(head) == 500);
    head.headers.emplace_back("Cookie", "session=member");
    CHECK(test.house().body_limit(head) == 9000);
    head.target = "/mine";
    CHECK(test.house().body_limit(head) == 0);
}

TEST_CASE("behind TLS cookies are bound to the host") {
    TestHouse test{{.plain_http = false}};
    const auto page = test.get("/form");
    CHECK(header(page, "Set-Cookie").starts_with("__Host-form="));
    CHECK(header(page, "Set-Cookie").ends_with("; Secure"));
    CHECK(header(page, "Strict-Transport-Security") == "max-age=31536000");
    CHECK(test.get("/mine", "member").status == 303);
    RawRequest request{.method = "GET", .target = "/mine"};
    request.headers = {{"Cookie", "__Host-session=member"}};
    CHECK(test.house().answer(request).body == "member");
}

TEST_CASE("two routes for one path are refused at start") {
    const auto show = [](const Request&) { return Answer{}; };
    Router router;
    router.get("/rooms/{room}", Access::anyone, show);
    CHECK_THROWS_AS(router.get("/rooms/new", Access::anyone, show), Fault);
    CHECK_THROWS_AS(router.get("/{a}/{b}", Access::anyone, show), Fault);
    CHECK_THROWS_AS(router.get("/rooms{x}", Access::anyone, show), Fault);
    CHECK_THROWS_AS(router.get("rooms", Access::anyone, show), Fault);
    router.get("/rooms/{room}/bookings", Access::anyone, show);
    router.get("/houses/{house}", Access::anyone, show);
    router.post("/rooms/new", Access::anyone, [](const Submission&) { return Answer{}; });
    CHECK(router.routes().size() == 4);
}

TEST_CASE("a static file has its own address for each content") {
    const StaticFile file{"test.css", "text/css; charset=utf-8", "a{}"};
    const StaticFile other{"test.css", "text/css; charset=utf-8", "b{}"};
    CHECK(file.url() != other.url());
    TestHouse test;
    const auto answer = test.get(file.url().text());
    CHECK(answer.body == "a{}");
    CHECK(header(answer, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(test.get("/static/test.css").status == 404);
}

TEST_CASE("the house says how it is, and its figures only to this machine") {
    TestHouse test;
    const auto health = test.get("/health");
    CHECK(health.status == 200);
    CHECK(health.body == R"({"database":"ok","jobs_given_up":0,"jobs_an_hour_late":0})");
    test.house().record(health, {.method = "GET", .bytes = 10, .microseconds = 400});
    CHECK(test.get("/metrics").body.find("samskap_requests_total{route=\"/health\"") !=
          std::string::npos);
    RawRequest request{.method = "GET", .target = "/metrics"};
    request.peer = "192.0.2.7";
    CHECK(test.house().answer(request).status == 404);
    request.peer = "127.0.0.1";
    CHECK(test.house().answer(with(request, "X-Forwarded-For", "192.0.2.7")).status == 404);
}
