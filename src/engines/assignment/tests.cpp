// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engines/assignment/brute_force_for_tests.hpp"
#include "engines/assignment/check.hpp"

using namespace samskap;
using namespace samskap::assignment;
using brute::at;
using brute::Dice;

namespace {

struct Told {
    std::int32_t people, posts;
    std::vector<std::array<std::int64_t, 3>> edges;
};

Told small(Dice& dice, std::int64_t scale) {
    Told told{dice.upto(5), 0, {}};
    told.posts = dice.one_in(3) ? dice.upto(6) : told.people;
    for (std::int32_t i = 0; i < told.people; ++i)
        for (std::int32_t k = 0; k < told.posts; ++k)
            for (int twin = dice.one_in(8) ? 2 : 1; twin > 0; --twin)
                if (!dice.one_in(3)) told.edges.push_back({i, k, (dice.upto(20) - 10) * scale});
    std::shuffle(told.edges.begin(), told.edges.end(), dice.engine());
    return told;
}

std::string as_assignment(const Told& told) {
    std::string text =
        fmt::format("c made up\np asn {} {}\n", told.people + told.posts, told.edges.size());
    for (std::int32_t i = 0; i < told.people; ++i) text += fmt::format("n {}\n", i + 1);
    for (const auto& [person, post, cost] : told.edges)
        text += fmt::format("a {} {} {}\n", person + 1, told.people + post + 1, cost);
    return text;
}

// The same as a flow: who is short of a post is impossible, posts may be left over.
std::string as_flow(const Told& told) {
    const auto sink = told.people + told.posts + 1;
    std::string text = fmt::format("p min {} {}\n", sink,
                                   told.edges.size() + static_cast<std::size_t>(told.posts));
    for (std::int32_t i = 0; i < told.people; ++i) text += fmt::format("n {} 1\n", i + 1);
    text += fmt::format("n {} {}\n", sink, -told.people);
    for (const auto& [person, post, cost] : told.edges)
        text += fmt::format("a {} {} 0 1 {}\n", person + 1, told.people + post + 1, cost);
    for (std::int32_t i = 0; i < told.posts; ++i)
        text += fmt::format("a {} {} 0 1 0\n", told.people + i + 1, sink);
    return text;
}

// Every way to give everybody a post, one person after the other.
std::optional<std::int64_t> cheapest_of_all(const Told& told, std::int32_t person,
                                            std::vector<bool>& is_taken) {
    if (person == told.people) return 0;
    std::optional<std::int64_t> best;
    for (const auto& [owner, post, cost] : told.edges) {
        const auto place = static_cast<std::size_t>(post);
        if (owner != person || is_taken[place]) continue;
        is_taken[place] = true;
        const auto rest = cheapest_of_all(told, person + 1, is_taken);
        is_taken[place] = false;
        if (rest && (!best || *rest + cost < *best)) best = *rest + cost;
    }
    return best;
}

template <class Problem>
std::string fault_beside(const std::string& text, const std::optional<std::int64_t>& best) {
    const auto read = read_dimacs(text);
    if (!read) return read.error();
    const auto& problem = std::get<Problem>(*read);
    const auto result = cheapest(problem);
    if (!result) return result.error();
    if (result->is_possible != best.has_value()) return "possible";
    if (best && to_text(result->objective) != std::to_string(*best)) return "another objective";
    std::string certificate;
    if constexpr (std::is_same_v<Problem, SparseAssignment>)
        certificate = to_certificate(problem, *result);
    else
        certificate = to_certificate(*result);
    const auto proof = read_sparse_proof(certificate);
    return proof ? fault_of(problem, *proof) : proof.error();
}

std::string refusal_of(std::string_view text) {
    const auto read = read_dimacs(text);
    return read ? "" : read.error();
}

Sum objective_of(std::string_view text) {
    const auto read = read_dimacs(text);
    REQUIRE(read.has_value());
    if (const auto* flow = std::get_if<FlowProblem>(&*read)) return cheapest(*flow)->objective;
    return cheapest(std::get<SparseAssignment>(*read))->objective;
}

}  // namespace

TEST_CASE("as assignment and as flow, the cheapest way is found and proved") {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed);
        const auto told = small(dice, dice.one_in(4) ? 1'000'000'000'000 : 1);
        std::vector<bool> is_taken(static_cast<std::size_t>(told.posts));
        const auto best = cheapest_of_all(told, 0, is_taken);
        auto fault = fault_beside<SparseAssignment>(as_assignment(told), best);
        if (fault.empty()) fault = fault_beside<FlowProblem>(as_flow(told), best);
        if (!fault.empty()) FAIL("seed " << seed << ": " << fault << "\n" << as_assignment(told));
    }
}

TEST_CASE("a file may come in pieces of any size") {
    Dice dice(7);
    const auto text = as_assignment(small(dice, 1)) + "c a last comment without an end";
    for (std::size_t size = 1; size < 9; ++size) {
        DimacsReader reader;
        for (std::size_t i = 0; i < text.size(); i += size)
            CHECK(reader.add(std::string_view(text).substr(i, size)));
        const auto read = reader.finish();
        REQUIRE(read.has_value());
        CHECK(std::get<SparseAssignment>(*read).first ==
              std::get<SparseAssignment>(*read_dimacs(text)).first);
    }
}

