// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/masking.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"

namespace samskap::people {
namespace {

// The text in lower case, each letter where it stood: one whose small form takes more or less room
// (none that Swedish has) stays as it is.
std::string small_letters(std::string_view words) {
    std::string low;
    low.reserve(words.size());
    for (std::size_t at = 0; at < words.size();) {
        const auto from = at;
        samskap::text::decode(words, at);
        const auto letter = words.substr(from, at - from);
        const auto small = samskap::text::lower(letter);
        low += small.size() == letter.size() ? std::string_view(small) : letter;
    }
    return low;
}

bool is_inside_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// A text as it is written and in small letters, so that a name is found however it was typed.
class Searched {
public:
    explicit Searched(std::string_view words) : m_words(words), m_low(small_letters(words)) {}

    // Where a mask ends that stands as a word here: past a genitive s; 0 when it does not.
    [[nodiscard]] std::size_t end_of(const MaskedWords& mask, std::size_t at) const {
        if (mask.words.empty() || !may_begin(mask.words.front(), m_low[at])) return 0;
        const auto wanted = small_letters(mask.words);
        if (m_low.compare(at, wanted.size(), wanted) != 0) return 0;
        if (mask.is_ordinary_word && !begins_with_capital(at)) return 0;
        const auto end = at + wanted.size();
        if (!letter_at(end)) return end;
        return m_low[end] == 's' && !letter_at(end + 1) ? end + 1 : 0;
    }
    [[nodiscard]] bool may_begin_at(std::size_t at) const {
        if (is_inside_letter(m_words[at])) return false;
        if (at == 0) return true;
        auto start = at - 1;
        while (start > 0 && is_inside_letter(m_words[start])) --start;
        return !samskap::text::is_letter(samskap::text::decode(m_words, start));
    }

private:
    static bool may_begin(char mask, char low) {
        const bool is_ascii = (static_cast<unsigned char>(mask) & 0x80U) == 0;
        if (!is_ascii) return (static_cast<unsigned char>(low) & 0x80U) != 0;
        return (mask >= 'A' && mask <= 'Z' ? mask - 'A' + 'a' : mask) == low;
    }
    [[nodiscard]] bool letter_at(std::size_t at) const {
        return at < m_words.size() && samskap::text::is_letter(samskap::text::decode(m_words, at));
    }
    [[nodiscard]] bool begins_with_capital(std::size_t at) const {
        return samskap::text::is_upper(samskap::text::decode(m_words, at));
    }

    std::string_view m_words;
    std::string m_low;
};

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
    const Searched text(words);
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = 0;
        for (const auto& mask : masks) {
            if (!text.may_begin_at(at)) break;
            end = text.end_of(mask, at);
            if (end == 0) continue;
            put(result, mask, end - at > mask.words.size());
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

std::vector<MaskedWords> hidden_words(db::Reader& db, PartyId person) {
    return words_to_mask(db, ui::Texts(web::Preferences{}), {person});
}

bool mentions(std::string_view words, const std::vector<MaskedWords>& masks) {
    if (masks.empty()) return false;
    const Searched text(words);
    for (std::size_t at = 0; at < words.size(); ++at)
        if (text.may_begin_at(at) &&
            std::any_of(masks.begin(), masks.end(),
                        [&](const MaskedWords& mask) { return text.end_of(mask, at) != 0; }))
            return true;
    return false;
}

}  // namespace samskap::people
