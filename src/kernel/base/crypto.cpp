// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/crypto.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <vector>

#include "kernel/base/errors.hpp"

namespace samskap::crypto {
namespace {

void ready() {
    static const bool made = sodium_init() >= 0;
    ensure(made, "libsodium does not start");
}

}  // namespace

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    const auto done =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    ensure(done == 1 && size == 32, "SHA-256 failed");
    std::string hex(2 * size + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), size);
    hex.pop_back();
    return hex;
}

std::string random_token(std::size_t bytes) {
    ready();
    std::vector<unsigned char> raw(bytes);
    randombytes_buf(raw.data(), raw.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_ENCODED_LEN(bytes, variant), '\0');
    sodium_bin2base64(token.data(), token.size(), raw.data(), raw.size(), variant);
    token.resize(token.find('\0'));
    return token;
}

std::uint64_t random_seed() {
    ready();
    std::uint64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    return seed;
}

std::string hash_password(std::string_view password, Cost cost) {
    ready();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const bool cheap = cost == Cost::cheap;
    const auto done =
        crypto_pwhash_str(hash.data(), password.data(), password.size(),
                          cheap ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          cheap ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE);
    if (done != 0) throw Fault("no memory to hash a password");
    return hash.data();
}

bool password_matches(std::string_view password, std::string_view hash) {
    ready();
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) ==
           0;
}

bool equal(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace samskap::crypto
