// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "kernel/base/errors.hpp"

namespace samskap::crypto {

// Ed25519 by libsodium, with keys as `openssl genpkey -algorithm ed25519` writes them, so that
// others can check a signature with the tools they have.
class Signer {
public:
    // Refuses, in words, what is no such key.
    [[nodiscard]] static Expected<Signer, std::string> from_pem(std::string_view pem);
    ~Signer();
    Signer(const Signer&) = default;
    Signer& operator=(const Signer&) = default;

    // Base 64.
    [[nodiscard]] std::string sign(std::string_view message) const;
    [[nodiscard]] std::string public_pem() const;

private:
    Signer() = default;
    std::array<unsigned char, 32> m_public{};
    std::array<unsigned char, 64> m_secret{};
};

// By the public key of a signer, as PEM.
bool is_signed(std::string_view message, std::string_view signature, std::string_view public_pem);

}  // namespace samskap::crypto
