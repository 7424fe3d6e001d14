// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/network_simplex.hpp"

#include <algorithm>
#include <cmath>

#include "kernel/base/errors.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

std::int8_t side_of(const Arc& arc) { return arc.flow == 0 ? std::int8_t{1} : std::int8_t{-1}; }

}  // namespace

NetworkSimplex::NetworkSimplex(Node nodes) : m_tree(at(nodes)), m_links(at(nodes)) {}

void NetworkSimplex::reserve(std::size_t arcs) { m_arcs.reserve(arcs); }

ArcNumber NetworkSimplex::add_arc(const Arc& arc) {
    m_arcs.push_back(arc);
    return static_cast<ArcNumber>(m_arcs.size() - 1);
}

Node NetworkSimplex::add_node() {
    m_tree.emplace_back();
    m_links.emplace_back();
    return static_cast<Node>(m_tree.size() - 1);
}

void NetworkSimplex::begin(std::span<const Cost> hint) {
    span_tree();
    hang_leaves(hint);
    count_sizes();
    collect_offers();
}

void NetworkSimplex::hang(Node leaf, ArcNumber number) {
    const auto& hook = arc(number);
    ensure(hook.tail == leaf && hook.flow < hook.capacity, "a leaf hangs on an arc with room");
    m_potentials.resize(m_tree.size());
    attach(leaf, hook.head, number);
    for (auto up = hook.head; up >= 0; up = place(up).parent) ++place(up).size;
}

void NetworkSimplex::open_all() { collect_offers(); }

void NetworkSimplex::close(Node leaf) {
    ensure(links(leaf).first_child < 0, "only a leaf is closed");
    place(leaf).is_closed = true;
    for (std::size_t i = 0; i < m_offers.size(); ++i) {
        if (m_offers[i].tail != leaf && m_offers[i].head != leaf) continue;
        ensure(m_sides[i] == 0 || arc(m_arc_of[i]).flow == 0, "only what it hangs on has a flow");
        m_offer_of[at(m_arc_of[i])] = -1;
    }
    drop_settled();
}

void NetworkSimplex::minimise(std::span<const Cost> costs) {
    for (std::size_t i = 0; i < m_offers.size(); ++i) m_offers[i].cost = costs[at(m_arc_of[i])];
    price_tree(costs);
    m_next = 0;
    for (auto entering = find_offer(); entering >= 0; entering = find_offer()) pivot(at(entering));
}

std::vector<Cost> NetworkSimplex::settle() {
    for (std::size_t i = 0; i < m_offers.size(); ++i) {
        const auto price = reduced(m_offers[i]);
        ensure(m_sides[i] * price >= 0 && (m_sides[i] != 0 || price == 0),
               "the tree is best for what it settles");
        if (price != 0) m_offer_of[at(m_arc_of[i])] = -1;
    }
    drop_settled();
    auto potentials = m_potentials;
    for (auto& potential : potentials) potential -= m_potentials[0];
    return potentials;
}

void NetworkSimplex::drop_settled() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_offers.size(); ++i) {
        auto& position = m_offer_of[at(m_arc_of[i])];
        if (position < 0) continue;
        m_offers[kept] = m_offers[i];
        m_sides[kept] = m_sides[i];
        m_arc_of[kept] = m_arc_of[i];
        position = static_cast<std::int32_t>(kept++);
    }
    m_offers.resize(kept);
    m_sides.resize(kept);
    m_arc_of.resize(kept);
}

void NetworkSimplex::collect_offers() {
    m_offers.clear();
    m_sides.clear();
    m_arc_of.clear();
    m_offers.reserve(m_arcs.size());
    m_sides.reserve(m_arcs.size());
    m_arc_of.reserve(m_arcs.size());
    m_offer_of.assign(m_arcs.size(), -1);
    m_potentials.resize(m_tree.size());
    for (std::size_t i = 0; i < m_arcs.size(); ++i) {
        const auto& each = m_arcs[i];
        if (place(each.tail).is_closed || place(each.head).is_closed) continue;
        const auto number = static_cast<ArcNumber>(i);
        const bool in_tree = place(each.tail).arc == number || place(each.head).arc == number;
        ensure(in_tree || each.flow == 0 || each.flow == each.capacity, "an arc at its bounds");
        m_offer_of[i] = static_cast<std::int32_t>(m_offers.size());
        m_offers.push_back({each.tail, each.head, 0});
        m_sides.push_back(in_tree ? std::int8_t{0} : side_of(each));
        m_arc_of.push_back(number);
    }
}

