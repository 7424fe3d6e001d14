// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/matters/matters.hpp"
#include "kernel/base/text.hpp"
#include "tests/world/world.hpp"

// No name reaches the open web without somebody who has seen how it reads there.
namespace samskap::matters {
namespace {

using tests::Page;
using tests::World;

struct Open {
    World world;
    MatterId matter;
    Open() {
        matter = world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            const auto group = world.party("Utvecklingsgruppen");
            const auto id = add_matter(
                db, {},
                {.title = "Blanketterna", .group = group, .domain = web::domain_of_group(group)});
            open_matter(db, {}, id);
            return id;
        });
    }
    [[nodiscard]] std::string path() const { return "/work/" + to_text(matter); }
    Page edit() { return world.sign_in("maja").open(path() + "/edit"); }
    Page stranger(const std::string& path) { return world.visitor().open(path); }
    bool is_hidden() { return world.visitor().get(path()).status == 404; }
};

bool names(const Page& page, std::string_view name) {
    return text::lower(page.text()).find(text::lower(name)) != std::string::npos;
}

}  // namespace

TEST_CASE("words of an open matter are shown as strangers read them before they are saved") {
    Open open;
    auto form = open.edit();
    CHECK(form.has("Det här visas för alla."));
    form.fill("Namn", "Nils Åkerholms blanketter").fill("Kort om vad det är", "Nils ritar dem.");
    const auto seen = form.press("Spara");
    CHECK(seen.has("Inget är sparat än."));
    CHECK(seen.has("Här står Nils Åkerholm, som inte har sagt ja till att synas öppet."));
    CHECK_FALSE(names(open.stranger(open.path()), "Nils"));
    CHECK(open.stranger("/search?q=%C3%85kerholm").has("Vi hittade inget"));

    CHECK(seen.press("Spara bara för gruppen").heading() == "Nils Åkerholms blanketter");
    CHECK(open.is_hidden());
    CHECK(open.stranger("/search?q=%C3%85kerholm").has("Vi hittade inget"));
    CHECK(open.world.sign_in("amira").open(open.path()).has("Nils ritar dem."));
}

TEST_CASE(
    "what names nobody is saved openly with one more press, and what one wrote can be mended") {
    Open open;
    auto form = open.edit();
    const auto seen = form.fill("Kort om vad det är", "Vi ritar nya.").press("Spara");
    CHECK_FALSE(seen.has("som inte har sagt ja"));
    auto again = seen.press("Ändra mer");
    CHECK(again.value_of("Kort om vad det är") == "Vi ritar nya.");
    again.fill("Kort om vad det är", "Vi ritar nya blanketter.");
    CHECK(again.press("Spara")
              .press("Spara och visa för alla så att vem som helst kan läsa det")
              .status() == 200);
    CHECK(open.stranger(open.path()).has("Vi ritar nya blanketter."));
    // What nobody can read is saved at once.
    CHECK(open.edit().fill("Håller i", "Amira Haddadi").press("Spara").url() == open.path());
}

TEST_CASE("another name is for the group until it is shown, and can be taken away") {
    Open open;
    auto form = open.edit();
    form.fill("Kallas också", "Kents blanketter");
    REQUIRE(form.press("Spara").press("Spara bara för gruppen").status() == 200);
    auto maja = open.world.sign_in("maja");
    const auto openly = "Visa för alla så att vem som helst kan läsa det";
    CHECK(maja.open(open.path() + "/opening").press(openly).status() == 200);
    CHECK_FALSE(names(open.stranger(open.path()), "Kents"));
    CHECK(open.stranger("/search?q=Kents").has("Vi hittade inget"));
    CHECK(maja.open(open.path()).has("Kents blanketter"));

    auto names_of = open.edit().in("Kents blanketter");
    CHECK(names_of.press("Visa för alla Kents blanketter").status() == 200);
    CHECK(names(open.stranger(open.path()), "Kents"));
    CHECK_FALSE(open.stranger("/search?q=Kents").has("Vi hittade inget"));
    CHECK(open.edit().in("Kents blanketter").press("Ta bort Kents blanketter").status() == 200);
    CHECK_FALSE(names(open.stranger(open.path()), "Kents"));
    CHECK(open.stranger("/search?q=Kents").has("Vi hittade inget"));
    CHECK_FALSE(maja.open(open.path()).has("Kents blanketter"));
}

TEST_CASE("the title that a matter had is for its group") {
    Open open;
    const auto openly = "Spara och visa för alla så att vem som helst kan läsa det";
    REQUIRE(open.edit().fill("Namn", "Nils blanketter").press("Spara").press(openly).status() ==
            200);
    CHECK(names(open.stranger(open.path()), "Nils"));
    REQUIRE(open.edit().fill("Namn", "Pappren").press("Spara").press(openly).status() == 200);
    CHECK(open.stranger(open.path()).heading() == "Pappren");
    CHECK_FALSE(names(open.stranger(open.path()), "Nils"));
    CHECK(open.world.sign_in("amira").open(open.path()).has("Nils blanketter"));
}

TEST_CASE("what is split off an open matter is for the group until somebody shows it") {
    Open open;
    const auto& group = open.world.party("Utvecklingsgruppen");
    open.world.database().in_transaction(open.world.clock.time(), [&](db::Writer& db) {
        const auto meeting = meetings::add_meeting(db, {},
                                                   {.group = group,
                                                    .domain = web::domain_of_group(group),
                                                    .day = day_of(2026, 9, 3),
                                                    .day_source = meetings::DaySource::stated});
        add_statement(db, {},
                      {.meeting = meeting,
                       .meeting_day = day_of(2026, 9, 3),
                       .topic = add_topic(db, {.meeting = meeting, .title = "Läget"}),
                       .position = 1,
                       .kind = Kind::action,
                       .text = "Amira ritar en till.",
                       .matter = open.matter,
                       .domain = web::domain_of_group(group)});
        refresh(db, open.matter);
    });
    auto form = open.world.sign_in("maja").open(open.path() + "/joining");
    form.fill("Den nya frågans namn", "Nils ritning").check("Amira ritar en till.");
    const auto made = form.press("Dela");
    CHECK(made.heading() == "Nils ritning");
    CHECK(open.world.visitor().get(made.url()).status == 404);
    CHECK(open.stranger("/search?q=ritning").has("Vi hittade inget"));

    // A second press on a slow line makes no second matter.
    const auto twice = form.press("Dela");
    CHECK(twice.url() == made.url());
    CHECK(open.world.database().read()->count("SELECT COUNT(*) AS value FROM matters") == 2);
}

TEST_CASE("who joins or divides sees what somebody else did meanwhile") {
    Open open;
    const auto group = open.world.party("Utvecklingsgruppen");
    open.world.database().in_transaction(open.world.clock.time(), [&](db::Writer& db) {
        add_matter(db, {},
                   {.title = "Pappren", .group = group, .domain = web::domain_of_group(group)});
    });
    auto form = open.world.sign_in("maja").open(open.path() + "/joining");
    CHECK(open.edit().fill("Håller i", "Amira Haddadi").press("Spara").status() == 200);
    const auto stale = form.choose("Slå ihop med", "Pappren").press("Slå ihop");
    CHECK(stale.status() == 409);
    CHECK(stale.has("Någon annan ändrade medan du valde."));
    auto again = stale;
    const auto joined = again.choose("Slå ihop med", "Pappren").press("Slå ihop");
    CHECK(joined.heading() == "Pappren");
    CHECK(again.press("Slå ihop").url() == joined.url());
}

}  // namespace samskap::matters
