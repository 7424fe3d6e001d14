// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/signing.hpp"

#include <sodium.h>

#include <algorithm>
#include <optional>

namespace samskap::crypto {
namespace {

static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);

// What stands before the 32 bytes of a key in DER (RFC 8410).
constexpr std::string_view k_secret_head{
    "\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20", 16};
constexpr std::string_view k_public_head{"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12};
constexpr int k_base64 = sodium_base64_VARIANT_ORIGINAL;

void ready() {
    static const bool made = sodium_init() >= 0;
    ensure(made, "libsodium does not start");
}

std::string to_base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), k_base64), '\0');
    const std::basic_string<unsigned char> raw(bytes.begin(), bytes.end());
    sodium_bin2base64(text.data(), text.size(), raw.data(), raw.size(), k_base64);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::basic_string<unsigned char> raw(text.size(), 0);
    std::size_t size = 0;
    if (sodium_base642bin(raw.data(), raw.size(), text.data(), text.size(), "\r\n", &size, nullptr,
                          k_base64) != 0)
        return std::nullopt;
    return std::string(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(size));
}

// The 32 bytes between the lines that begin and end a key of this kind.
std::optional<std::string> key_in(std::string_view pem, std::string_view kind,
                                  std::string_view head) {
    const auto first = "-----BEGIN " + std::string(kind) + "-----";
    const auto last = "-----END " + std::string(kind) + "-----";
    const auto begin = pem.find(first);
    const auto end = pem.find(last);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        return std::nullopt;
    const auto from = begin + first.size();
    const auto der = from_base64(pem.substr(from, end - from));
    if (!der || der->size() != head.size() + 32 || !der->starts_with(head)) return std::nullopt;
    return der->substr(head.size());
}

}  // namespace

Expected<Signer, std::string> Signer::from_pem(std::string_view pem) {
    ready();
    const auto seed = key_in(pem, "PRIVATE KEY", k_secret_head);
    if (!seed)
        return unexpected(std::string("it is no key made by “openssl genpkey -algorithm ed25519”"));
    Signer signer;
    std::array<unsigned char, 32> bytes{};
    std::copy(seed->begin(), seed->end(), bytes.begin());
    crypto_sign_seed_keypair(signer.m_public.data(), signer.m_secret.data(), bytes.data());
    sodium_memzero(bytes.data(), bytes.size());
    return signer;
}

Signer::~Signer() { sodium_memzero(m_secret.data(), m_secret.size()); }

std::string Signer::sign(std::string_view message) const {
    const std::basic_string<unsigned char> raw(message.begin(), message.end());
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, raw.data(), raw.size(), m_secret.data());
    return to_base64(std::string(signature.begin(), signature.end()));
}

std::string Signer::public_pem() const {
    std::string der(k_public_head);
    der.append(m_public.begin(), m_public.end());
    return "-----BEGIN PUBLIC KEY-----\n" + to_base64(der) + "\n-----END PUBLIC KEY-----\n";
}

bool is_signed(std::string_view message, std::string_view signature, std::string_view public_pem) {
    ready();
    const auto key = key_in(public_pem, "PUBLIC KEY", k_public_head);
    const auto bytes = from_base64(signature);
    if (!key || !bytes || bytes->size() != crypto_sign_BYTES) return false;
    const std::basic_string<unsigned char> raw(message.begin(), message.end());
    const std::basic_string<unsigned char> by(key->begin(), key->end());
    const std::basic_string<unsigned char> sign(bytes->begin(), bytes->end());
    return crypto_sign_verify_detached(sign.data(), raw.data(), raw.size(), by.data()) == 0;
}

}  // namespace samskap::crypto
