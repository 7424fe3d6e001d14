// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/auction.hpp"

#include <algorithm>
#include <limits>

namespace samskap::assignment {
namespace {

constexpr std::int64_t highest_price = std::int64_t{1} << 61U;
constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max();

template <class Cost>
class House {
public:
    House(std::span<const std::uint32_t> first, std::span<const Edge<Cost>> edges)
        : m_first(first),
          m_edges(edges),
          m_people(first.size() - 1),
          m_scale(static_cast<std::int64_t>(m_people) + 1),
          m_prices(m_people),
          m_owner(m_people, -1),
          m_post_of(m_people, -1) {}

    std::optional<Auctioned> sell(std::int64_t most_bids) {
        if (!is_small_enough()) return std::nullopt;
        m_bids_left = most_bids * m_scale;
        // Begun with smaller steps, the first round would already fight over the best posts.
        for (auto step = std::max<std::int64_t>(1, m_range / 20);;
             step = std::max<std::int64_t>(1, step / 10)) {
            if (!sell_with(step)) return std::nullopt;
            if (step == 1) break;
        }
        return Auctioned{std::move(m_post_of), whole_prices()};
    }

private:
    bool is_small_enough() {
        Cost low = 0;
        Cost high = 0;
        for (const auto& edge : m_edges) {
            low = std::min(low, edge.cost);
            high = std::max(high, edge.cost);
        }
        const auto room = highest_price / 4 / m_scale;
        if (high > room || low < -room) return false;
        m_range = (std::int64_t{high} - low) * m_scale;
        return true;
    }

    // Those whose post is still good enough keep it; the others are without, the last one on top.
    void begin(std::int64_t step) {
        for (std::size_t i = m_people; i-- > 0;) {
            const auto post = m_post_of[i];
            if (post >= 0 && is_content(i, post, step)) continue;
            if (post >= 0) m_owner[static_cast<std::size_t>(post)] = -1;
            m_post_of[i] = -1;
            m_without.push_back(static_cast<std::int32_t>(i));
        }
    }

    [[nodiscard]] bool is_content(std::size_t person, std::int32_t post, std::int64_t step) const {
        auto best = none;
        auto own = none;
        for (auto i = m_first[person]; i < m_first[person + 1]; ++i) {
            const auto sum = total(m_edges[i]);
            best = std::min(best, sum);
            if (m_edges[i].post == post) own = std::min(own, sum);
        }
        return own <= best + step;
    }

    [[nodiscard]] std::int64_t total(const Edge<Cost>& edge) const {
        return edge.cost * m_scale + m_prices[static_cast<std::size_t>(edge.post)];
    }

    bool sell_with(std::int64_t step) {
        begin(step);
        while (!m_without.empty()) {
            auto person = m_without.back();
            m_without.pop_back();
            // Whoever is outbid bids next: their edges may still be near.
            while (person >= 0) {
                if (!bid(person, step)) return false;
            }
        }
        return true;
    }

    // The person becomes the one who is outbid, or -1.
    bool bid(std::int32_t& person, std::int64_t step) {
        auto best = none;
        auto second = none;
        std::int32_t post = -1;
        const auto bidder = static_cast<std::size_t>(person);
        for (auto i = m_first[bidder]; i < m_first[bidder + 1]; ++i) {
            const auto sum = total(m_edges[i]);
            if (sum >= second) continue;
            if (sum < best) {
                second = best;
                best = sum;
                post = m_edges[i].post;
            } else {
                second = sum;
            }
        }
        if (post < 0 || --m_bids_left < 0) return false;
        // Who has no other choice can offer anything.
        auto& price = m_prices[static_cast<std::size_t>(post)];
        price += (second == none ? m_range : second - best) + step;
        if (price > highest_price) return false;
        m_post_of[bidder] = post;
        person = std::exchange(m_owner[static_cast<std::size_t>(post)], person);
        if (person >= 0) m_post_of[static_cast<std::size_t>(person)] = -1;
        return true;
    }

    // The prices in whole costs. A remainder that no price has is found, for there is one more than
    // there are posts; counted from there, rounding down changes no comparison by the last step.
    std::vector<std::int64_t> whole_prices() const {
        std::vector<bool> is_taken(m_people + 1);
        for (const auto price : m_prices)
            is_taken[static_cast<std::size_t>(price % m_scale)] = true;
        const auto free = std::find(is_taken.begin(), is_taken.end(), false) - is_taken.begin();
        auto prices = m_prices;
        for (auto& price : prices) price = (price + m_scale - free) / m_scale;
        return prices;
    }

    std::span<const std::uint32_t> m_first;
    std::span<const Edge<Cost>> m_edges;
    std::size_t m_people;
    std::int64_t m_scale;
    std::int64_t m_range = 0;
    std::int64_t m_bids_left = 0;
    std::vector<std::int64_t> m_prices;
    std::vector<std::int32_t> m_owner;
    std::vector<std::int32_t> m_post_of;
    std::vector<std::int32_t> m_without;
};

}  // namespace

template <class Cost>
std::optional<Auctioned> auction(std::span<const std::uint32_t> first,
                                 std::span<const Edge<Cost>> edges, std::int64_t most_bids) {
    return House<Cost>(first, edges).sell(most_bids);
}

template std::optional<Auctioned> auction(std::span<const std::uint32_t>,
                                          std::span<const Edge<std::int32_t>>, std::int64_t);
template std::optional<Auctioned> auction(std::span<const std::uint32_t>,
                                          std::span<const Edge<std::int64_t>>, std::int64_t);

}  // namespace samskap::assignment
