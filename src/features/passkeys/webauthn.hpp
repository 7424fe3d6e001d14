// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/base/errors.hpp"

// What a browser says about a key (W3C Web Authentication, level 2), verified with libfido2. No
// database and no clock.
namespace samskap::passkeys {

enum class KeyRefusal {
    malformed,
    not_ours,      // of another site, another kind of question, or inside a page of another site
    not_verified,  // nobody touched the key, or it did not ask who holds it
    unknown_kind,  // an algorithm that is not taken
    wrong,         // the signature is of another key or of other words
};

// What the browser says of the question, in its own JSON. Any of it may be empty.
struct ClientData {
    std::string kind;       // webauthn.create or webauthn.get
    std::string challenge;  // the bytes that were asked for
    std::string origin;
    bool is_inside_another = false;
};
std::optional<ClientData> client_data_in(std::string_view json);

// The public half, as libfido2 keeps it.
struct PublicKey {
    std::int64_t algorithm = 0;  // of COSE: -7, -8 or -257
    std::string bytes;
};
struct NewKey {
    std::string credential;
    PublicKey key;
    std::int64_t counter = 0;
};
// A new key, from an attestation object. Who made the key is neither asked for nor believed: any
// statement of that is passed over.
Expected<NewKey, KeyRefusal> new_key_in(std::string_view attestation, const std::string& host);

enum class Holder { present, verified };  // touched it; showed a finger, a face or a number
struct Assertion {
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
};
// The key's counter, when the signature is of this key and for this host.
Expected<std::int64_t, KeyRefusal> check_assertion(const Assertion& assertion, const PublicKey& key,
                                                   const std::string& host, Holder least);

}  // namespace samskap::passkeys
