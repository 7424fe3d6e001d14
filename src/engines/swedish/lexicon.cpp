// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/lexicon.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>

#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"

namespace samskap::swedish {
namespace {

constexpr std::size_t k_slots = std::size_t{1} << 18U;
constexpr unsigned k_filter_bits = 21;
constexpr std::size_t k_filter = std::size_t{1} << k_filter_bits;
std::size_t filter_place(std::uint64_t hash) { return hash >> (64U - k_filter_bits); }
// The first three bytes of a word, folded together. Another word with the same sum only costs time.
constexpr std::size_t k_beginnings = std::size_t{1} << 15U;
std::size_t beginning_of(std::string_view word) {
    const auto byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(word[at]) & 0x3FU);
    };
    return (byte(0) << 9U ^ byte(1) << 4U ^ byte(2)) % k_beginnings;
}

// Longer "words" are addresses and rubbish.
constexpr std::size_t k_longest = 64;

std::uint64_t fingerprint_of(std::string_view word) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = word.size() * factor;
    while (!word.empty()) {
        const auto size = std::min<std::size_t>(word.size(), 8);
        std::uint64_t piece = 0;
        std::memcpy(&piece, word.data(), size);
        hash = (hash ^ piece) * factor;
        hash ^= hash >> 32U;
        word.remove_prefix(size);
    }
    return hash * factor;
}

bool is_part_of_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Letters only: what has digits, blanks, hyphens or full stops in it is looked up by its parts.
bool is_plain(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 128;
    });
}

// Capitals beyond a to z are "Å" and its kin: two bytes, the first of which is 0xC3, the second
// below 0xA0.
bool is_lower(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    if (first >= 128 && word.size() > 1)
        return first == 0xC3 && static_cast<unsigned char>(word[1]) >= 0xA0;
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string file_text(const char* path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) throw Fault("the Swedish dictionary (package hunspell-sv) is not installed");
    std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)), '\0');
    file.seekg(0);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

}  // namespace

Lexicon::Lexicon() : m_slots(1) {}

Lexicon::Lexicon(std::string_view aff, std::string_view dic)
    : m_affixes(aff), m_slots(k_slots), m_filter(k_filter), m_beginnings(k_beginnings) {
    while (!dic.empty()) {
        const auto end = std::min(dic.find('\n'), dic.size());
        add_line(dic.substr(0, end));
        dic.remove_prefix(std::min(end + 1, dic.size()));
    }
}

void Lexicon::add_line(std::string_view line) {
    // word, perhaps /flags, perhaps a tab and more
    const auto* const stop =
        std::find_if(line.begin(), line.end(), [](char c) { return c == '\t' || c == '\r'; });
    const auto* const slash = std::find(line.begin(), stop, '/');
    const std::string_view word(line.begin(), static_cast<std::size_t>(slash - line.begin()));
    if (word.empty() || word.size() > k_longest || !is_plain(word)) return;
    const auto* const first = slash == stop ? stop : slash + 1;
    const auto flags = m_affixes.flags_of({first, static_cast<std::size_t>(stop - first)});
    if (flags == 0) return;
    if (is_lower(word)) {
        add(word, flags);
        note_beginning(word);
    } else {
        const auto lower = text::lower(word);
        add(lower, flags);
        note_beginning(lower);
    }
}

void Lexicon::note_beginning(std::string_view base) {
    if (base.size() < 3) return;
    m_beginnings[beginning_of(base)] = true;
    // "hand" and "fot" change their vowel: händer, fötter.
    for (const auto& [end, changed] : {std::pair{"and", "änd"}, std::pair{"ot", "öt"}}) {
        if (!base.ends_with(end)) continue;
        const auto front = base.substr(0, base.size() - std::string_view(end).size());
        m_beginnings[beginning_of(std::string(front) + changed)] = true;
    }
}

bool Lexicon::may_begin_word(std::string_view right) const {
    return right.size() >= 3 && m_beginnings[beginning_of(right)];
}

void Lexicon::add(std::string_view base, Flags flags) {
    // A full table would make looking up endless; half of it is for speed.
    if (m_size >= k_slots * 3 / 4) return;
    const auto hash = fingerprint_of(base);
    m_filter[filter_place(hash)] = true;
    const auto fingerprint = static_cast<std::uint32_t>(hash >> 32U);
    for (auto at = hash % k_slots;; at = (at + 1) % k_slots) {
        auto& slot = m_slots[at];
        if (slot.flags == 0)
            ++m_size;
        else if (slot.fingerprint != fingerprint)
            continue;
        slot.fingerprint = fingerprint;
        slot.flags |= flags;
        return;
    }
}

