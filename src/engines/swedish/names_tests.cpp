// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/swedish/likeness.hpp"
#include "engines/swedish/names.hpp"

using namespace samskap::swedish;

namespace {

const Lexicon& lexicon() {
    static const auto loaded = installed_lexicon();
    return loaded;
}

double alike(const char* left, const char* right) {
    return likeness(wording_of(left, lexicon()), wording_of(right, lexicon()));
}
Mention mentioned(const char* name, const char* text) {
    return mention(wording_of(name, lexicon()), wording_of(text, lexicon()));
}

}  // namespace

TEST_CASE("names: the same, perhaps the same, or two people") {
    struct Row {
        const char* left;
        const char* right;
        NameMatch match;
    };
    const Row rows[] = {
        {"Ann-Marie Ek", "ann marie  ek", NameMatch::same},
        {"B. Ek", "B Ek", NameMatch::same},
        {"Åsa Ek", "ÅSA EK", NameMatch::same},
        {"Bo", "Bo Ek", NameMatch::may_be},
        {"Ek", "Bo Ek", NameMatch::may_be},
        {"B. Ek", "Bo Ek", NameMatch::may_be},
        {"Bo E", "Bo Ek", NameMatch::may_be},
        {"Bo Ek", "Bo Anders Ek", NameMatch::may_be},
        {"Marie Ek", "Ann-Marie Ek", NameMatch::different},
        {"Ann Ek", "Anne Ek", NameMatch::different},
        {"Ann", "Anne", NameMatch::different},
        {"Ann", "Anne Ek", NameMatch::different},
        {"Bo Ek", "Ivan Ek", NameMatch::different},
        {"Bo Ek", "Bo Alm", NameMatch::different},
        {"Bo Ek", "Bo Ek Alm", NameMatch::different},
        {"Asa Ek", "Åsa Ek", NameMatch::different},
        {"B", "Bo Ek", NameMatch::different},
        {"B. E.", "Bo Ek", NameMatch::different},
        {"", "Bo", NameMatch::different},
    };
    for (const auto& row : rows) {
        CAPTURE(row.left);
        CAPTURE(row.right);
        CHECK(compare_names(row.left, row.right) == row.match);
        CHECK(compare_names(row.right, row.left) == row.match);
        CHECK((name_key(row.left) == name_key(row.right)) == (row.match == NameMatch::same));
    }
}

TEST_CASE("a genitive may be a name without it") {
    CHECK(name_readings("Pernillas") == std::vector<std::string>{"Pernillas", "Pernilla"});
    CHECK(name_readings("LSS:s") == std::vector<std::string>{"LSS:s", "LSS"});
    CHECK(name_readings("Bo") == std::vector<std::string>{"Bo"});
    CHECK(name_readings("").size() == 1);
}

TEST_CASE("an organisation is one in all its written forms") {
    const auto key = [](const char* name) { return organisation_key(name, lexicon()); };
    CHECK(key("socialförvaltningen") == key("Socialförvaltning"));
    CHECK(key("Socialförvaltningens") == key("SOCIALFÖRVALTNINGEN"));
    CHECK(key("Sundhamns kommun") == key("sundhamns  kommun"));
    CHECK(key("Socialförvaltningen") != key("Skolförvaltningen"));
    CHECK(key("Föreningen Havet") != key("Föreningen Skogen"));
    CHECK(organisation_name(" socialförvaltningen  öst ") == "Socialförvaltningen öst");
}

TEST_CASE("a matter is found by name, alias, stem, part and near spelling") {
    CHECK(mentioned("Hälsa", "Din hälsa").score == doctest::Approx(1.0));
    CHECK(mentioned("Hälsa", "Din hälsa").reason == Reason::name);
    CHECK(mentioned("Hälsa", "Vi pratade om hälsan").reason == Reason::stem);
    CHECK(mentioned("Hälsa", "Hälsoprojektet slutar nu").reason == Reason::compound_part);
    CHECK(mentioned("Hälsa", "Hälsoprojektet slutar nu").score > 0.6);
    CHECK(mentioned("Curiosity", "Curiocity har öppnat").reason == Reason::near_spelling);
    CHECK(mentioned("CurioCity", "Besök på Curiosity i juni").score > 0.5);
    CHECK(mentioned("Frukostdialog om kompetens", "nästa frukostdialog").score > 0.4);
    CHECK(mentioned("Hälsa", "Lokalen på Hamngatan").score == 0.0);
    CHECK(mentioned("Brännbollsturnering", "Cykelprojektet i höst").score == 0.0);
    // Sharing only what every matter is called says nothing.
    CHECK(mentioned("Cykelprojektet", "Hälsoprojektet").score == 0.0);
    CHECK(mentioned("och", "och").score == 0.0);
}

TEST_CASE("likeness is symmetric, between 0 and 1, and whole for the same words") {
    const char* texts[] = {"Hälsoprojektet får en arbetsgrupp",
                           "En arbetsgrupp för hälsa till hösten",
                           "Lokalen på Hamngatan är låst",
                           "Vem har nyckeln till lokalerna?",
                           "",
                           "och",
                           "CurioCity"};
    for (const auto* left : texts) {
        for (const auto* right : texts) {
            CHECK(alike(left, right) == doctest::Approx(alike(right, left)));
            CHECK(alike(left, right) >= 0.0);
            CHECK(alike(left, right) <= 1.0);
        }
    }
    CHECK(alike(texts[0], texts[0]) == doctest::Approx(1.0));
    CHECK(alike(texts[0], texts[1]) > alike(texts[0], texts[2]));
    CHECK(alike(texts[2], texts[3]) > alike(texts[2], texts[1]));
}

TEST_CASE("near spelling forgives a slip in a long word and no more") {
    CHECK(near_spelling("curiosity", "curiocity"));
    CHECK(near_spelling("brännboll", "bränboll"));
    CHECK_FALSE(near_spelling("anna", "anne"));
    CHECK_FALSE(near_spelling("hamngatan", "strandgatan"));
    CHECK_FALSE(near_spelling("cykel", "hälsa"));
    CHECK(near_spelling("curiosity", "curisoity"));
}
