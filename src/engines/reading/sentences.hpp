// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace samskap::reading {

struct Range {
    std::size_t from = 0;
    std::size_t to = 0;
    bool operator==(const Range&) const = default;
};

// The sentences of a paragraph, in bytes, without the blanks between them. Nothing but blanks is
// left out.
std::vector<Range> sentences_of(std::string_view paragraph);

}  // namespace samskap::reading
