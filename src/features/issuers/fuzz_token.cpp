// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "features/issuers/claims.hpp"
#include "features/issuers/provider.hpp"

using namespace samskap;
using namespace samskap::issuers;

namespace {

const Issuer k_issuer{.key = "a",
                      .name = "A",
                      .address = "https://a.example",
                      .client = "samskap",
                      .algorithms = {"RS256"}};

// Nobody signs by chance, with keys that come from the same hand or not.
void try_token(std::string_view text) {
    const auto token = token_in(text);
    if (!token) return;
    const Wanted wanted{"https://a.example", "samskap", {1'795'000'000}};
    static_cast<void>(why_no_id_token(token->claims, wanted, "nonce"));
    static_cast<void>(why_no_logout_token(token->claims, wanted));
    static const auto keys = web_keys_in(R"({"keys":[{"kty":"EC","crv":"P-256",)"
                                         R"("x":"axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY",)"
                                         R"("y":"T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"}]})");
    if (keys.empty()) std::abort();
    if (is_signed_by(*token, keys.front())) std::abort();
}

}  // namespace

// What an issuer, or somebody in its name, sends: tokens, keys, where it is asked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.empty()) return 0;
    const auto rest = bytes.substr(1);
    switch (bytes[0]) {
        case 't': try_token(rest); break;
        case 'k':
            for (const auto& key : web_keys_in(rest))
                if (!key.key) std::abort();
            break;
        default: {
            const auto places = places_in(rest, k_issuer);
            if (places && !places->token.starts_with("https://a.example")) std::abort();
        }
    }
    return 0;
}