// The arc that is most worth entering among the first block that has any.
std::int32_t NetworkSimplex::find_offer() {
    const auto count = m_offers.size();
    if (count == 0) return -1;
    const auto block =
        std::max<std::size_t>(20, static_cast<std::size_t>(std::sqrt(static_cast<double>(count))));
    Cost best = 0;
    std::int32_t found = -1;
    auto next = m_next < count ? m_next : 0;
    for (std::size_t seen = 0; seen < count;) {
        const auto end = std::min({next + block, count, next + (count - seen)});
        for (auto i = next; i < end; ++i) {
            const auto worth = m_sides[i] * reduced(m_offers[i]);
            if (worth < best) {
                best = worth;
                found = static_cast<std::int32_t>(i);
            }
        }
        seen += end - next;
        next = end == count ? 0 : end;
        if (found >= 0) break;
    }
    m_next = next;
    return found;
}

// From both ends up to where they meet. Of several arcs with equally little room the last one, as
// the flow goes round from the meeting point, leaves: that keeps the tree strongly feasible.
NetworkSimplex::Block NetworkSimplex::tightest(Node start, Node end, Node* meeting,
                                               ArcNumber entering) const {
    Block before{entering, arc(entering).capacity, -1, true};
    Block after{entering, before.room, -1, false};
    bool has_after = false;
    while (start != end) {
        const auto& high = place(start);
        const auto& low = place(end);
        if (high.size <= low.size) {
            const auto& up = arc(high.arc);
            const auto room = high.goes_up ? up.flow : up.capacity - up.flow;
            if (room < before.room) before = {high.arc, room, start, true};
            start = high.parent;
        } else {
            const auto& up = arc(low.arc);
            const auto room = low.goes_up ? up.capacity - up.flow : up.flow;
            if (room <= after.room) {
                after = {low.arc, room, end, false};
                has_after = true;
            }
            end = low.parent;
        }
    }
    *meeting = start;
    return has_after && after.room <= before.room ? after : before;
}

void NetworkSimplex::push(Node start, Node end, Node meeting, Amount amount) {
    for (; start != meeting; start = place(start).parent) {
        const auto& up = place(start);
        arc(up.arc).flow += up.goes_up ? -amount : amount;
    }
    for (; end != meeting; end = place(end).parent) {
        const auto& up = place(end);
        arc(up.arc).flow += up.goes_up ? amount : -amount;
    }
}

void NetworkSimplex::pivot(std::size_t entering) {
    ++m_pivots;
    const auto& offer = m_offers[entering];
    const auto number = m_arc_of[entering];
    auto& side = m_sides[entering];
    const auto start = side > 0 ? offer.tail : offer.head;
    const auto end = side > 0 ? offer.head : offer.tail;
    Node meeting = 0;
    const auto block = tightest(start, end, &meeting, number);
    const auto price = reduced(offer);
    if (block.room > 0) {
        arc(number).flow += side * block.room;
        push(start, end, meeting, block.room);
    }
    if (block.node < 0) {
        side = static_cast<std::int8_t>(-side);
        return;
    }
    const auto inner = block.is_below_start ? start : end;
    const auto outer = block.is_below_start ? end : start;
    side = 0;
    m_sides[at(m_offer_of[at(block.arc)])] = side_of(arc(block.arc));
    move_sizes(block.node, outer, meeting);
    move_branch(inner, outer, block.node, number);
    shift(inner, inner == offer.tail ? -price : price);
}

