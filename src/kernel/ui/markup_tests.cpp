// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "kernel/ui/components.hpp"
#include "kernel/ui/html.hpp"
#include "kernel/ui/stylesheet.hpp"

namespace samskap::ui {
namespace {

TEST_CASE("words are escaped wherever they stand, markup is not") {
    const std::string name = R"(<b> & "it's")";
    const auto html = markup(R"(<p title="{}">{}{}</p>)", name, name, markup("<i>x</i>"));
    CHECK(html.text() ==
          "<p title=\"&lt;b&gt; &amp; &quot;it&#39;s&quot;\">"
          "&lt;b&gt; &amp; &quot;it&#39;s&quot;<i>x</i></p>");
}

TEST_CASE("holes take literals, views, numbers of every kind and addresses") {
    const std::size_t size = 18;
    CHECK(markup("<p>{} {} {} {}</p>", "a", std::string_view("b"), -7, size).text() ==
          "<p>a b -7 18</p>");
    CHECK(
        markup(R"(<a href="{}">x</a>)", web::url("/work").with("q", "å&b").with("n", "2")).text() ==
        R"(<a href="/work?q=%C3%A5%26b&amp;n=2">x</a>)");
}

TEST_CASE("marked words keep their text and are escaped between and within") {
    CHECK(marked("a<b>c", {{1, 2}, {4, 5}}).text() == "a<mark>&lt;</mark>b&gt;<mark>c</mark>");
    CHECK(marked("åäö", {}).text() == "åäö");
    CHECK_THROWS_AS(marked("abc", {{2, 3}, {0, 1}}), Fault);
    CHECK_THROWS_AS(marked("abc", {{2, 9}}), Fault);
}

TEST_CASE("a password never stands in a page, other values do") {
    const Field field{.name = "x", .label = "X", .value = "hemligt"};
    CHECK(input(field, InputKind::password).text().find("hemligt") == std::string::npos);
    CHECK(input(field, InputKind::text).text().find("hemligt") != std::string::npos);
}

TEST_CASE("the stylesheet is small, has no comments and spells out what Chrome 80 lacks") {
    const auto css = stylesheet();
    CHECK(css.size() > 10'000);
    CHECK(css.size() < 24'000);
    for (const auto* absent :
         {"/*", "margin-inline:", "padding-block:", "margin-block:", ":is(", "inset-inline", "  "})
        CHECK_MESSAGE(css.find(absent) == std::string_view::npos, absent);
    CHECK(css.find("padding-inline-start:1rem;padding-inline-end:1rem") != std::string_view::npos);
}

}  // namespace
}  // namespace samskap::ui
