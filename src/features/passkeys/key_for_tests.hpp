// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "kernel/base/base64.hpp"
#include "kernel/base/errors.hpp"

// A key as a phone has it, in software: it signs what the tests tell it to, also what a real one
// never would.
namespace samskap::passkeys::testing {

inline std::string hash_of(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
    return {hash.begin(), hash.end()};
}

inline std::string number_of(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text += static_cast<char>((value >> static_cast<unsigned>(8 * i)) & 0xffU);
    return text;
}

// CBOR of a byte string and of words shorter than 24 letters.
inline std::string cbor_bytes(const std::string& bytes) {
    return (bytes.size() < 256 ? "\x58" + number_of(bytes.size(), 1)
                               : "\x59" + number_of(bytes.size(), 2)) +
           bytes;
}
inline std::string cbor_words(const std::string& words) {
    return static_cast<char>(0x60U + words.size()) + words;
}

struct Said {
    std::string host = "samskap.sundhamn.example";
    std::string origin = "https://samskap.sundhamn.example";
    unsigned flags = 0x05;  // touched, and its holder shown
    std::string more = {};  // after the authenticator data
    std::string kind = {};
    bool is_inside_another = false;
};

class Key {
public:
    explicit Key(std::string credential = "a key of thirty letters, or so")
        : m_credential(std::move(credential)), m_key(new_key(), EVP_PKEY_free) {
        ensure(m_key != nullptr, "OpenSSL makes a key");
    }
    static EVP_PKEY* new_key() {
        std::string curve = "P-256";  // OpenSSL asks for letters that it could change
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve.data());
    }
    [[nodiscard]] std::string credential() const { return base64::text_of(m_credential); }
    [[nodiscard]] const std::string& raw_credential() const { return m_credential; }

    static std::string client_data(const std::string& challenge, const std::string& kind,
                                   const Said& said) {
        return R"({"type":")" + (said.kind.empty() ? kind : said.kind) + R"(","challenge":")" +
               base64::text_of(challenge) + R"(","origin":")" + said.origin +
               R"(","crossOrigin":)" + (said.is_inside_another ? "true" : "false") + "}";
    }
    [[nodiscard]] std::string authenticator_data(const Said& said) const {
        return hash_of(said.host) + static_cast<char>(said.flags) + number_of(counter, 4) +
               said.more;
    }
    // COSE: key type EC2, ES256, P-256, x, y.
    [[nodiscard]] std::string public_key() const {
        std::array<unsigned char, 65> point{};
        std::size_t size = 0;
        const auto read =
            EVP_PKEY_get_octet_string_param(m_key.get(), "pub", point.data(), point.size(), &size);
        ensure(read == 1 && size == point.size(), "the key is a point on the curve");
        const std::string bytes(point.begin(), point.end());
        return "\xa5\x01\x02\x03\x26\x20\x01\x21" + cbor_bytes(bytes.substr(1, 32)) + "\x22" +
               cbor_bytes(bytes.substr(33));
    }
    [[nodiscard]] std::string attestation(Said said = {}) const {
        said.flags |= 0x40U;
        const auto data = authenticator_data(said) + std::string(16, '\0') +
                          number_of(m_credential.size(), 2) + m_credential + public_key();
        return "\xa3" + cbor_words("fmt") + cbor_words("none") + cbor_words("attStmt") + "\xa0" +
               cbor_words("authData") + cbor_bytes(data);
    }
    [[nodiscard]] std::string signature(const std::string& data, const std::string& client) const {
        const auto text = data + hash_of(client);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        std::array<unsigned char, 80> bytes{};
        std::size_t size = bytes.size();
        const auto done =
            EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1 &&
            EVP_DigestSign(context.get(), bytes.data(), &size,
                           reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
        ensure(done, "the key signs");
        return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
    }

    std::uint32_t counter = 0;

private:
    std::string m_credential;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
};

}  // namespace samskap::passkeys::testing