void NetworkSimplex::move_sizes(Node branch, Node outer, Node meeting) {
    const auto size = place(branch).size;
    for (auto up = place(branch).parent; up != meeting; up = place(up).parent)
        place(up).size -= size;
    for (auto up = outer; up != meeting; up = place(up).parent) place(up).size += size;
}

// What hangs on `branch` is hung on `outer` by `inner`, which lies in it.
void NetworkSimplex::move_branch(Node inner, Node outer, Node branch, ArcNumber number) {
    const auto size = place(branch).size;
    auto node = inner;
    auto parent = outer;
    std::int32_t left = 0;  // of the branch, what hangs on the nodes before
    for (;;) {
        const auto next = place(node).parent;
        const auto next_arc = place(node).arc;
        detach(node);
        attach(node, parent, number);
        const auto own = place(node).size;
        place(node).size = size - left;
        left = own;
        if (node == branch) return;
        parent = node;
        node = next;
        number = next_arc;
    }
}

void NetworkSimplex::attach(Node node, Node parent, ArcNumber number) {
    m_order.clear();
    auto& own = place(node);
    const auto first = links(parent).first_child;
    own.parent = parent;
    own.arc = number;
    own.goes_up = arc(number).tail == node;
    own.previous = -1;
    links(node).next = first >= 0 ? first : ~parent;
    if (first >= 0) place(first).previous = node;
    links(parent).first_child = node;
}

void NetworkSimplex::detach(Node node) {
    const auto& own = place(node);
    const auto next = links(node).next;
    if (own.previous >= 0)
        links(own.previous).next = next;
    else
        links(own.parent).first_child = next >= 0 ? next : -1;
    if (next >= 0) place(next).previous = own.previous;
}

Node NetworkSimplex::next_in_order(Node node, Node top) const {
    const auto child = links(node).first_child;
    return child >= 0 ? child : next_beside(node, top);
}

// As if nothing hung on the node.
Node NetworkSimplex::next_beside(Node node, Node top) const {
    while (node != top) {
        const auto next = links(node).next;
        if (next >= 0) return next;
        node = ~next;
    }
    return -1;
}

void NetworkSimplex::count_sizes() {
    std::vector<Node> order;
    for (Node node = 0; node >= 0; node = next_in_order(node, 0)) order.push_back(node);
    for (auto& each : m_tree) each.size = 1;
    for (auto node = order.rbegin(); node != order.rend(); ++node)
        if (*node != 0) place(place(*node).parent).size += place(*node).size;
}

// The potentials of all that hangs on `top`, or, which is the same, of everything else the other
// way.
void NetworkSimplex::shift(Node top, Cost by) {
    if (place(top).size <= nodes() / 2) {
        for (auto node = top; node >= 0; node = next_in_order(node, top))
            m_potentials[at(node)] += by;
        return;
    }
    for (Node node = 0; node >= 0;) {
        if (node == top) {
            node = next_beside(node, 0);
            continue;
        }
        m_potentials[at(node)] -= by;
        node = next_in_order(node, 0);
    }
    lift_root();
}

// The potential of the root may be any; only far from 0 sums would become too large.
void NetworkSimplex::lift_root() {
    constexpr Cost far = Cost{1} << 60U;
    const auto own = m_potentials[0];
    if (own < far && own > -far) return;
    for (auto& potential : m_potentials) potential -= own;
}

// From one level to the next the tree is often the same, and so is the order of a walk through it.
void NetworkSimplex::price_tree(std::span<const Cost> costs) {
    if (m_order.empty())
        for (Node node = 0; node >= 0; node = next_in_order(node, 0)) m_order.push_back(node);
    m_potentials[0] = 0;
    for (const auto node : std::span(m_order).subspan(1)) {
        const auto& own = place(node);
        const auto above = m_potentials[at(own.parent)];
        const auto cost = costs[at(own.arc)];
        m_potentials[at(node)] = own.goes_up ? above - cost : above + cost;
    }
}

}  // namespace samskap::assignment
