// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <span>
#include <vector>

// Cheapest circulation, level by level. A primal network simplex that keeps a strongly feasible
// tree, so it ends whatever the ties. The tree that is best for one level is where the next level
// begins: what the levels before have settled is frozen and looked at no more.
namespace samskap::assignment {

using Cost = std::int64_t;
using Amount = std::int64_t;
using Node = std::int32_t;
using ArcNumber = std::int32_t;

struct Arc {
    Node tail;
    Node head;
    Amount capacity;  // at least 1; the least is always 0
    Amount flow;
};

class NetworkSimplex {
public:
    // Node 0 is the root. Flow is conserved everywhere, so what goes in comes from an arc.
    explicit NetworkSimplex(Node nodes);
    ArcNumber add_arc(const Arc& arc);
    Node add_node();
    void reserve(std::size_t arcs);

    // Once, after the arcs. The flow must be conserved, the arcs strictly between their bounds must
    // form no circle, and every node must be able to send something on towards the root. `hint`
    // says which of several arcs a leaf should hang on: the cheapest.
    void begin(std::span<const Cost> hint);
    // A node without flow that is hung up later, on one of its arcs that goes out and has room.
    void hang(Node leaf, ArcNumber arc);

    // The flow becomes the cheapest that the levels before allow.
    void minimise(std::span<const Cost> costs);
    // The potentials that prove it: for each arc not settled before, with d = cost + potential of
    // its tail − potential of its head, the flow is 0 where d > 0 and the capacity where d < 0.
    // Both are settled from now on. After minimise, with its costs; the root has the potential 0.
    std::vector<Cost> settle();
    // Nothing is settled any more, but for the arcs of nodes that were closed.
    void open_all();
    // A leaf takes part no more; what it hangs on keeps its flow, and nothing else there has any.
    void close(Node leaf);

    [[nodiscard]] const std::vector<Arc>& arcs() const { return m_arcs; }
    [[nodiscard]] Node nodes() const { return static_cast<Node>(m_tree.size()); }
    [[nodiscard]] std::int64_t pivots() const { return m_pivots; }
    // Arcs that no level has settled yet.
    [[nodiscard]] std::size_t open_arcs() const { return m_offers.size(); }

private:
    struct Place {  // of a node in the tree
        Node parent = -1;
        Node previous = -1;
        std::int32_t size = 1;  // of all that hangs on it, with itself
        ArcNumber arc = -1;     // to the parent
        bool goes_up = false;   // the arc goes from this node to its parent
        bool is_closed = false;
    };
    // What a walk through the tree reads, close together. After the last child comes the parent,
    // told by its complement.
    struct Links {
        Node first_child = -1;
        Node next = -1;
    };
    struct Offer {  // an arc that may enter the tree
        Node tail;
        Node head;
        Cost cost;
    };
    struct Block {
        ArcNumber arc;
        Amount room;
        Node node;  // whose arc to its parent it is; -1: the arc that enters
        bool is_below_start = false;
    };

    void attach(Node node, Node parent, ArcNumber arc);
    void detach(Node node);
    // The next of all that hangs on `top`, each before what hangs on it; -1 at the end.
    [[nodiscard]] Node next_in_order(Node node, Node top) const;
    [[nodiscard]] Node next_beside(Node node, Node top) const;
    void count_sizes();
    void move_sizes(Node branch, Node outer, Node meeting);
    void lift_root();
    void span_tree();
    void hang_leaves(std::span<const Cost> hint);
    void collect_offers();
    void drop_settled();
    void price_tree(std::span<const Cost> costs);
    [[nodiscard]] Cost reduced(const Offer& offer) const {
        return offer.cost + m_potentials[static_cast<std::size_t>(offer.tail)] -
               m_potentials[static_cast<std::size_t>(offer.head)];
    }
    std::int32_t find_offer();
    void pivot(std::size_t entering);
    Block tightest(Node start, Node end, Node* meeting, ArcNumber entering) const;
    void push(Node start, Node end, Node meeting, Amount amount);
    void move_branch(Node inner, Node outer, Node branch, ArcNumber arc);
    void shift(Node top, Cost by);
    [[nodiscard]] Place& place(Node node) { return m_tree[static_cast<std::size_t>(node)]; }
    [[nodiscard]] Links& links(Node node) { return m_links[static_cast<std::size_t>(node)]; }
    [[nodiscard]] const Links& links(Node node) const {
        return m_links[static_cast<std::size_t>(node)];
    }
    [[nodiscard]] const Place& place(Node node) const {
        return m_tree[static_cast<std::size_t>(node)];
    }
    [[nodiscard]] Arc& arc(ArcNumber number) { return m_arcs[static_cast<std::size_t>(number)]; }
    [[nodiscard]] const Arc& arc(ArcNumber number) const {
        return m_arcs[static_cast<std::size_t>(number)];
    }

    std::vector<Arc> m_arcs;
    std::vector<Place> m_tree;
    std::vector<Links> m_links;
    std::vector<Node> m_order;       // a walk through the tree; empty when it changed
    std::vector<Cost> m_potentials;  // of nodes
    // What the search for an arc reads lies close together: one entry each for an offer.
    std::vector<Offer> m_offers;
    std::vector<std::int8_t> m_sides;  // 1: flow is 0; -1: flow is the capacity; 0: in the tree
    std::vector<ArcNumber> m_arc_of;
    std::vector<std::int32_t> m_offer_of;  // -1: settled
    std::size_t m_next = 0;                // where the search for an arc goes on
    std::int64_t m_pivots = 0;
};

}  // namespace samskap::assignment
