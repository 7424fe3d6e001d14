// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engines/extraction/extraction.hpp"

// What parent and child say to each other. A message is its length (4 bytes, least first) and that
// many bytes. A request is one byte for the format, then the file. An answer is one byte, 0 for
// text and otherwise the refusal + 1; after a 0 the pages, those without text, and the text.
// Neither side believes the other: whatever does not add up is refused.
namespace samskap::extraction::wire {

constexpr std::size_t length_bytes = 4;

void put_number(std::string& to, std::uint32_t value);
// Takes it off the front; empty when there is too little.
std::optional<std::uint32_t> take_number(std::string_view& from);

std::string request(Format format, std::string_view bytes);
std::string answer(const Expected<Extracted, Refusal>& result);
// Empty when the child talks nonsense.
std::optional<Expected<Extracted, Refusal>> read_answer(std::string_view body, Format format);

}  // namespace samskap::extraction::wire
