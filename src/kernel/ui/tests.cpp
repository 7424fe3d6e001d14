// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/components.hpp"
#include "kernel/ui/line_map.hpp"
#include "kernel/ui/revision.hpp"
#include "kernel/ui/test_house.hpp"
#include "kernel/ui/texts_of_time.hpp"
#include "kernel/ui/words.hpp"
#include "tests/world/html_check.hpp"

namespace samskap::ui {
namespace {

using testing::TestHouse;

Texts texts(web::Language language, bool easy = false) {
    return Texts(web::Preferences{.language = language, .easy = easy});
}

TEST_CASE("days and times are said as people say them") {
    const auto swedish = texts(web::Language::sv);
    const auto english = texts(web::Language::en);
    const auto day = day_of(2026, 11, 5);
    CHECK(swedish.day(day, day_of(2026, 1, 1)) == "torsdag 5 november");
    CHECK(swedish.day(day, day_of(2025, 1, 1)) == "torsdag 5 november 2026");
    CHECK(english.day(day, day_of(2026, 1, 1)) == "Thursday 5 November");
    CHECK(swedish.short_day(day) == "5 nov");
    CHECK(short_day(swedish, day, day_of(2026, 1, 1)) == "5 nov");
    CHECK(short_day(swedish, day, day_of(2027, 1, 1)) == "5 nov 2026");
    CHECK(swedish.day_and_month(day) == "5 november");
    CHECK(swedish.day_and_year(day) == "5 november 2026");
    CHECK(swedish.time({600}) == "10");
    CHECK(swedish.time({605}) == "10.05");
    CHECK(english.time({810}) == "13:30");
}

TEST_CASE("a text counts, is filled, and falls back to Swedish") {
    const auto swedish = texts(web::Language::sv);
    CHECK(swedish(text::picture_hanging, 1) == "ett löfte utan svar");
    CHECK(swedish(text::picture_hanging, 3) == "3 löften utan svar");
    CHECK(swedish(text::title_of_page, "A", "B", "C") == "A – B, C");
    CHECK(texts(web::Language::sv, true)(text::help_heading) == "Behöver du hjälp?");
    CHECK(texts(web::Language::sv, true)(text::menu_home) == "Hem");
    CHECK(swedish.html(text::signed_in_as, markup("<b>{}</b>", "A & B")).text() ==
          "Inloggad: <b>A &amp; B</b>");
}

web::Answer plain(const web::Request& request) {
    return page(request, {.title = "Sidan", .content = markup("<h1>Sidan</h1>")});
}

TEST_CASE("a choice of look is one link, and leads back") {
    TestHouse house(plain);
    auto browser = house.browser();
    auto easy = browser.open("/page?q=a%26b").follow("Enklare text");
    CHECK(easy.url() == "/page?q=a%26b");
    CHECK(easy.html().find("data-read=\"easy\"") != std::string::npos);
    auto english = easy.follow("English");
    CHECK(english.html().find("<html lang=\"en\"") != std::string::npos);
    auto dark = english.follow("Dark");
    CHECK(dark.html().find("data-theme=\"dark\"") != std::string::npos);
    CHECK(browser.open("/appearance?set=light&back=//elsewhere.example").url() == "/");
}

TEST_CASE("the frame shows what each may reach, and the phone number to all") {
    TestHouse house(plain);
    auto visitor = house.browser().open("/page");
    CHECK(visitor.has("070-174 06 12"));
    CHECK(visitor.html().find("tel:+46701740612") != std::string::npos);
    CHECK_FALSE(visitor.has_link("Granska"));
    CHECK_FALSE(visitor.has_button("Logga ut"));
    CHECK(visitor.answer().keep == web::Keep::revalidate);
    auto browser = house.browser();
    browser.set_cookie("session", "Maja");
    auto secretary = browser.open("/page");
    CHECK(secretary.has_link("Granska"));
    CHECK(secretary.has_button("Logga ut"));
    CHECK(secretary.answer().keep == web::Keep::nothing);
    auto member_browser = house.browser();
    member_browser.set_cookie("session", "Torbjörn");
    auto member = member_browser.open("/page");
    CHECK_FALSE(member.has_link("Granska"));
    CHECK(member.has_link("Löften"));
}

TEST_CASE("only the icons that a page uses are drawn in it") {
    TestHouse house(plain);
    const auto html = house.browser().open("/page").html();
    CHECK(html.find("id=\"i-home\"") != std::string::npos);
    CHECK(html.find("id=\"i-wait\"") == std::string::npos);
}

TEST_CASE("each error page says what to do, also without a database") {
    TestHouse house([](const web::Request& request) -> web::Answer {
        const auto wanted = request.query("status");
        if (wanted == "500") throw Fault("broken");
        return error_page(request, std::stoi(wanted), "");
    });
    for (const auto* status :
         {"403", "404", "405", "409", "413", "422", "429", "431", "500", "503", "507"}) {
        const auto page = house.browser().open(std::string("/page?status=") + status);
        CHECK(std::to_string(page.status()) == status);
        CHECK(page.has_link("Till startsidan"));
        CHECK(page.answer().keep == web::Keep::nothing);
    }
    house.has_database = false;
    CHECK(house.browser().open("/page?status=500").has("Felet är vårt"));
}

Html guest_form(const web::Request& request, const std::vector<Field>& fields) {
    Html inside = revision_field(3);
    inside += input(fields[0]);
    inside += radios(fields[1], {{"all", "Alla", "också främmande"}, {"group", "Gruppen"}});
    inside += buttons(button({.label = "Spara"}));
    return form(request, web::url("/page"), inside);
}

web::Answer guest_page(const web::Request& request, const std::vector<Field>& fields,
                       bool refused) {
    auto content = markup("<h1>Gäst</h1>{}", error_summary(request, fields));
    content += guest_form(request, fields);
    const Page page{.title = "Gäst", .content = content};
    return refused ? unprocessable(request, page) : ui::page(request, page);
}

std::vector<Field> guest_fields(const web::Form& sent) {
    return {{.name = "name", .label = "Namn", .value = sent.value("name"), .hint = "Som du vill."},
            {.name = "who", .label = "Vem får se?", .value = sent.value("who")}};
}

web::Answer save_guest(const web::Submission& submission) {
    auto fields = guest_fields(submission.form());
    if (submission.form().value("who").empty()) fields[1].error = "Välj en.";
    if (fields[0].value.empty()) fields[0].error = "Skriv ett namn.";
    if (!fields[0].error.empty() || !fields[1].error.empty())
        return guest_page(submission, fields, true);
    if (!is_current(submission, 4))
        return merge_page(submission, web::url("/page"),
                          {{fields[0], "Bo Ek", "Maja"}, {fields[1], fields[1].value}}, 4);
    return web::see_other(web::url("/"));
}

TEST_CASE("a refused form says what is wrong at each field and keeps what was written") {
    TestHouse house(
        [](const web::Request& request) { return guest_page(request, guest_fields({}), false); },
        save_guest);
    auto again = house.browser().open("/page").fill("Namn", "Åsa <Ek>").press("Spara");
    CHECK(again.status() == 422);
    CHECK(again.title().starts_with("Fel: Gäst"));
    CHECK(again.value_of("Namn") == "Åsa <Ek>");
    CHECK(again.error_at("Namn").empty());
    CHECK(again.error_at("Vem får se?") == "Välj en.");
    CHECK(again.has("Ett fält behöver ändras."));
    CHECK(again.has_link("Vem får se? Välj en."));
}

TEST_CASE("two at once: nobody's words are lost, and saving goes on top of the newest") {
    TestHouse house(
        [](const web::Request& request) { return guest_page(request, guest_fields({}), false); },
        save_guest);
    auto page = house.browser().open("/page");
    auto merge = page.fill("Namn", "Åsa Ek").choose("Vem får se?", "Gruppen").press("Spara");
    CHECK(merge.status() == 409);
    CHECK(merge.has("Bo Ek"));
    CHECK(merge.has("Det som Maja sparade"));
    CHECK(merge.value_of("Så här ska det stå: Namn") == "Åsa Ek");
    CHECK(merge.fill("Så här ska det stå: Namn", "Åsa Ek och Bo Ek").press("Spara så här").url() ==
          "/");
}

TEST_CASE("a pager keeps the question and leaves out page 1") {
    TestHouse house([](const web::Request& request) {
        auto content = markup("<h1>Lista</h1>{}", pager(request, request.page(), true));
        return page(request, {.title = "Lista", .content = content});
    });
    auto second = house.browser().open("/page?q=x%20y").follow("Nästa sida");
    CHECK(second.url() == "/page?q=x%20y&page=2");
    CHECK(second.follow("Nästa sida").url() == "/page?q=x%20y&page=3");
    CHECK(second.follow("Föregående sida").url() == "/page?q=x%20y");
}

std::string whole(const std::string& body) {
    return "<!doctype html><html lang=\"sv\"><head><title>x</title></head><body><main><h1>x</h1>" +
           body + "</main></body></html>";
}

TEST_CASE("the checker of pages finds each fault it knows") {
    CHECK(tests::faults_of_page(whole("<p>bra</p>")).empty());
    for (const auto* bad :
         {"<p><div>x</div></p>", "<b><i>x</b></i>", "<p id=\"a\">x</p><p id=\"a\">y</p>",
          "<input name=\"a\">", "<h3>x</h3>", "<p style=\"color:red\">x</p>", "<a href=\"/\"></a>",
          "<img src=\"/x\">", "<table><tr><td>x</td></tr></table>", "<a href=\"#gone\">x</a>",
          "<script>x</script>", "<button></button>", "<h1>two</h1>", "<p onclick=\"x\">x</p>",
          "<form method=\"post\" action=\"/\"></form>", "<ul><p>x</p></ul>", "<div>",
          "<svg viewBox=\"0 0 1 1\"></svg>", "<p aria-describedby=\"gone\">x</p>"})
        CHECK_MESSAGE(!tests::faults_of_page(whole(bad)).empty(), bad);
    CHECK_FALSE(tests::faults_of_page("<html><head><title>x</title></head><body><main><h1>x</h1>"
                                      "</main></body></html>")
                    .empty());
}

LineMap one_row(std::vector<At> at) {
    LineMap map{
        .meetings = {},
        .matters = {{.name = "Arvode", .url = web::url("/work/1"), .state = "Igång", .at = at}}};
    for (std::size_t i = 0; i < at.size(); ++i)
        map.meetings.push_back({.day = day_of(2026, 1, 1) + static_cast<int>(i) * 30});
    return map;
}

std::size_t count_of(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

TEST_CASE("a line is whole between meetings that spoke of the matter, dotted over silence") {
    const auto t = texts(web::Language::sv);
    const auto whole_line = line_map(one_row({At::raised, At::raised, At::goes_on}), t).text();
    CHECK(count_of(whole_line, "class=\"l off\"") == 0);
    CHECK(count_of(whole_line, "<line class=\"l\" x1=\"16.67%\" x2=\"83.33%\"") == 1);
    const auto silent = line_map(one_row({At::raised, At::silent, At::raised}), t).text();
    CHECK(count_of(silent, "<line class=\"l off\" x1=\"16.67%\" x2=\"83.33%\"") == 1);
    CHECK(count_of(silent, "<line class=\"l\"") == 0);
    const auto done = line_map(one_row({At::raised, At::done, At::silent}), t).text();
    CHECK(count_of(done, "class=\"l off\"") == 0);
}

TEST_CASE("at most eight meetings and twelve matters are drawn") {
    const auto t = texts(web::Language::sv);
    auto map = one_row(std::vector<At>(20, At::raised));
    map.matters.resize(30, map.matters[0]);
    map.matters[0].handed_over = {3, 19};
    map.matters[0].hanging = {1, 18};
    const auto html = line_map(map, t).text();
    CHECK(count_of(html, "<line class=\"warp") == 8);
    CHECK(count_of(html, "class=\"name\"") == 12);
    CHECK(count_of(html, "class=\"pr ring\"") == 1);
    CHECK(html.find("ett löfte utan svar") != std::string::npos);
}

TEST_CASE("a picture without meetings or matters is still a page") {
    const auto t = texts(web::Language::sv);
    CHECK(tests::faults_of_page(whole(line_map({}, t).text())).empty());
    CHECK(tests::faults_of_page(
              whole(matter_map(
                        {.name = "x", .state = "", .meetings = {}, .at = {}, .heading = "Vägen"}, t)
                        .text()))
              .empty());
}

}  // namespace
}  // namespace samskap::ui
