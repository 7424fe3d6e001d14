// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/passkeys/webauthn.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <boost/json.hpp>
#include <memory>

#include "features/passkeys/cbor.hpp"
#include "kernel/base/base64.hpp"

namespace samskap::passkeys {
namespace {

// Authenticator data: the hash of the host, flags, a counter; then the key, and what was added.
constexpr std::size_t k_hash_size = 32;
constexpr std::size_t k_least_size = 37;
constexpr std::size_t k_before_credential = k_least_size + 16;
constexpr unsigned k_has_key = 0x40;
constexpr unsigned k_has_more = 0x80;
constexpr std::size_t k_longest_credential = 1023;

const unsigned char* data_of(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

template <auto release>
struct Free {
    template <class Held>
    void operator()(Held* held) const {
        release(&held);
    }
};
using Cred = std::unique_ptr<fido_cred_t, Free<fido_cred_free>>;
using Assert = std::unique_ptr<fido_assert_t, Free<fido_assert_free>>;
using Es256 = std::unique_ptr<es256_pk_t, Free<es256_pk_free>>;
using Eddsa = std::unique_ptr<eddsa_pk_t, Free<eddsa_pk_free>>;
using Rs256 = std::unique_ptr<rs256_pk_t, Free<rs256_pk_free>>;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

// What is left after the last part that `flags` tell of: nothing, or bytes nobody knows.
bool ends_as_it_says(std::string_view data, unsigned flags) {
    auto rest = data;
    if ((flags & k_has_key) != 0) {
        const auto key = cbor::length_of_item(rest);
        if (!key) return false;
        rest.remove_prefix(*key);
    }
    if ((flags & k_has_more) != 0) {
        const auto more = cbor::length_of_item(rest);
        if (!more) return false;
        rest.remove_prefix(*more);
    }
    return rest.empty();
}

// libfido2 wants the data as a CBOR byte string or bare; bare it is. Looked through here first, so
// that nothing in it makes a library set aside memory that is not there.
bool is_well_formed(std::string_view data, bool with_key) {
    if (data.size() < k_least_size) return false;
    const unsigned flags = byte_at(data, k_hash_size);
    if (((flags & k_has_key) != 0) != with_key) return false;
    if (!with_key) return ends_as_it_says(data.substr(k_least_size), flags);
    if (data.size() < k_before_credential + 2) return false;
    const std::size_t size =
        (byte_at(data, k_before_credential) << 8U) | byte_at(data, k_before_credential + 1);
    if (size == 0 || size > k_longest_credential) return false;
    if (data.size() < k_before_credential + 2 + size) return false;
    return ends_as_it_says(data.substr(k_before_credential + 2 + size), flags);
}

bool is_of_host(std::string_view data, const std::string& host) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(data_of(host), host.size(), hash.data());
    return data.substr(0, k_hash_size) ==
           std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size());
}

std::string_view view_of(const unsigned char* bytes, std::size_t size) {
    return bytes == nullptr ? std::string_view()
                            : std::string_view(reinterpret_cast<const char*>(bytes), size);
}

template <class Key, auto make, auto fill>
Key key_of(const std::string& bytes) {
    Key key(make());
    ensure(key != nullptr, "there is memory for a key");
    return fill(key.get(), bytes.data(), bytes.size()) == FIDO_OK ? std::move(key) : Key();
}

// Whether the bytes are a key that can be reckoned with: a point on the curve, for one.
bool is_usable(const PublicKey& key) {
    EVP_PKEY* usable = nullptr;
    if (key.algorithm == COSE_ES256) {
        const auto pk = key_of<Es256, es256_pk_new, es256_pk_from_ptr>(key.bytes);
        if (pk) usable = es256_pk_to_EVP_PKEY(pk.get());
    } else if (key.algorithm == COSE_EDDSA) {
        const auto pk = key_of<Eddsa, eddsa_pk_new, eddsa_pk_from_ptr>(key.bytes);
        if (pk) usable = eddsa_pk_to_EVP_PKEY(pk.get());
    } else if (key.algorithm == COSE_RS256) {
        const auto pk = key_of<Rs256, rs256_pk_new, rs256_pk_from_ptr>(key.bytes);
        if (pk) usable = rs256_pk_to_EVP_PKEY(pk.get());
    }
    const bool is = usable != nullptr;
    EVP_PKEY_free(usable);
    return is;
}

std::optional<NewKey> key_of_kind(std::string_view data, int algorithm) {
    const Cred cred(fido_cred_new());
    ensure(cred != nullptr, "there is memory for a credential");
    if (fido_cred_set_type(cred.get(), algorithm) != FIDO_OK) return std::nullopt;
    if (fido_cred_set_authdata_raw(cred.get(), data_of(data), data.size()) != FIDO_OK)
        return std::nullopt;
    NewKey found{.credential = std::string(
                     view_of(fido_cred_id_ptr(cred.get()), fido_cred_id_len(cred.get()))),
                 .key = {algorithm, std::string(view_of(fido_cred_pubkey_ptr(cred.get()),
                                                        fido_cred_pubkey_len(cred.get())))},
                 .counter = fido_cred_sigcount(cred.get())};
    return is_usable(found.key) ? std::optional(std::move(found)) : std::nullopt;
}

int verify(const fido_assert_t* assertion, const PublicKey& key) {
    const auto algorithm = static_cast<int>(key.algorithm);
    if (algorithm == COSE_ES256) {
        const auto pk = key_of<Es256, es256_pk_new, es256_pk_from_ptr>(key.bytes);
        return pk ? fido_assert_verify(assertion, 0, algorithm, pk.get()) : FIDO_ERR_INTERNAL;
    }
    if (algorithm == COSE_EDDSA) {
        const auto pk = key_of<Eddsa, eddsa_pk_new, eddsa_pk_from_ptr>(key.bytes);
        return pk ? fido_assert_verify(assertion, 0, algorithm, pk.get()) : FIDO_ERR_INTERNAL;
    }
    const auto pk = key_of<Rs256, rs256_pk_new, rs256_pk_from_ptr>(key.bytes);
    return pk && algorithm == COSE_RS256 ? fido_assert_verify(assertion, 0, algorithm, pk.get())
                                         : FIDO_ERR_INTERNAL;
}

std::string word_in(const boost::json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string())
                                                  : std::string();
}

}  // namespace

