// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "engines/recurrence/phrase_rows.hpp"
#include "engines/recurrence/phrase_text.hpp"
#include "engines/recurrence/phrases.hpp"

using namespace samskap::recurrence;

namespace {

// What must be so for any text at all.
void check_spans(std::string_view text) {
    std::size_t reached = 0;
    for (const auto& phrase : find_phrases(text)) {
        REQUIRE(phrase.span.begin >= reached);
        REQUIRE(phrase.span.begin <= phrase.core.begin);
        REQUIRE(phrase.core.begin < phrase.core.end);
        REQUIRE(phrase.core.end == phrase.span.end);
        REQUIRE(phrase.span.end <= text.size());
        if (phrase.kind == PhraseKind::day) {
            REQUIRE(phrase.first.month >= 1);
            REQUIRE(phrase.first.month <= 12);
            REQUIRE(phrase.last.day >= 1);
            REQUIRE(phrase.last.day <= 31);
        }
        if (phrase.series.rule) REQUIRE(parse_rule(to_text(*phrase.series.rule)));
        reached = phrase.span.end;
    }
}

}  // namespace

TEST_CASE("each phrase is found and understood, and what is none is left alone") {
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(to_text(find_phrases(row.text), row.text) == row.meaning);
    }
}

TEST_CASE("a phrase means the same in brackets within a sentence and over line ends") {
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto sentence = "Vi bestämmer att (" + std::string(row.text) + "). Så blir det.";
        const auto alone = find_phrases(row.text);
        const auto inside = find_phrases(sentence);
        // An abbreviation's full stop may belong to either, so the ends are not compared.
        REQUIRE(inside.size() == alone.size());
        for (std::size_t i = 0; i < alone.size(); ++i) {
            CHECK(inside[i].kind == alone[i].kind);
            CHECK(inside[i].first == alone[i].first);
            CHECK(inside[i].start == alone[i].start);
            CHECK(inside[i].window == alone[i].window);
            CHECK(inside[i].series.rule == alone[i].series.rule);
        }
        auto wrapped = std::string(row.text);
        for (auto& c : wrapped) c = c == ' ' ? '\n' : c;
        CHECK(find_phrases(wrapped).size() == alone.size());
    }
}

TEST_CASE("a phrase ends where the paragraph ends") {
    CHECK(find_phrases("den 17\n\nmaj").empty());
    const std::string_view next = "nästa\n\nvecka 12";
    CHECK(to_text(find_phrases(next), next) == "[vecka 12] window week 12");
    const std::string_view two = "17 maj\n\n10:30-12:00";
    CHECK(to_text(find_phrases(two), two) ==
          "[17 maj] day ?-05-17 | [10:30-12:00] time 10:30-12:00");
}

TEST_CASE("blanks and dashes of print count as blanks and dashes") {
    const std::string_view text = "den\u00a017\u202fmaj, kl.\u00a010.30\u201312";
    const auto found = find_phrases(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].first == WrittenDay{{}, 5, 17});
    CHECK(found[0].start == samskap::ClockTime{630});
    CHECK(found[0].end == samskap::ClockTime{720});
}

TEST_CASE("any bytes: no crash, spans inside the text and apart from each other") {
    std::mt19937 random{20170615};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        const auto length = random() % 200;
        for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(random() % 256);
        check_spans(text);
        // Cut and glued phrases reach deeper than noise.
        std::string glued;
        for (int i = 0; i < 6; ++i) {
            const auto word = rows[random() % std::size(rows)].text;
            glued += word.substr(random() % (word.size() + 1));
            if (random() % 3 != 0) glued += random() % 2 == 0 ? " " : ", ";
        }
        check_spans(glued);
    }
}

TEST_CASE("the same piece without end is read, and read in one pass") {
    for (const std::string_view piece :
         {"1", "1 ", "1, ", "1/", "1.", "1:", "den ", "slutet av ", "en gång ", "kl ", "till ",
          "3 och ", "varje år ", "första ", "måndagar, ", "-", "senast ", "inom två ",
          "med start "}) {
        std::string text;
        while (text.size() < 100'000) text += piece;
        CAPTURE(piece);
        check_spans(text);
    }
}

TEST_CASE("a schedule says when, a habit only how often") {
    CHECK(find_phrases("varje måndag").at(0).is_schedule());
    CHECK(find_phrases("varje vecka kl 10").at(0).is_schedule());
    CHECK_FALSE(find_phrases("varje vecka").at(0).is_schedule());
    CHECK_FALSE(find_phrases("två gånger per termin").at(0).is_schedule());
}
