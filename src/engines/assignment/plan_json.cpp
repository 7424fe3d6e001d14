// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <iterator>
#include <unordered_map>

#include "engines/assignment/certificate.hpp"
#include "engines/assignment/json.hpp"

namespace samskap::assignment {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 6> names{"required", "placed", "rank",
                                                "changes",  "cost",   "lot"};

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

template <class Thing>
std::string ids(const std::vector<Thing>& things, const std::vector<std::int32_t>& numbers) {
    std::string text;
    for (const auto number : numbers)
        text += (text.empty() ? "" : ", ") + quoted(things[at(number)].id);
    return "[" + text + "]";
}

std::string pairs_of(const Problem& problem, const std::vector<Pair>& pairs) {
    std::string text;
    for (const auto& pair : pairs)
        fmt::format_to(std::back_inserter(text), "{}\n  [{}, {}]", text.empty() ? "" : ",",
                       quoted(problem.people[at(pair.person)].id),
                       quoted(problem.posts[at(pair.post)].id));
    return "[" + text + "]";
}

template <class Thing>
std::string prices_of(const std::vector<Thing>& things, const std::vector<std::int64_t>& prices) {
    std::string text;
    for (std::size_t i = 0; i < prices.size(); ++i)
        if (prices[i] != 0)
            fmt::format_to(std::back_inserter(text), "{}{}: {}", text.empty() ? "" : ", ",
                           quoted(things[i].id), prices[i]);
    return "{" + text + "}";
}

std::string head_of(const Level& level) {
    const auto rank =
        level.kind == LevelKind::rank ? fmt::format(", \"rank\": {}", level.rank) : "";
    return fmt::format("{{\"level\": \"{}\"{}, \"value\": {}", name_of(level.kind), rank,
                       level.value);
}

using Numbers = std::unordered_map<std::string, std::int32_t>;

template <class Thing>
Numbers numbers_of(const std::vector<Thing>& things) {
    Numbers numbers;
    for (std::size_t i = 0; i < things.size(); ++i)
        numbers.emplace(things[i].id, static_cast<std::int32_t>(i));
    return numbers;
}

// A certificate comes from anywhere: every step may find something else than it looks for.
class ProofReader {
public:
    explicit ProofReader(const Problem& problem)
        : m_people(numbers_of(problem.people)),
          m_posts(numbers_of(problem.posts)),
          m_groups(numbers_of(problem.groups)) {}

    bool read(const json::value& file, Plan& plan) const {
        const auto* object = file.if_object();
        const auto* possible = object ? object->if_contains("possible") : nullptr;
        const auto* pairs = object ? object->if_contains("pairs") : nullptr;
        const auto* levels = object ? object->if_contains("levels") : nullptr;
        if (!possible || !possible->is_bool() || !pairs || !pairs->is_array() || !levels ||
            !levels->is_array())
            return false;
        plan.is_possible = possible->get_bool();
        for (const auto& pair : pairs->get_array())
            if (!read_pair(pair, plan.pairs.emplace_back())) return false;
        for (const auto& level : levels->get_array())
            if (!read_level(level, plan.levels.emplace_back())) return false;
        return true;
    }

private:
    bool read_pair(const json::value& value, Pair& pair) const {
        const auto* ids = value.if_array();
        return ids && ids->size() == 2 && read_id((*ids)[0], m_people, pair.person) &&
               read_id((*ids)[1], m_posts, pair.post);
    }

    static bool read_id(const json::value& value, const Numbers& numbers, std::int32_t& number) {
        if (!value.is_string()) return false;
        const auto found =
            numbers.find(std::string(value.get_string().data(), value.get_string().size()));
        if (found == numbers.end()) return false;
        number = found->second;
        return true;
    }

