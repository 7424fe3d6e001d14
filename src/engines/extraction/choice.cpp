// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/choice.hpp"

#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// Clean minutes score from 0.7 upwards; those that lost their å, ä and ö from 0.3 to 0.64, and
// what was read out of dirt up to 0.3. bench/ocr/layers.cpp measures what the choice is worth.
constexpr double clean = 0.7;
constexpr double legible = 0.3;
// As much of a page as one short line of print blackens.
constexpr double least_unread = 0.001;
constexpr double rubble = 0.6;       // of the other's score
constexpr double head_start = 0.02;  // for letters, which have no misreadings of their own
// Tesseract's own, by letter. Where it is less sure two words of three are wrong, in any language.
constexpr double least_sure = 0.6;

std::string words_of(const PaperPage& page) {
    std::string words;
    for (const auto& word : page.words) words.append(word.text).append(" ");
    return words;
}

bool is_in_latin_letters(std::string_view words) {
    constexpr char32_t last_latin = 0x24F;
    std::size_t latin = 0;
    std::size_t other = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto c = text::decode(words, at);
        if (text::is_letter(c)) ++(c <= last_latin ? latin : other);
    }
    return latin > other;
}

bool helps(const PaperPage& scan) {
    double letters = 0;
    double sure = 0;
    for (const auto& word : scan.words) {
        letters += static_cast<double>(word.text.size());
        sure += word.confidence * static_cast<double>(word.text.size());
    }
    return letters_on(scan) >= letters_of_a_stamp && sure >= least_sure * letters;
}

bool says_clearly_more(const PaperPage& one, const PaperPage& other) {
    return static_cast<double>(letters_on(one)) > 1.3 * static_cast<double>(letters_on(other));
}

// When the picture cannot be made out: the letters, if there are any. They say it all only when
// they are Swedish, or of an alphabet that nobody here can judge, and explain the ink.
PaperPage without_help(PaperPage layer, PaperPage scan, const LanguageScore& language) {
    const bool has_letters = letters_on(layer) >= letters_of_a_stamp;
    const bool explains_the_ink = layer.unread < least_unread || !says_clearly_more(scan, layer);
    const auto words = words_of(layer);
    const bool is_language = !is_in_latin_letters(words) || language(words) >= legible;
    const bool says_all = has_letters && explains_the_ink && is_language;
    const bool has_print = has_letters || letters_on(scan) >= letters_of_a_stamp;
    auto& kept = layer.words.empty() ? scan : layer;
    if (!says_all && has_print) kept.refusal = Refusal::illegible;
    return std::move(kept);
}

}  // namespace

bool suffices(const PaperPage& layer, const LanguageScore& language) {
    return letters_on(layer) >= letters_of_a_stamp && layer.unread < least_unread &&
           language(words_of(layer)) >= clean;
}

PaperPage better_of(PaperPage layer, PaperPage scan, const LanguageScore& language) {
    if (scan.refusal) return letters_on(layer) >= letters_of_a_stamp ? layer : scan;
    if (!helps(scan)) return without_help(std::move(layer), std::move(scan), language);
    const double layer_score = language(words_of(layer));
    const double scan_score = language(words_of(scan));
    if (says_clearly_more(scan, layer) && scan_score >= rubble * layer_score) return scan;
    if (says_clearly_more(layer, scan) && layer_score >= rubble * scan_score) return layer;
    return scan_score > layer_score + head_start ? scan : layer;
}

}  // namespace samskap::extraction
