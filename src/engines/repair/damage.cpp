// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/damage.hpp"

#include <algorithm>
#include <array>

#include "engines/repair/latin.hpp"

namespace samskap::repair {
namespace {

enum State : std::uint8_t { k_right, k_damaged, k_other, k_states };
using Costs = std::array<float, k_states>;

constexpr float k_unknown = 17;   // a word that is in no list
constexpr float k_survived = 6;   // an å, ä or ö that came through where others are lost
constexpr float k_most_said = 6;  // what one word may say at most
constexpr float k_name_said = 0.3F;
constexpr Costs k_begin = {0, 4, 1};
constexpr std::array<Costs, k_states> k_change = {{{0, 10, 5}, {10, 0, 7}, {5, 7, 0}}};
constexpr float k_least_evidence = 6;  // a stretch with less is left as it is

bool has_swedish_letter(std::string_view word) {
    return word.find_first_of("\xe5\xe4\xf6\xc5\xc4\xd6") != std::string_view::npos;
}

// What a word says for each state, the least at nought.
Costs evidence(const Token& token, const Model& model, Candidates& candidates) {
    if (token.kind != TokenKind::word || token.written.size() < 2) return {};
    const auto word = lower_case(token.written);
    const auto number = model.find(word);
    const bool known = number != k_no_word && (model.entry(number).flags & k_is_word) != 0;
    Costs costs{};
    costs[k_right] = known ? unpacked_cost(model.entry(number).cost) : k_unknown;
    costs[k_other] = std::min(k_unknown, model.foreign_cost(word));
    if (has_swedish_letter(word)) {
        costs[k_damaged] = costs[k_right] + k_survived;
    } else {
        costs[k_damaged] = k_unknown;
        for (const auto& candidate : candidates.of(token.written))
            if (candidate.origin != Origin::unknown)
                costs[k_damaged] = std::min(costs[k_damaged], candidate.alone);
    }
    const float least = *std::min_element(costs.begin(), costs.end());
    const float share = is_upper(token.written[0]) ? k_name_said : 1;
    for (float& cost : costs) cost = std::min(k_most_said, (cost - least) * share);
    return costs;
}

// The likeliest way through the states.
std::vector<State> states_of(const std::vector<Costs>& said) {
    std::vector<std::array<State, k_states>> from(said.size());
    Costs best = k_begin;
    for (std::size_t i = 0; i < said.size(); ++i) {
        Costs next{};
        for (std::size_t to = 0; to < k_states; ++to) {
            std::size_t least = 0;
            for (std::size_t state = 1; state < k_states; ++state)
                if (best[state] + k_change[state][to] < best[least] + k_change[least][to])
                    least = state;
            from[i][to] = static_cast<State>(least);
            next[to] = best[least] + k_change[least][to] + said[i][to];
        }
        best = next;
    }
    std::vector<State> states(said.size());
    auto state = static_cast<State>(std::min_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = said.size(); i-- > 0;) {
        states[i] = state;
        state = from[i][state];
    }
    return states;
}

}  // namespace

std::vector<bool> damaged(const std::vector<Token>& tokens, const Model& model,
                          Candidates& candidates) {
    std::vector<Costs> said;
    said.reserve(tokens.size());
    for (const auto& token : tokens) said.push_back(evidence(token, model, candidates));
    const auto states = states_of(said);
    std::vector<bool> is_damaged(tokens.size(), false);
    for (std::size_t i = 0; i < tokens.size();) {
        std::size_t end = i;
        float sum = 0;
        for (; end < tokens.size() && states[end] == k_damaged; ++end)
            sum += said[end][k_right] - said[end][k_damaged];
        if (sum >= k_least_evidence)
            std::fill(is_damaged.begin() + static_cast<std::ptrdiff_t>(i),
                      is_damaged.begin() + static_cast<std::ptrdiff_t>(end), true);
        i = std::max(end, i + 1);
    }
    return is_damaged;
}

}  // namespace samskap::repair
