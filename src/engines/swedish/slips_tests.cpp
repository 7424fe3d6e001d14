// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "engines/swedish/slips.hpp"

using samskap::swedish::meant_by;

namespace {

bool may_mean(const std::string& slip, const std::string& word) {
    const auto all = meant_by(slip);
    return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

TEST_CASE("slips: a letter left out, put in, changed, and two that changed places") {
    CHECK(may_mean("lokalprogrm", "lokalprogram"));
    CHECK(may_mean("lokallprogram", "lokalprogram"));
    CHECK(may_mean("lokalpragram", "lokalprogram"));
    CHECK(may_mean("fritidsbnak", "fritidsbank"));
    CHECK(may_mean("utanförskp", "utanförskap"));
    CHECK(may_mean("halsning", "hälsning"));
    CHECK_FALSE(may_mean("lokalprgrm", "lokalprogram"));
    CHECK_FALSE(may_mean("lokalprogram", "lokalprogram"));
}

TEST_CASE("slips: short words, long ones and what is no word mean only themselves") {
    CHECK(meant_by("mtöe").empty());
    CHECK(meant_by("bnak5").empty());
    CHECK(meant_by("").empty());
    CHECK(meant_by(std::string(41, 'a')).empty());
    CHECK_FALSE(meant_by("öööåä").empty());
}

TEST_CASE("slips: each word once, and whoever meant one word can have slipped to the other") {
    const char* letters[] = {"a", "b", "e", "n", "r", "s", "å", "ö"};
    std::mt19937 random{5};
    for (int round = 0; round < 20; ++round) {
        std::string word;
        for (int i = 0; i < 7; ++i) word += letters[random() % std::size(letters)];
        CAPTURE(word);
        const auto all = meant_by(word);
        CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
        for (int pick = 0; pick < 10; ++pick) {
            const auto& other = all[random() % all.size()];
            CAPTURE(other);
            CHECK(may_mean(other, word));
        }
    }
}
