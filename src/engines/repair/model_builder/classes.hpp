// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace samskap::repair::builder {

// A text as numbers of words; numbers from `words` up are start, number and unknown, in that order.
struct Sentences {
    std::vector<std::vector<std::uint32_t>> words;
    std::vector<float> weights;
};

// A class for each word. Words that stand in the same company share one: found by moving each usual
// word to the class where the text becomes likeliest (the exchange of Kneser and Ney), while words
// too rare for that go with others that end alike.
std::vector<std::uint8_t> classes_of(const std::vector<std::string>& words,
                                     const std::vector<double>& counts, const Sentences& text);

}  // namespace samskap::repair::builder
