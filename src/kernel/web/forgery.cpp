// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/forgery.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>

#include "kernel/base/crypto.hpp"
#include "kernel/base/errors.hpp"
#include "kernel/web/encoding.hpp"

namespace samskap::web {
namespace {

constexpr std::size_t k_token_bytes = 16;
constexpr int k_base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
using Token = std::array<unsigned char, k_token_bytes>;
using Masked = std::array<unsigned char, 2 * k_token_bytes>;

std::string to_base64(const Masked& bytes) {
    std::array<char, sodium_base64_ENCODED_LEN(2 * k_token_bytes, k_base64)> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), k_base64);
    return text.data();
}

std::optional<Masked> from_base64(std::string_view text) {
    Masked bytes{};
    std::size_t size = 0;
    const char* end = nullptr;
    const auto done = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(),
                                        nullptr, &size, &end, k_base64);
    const bool whole = done == 0 && size == bytes.size() && end == text.data() + text.size();
    return whole ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::string session_form_token(std::string_view key, std::string_view cookie) {
    std::string text;
    text.append(key).append("\nform\n").append(cookie);
    Token token{};
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    crypto_generichash(token.data(), token.size(), bytes, text.size(), nullptr, 0);
    return {token.begin(), token.end()};
}

std::string mask_form_token(std::string_view token) {
    ensure(token.size() == k_token_bytes, "a form token has 16 bytes");
    Masked masked{};
    randombytes_buf(masked.data(), k_token_bytes);
    for (std::size_t i = 0; i < k_token_bytes; ++i)
        masked[k_token_bytes + i] =
            static_cast<unsigned char>(masked[i] ^ static_cast<unsigned char>(token[i]));
    return to_base64(masked);
}

bool is_mask_of(std::string_view masked, std::string_view token) {
    const auto bytes = from_base64(masked);
    if (!bytes) return false;
    std::string found;
    for (std::size_t i = 0; i < k_token_bytes; ++i)
        found += static_cast<char>((*bytes)[i] ^ (*bytes)[k_token_bytes + i]);
    return crypto::equal(found, token);
}

bool comes_from_us(const RawRequest& request) {
    const auto site = header_of(request, "Sec-Fetch-Site");
    if (!site.empty()) return site == "same-origin" || site == "none";
    const auto origin = header_of(request, "Origin");
    if (origin.empty()) return true;
    const auto host = origin.find("://");
    return host != std::string_view::npos &&
           same_ignoring_case(origin.substr(host + 3), header_of(request, "Host"));
}

std::string_view header_of(const RawRequest& request, std::string_view name) {
    for (const auto& [key, value] : request.headers)
        if (same_ignoring_case(key, name)) return value;
    return {};
}

}  // namespace samskap::web
