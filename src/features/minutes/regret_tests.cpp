// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

// A press beside the mark is no answer for ever.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr const char* k_said = "Amira pratar med cheferna om pengar till 1 december.";
constexpr const char* k_about = "Amira pratar med cheferna om pengar…";

struct Answered {
    World world;
    Page meeting;
    Answered() : meeting(published()) {}
    Page published() {
        auto maja = world.sign_in("maja");
        auto page = maja.open("/review");
        page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
        page.fill("Klistra in anteckningarna",
                  std::string("Möte den 3 september 2026\n\nDeltagare: Amira Haddadi (Kajen), Nils "
                              "Åkerholm (Kajen), Maja Lindhe\n\nLokalen\n") +
                      k_said + "\n");
        return page.press("Läs in").press("Godkänn resten").press("Publicera till gruppen");
    }
    void answer(const std::string& who, const std::string& how) {
        auto form = world.sign_in(who)
                        .open(meeting.url())
                        .follow(std::string("Berätta hur det gick ") + k_about);
        form.choose("Hur gick det?", how).fill("Berätta med några ord", "Det var fel tid.");
        CHECK(form.press("Spara").status() == 200);
    }
    Page seen_by(const std::string& who) { return world.sign_in(who).open(meeting.url()); }
    static std::string regret() { return std::string("Ta tillbaka svaret ") + k_about; }
};

}  // namespace

TEST_CASE("who gave an answer takes it back, and the history says so") {
    Answered told;
    told.answer("amira", "Det blir inte av");
    CHECK_FALSE(told.seen_by("nils").has_link(Answered::regret()));
    auto form = told.seen_by("amira").follow(Answered::regret());
    CHECK(form.has("Det var fel tid."));
    const auto after = form.fill("Varför?", "Jag tryckte fel.").press("Ta tillbaka");
    CHECK(after.has_link(std::string("Berätta hur det gick ") + k_about));
    CHECK_FALSE(after.has("Det var fel tid."));
    const auto history = told.seen_by("nils").in(k_said).follow("Tidigare lydelser");
    CHECK(history.has("Det var fel tid."));
    CHECK(history.has("Amira Haddadi tog tillbaka det 22 november 2026. Jag tryckte fel."));
    // Pressed twice, it stays taken back.
    CHECK(form.press("Ta tillbaka").has_link(std::string("Berätta hur det gick ") + k_about));
}

TEST_CASE("the secretary takes back what was handed back, and its owner has it again") {
    Answered told;
    told.answer("amira", "Jag lämnar tillbaka det");
    CHECK_FALSE(told.seen_by("maja").in(k_said).has("Vem: Amira Haddadi"));
    const auto after = told.seen_by("maja").follow(Answered::regret()).press("Ta tillbaka");
    CHECK(after.in(k_said).has("Vem: Amira Haddadi"));
}

TEST_CASE("after two weeks only the secretary takes an answer back") {
    Answered told;
    told.answer("amira", "Det är gjort");
    told.world.clock.set(Instant{told.world.clock.time().seconds + 15 * 24 * 3600});
    CHECK_FALSE(told.seen_by("amira").has_link(Answered::regret()));
    CHECK(told.seen_by("maja").has_link(Answered::regret()));
}

TEST_CASE("what is answered offers no form that would be refused") {
    Answered told;
    auto form = told.seen_by("amira").follow(std::string("Berätta hur det gick ") + k_about);
    told.answer("maja", "Det är gjort");
    auto late = form.choose("Hur gick det?", "Det blir inte av")
                    .fill("Berätta med några ord", "Nej.")
                    .press("Spara");
    CHECK(late.status() == 422);
    CHECK(late.has("Någon har redan berättat"));
    CHECK_FALSE(late.has_field("Hur gick det?"));
    CHECK(told.seen_by("maja").follow(Answered::regret()).press("Ta tillbaka").status() == 200);
}

}  // namespace samskap::minutes
