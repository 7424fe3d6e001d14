// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

#include <array>
#include <map>

#include "features/issuers/issuers.hpp"
#include "features/issuers/token.hpp"
#include "kernel/base/base64.hpp"

// An issuer in memory, which says what the tests tell it to, also what a real one never would.
namespace samskap::issuers::testing {

class Signer {
public:
    enum class Kind { curve, rsa };
    explicit Signer(std::string id, Kind kind = Kind::curve)
        : m_id(std::move(id)),
          m_kind(kind),
          m_key(kind == Kind::curve ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
                                    : EVP_RSA_gen(2048),
                EVP_PKEY_free) {}

    [[nodiscard]] std::string algorithm() const {
        return m_kind == Kind::curve ? "ES256" : "RS256";
    }
    [[nodiscard]] boost::json::object web_key() const {
        if (m_kind == Kind::rsa)
            return {{"kty", "RSA"},
                    {"kid", m_id},
                    {"use", "sig"},
                    {"n", number("n")},
                    {"e", number("e")}};
        std::array<unsigned char, 65> point{};
        std::size_t size = 0;
        EVP_PKEY_get_octet_string_param(m_key.get(), "pub", point.data(), point.size(), &size);
        const std::string bytes(point.begin(), point.end());
        return {{"kty", "EC"},
                {"kid", m_id},
                {"crv", "P-256"},
                {"x", base64::text_of(bytes.substr(1, 32))},
                {"y", base64::text_of(bytes.substr(33))}};
    }
    [[nodiscard]] std::string token(const boost::json::object& claims,
                                    const std::string& algorithm = {}) const {
        const boost::json::object head{{"alg", algorithm.empty() ? this->algorithm() : algorithm},
                                       {"kid", m_id}};
        const auto text = base64::text_of(boost::json::serialize(head)) + "." +
                          base64::text_of(boost::json::serialize(claims));
        return text + "." + base64::text_of(signature(text));
    }

private:
    [[nodiscard]] std::string number(const char* name) const {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(m_key.get(), name, &value);
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
        BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(value);
        return base64::text_of(bytes);
    }
    [[nodiscard]] std::string signature(const std::string& text) const {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        std::array<unsigned char, 512> bytes{};
        std::size_t size = bytes.size();
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get());
        EVP_DigestSign(context.get(), bytes.data(), &size,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size());
        if (m_kind == Kind::rsa)
            return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
        const auto* from = static_cast<const unsigned char*>(bytes.data());
        auto* both = d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(size));
        std::array<unsigned char, 64> raw{};
        BN_bn2binpad(ECDSA_SIG_get0_r(both), raw.data(), 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(both), raw.data() + 32, 32);
        ECDSA_SIG_free(both);
        return {raw.begin(), raw.end()};
    }

    std::string m_id;
    Kind m_kind;
    std::shared_ptr<EVP_PKEY> m_key;
};

struct FakeIssuer {
    std::string address = "https://inloggning.sundhamn.example";
    std::vector<Signer> published{Signer("one")};
    Signer signer = published.front();
    boost::json::object claims{};                // of the next ID token
    std::string algorithm{};                     // what its head says, when not the truth
    std::map<std::string, std::string> pages{};  // other addresses that answer
    std::map<std::string, int> asked{};          // how often
    Asking last{};
    bool is_up = true;

    [[nodiscard]] std::string keys() const {
        boost::json::array all;
        for (const auto& one : published) all.push_back(one.web_key());
        return boost::json::serialize(boost::json::object{{"keys", all}});
    }
    std::optional<std::string> answer(const Asking& asking) {
        ++asked[asking.url];
        last = asking;
        if (!is_up) return std::nullopt;
        if (const auto page = pages.find(asking.url); page != pages.end()) return page->second;
        if (asking.url == address + "/.well-known/openid-configuration")
            return boost::json::serialize(
                boost::json::object{{"issuer", address},
                                    {"authorization_endpoint", address + "/authorize?tenant=1"},
                                    {"token_endpoint", address + "/token"},
                                    {"jwks_uri", address + "/keys"}});
        if (asking.url == address + "/keys") return keys();
        if (asking.url != address + "/token") return std::nullopt;
        return boost::json::serialize(boost::json::object{
            {"id_token", signer.token(claims, algorithm)}, {"access_token", "nyckel"}});
    }
};

}  // namespace samskap::issuers::testing
