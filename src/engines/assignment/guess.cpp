// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/guess.hpp"

#include <algorithm>
#include <cmath>

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

// How much a rank weighs: each a factor more than the one before, so large that the guess is seldom
// wrong, so small that `highest` is not passed.
std::vector<Cost> weights_of_ranks(std::int32_t worst, Cost highest) {
    std::vector<Cost> weights(at(worst) + 1);
    const auto base = std::min(6.0, std::pow(static_cast<double>(highest), 1.0 / worst));
    for (std::int32_t rank = 2; rank <= worst; ++rank)
        weights[at(rank)] = static_cast<Cost>(std::pow(base, rank - 1) * 4);
    return weights;
}

// Costs may be far higher than there is room for; then their last digits wait for their level.
std::vector<Cost> scaled_costs(const PlanNetwork& network, Cost highest) {
    std::vector<Cost> costs;
    for (const auto& meaning : network.meanings) costs.push_back(meaning.cost);
    Cost most = 0;
    for (const auto cost : costs) most = std::max({most, cost, -cost});
    const auto divisor = most / highest + 1;
    for (auto& cost : costs) cost /= divisor;
    return costs;
}

}  // namespace

std::vector<Cost> guessed_costs(const PlanNetwork& network, const std::vector<Level>& levels) {
    const auto highest = (Cost{1} << 61U) / (network.simplex.nodes() + 1) / 256;
    std::int32_t worst = 1;
    for (const auto& level : levels) worst = std::max(worst, level.rank);
    const auto weights = weights_of_ranks(worst, highest);
    std::vector<Cost> result =
        worst == 1 ? scaled_costs(network, highest) : std::vector<Cost>(network.meanings.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (worst > 1) result[i] += weights[at(network.meanings[i].rank)];
    }
    Cost most = 1;
    for (const auto cost : result) most = std::max({most, cost, -cost});
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto& meaning = network.meanings[i];
        if (meaning.is_current) result[i] -= worst == 1 ? 2 * most : 2;
        if (meaning.kind == Meaning::Kind::idle) result[i] += 8 * most;
        if (meaning.kind == Meaning::Kind::least || meaning.is_pinned) result[i] -= 32 * most;
    }
    return result;
}

}  // namespace samskap::assignment