Flags Lexicon::flags_of(std::string_view base) const {
    if (m_size == 0) return 0;
    const auto hash = fingerprint_of(base);
    if (!m_filter[filter_place(hash)]) return 0;
    const auto fingerprint = static_cast<std::uint32_t>(hash >> 32U);
    for (auto at = hash % k_slots;; at = (at + 1) % k_slots) {
        const auto& slot = m_slots[at];
        if (slot.flags == 0 || slot.fingerprint == fingerprint) return slot.flags;
    }
}

std::vector<std::string> Lexicon::bases(std::string_view word) const {
    std::vector<std::string> found;
    if (m_size == 0 || word.empty() || word.size() > k_longest) return found;
    if (has(word)) found.emplace_back(word);
    std::string base;
    for (std::size_t size = 1; size < word.size() && size <= Affixes::longest_ending; ++size) {
        const auto* ways = m_affixes.inflections(word.substr(word.size() - size));
        if (ways == nullptr) continue;
        for (const auto& way : *ways) {
            base.assign(word.substr(0, word.size() - size)).append(way.strip);
            const auto flags = flags_of(base);
            if ((flags & k_is_word) == 0 || !way.fits(base, flags)) continue;
            if (std::find(found.begin(), found.end(), base) == found.end()) found.push_back(base);
        }
    }
    return found;
}

// The base form of what begins a compound, or empty.
std::string Lexicon::first_part(std::string_view left) const {
    const auto flags = flags_of(left);
    if ((flags & k_may_begin) != 0 && (flags & k_is_word) != 0) return std::string(left);
    std::string base;
    for (const auto& way : m_affixes.joints()) {
        if (!left.ends_with(way.add)) continue;
        base.assign(left.substr(0, left.size() - way.add.size())).append(way.strip);
        if (way.fits(base, flags_of(base))) return base;
    }
    // New compounds join words in the usual ways although the dictionary has not seen them so.
    struct Joint {
        std::string_view add;
        std::string_view strip;
        Flags
            needed;  // a vowel changed is sign enough; else the word must be one that joins others
    };
    constexpr Joint usual[] = {{"o", "a", k_is_word}, {"u", "a", k_is_word}, {"e", "a", k_is_word},
                               {"s", "", k_may_end},  {"", "a", k_may_end},  {"", "e", k_may_end},
                               {"", "", k_may_end}};
    for (const auto& way : usual) {
        if (!left.ends_with(way.add)) continue;
        base.assign(left.substr(0, left.size() - way.add.size())).append(way.strip);
        if ((flags_of(base) & way.needed) != 0) return base;
    }
    // "socio-", "hälso-" when nothing better is known: what lives in compounds only.
    return (flags & k_may_begin) != 0 ? std::string(left) : std::string();
}

// The base form of what ends a compound, or empty.
std::string Lexicon::last_part(std::string_view right) const {
    for (auto& base : bases(right)) {
        if ((flags_of(base) & k_may_end) != 0) return std::move(base);
    }
    return {};
}

Compound Lexicon::split(std::string_view word, std::size_t least, int depth) const {
    Compound best;
    std::size_t best_shortest = 0;
    const auto letters = text::code_points(word);
    std::size_t before = 0;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (is_part_of_letter(word[at])) continue;
        const auto left_letters = before++;
        if (left_letters < least || letters - left_letters < least) continue;
        // Of several ways to part a word in two, the one whose shorter part is longest.
        const auto shortest = std::min(left_letters, letters - left_letters);
        if (best.parts.size() == 2 && shortest <= best_shortest) continue;
        const auto left = word.substr(0, at);
        const auto right = word.substr(at);
        if (!may_begin_word(right)) continue;
        auto first = first_part(left);
        if (first.empty()) continue;
        if (auto last = last_part(right); !last.empty()) {
            best = {std::string(left) + last, {std::move(first), std::move(last)}};
            best_shortest = shortest;
        } else if (best.parts.empty() && depth > 0) {
            best = split(right, least, depth - 1);
            if (best.parts.empty()) continue;
            best.base.insert(0, left);
            best.parts.insert(best.parts.begin(), std::move(first));
        }
    }
    return best;
}

Compound Lexicon::compound(std::string_view word) const {
    constexpr std::size_t least = 3;
    if (m_size == 0 || word.size() > k_longest || word.size() < 2 * least) return {};
    return is_plain(word) ? split(word, least, 2) : Compound{};
}

Compound Lexicon::known_compound(std::string_view word) const {
    constexpr std::size_t least = 4;
    if (m_size == 0 || word.size() > k_longest || word.size() < 2 * least) return {};
    return is_plain(word) ? split(word, least, 0) : Compound{};
}

Lexicon installed_lexicon() {
    return {file_text("/usr/share/hunspell/sv_SE.aff"), file_text("/usr/share/hunspell/sv_SE.dic")};
}

}  // namespace samskap::swedish
