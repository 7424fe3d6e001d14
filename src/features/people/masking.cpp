// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/masking.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"

namespace samskap::people {
namespace {

bool letter_before(std::string_view words, std::size_t at) {
    if (at == 0) return false;
    auto start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(words[start]) & 0xC0U) == 0x80U) --start;
    return samskap::text::is_letter(samskap::text::decode(words, start));
}

bool letter_at(std::string_view words, std::size_t at) {
    return at < words.size() && samskap::text::is_letter(samskap::text::decode(words, at));
}

// Where a mask ends in the text: past a genitive s; 0 when it does not stand there as a word.
std::size_t end_of_word(std::string_view words, std::size_t at, std::string_view mask) {
    if (words.substr(at, mask.size()) != mask || letter_before(words, at)) return 0;
    auto end = at + mask.size();
    if (!letter_at(words, end)) return end;
    if (words[end] == 's' && !letter_at(words, end + 1)) return end + 1;
    return 0;
}

// "utvecklingsledarens"; "en företrädare för Vägens".
std::string in_genitive(std::string words) {
    const bool has_s = !words.empty() && (words.back() == 's' || words.back() == 'x');
    return has_s ? words : words + "s";
}

// What stands instead of a name; nothing more where the same title already stands before it:
// "förvaltningschef Eva Ek" becomes "förvaltningschef".
void put(MaskedText& result, const MaskedWords& mask, bool genitive) {
    const auto instead = genitive ? in_genitive(mask.instead) : mask.instead;
    const auto before = samskap::text::lower(result.text);
    if (!genitive && before.ends_with(samskap::text::lower(mask.instead) + " ")) {
        result.text.pop_back();
        return;
    }
    const auto from = result.text.size();
    result.text += from == 0 ? samskap::text::upper_first(instead) : instead;
    result.marks.push_back({from, result.text.size()});
}

}  // namespace

MaskedText mask_words(std::string_view words, const std::vector<MaskedWords>& masks) {
    MaskedText result;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = 0;
        for (const auto& mask : masks) {
            if (mask.words.empty() || mask.words.front() != words[at]) continue;
            end = end_of_word(words, at, mask.words);
            if (end == 0) continue;
            put(result, mask, words[end - 1] == 's' && end - at > mask.words.size());
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

std::string masked(std::string_view words, const std::vector<MaskedWords>& masks) {
    return mask_words(words, masks).text;
}

std::vector<MaskedWords> protected_words(db::Reader& db) {
    const auto persons =
        db.all([](const db::Row& row) -> PartyId { return row["id"]; },
               "SELECT id FROM parties WHERE is_protected AND kind = 'person' LIMIT 2000");
    if (persons.empty()) return {};
    return words_to_mask(db, ui::Texts(web::Preferences{}), persons);
}

bool mentions(std::string_view words, const std::vector<MaskedWords>& masks) {
    return std::any_of(masks.begin(), masks.end(), [&](const MaskedWords& mask) {
        for (auto at = words.find(mask.words); at != std::string_view::npos;
             at = words.find(mask.words, at + 1))
            if (end_of_word(words, at, mask.words) != 0) return true;
        return false;
    });
}

}  // namespace samskap::people
