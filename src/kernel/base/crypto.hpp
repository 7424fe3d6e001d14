// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Thin clothes over libsodium and OpenSSL; nothing here is our own cryptography.
namespace samskap::crypto {

// Lower-case hexadecimal SHA-256.
std::string sha256(std::string_view bytes);
// Random bytes from the system, as URL-safe base 64 without padding. 16 bytes are 128 bits.
std::string random_token(std::size_t bytes);
std::uint64_t random_seed();
// Argon2id (libsodium, "interactive" limits). `cheap` is for tests only: the least the library has.
enum class Cost { interactive, cheap };
std::string hash_password(std::string_view password, Cost cost);
// False for a wrong password and for a hash that is none.
bool password_matches(std::string_view password, std::string_view hash);
// Same time whatever differs.
bool equal(std::string_view left, std::string_view right);

}  // namespace samskap::crypto