std::optional<ClientData> client_data_in(std::string_view json) {
    boost::system::error_code error;
    const auto value = boost::json::parse(json, error);
    if (error || !value.is_object()) return std::nullopt;
    const auto& object = value.get_object();
    const auto* inside = object.if_contains("crossOrigin");
    auto challenge = base64::bytes_of(word_in(object, "challenge"));
    if (!challenge) return std::nullopt;
    return ClientData{.kind = word_in(object, "type"),
                      .challenge = *std::move(challenge),
                      .origin = word_in(object, "origin"),
                      .is_inside_another = inside != nullptr && *inside != false};
}

Expected<NewKey, KeyRefusal> new_key_in(std::string_view attestation, const std::string& host) {
    const auto data = cbor::bytes_in_map(attestation, "authData");
    if (!data || !is_well_formed(*data, true)) return unexpected(KeyRefusal::malformed);
    if (!is_of_host(*data, host)) return unexpected(KeyRefusal::not_ours);
    if ((byte_at(*data, k_hash_size) & 1U) == 0) return unexpected(KeyRefusal::not_verified);
    for (const int algorithm : {COSE_ES256, COSE_EDDSA, COSE_RS256})
        if (auto found = key_of_kind(*data, algorithm)) return *std::move(found);
    return unexpected(KeyRefusal::unknown_kind);
}

Expected<std::int64_t, KeyRefusal> check_assertion(const Assertion& assertion, const PublicKey& key,
                                                   const std::string& host, Holder least) {
    const auto& data = assertion.authenticator_data;
    if (!is_well_formed(data, false) || assertion.signature.empty())
        return unexpected(KeyRefusal::malformed);
    if (!is_of_host(data, host)) return unexpected(KeyRefusal::not_ours);
    const unsigned asked = least == Holder::verified ? 0x05 : 0x01;
    if ((byte_at(data, k_hash_size) & asked) != asked) return unexpected(KeyRefusal::not_verified);
    const Assert told(fido_assert_new());
    ensure(told != nullptr, "there is memory for an assertion");
    const auto& client = assertion.client_data;
    const bool is_read =
        fido_assert_set_count(told.get(), 1) == FIDO_OK &&
        fido_assert_set_rp(told.get(), host.c_str()) == FIDO_OK &&
        fido_assert_set_clientdata(told.get(), data_of(client), client.size()) == FIDO_OK &&
        fido_assert_set_up(told.get(), FIDO_OPT_TRUE) == FIDO_OK &&
        fido_assert_set_uv(told.get(), least == Holder::verified ? FIDO_OPT_TRUE : FIDO_OPT_OMIT) ==
            FIDO_OK &&
        fido_assert_set_authdata_raw(told.get(), 0, data_of(data), data.size()) == FIDO_OK &&
        fido_assert_set_sig(told.get(), 0, data_of(assertion.signature),
                            assertion.signature.size()) == FIDO_OK;
    if (!is_read) return unexpected(KeyRefusal::malformed);
    if (verify(told.get(), key) != FIDO_OK) return unexpected(KeyRefusal::wrong);
    return fido_assert_sigcount(told.get(), 0);
}

}  // namespace samskap::passkeys
