// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/errors.hpp"

// People, posts and what must hold between them.
namespace samskap::assignment {

// What a wish may cost at most, either way: every sum the engine makes fits then.
constexpr std::int64_t most_cost = 1'000'000'000'000;
constexpr std::int32_t most_rank = 1'000;
constexpr std::int32_t no_limit = std::numeric_limits<std::int32_t>::max();

// A pair that may come about. Where there is no wish there is no pair.
struct Wish {
    std::int32_t post = 0;
    std::int32_t rank = 1;  // 1 is wished most; several may have the same
    std::int64_t cost = 0;  // less is better; counts last
    friend bool operator==(const Wish&, const Wish&) = default;
};
struct Person {
    std::string id;
    std::int32_t places = 1;  // how many posts at most; a supervisor has several
    std::vector<Wish> wishes;
};
struct Post {
    std::string id;
    std::int32_t places = 1;
    std::int32_t group = -1;
    // For stable matching: people in tiers, those it would rather have first. Whoever stands in no
    // tier is not acceptable.
    std::vector<std::vector<std::int32_t>> order = {};
};
// A department, an employer: how many of the people at its posts and in its parts.
struct Group {
    std::string id;
    std::int32_t least = 0;
    std::int32_t most = no_limit;
    std::int32_t part_of = -1;
};
struct Pair {
    std::int32_t person = 0;
    std::int32_t post = 0;
    bool operator==(const Pair&) const = default;
    bool operator<(const Pair& other) const {
        return person != other.person ? person < other.person : post < other.post;
    }
};
enum class Mode { fair, stable };

struct Problem {
    Mode mode = Mode::fair;
    std::string lot;  // what the lots of this round are drawn with
    std::vector<Person> people;
    std::vector<Post> posts;
    std::vector<Group> groups;
    std::vector<Pair> current;    // the plan that holds now
    std::vector<Pair> pinned;     // must come about
    std::vector<Pair> forbidden;  // must not, among them what somebody declined
};

// The published order. FNV-1a (64 bits) over the bytes of the lot, a zero byte and the id, then the
// mixing of SplitMix64. Nobody's place in a list, name or time of asking decides anything.
std::uint64_t hash_of(std::string_view lot, std::string_view id);
// The same over both ids with a zero byte between: the lot that is drawn for a pair, below 2^40.
std::int64_t lot_of(std::string_view lot, std::string_view person, std::string_view post);

// The same problem with everything in the published order. What is forbidden is no wish any more;
// groups stand after those they are part of.
Problem in_published_order(const Problem& problem);

// Why a problem makes no sense, as one sentence; empty when it does.
std::string what_is_wrong(const Problem& problem);

}  // namespace samskap::assignment
