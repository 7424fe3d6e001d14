// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "features/passkeys/cbor.hpp"
#include "features/passkeys/webauthn.hpp"

using namespace samskap::passkeys;

namespace {

const std::string k_host = "samskap.sundhamn.example";

// A key that is read can be asked for; nobody signs by chance.
void try_key(std::string_view bytes) {
    const auto made = new_key_in(bytes, k_host);
    if (!made) return;
    if (made->credential.empty() || made->counter < 0) std::abort();
    const Assertion nothing{"{}", std::string(37, '\0'), "x"};
    if (check_assertion(nothing, made->key, k_host, Holder::present)) std::abort();
}

// Authenticator data and a signature, by any of the three kinds of key.
void try_assertion(std::string_view bytes) {
    if (bytes.size() < 2) return;
    const auto half = static_cast<unsigned char>(bytes[1]) % bytes.size();
    const std::string data(bytes.substr(0, half));
    const std::string rest(bytes.substr(half));
    for (const int kind : {-7, -8, -257})
        for (const std::size_t size : {std::size_t{64}, std::size_t{32}, std::size_t{259}}) {
            const PublicKey key{kind, rest.substr(0, size)};
            if (check_assertion({"{}", data, rest}, key, k_host, Holder::present)) std::abort();
        }
}

}  // namespace

// What a browser says of a key: read whole or refused, whatever it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.empty()) return 0;
    const auto rest = bytes.substr(1);
    if (const auto item = cbor::length_of_item(rest); item && *item > rest.size()) std::abort();
    switch (bytes[0]) {
        case 'k': try_key(rest); break;
        case 'a': try_assertion(rest); break;
        default: {
            const auto said = client_data_in(rest);
            if (said && said->kind.size() > rest.size()) std::abort();
        }
    }
    return 0;
}
