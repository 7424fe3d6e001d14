// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "app/commands.hpp"
#include "app/features.hpp"
#include "app/installation.hpp"
#include "tests/world/databases.hpp"
#include "tests/world/html_check.hpp"
#include "tests/world/page.hpp"

namespace samskap::tests {

TEST_CASE("with the pages in English, what people wrote is marked as Swedish") {
    FreshDatabase fresh{app::migrations()};
    app::load_sample(*fresh, std::string(SAMSKAP_SOURCE) + "/sample");
    const SetClock clock{Zone().instant({day_of(2026, 11, 22), ClockTime{12 * 60}})};
    app::Installation installation(fresh.where(), clock, 1);
    Browser browser(installation.house());
    browser.open("/appearance?set=en");
    // Every page that is opened is checked; these hold what was said at meetings.
    for (const auto* path : {"/", "/work", "/promises", "/questions", "/search?q=lokal",
                             "/search?q=lokalprogrm", "/meetings"}) {
        CAPTURE(path);
        const auto page = browser.open(path);
        CHECK(page.html().find("<html lang=\"en\"") != std::string::npos);
    }
    const auto work = browser.open("/work").html();
    int matters = 0;
    constexpr std::string_view link = "<h2><a href=\"/work/";
    for (auto at = work.find(link); at != std::string::npos; at = work.find(link, at + 1)) {
        const auto from = at + std::string_view("<h2><a href=\"").size();
        const auto path = work.substr(from, work.find('"', from) - from);
        CAPTURE(path);
        CHECK(browser.open(path).status() == 200);
        ++matters;
    }
    CHECK(matters > 4);
}

TEST_CASE("the check of pages finds Swedish without lang, and user names without purpose") {
    const auto page = [](std::string_view inside) {
        return "<!doctype html><html lang=\"en\"><head><title>x</title></head><body><main>"
               "<h1>x</h1>" +
               std::string(inside) + "</main></body></html>";
    };
    const auto faults = [&](std::string_view inside) {
        return faults_of_page(page(inside)).size();
    };
    CHECK(faults("<p>Amira ska fråga om lokalen och nyckeln</p>") == 1);
    CHECK(faults("<p lang=\"sv\">Amira ska fråga om lokalen och nyckeln</p>") == 0);
    CHECK(faults("<p>Notes of Byggrådet, for the man in charge</p>") == 0);
    CHECK(faults("<p><label>Name <input name=\"user_name\"></label></p>") == 1);
    CHECK(
        faults("<p><label>Name <input name=\"user_name\" autocomplete=\"username\"></label></p>") ==
        0);
}

}  // namespace samskap::tests