TEST_CASE("what is no such file is refused in one sentence with its line") {
    CHECK(refusal_of("") == "there is no line p");
    CHECK(refusal_of("p asn 2\n") ==
          "line 1: it should be ‘p asn NODES ARCS’ or ‘p min NODES ARCS’");
    CHECK(refusal_of("p asn 2 1\nn 1\na 1 2 x\n") ==
          "line 3: it should be ‘a PERSON POST COST’ with whole numbers");
    CHECK(refusal_of("p asn 2 1\nn 1\na 2 1 5\n") == "line 3: 2 is named by no line n");
    CHECK(refusal_of("p asn 2 1\nn 1\na 1 1 5\n") ==
          "line 3: 1 is named by a line n, and cannot be got");
    CHECK(refusal_of("p asn 2 2\nn 1\na 1 2 5\n") == "2 arcs were told, and 1 are there");
    CHECK(refusal_of("p asn 2 0\nn 1\na 1 2 5\n") == "line 3: more than the 0 arcs that were told");
    CHECK(refusal_of("p asn 999999999 1\n") ==
          "line 1: at most 20000000 nodes and 1000000000 arcs");
    CHECK(refusal_of("p min 2 1\na 1 2 3 2 1\n") ==
          "line 2: an arc holds at most less than at least");
    CHECK(refusal_of("p min 2 1\na 1 2 0 2 99999999999999999999\n") ==
          "line 2: it should be ‘a FROM TO LEAST MOST COST’ with whole numbers");
    CHECK(refusal_of("q\n") == "line 1: a line begins with c, p, n or a");
    CHECK(refusal_of("p asn 2 1\n" + std::string(5000, 'x')) == "line 2 is too long");
}

TEST_CASE("nobody, one side only, and costs that are huge or negative") {
    CHECK(objective_of("p asn 0 0\n") == 0);
    CHECK(objective_of("p asn 3 0\n") == 0);
    CHECK(objective_of("p min 0 0\n") == 0);
    CHECK(objective_of("p asn 2 1\nn 1\na 1 2 -4000000000000000\n") == -4'000'000'000'000'000);
    CHECK(objective_of("p min 2 2\na 1 2 0 7 -3\na 2 1 0 5 1\n") == -10);
    CHECK(objective_of("p min 1 1\na 1 1 0 7 -3\n") == -21);
    const auto alone = read_dimacs("p asn 3 0\nn 1\nn 2\n");
    const auto result = cheapest(std::get<SparseAssignment>(*alone));
    CHECK_FALSE(result->is_possible);
    CHECK(result->people_in_the_way.size() == 2);
    const auto high = read_dimacs("p asn 2 1\nn 1\na 1 2 4000000000000000000\n");
    CHECK(cheapest(std::get<SparseAssignment>(*high)).error() ==
          "the costs are too high to be summed exactly");
    const auto much = read_dimacs("p min 2 1\nn 1 4000000000000000000\na 1 2 0 1 1\n");
    CHECK(cheapest(std::get<FlowProblem>(*much)).error() ==
          "the amounts are too large to be summed exactly");
}

TEST_CASE("three people with two posts are the obstacle, and nobody else") {
    const auto read = read_dimacs(
        "p asn 8 8\nn 1\nn 2\nn 3\nn 4\na 1 5 1\na 1 6 1\na 2 5 1\na 2 6 1\na 3 6 1\na 4 7 1\n"
        "a 4 8 1\na 4 5 1\n");
    const auto& problem = std::get<SparseAssignment>(*read);
    const auto result = cheapest(problem);
    REQUIRE_FALSE(result->is_possible);
    std::set<std::int32_t> people;
    for (const auto person : result->people_in_the_way) people.insert(problem.people[at(person)]);
    CHECK(people == std::set{1, 2, 3});
    CHECK(result->posts_in_the_way.size() == 2);
}

TEST_CASE("a certificate that was changed proves nothing") {
    const std::string text = "p asn 4 4\nn 1\nn 2\na 1 3 1\na 1 4 5\na 2 3 2\na 2 4 9\n";
    const auto read = read_dimacs(text);
    const auto& problem = std::get<SparseAssignment>(*read);
    const auto certificate = to_certificate(problem, *cheapest(problem));
    const auto verdict = [&](const std::string& changed) {
        const auto proof = read_sparse_proof(changed);
        return proof ? fault_of(problem, *proof) : proof.error();
    };
    CHECK(verdict(certificate).empty());
    const std::string head = "samskap certificate 1\n";
    CHECK(verdict(head + "objective 10\nget 1 3\nget 2 4\n") == "something cheaper may exist");
    CHECK(verdict(head + "objective 7\nget 1 4\nget 2 3\nprice 3 4\n") == "");
    CHECK(verdict(head + "objective 8\nget 1 4\nget 2 3\nprice 3 4\n") ==
          "the objective is another");
    CHECK(verdict(head + "objective 2\nget 2 3\nget 1 3\n") == "somebody gets two");
    CHECK(verdict(head + "objective 2\nget 2 3\n") ==
          "somebody gets nothing, or what they have no edge to");
    CHECK(verdict(head + "impossible\nway 1\nway 2\n") == "the obstacle is none");
    CHECK(verdict(head + "gets 1 2\n") == "line 2 of the certificate cannot be read");
    CHECK(verdict("") == "it is no certificate of such a file");
}
