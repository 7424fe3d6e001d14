// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

// A strict look at CBOR from outside (RFC 8949, as CTAP2 writes it): whole items of a definite
// length, at most eight deep, that hold no more than is there. A library that reads them afterwards
// sets aside as much memory as an item says that it holds.
namespace samskap::passkeys::cbor {

// How many bytes the item at the beginning takes; nothing when it is none.
std::optional<std::size_t> length_of_item(std::string_view bytes);

// The byte string that a map has under this word, when `bytes` is one map and nothing else.
std::optional<std::string_view> bytes_in_map(std::string_view bytes, std::string_view word);

}  // namespace samskap::passkeys::cbor