    bool read_level(const json::value& value, Level& level) const {
        const auto* object = value.if_object();
        const auto* name = object ? object->if_contains("level") : nullptr;
        if (!name || !name->is_string()) return false;
        std::size_t kind = 0;
        while (kind < names.size() &&
               name->get_string() != json::string_view(names[kind].data(), names[kind].size()))
            ++kind;
        if (kind == names.size()) return false;
        level.kind = static_cast<LevelKind>(kind);
        std::int64_t rank = 0;
        if (level.kind == LevelKind::rank && !read_number(*object, "rank", rank)) return false;
        if (rank < 0 || rank > most_rank) return false;
        level.rank = static_cast<std::int32_t>(rank);
        return read_number(*object, "value", level.value) &&
               read_prices(*object, "people", m_people, level.prices.people) &&
               read_prices(*object, "posts", m_posts, level.prices.posts) &&
               read_prices(*object, "groups", m_groups, level.prices.groups);
    }

    static bool read_number(const json::object& object, json::string_view field,
                            std::int64_t& number) {
        const auto* value = object.if_contains(field);
        if (!value || !value->is_int64()) return false;
        number = value->get_int64();
        return true;
    }

    static bool read_prices(const json::object& object, json::string_view field,
                            const Numbers& numbers, std::vector<std::int64_t>& prices) {
        const auto* value = object.if_contains(field);
        prices.assign(numbers.size(), 0);
        if (!value || !value->is_object()) return false;
        for (const auto& member : value->get_object()) {
            const auto found = numbers.find(std::string(member.key().data(), member.key().size()));
            if (found == numbers.end() || !member.value().is_int64()) return false;
            prices[at(found->second)] = member.value().get_int64();
        }
        return true;
    }

    Numbers m_people, m_posts, m_groups;
};

}  // namespace

std::string_view name_of(LevelKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::string quoted(std::string_view text) {
    return json::serialize(json::string_view(text.data(), text.size()));
}

std::string to_certificate(const Problem& problem, const Plan& plan) {
    std::string levels;
    for (const auto& level : plan.levels)
        fmt::format_to(std::back_inserter(levels),
                       "{}\n  {}, \"people\": {}, \"posts\": {}, \"groups\": {}}}",
                       levels.empty() ? "" : ",", head_of(level),
                       prices_of(problem.people, level.prices.people),
                       prices_of(problem.posts, level.prices.posts),
                       prices_of(problem.groups, level.prices.groups));
    return fmt::format("{{\"possible\": {},\n\"pairs\": {},\n\"levels\": [{}]}}\n",
                       plan.is_possible, pairs_of(problem, plan.pairs), levels);
}

Expected<Plan, std::string> read_plan_proof(std::string_view text, const Problem& problem) {
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 8;
    const auto file = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
    Plan plan;
    if (error || !ProofReader(problem).read(file, plan))
        return unexpected<std::string>("it is no certificate of this problem");
    return plan;
}

std::string to_json(const Problem& problem, const Plan& plan) {
    std::vector<bool> is_placed(problem.people.size());
    for (const auto& pair : plan.pairs) is_placed[at(pair.person)] = true;
    std::vector<std::int32_t> without;
    for (std::size_t i = 0; i < is_placed.size(); ++i)
        if (!is_placed[i]) without.push_back(static_cast<std::int32_t>(i));
    std::string levels;
    for (const auto& level : plan.levels)
        levels += (levels.empty() ? "\n  " : ",\n  ") + head_of(level) + "}";
    return fmt::format(
        "{{\"possible\": {},\n\"pairs\": {},\n\"without\": {},\n\"levels\": [{}],\n"
        "\"obstacle\": {{\"people\": {}, \"posts\": {}, \"groups\": {}}}}}\n",
        plan.is_possible, pairs_of(problem, plan.pairs), ids(problem.people, without), levels,
        ids(problem.people, plan.obstacle.people), ids(problem.posts, plan.obstacle.posts),
        ids(problem.groups, plan.obstacle.groups));
}

}  // namespace samskap::assignment
