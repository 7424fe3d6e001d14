// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <span>

#include "engines/assignment/dimacs.hpp"

namespace samskap::assignment {

// What one auction came to: everybody has a post, and the prices prove that no other way is
// cheaper: each has a post where cost + price is least among their own edges.
struct Auctioned {
    std::vector<std::int32_t> post_of;
    std::vector<std::int64_t> prices;  // of posts
};

// Bertsekas' auction with shrinking steps, for as many posts as people. Costs count one more than
// there are people times, so that the last step is too small to hide a cheaper way. Nothing when it
// took more than `most_bids` bids for each person, or when a price would leave 64 bits: then there
// may be no way at all to give everybody a post, or the prices fight for too long.
template <class Cost>
std::optional<Auctioned> auction(std::span<const std::uint32_t> first,
                                 std::span<const Edge<Cost>> edges, std::int64_t most_bids);

extern template std::optional<Auctioned> auction(std::span<const std::uint32_t>,
                                                 std::span<const Edge<std::int32_t>>, std::int64_t);
extern template std::optional<Auctioned> auction(std::span<const std::uint32_t>,
                                                 std::span<const Edge<std::int64_t>>, std::int64_t);

}  // namespace samskap::assignment
