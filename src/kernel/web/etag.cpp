// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/etag.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "kernel/web/encoding.hpp"

namespace samskap::web {
namespace {

using Digest = std::array<unsigned char, crypto_shorthash_siphashx24_BYTES>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// SipHash, keyed: nobody can make two pages with one tag, and it costs a tenth of SHA-256.
Digest digest_of(std::string_view text, std::string_view key) {
    std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES> short_key{};
    std::copy_n(bytes_of(key), std::min(key.size(), short_key.size()), short_key.begin());
    Digest digest{};
    crypto_shorthash_siphashx24(digest.data(), bytes_of(text), text.size(), short_key.data());
    return digest;
}

void mix_in(Digest& digest, const Digest& other) {
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<unsigned char>((digest[i] << 1U | digest[i] >> 7U) ^ other[i]);
}

std::string hex(const Digest& digest) {
    std::array<char, 2 * crypto_shorthash_siphashx24_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
}

// "W/\"abc-gz\"" → "abc"
std::string_view opaque(std::string_view tag) {
    tag = trim_blanks(tag);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"') return {};
    tag = tag.substr(1, tag.size() - 2);
    if (tag.ends_with("-br") || tag.ends_with("-gz")) tag.remove_suffix(3);
    return tag;
}

}  // namespace

std::string make_etag(const EtagInput& input) {
    if (input.masked_token.empty()) return '"' + hex(digest_of(input.body, input.key)) + '"';
    auto digest = digest_of(input.bare_token, input.key);
    for (auto rest = input.body;;) {
        const auto found = std::min(rest.find(input.masked_token), rest.size());
        mix_in(digest, digest_of(rest.substr(0, found), input.key));
        if (found == rest.size()) break;
        rest.remove_prefix(found + input.masked_token.size());
    }
    return "W/\"" + hex(digest) + '"';
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
    if (trim_blanks(if_none_match) == "*") return true;
    const auto wanted = opaque(etag);
    while (!if_none_match.empty()) {
        const auto end = std::min(if_none_match.find(','), if_none_match.size());
        const auto given = opaque(if_none_match.substr(0, end));
        if (!given.empty() && given == wanted) return true;
        if_none_match.remove_prefix(std::min(end + 1, if_none_match.size()));
    }
    return false;
}

}  // namespace samskap::web
