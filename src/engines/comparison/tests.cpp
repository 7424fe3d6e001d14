// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engines/comparison/comparison.hpp"
#include "kernel/base/text.hpp"

using namespace samskap;
using namespace samskap::comparison;

namespace {

const char* const k_first =
    "Utvecklingsgruppen 3 mars 2026\n\nCykelverkstaden\n"
    "- Yusuf frågar om verktygen, och ”Kajan” lånar ut en bänk.\n"
    "- Vi bokar in den 12 april, för personal och frivillig-\norganisationer.\n"
    "Petra ringer fastighetskontoret om lokalen innan nästa möte. Det är viktigt att alla som\n"
    "har varit med från början får komma och se hur det blev, säger Amira.\n";
const char* const k_second =
    "Cykelverkstaden\n\n"
    "• Yusuf frågar om verktygen, och \"Kajan\" lånar ut en bänk.\n"
    "• Vi bokar in den 12 april, för personal och frivilligorganisationer.\n\n"
    "Petra ringde fastighetskontoret om lokalen innan nästa möte. Det är viktigt att\n"
    "alla som har varit med från början får komma och se hur det blev, säger Amira.\n";

std::string said(const std::vector<Word>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (auto i = from; i < to; ++i) text += (i == from ? "" : " ") + words[i].written;
    return text;
}

std::vector<std::string> differences(std::string_view left, std::string_view right) {
    const auto ours = words_of(left);
    const auto theirs = words_of(right);
    std::vector<std::string> found;
    for (const auto& run : compare(ours, theirs))
        if (!run.same)
            found.push_back(said(ours, run.left_from, run.left_to) + " | " +
                            said(theirs, run.right_from, run.right_to));
    return found;
}

std::vector<Word> random_words(std::mt19937& random, int most) {
    std::vector<Word> words;
    const auto count = static_cast<int>(random() % static_cast<unsigned>(most));
    for (int i = 0; i < count; ++i) {
        const std::string word(1, static_cast<char>('a' + random() % 4));
        words.push_back({word, word, 1});
    }
    return words;
}

// The longest common subsequence by its textbook table.
std::size_t longest_common(const std::vector<Word>& left, const std::vector<Word>& right) {
    std::vector<std::vector<std::size_t>> table(left.size() + 1,
                                                std::vector<std::size_t>(right.size() + 1));
    for (std::size_t i = 1; i <= left.size(); ++i)
        for (std::size_t j = 1; j <= right.size(); ++j)
            table[i][j] = left[i - 1].key == right[j - 1].key
                              ? table[i - 1][j - 1] + 1
                              : std::max(table[i - 1][j], table[i][j - 1]);
    return table[left.size()][right.size()];
}

}  // namespace

TEST_CASE("what differs is words, not line breaks, bullets, quote marks or parted words") {
    const auto found = differences(k_first, k_second);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == "Utvecklingsgruppen 3 mars 2026 | ");
    CHECK(found[1] == "ringer | ringde");
}

TEST_CASE("a word knows its line, and a dash between words is none") {
    const auto words = words_of("# Ett\n\n– två – tre-\nfyra\n5-\n6 EU-\nStöd");
    REQUIRE(words.size() == 7);
    CHECK(words[0].written == "Ett");
    CHECK(words[1].line == 3);
    CHECK(words[2].key == "trefyra");
    CHECK(words[3].key == "5-");
    CHECK(words[5].key == "EU-");
    CHECK(words[6].line == 7);
}

TEST_CASE("runs cover both texts, and the fewest words differ") {
    std::mt19937 random(7);
    for (int turn = 0; turn < 3'000; ++turn) {
        const auto left = random_words(random, 14);
        const auto right = random_words(random, 14);
        std::size_t left_at = 0;
        std::size_t right_at = 0;
        std::size_t same = 0;
        for (const auto& run : compare(left, right)) {
            REQUIRE(run.left_from == left_at);
            REQUIRE(run.right_from == right_at);
            left_at = run.left_to;
            right_at = run.right_to;
            if (!run.same) continue;
            same += run.left_to - run.left_from;
            for (std::size_t i = 0; i < run.left_to - run.left_from; ++i)
                REQUIRE(left[run.left_from + i].key == right[run.right_from + i].key);
        }
        REQUIRE(left_at == left.size());
        REQUIRE(right_at == right.size());
        REQUIRE(same == longest_common(left, right));
    }
}

TEST_CASE("two texts of one meeting are known, also when the bullets changed places") {
    CHECK(same_meeting(sketch_of(k_first), sketch_of(k_second)));
    auto lines = text::lines(k_second);
    std::string turned;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        turned.append(*line).append("\n");
    CHECK(same_meeting(sketch_of(k_first), sketch_of(turned)));
}

TEST_CASE("the next meeting, in the same form, is another one") {
    std::string april(k_first);
    for (const auto& [what, with] :
         {std::pair("3 mars", "7 april"), std::pair("Yusuf", "Elsa"),
          std::pair("verktygen", "nycklarna"),
          std::pair("Petra ringer fastighetskontoret om", "Maja har fått svar om"),
          std::pair("12 april", "3 maj"), std::pair("en bänk", "två bord"),
          std::pair("komma och se hur det blev", "säga vad de tycker om förslaget")})
        april.replace(april.find(what), std::string_view(what).size(), with);
    CHECK_FALSE(same_meeting(sketch_of(k_first), sketch_of(april)));
    CHECK_FALSE(same_meeting(sketch_of("Nästa möte"), sketch_of("Nästa möte")));
    CHECK_FALSE(same_meeting(sketch_of(""), sketch_of(k_first)));
}

TEST_CASE("a sketch comes back from its bytes, and a long text is known by a part of it") {
    std::mt19937 random(3);
    std::string text;
    for (int i = 0; i < 5'000; ++i) text += "ord" + std::to_string(random() % 900) + " ";
    const auto whole = sketch_of(text);
    CHECK(whole.hashes.size() < 1'000);
    const auto again = sketch_from(to_bytes(whole));
    CHECK(again.words == whole.words);
    CHECK(again.hashes == whole.hashes);
    CHECK(containment(whole, again) == 1.0);
    CHECK(sketch_from("abc").hashes.empty());
    CHECK(same_meeting(whole, sketch_of(text + " och några ord till")));
    CHECK(compare(words_of(text), words_of(text + "x")).size() == 2);
}
