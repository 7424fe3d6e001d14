// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/comparison/comparison.hpp"
#include "kernel/base/text.hpp"

namespace samskap::comparison {
namespace {

constexpr std::size_t k_together = 3;      // words in a row
constexpr std::size_t k_keep_all = 2'000;  // words; of a longer text every eighth hash is kept
constexpr std::uint32_t k_every = 8;
constexpr std::uint32_t k_least_words = 30;
// Two meetings of one group that follow the same form share up to half of their words in a row;
// two texts of one meeting nearly all.
constexpr double k_same = 0.7;

// FNV-1a, 64 bits, folded to 32: http://www.isthe.com/chongo/tech/comp/fnv/
class Hash {
public:
    void add(std::string_view bytes) {
        for (const char c : bytes) {
            m_value ^= static_cast<unsigned char>(c);
            m_value *= 1'099'511'628'211ULL;
        }
    }
    [[nodiscard]] std::uint32_t folded() const {
        return static_cast<std::uint32_t>(m_value >> 32U) ^ static_cast<std::uint32_t>(m_value);
    }

private:
    std::uint64_t m_value = 14'695'981'039'346'656'037ULL;
};

// Commas and full stops come and go between versions; they do not make another meeting.
std::string bare(std::string_view key) {
    auto word = text::lower(key);
    while (!word.empty() && std::string_view(".,;:!?()").find(word.back()) != std::string::npos)
        word.pop_back();
    return word;
}

std::vector<std::uint32_t> thinned(std::vector<std::uint32_t> hashes) {
    std::erase_if(hashes, [](std::uint32_t hash) { return hash % k_every != 0; });
    return hashes;
}

void put(std::string& bytes, std::uint32_t number) {
    for (unsigned shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>((number >> shift) & 0xffU);
}

std::uint32_t take(std::string_view& bytes) {
    std::uint32_t number = 0;
    for (unsigned i = 0; i < 4; ++i)
        number |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    bytes.remove_prefix(4);
    return number;
}

}  // namespace

Sketch sketch_of(std::string_view text) {
    std::vector<std::string> words;
    for (const auto& word : words_of(text))
        if (auto one = bare(word.key); !one.empty()) words.push_back(std::move(one));
    Sketch sketch;
    sketch.words = static_cast<std::uint32_t>(words.size());
    for (std::size_t i = 0; i + k_together <= words.size(); ++i) {
        Hash hash;
        for (std::size_t j = i; j < i + k_together; ++j) {
            hash.add(words[j]);
            hash.add(" ");
        }
        sketch.hashes.push_back(hash.folded());
    }
    if (words.size() > k_keep_all) sketch.hashes = thinned(std::move(sketch.hashes));
    std::sort(sketch.hashes.begin(), sketch.hashes.end());
    sketch.hashes.erase(std::unique(sketch.hashes.begin(), sketch.hashes.end()),
                        sketch.hashes.end());
    return sketch;
}

std::string to_bytes(const Sketch& sketch) {
    std::string bytes;
    bytes.reserve(4 + 4 * sketch.hashes.size());
    put(bytes, sketch.words);
    for (const auto hash : sketch.hashes) put(bytes, hash);
    return bytes;
}

Sketch sketch_from(std::string_view bytes) {
    if (bytes.size() < 4 || bytes.size() % 4 != 0) return {};
    Sketch sketch{take(bytes), {}};
    while (!bytes.empty()) sketch.hashes.push_back(take(bytes));
    return std::is_sorted(sketch.hashes.begin(), sketch.hashes.end()) ? sketch : Sketch{};
}

double containment(const Sketch& left, const Sketch& right) {
    const bool thin = left.words > k_keep_all || right.words > k_keep_all;
    const auto ours = thin ? thinned(left.hashes) : left.hashes;
    const auto theirs = thin ? thinned(right.hashes) : right.hashes;
    const auto fewer = std::min(ours.size(), theirs.size());
    if (fewer == 0) return 0.0;
    std::vector<std::uint32_t> both;
    std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                          std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(fewer);
}

bool same_meeting(const Sketch& left, const Sketch& right) {
    const auto fewer = std::min(left.words, right.words);
    const auto more = std::max(left.words, right.words);
    // A page of a long protocol is no version of it.
    return fewer >= k_least_words && fewer * 2 >= more && containment(left, right) >= k_same;
}

}  // namespace samskap::comparison
