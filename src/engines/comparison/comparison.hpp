// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Two texts of the same meeting: whether they are that, and which words differ, apart from
// typography: line breaks, words parted at a line's end, bullets, quote marks, kinds of dashes.
namespace samskap::comparison {

struct Word {
    std::string written;  // as it stands; a word parted at a line's end is joined
    std::string key;      // what is compared: without quote marks, with one kind of dash
    int line = 1;         // where it begins
};
// What is only bullets, quote marks or ruling is no word. Text is UTF-8.
std::vector<Word> words_of(std::string_view text);

// A piece of both texts: the same words, or what stands on either side instead. Ranges are
// half-open, into the words; they follow each other and cover both texts.
struct Run {
    bool same = true;
    std::size_t left_from = 0;
    std::size_t left_to = 0;
    std::size_t right_from = 0;
    std::size_t right_to = 0;
};
// The fewest words differ. Time and memory grow with words times differing words; texts with more
// than k_most_words on a side, or with little in common, come out as one run that differs.
inline constexpr std::size_t k_most_words = 40'000;
std::vector<Run> compare(const std::vector<Word>& left, const std::vector<Word>& right);

// What can be kept of a text to know it again: hashes of every three words in a row, in lower case,
// sorted, each once; of a long text an even choice of them (Broder's containment by sampling).
struct Sketch {
    std::uint32_t words = 0;
    std::vector<std::uint32_t> hashes;
};
Sketch sketch_of(std::string_view text);
std::string to_bytes(const Sketch& sketch);
// Empty for bytes that are no sketch.
Sketch sketch_from(std::string_view bytes);

// How much of the shorter text stands in the longer one, 0 to 1, whatever the order of its parts.
double containment(const Sketch& left, const Sketch& right);

// Whether they are two texts of one meeting. Headings and phrases that every meeting of a group
// repeats are not enough, and below thirty words nothing is said.
bool same_meeting(const Sketch& left, const Sketch& right);

}  // namespace samskap::comparison
