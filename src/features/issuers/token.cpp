// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/token.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <array>

#include "kernel/base/base64.hpp"
#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"

namespace samskap::issuers {
namespace {

namespace json = boost::json;

constexpr std::size_t k_longest_token = 64U << 10U;
constexpr std::size_t k_longest_json = 1U << 20U;
constexpr std::size_t k_most_keys = 50;
constexpr int k_least_rsa_bits = 2048;
constexpr int k_most_rsa_bits = 8192;

struct Algorithm {
    std::string_view name;
    int key_kind;
    const EVP_MD* (*hash)();
    bool is_pss = false;
    int coordinate_bytes = 0;  // of a curve; 0: no curve
};
constexpr std::array<Algorithm, 6> k_algorithms{{{"RS256", EVP_PKEY_RSA, EVP_sha256},
                                                 {"RS384", EVP_PKEY_RSA, EVP_sha384},
                                                 {"RS512", EVP_PKEY_RSA, EVP_sha512},
                                                 {"PS256", EVP_PKEY_RSA, EVP_sha256, true},
                                                 {"ES256", EVP_PKEY_EC, EVP_sha256, false, 32},
                                                 {"ES384", EVP_PKEY_EC, EVP_sha384, false, 48}}};

const Algorithm* algorithm_named(std::string_view name) {
    for (const auto& one : k_algorithms)
        if (one.name == name) return &one;
    return nullptr;
}

struct Free {
    void operator()(EVP_MD_CTX* it) const { EVP_MD_CTX_free(it); }
    void operator()(EVP_PKEY_CTX* it) const { EVP_PKEY_CTX_free(it); }
    void operator()(OSSL_PARAM_BLD* it) const { OSSL_PARAM_BLD_free(it); }
    void operator()(OSSL_PARAM* it) const { OSSL_PARAM_free(it); }
    void operator()(BIGNUM* it) const { BN_free(it); }
    void operator()(ECDSA_SIG* it) const { ECDSA_SIG_free(it); }
};
template <class Held>
using Held_by = std::unique_ptr<Held, Free>;

const unsigned char* data_of(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Held_by<BIGNUM> number_of(std::string_view bytes) {
    return Held_by<BIGNUM>(BN_bin2bn(data_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

std::shared_ptr<EVP_PKEY> public_key(const char* kind, OSSL_PARAM_BLD* parts) {
    const Held_by<OSSL_PARAM> parameters(OSSL_PARAM_BLD_to_param(parts));
    const Held_by<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* made = nullptr;
    if (parameters == nullptr || context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    std::shared_ptr<EVP_PKEY> key(made, EVP_PKEY_free);
    const Held_by<EVP_PKEY_CTX> check(EVP_PKEY_CTX_new(key.get(), nullptr));
    return check != nullptr && EVP_PKEY_public_check(check.get()) == 1 ? key : nullptr;
}

std::string bytes_in(const json::object& key, std::string_view name) {
    return base64::bytes_of(word_in(key, name)).value_or("");
}

std::shared_ptr<EVP_PKEY> rsa_key(const json::object& said) {
    const auto modulus = bytes_in(said, "n");
    const auto exponent = bytes_in(said, "e");
    if (modulus.size() > k_most_rsa_bits / 8 || exponent.empty() || exponent.size() > 8)
        return nullptr;
    const auto n = number_of(modulus);
    const auto e = number_of(exponent);
    const Held_by<OSSL_PARAM_BLD> parts(OSSL_PARAM_BLD_new());
    if (BN_num_bits(n.get()) < k_least_rsa_bits ||
        OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    return public_key("RSA", parts.get());
}

std::shared_ptr<EVP_PKEY> curve_key(const json::object& said) {
    const auto curve = word_in(said, "crv");
    if (curve != "P-256" && curve != "P-384") return nullptr;
    const std::size_t size = curve == "P-256" ? 32 : 48;
    const auto x = bytes_in(said, "x");
    const auto y = bytes_in(said, "y");
    if (x.size() != size || y.size() != size) return nullptr;
    const auto point = "\x04" + x + y;
    const Held_by<OSSL_PARAM_BLD> parts(OSSL_PARAM_BLD_new());
    if (OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve.c_str(),
                                        curve.size()) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1)
        return nullptr;
    return public_key("EC", parts.get());
}

// JOSE writes the two numbers of a signature side by side; OpenSSL wants them in DER.
std::string der_of(std::string_view signature, int coordinate_bytes) {
    const auto size = static_cast<std::size_t>(coordinate_bytes);
    if (signature.size() != 2 * size) return {};
    Held_by<ECDSA_SIG> made(ECDSA_SIG_new());
    auto r = number_of(signature.substr(0, size));
    auto s = number_of(signature.substr(size));
    if (made == nullptr || ECDSA_SIG_set0(made.get(), r.get(), s.get()) != 1) return {};
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    unsigned char* bytes = nullptr;
    const auto length = i2d_ECDSA_SIG(made.get(), &bytes);
    std::string der;
    if (length > 0)
        der.assign(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

bool fits(const Algorithm& algorithm, EVP_PKEY* key) {
    if (EVP_PKEY_get_base_id(key) != algorithm.key_kind) return false;
    return algorithm.coordinate_bytes == 0 ||
           EVP_PKEY_get_bits(key) == algorithm.coordinate_bytes * 8;
}

}  // namespace

std::optional<json::object> object_in(std::string_view text) {
    if (text.size() > k_longest_json) return std::nullopt;
    boost::system::error_code error;
    auto value = json::parse(text, error);
    if (error || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

std::string word_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string())
                                                  : std::string();
}

std::optional<std::int64_t> number_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    if (found == nullptr) return std::nullopt;
    if (found->is_int64()) return found->get_int64();
    // Seconds with a fraction; what no clock reaches is no time.
    if (found->is_double() && found->get_double() > 0 && found->get_double() < 1e11)
        return static_cast<std::int64_t>(found->get_double());
    return std::nullopt;
}

std::vector<std::string> words_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    if (found == nullptr) return {};
    if (found->is_string()) return {std::string(found->get_string())};
    std::vector<std::string> words;
    if (found->is_array())
        for (const auto& one : found->get_array())
            if (one.is_string()) words.emplace_back(one.get_string());
    return words;
}

std::optional<Token> token_in(std::string_view text) {
    if (text.size() > k_longest_token) return std::nullopt;
    const auto parts = text::split(text, '.');
    if (parts.size() != 3) return std::nullopt;
    const auto head = object_in(base64::bytes_of(parts[0]).value_or(""));
    auto claims = object_in(base64::bytes_of(parts[1]).value_or(""));
    auto signature = base64::bytes_of(parts[2]);
    if (!head || !claims || !signature || head->contains("crit")) return std::nullopt;
    return Token{.algorithm = word_in(*head, "alg"),
                 .key_id = word_in(*head, "kid"),
                 .type = word_in(*head, "typ"),
                 .claims = *std::move(claims),
                 .signed_part = std::string(text.substr(0, text.rfind('.'))),
                 .signature = *std::move(signature)};
}

bool is_algorithm(std::string_view name) { return algorithm_named(name) != nullptr; }

std::vector<WebKey> web_keys_in(std::string_view text) {
    std::vector<WebKey> keys;
    const auto set = object_in(text);
    const auto* list = set ? set->if_contains("keys") : nullptr;
    if (list == nullptr || !list->is_array()) return keys;
    for (const auto& one : list->get_array()) {
        if (!one.is_object() || keys.size() == k_most_keys) continue;
        const auto& said = one.get_object();
        const auto use = word_in(said, "use");
        if (!use.empty() && use != "sig") continue;
        const auto kind = word_in(said, "kty");
        auto key = kind == "RSA" ? rsa_key(said) : kind == "EC" ? curve_key(said) : nullptr;
        if (key) keys.push_back({word_in(said, "kid"), word_in(said, "alg"), std::move(key)});
    }
    return keys;
}

bool is_signed_by(const Token& token, const WebKey& key) {
    const auto* algorithm = algorithm_named(token.algorithm);
    if (algorithm == nullptr || !fits(*algorithm, key.key.get())) return false;
    if (!key.algorithm.empty() && key.algorithm != token.algorithm) return false;
    const auto signature = algorithm->coordinate_bytes == 0
                               ? token.signature
                               : der_of(token.signature, algorithm->coordinate_bytes);
    const Held_by<EVP_MD_CTX> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* settings = nullptr;
    if (signature.empty() || context == nullptr ||
        EVP_DigestVerifyInit(context.get(), &settings, algorithm->hash(), nullptr, key.key.get()) !=
            1)
        return false;
    if (algorithm->is_pss &&
        (EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) != 1 ||
         EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) != 1))
        return false;
    return EVP_DigestVerify(context.get(), data_of(signature), signature.size(),
                            data_of(token.signed_part), token.signed_part.size()) == 1;
}

}  // namespace samskap::issuers
