// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/masking.hpp"

#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

bool letter_before(std::string_view words, std::size_t at) {
    if (at == 0) return false;
    auto start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(words[start]) & 0xC0U) == 0x80U) --start;
    return text::is_letter(text::decode(words, start));
}

bool letter_at(std::string_view words, std::size_t at) {
    return at < words.size() && text::is_letter(text::decode(words, at));
}

// Where a mask ends in the text: past a genitive s; 0 when it does not stand there as a word.
std::size_t end_of_word(std::string_view words, std::size_t at, std::string_view mask) {
    if (words.substr(at, mask.size()) != mask || letter_before(words, at)) return 0;
    auto end = at + mask.size();
    if (!letter_at(words, end)) return end;
    if (words[end] == 's' && !letter_at(words, end + 1)) return end + 1;
    return 0;
}

}  // namespace

std::vector<people::MaskedWords> masks_of(db::Reader& db, const ui::Texts& texts,
                                          ReadingId reading, PartyId group) {
    auto masks = db.all(
        [](const db::Row& row) -> people::MaskedWords { return {row["words"], row["instead"]}; },
        "SELECT words, instead FROM masks WHERE reading = $1 ORDER BY words", reading);
    const db::List domains{{web::k_open.value, web::k_organisations.value, group.value}};
    const auto persons = db.all(
        [](const db::Row& row) -> PartyId { return row["id"]; },
        "SELECT id FROM parties WHERE kind = 'person' AND domain IN LIST($1) LIMIT 20000",
        domains);
    auto known = people::words_to_mask(db, texts, persons);
    masks.insert(masks.end(), known.begin(), known.end());
    return masks;
}

MaskedText mask_words(std::string_view words, const std::vector<people::MaskedWords>& masks) {
    MaskedText result;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = 0;
        for (const auto& mask : masks) {
            if (mask.words.empty() || mask.words.front() != words[at]) continue;
            end = end_of_word(words, at, mask.words);
            if (end == 0) continue;
            const auto from = result.text.size();
            result.text += from == 0 ? text::upper_first(mask.instead) : mask.instead;
            result.marks.push_back({from, result.text.size()});
            break;
        }
        if (end == 0) {
            result.text += words[at];
            end = at + 1;
        }
        at = end;
    }
    return result;
}

std::string masked(std::string_view words, const std::vector<people::MaskedWords>& masks) {
    return mask_words(words, masks).text;
}

}  // namespace samskap::minutes
