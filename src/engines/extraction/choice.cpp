// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/choice.hpp"

#include "engines/extraction/formats.hpp"

namespace samskap::extraction {
namespace {

// Clean minutes score from 0.93 upwards; those that lost their å, ä and ö about 0.8.
constexpr double clean = 0.9;
// As much of a page as one short line of print blackens.
constexpr double least_unread = 0.001;
constexpr double clearly_more = 1.3;
constexpr double rubble = 0.6;       // of the other's score
constexpr double head_start = 0.02;  // for letters, which have no misreadings of their own

std::string words_of(const PaperPage& page) {
    std::string words;
    for (const auto& word : page.words) words.append(word.text).append(" ");
    return words;
}

}  // namespace

bool suffices(const PaperPage& layer, const LanguageScore& language) {
    return letters_on(layer) >= letters_of_a_stamp && layer.unread < least_unread &&
           language(words_of(layer)) >= clean;
}

PaperPage better_of(PaperPage layer, PaperPage scan, const LanguageScore& language) {
    if (scan.refusal) return letters_on(layer) >= letters_of_a_stamp ? layer : scan;
    const auto standing = static_cast<double>(letters_on(layer));
    const auto read = static_cast<double>(letters_on(scan));
    const double layer_score = language(words_of(layer));
    const double scan_score = language(words_of(scan));
    if (read > clearly_more * standing && scan_score >= rubble * layer_score) return scan;
    if (standing > clearly_more * read && layer_score >= rubble * scan_score) return layer;
    return scan_score > layer_score + head_start ? scan : layer;
}

}  // namespace samskap::extraction
