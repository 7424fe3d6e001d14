// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/dimacs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "engines/assignment/problem.hpp"
#include "engines/assignment/sparse_order.hpp"

namespace samskap::assignment {
namespace {

constexpr std::int64_t most_nodes = 20'000'000;
constexpr std::int64_t most_arcs = 1'000'000'000;
constexpr std::size_t longest_line = 4096;  // of what is no comment
constexpr std::int64_t most_number = 4'000'000'000'000'000'000;

enum class Kind { none, assignment, flow };

// The words of a line; each is taken once.
class Words {
public:
    explicit Words(std::string_view line) : m_rest(line) {}
    std::string_view word() {
        skip_blanks();
        std::size_t size = 0;
        while (size < m_rest.size() && !is_blank(m_rest[size])) ++size;
        const auto result = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return result;
    }
    // A whole number, or false.
    bool number(std::int64_t& value) {
        const auto digits = word();
        const bool is_negative = digits.starts_with('-');
        if (digits.size() <= (is_negative ? 1U : 0U)) return false;
        std::int64_t sum = 0;
        for (const char digit : digits.substr(is_negative ? 1 : 0)) {
            if (digit < '0' || digit > '9' || sum > most_number / 10) return false;
            sum = sum * 10 + (digit - '0');
        }
        value = is_negative ? -sum : sum;
        return true;
    }
    bool is_empty() {
        skip_blanks();
        return m_rest.empty();
    }

private:
    static bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }
    void skip_blanks() {
        while (!m_rest.empty() && is_blank(m_rest.front())) m_rest.remove_prefix(1);
    }
    std::string_view m_rest;
};

template <std::size_t count>
bool read_numbers(Words& words, std::array<std::int64_t, count>& numbers) {
    for (auto& number : numbers)
        if (!words.number(number)) return false;
    return words.is_empty();
}

}  // namespace

struct DimacsReader::Inside {
    std::uint64_t bytes = 0;
    std::uint64_t line = 0;
    std::string carried;  // the beginning of a line whose end has not come yet
    bool skips = false;   // the rest of a comment longer than a piece
    std::string fault;
    Kind kind = Kind::none;
    std::int64_t nodes = 0;
    std::int64_t arcs = 0;
    std::vector<bool> is_person;
    RawEdges edges;
    FlowProblem flow;

    void take(std::string_view text);
    void take_problem(Words& words);
    void take_node(Words& words);
    void take_arc(Words& words);
    void take_edge(const std::array<std::int64_t, 3>& numbers);
    void take_flow_arc(const std::array<std::int64_t, 5>& numbers);
    [[nodiscard]] std::size_t arc_count() const {
        return kind == Kind::flow ? flow.arcs.size() : edges.people.size();
    }
    [[nodiscard]] bool is_node(std::int64_t number) const { return number >= 1 && number <= nodes; }
};

DimacsReader::DimacsReader(std::uint64_t bytes) : m_inside(std::make_unique<Inside>()) {
    m_inside->bytes = bytes;
}

DimacsReader::~DimacsReader() = default;

bool DimacsReader::add(std::string_view bytes) {
    auto& in = *m_inside;
    while (!bytes.empty() && in.fault.empty()) {
        const auto end = bytes.find('\n');
        const auto part = bytes.substr(0, end);
        if (end == std::string_view::npos) {
            in.skips = in.skips || (in.carried + std::string(part.substr(0, 1))).starts_with('c');
            if (in.skips)
                in.carried.clear();
            else
                in.carried += part;
            if (in.carried.size() > longest_line)
                in.fault = fmt::format("line {} is too long", in.line + 1);
            break;
        }
        if (in.skips) {
            ++in.line;
            in.skips = false;
        } else if (in.carried.empty()) {
            in.take(part);
        } else {
            in.carried += part;
            in.take(in.carried);
            in.carried.clear();
        }
        bytes.remove_prefix(end + 1);
    }
    return in.fault.empty();
}

void DimacsReader::Inside::take(std::string_view text) {
    ++line;
    Words words(text);
    const auto kind_of_line = words.word();
    if (kind_of_line.empty() || kind_of_line[0] == 'c') return;
    if (kind_of_line == "a")
        take_arc(words);
    else if (kind_of_line == "n")
        take_node(words);
    else if (kind_of_line == "p")
        take_problem(words);
    else
        fault = "a line begins with c, p, n or a";
    if (!fault.empty()) fault = fmt::format("line {}: {}", line, fault);
}

void DimacsReader::Inside::take_problem(Words& words) {
    if (kind != Kind::none) {
        fault = "there is one line p only";
        return;
    }
    const auto name = words.word();
    std::array<std::int64_t, 2> counts{};
    if ((name != "asn" && name != "min") || !read_numbers(words, counts)) {
        fault = "it should be ‘p asn NODES ARCS’ or ‘p min NODES ARCS’";
        return;
    }
    if (counts[0] < 0 || counts[0] > most_nodes || counts[1] < 0 || counts[1] > most_arcs) {
        fault = fmt::format("at most {} nodes and {} arcs", most_nodes, most_arcs);
        return;
    }
    kind = name == "asn" ? Kind::assignment : Kind::flow;
    nodes = counts[0];
    arcs = counts[1];
    // The shortest line of an arc has eight bytes.
    const auto expected = static_cast<std::size_t>(
        std::min(static_cast<std::uint64_t>(arcs), std::max<std::uint64_t>(bytes / 8, 1024)));
    if (kind == Kind::assignment) {
        is_person.resize(static_cast<std::size_t>(nodes));
        edges.reserve(expected);
    } else {
        flow.supplies.resize(static_cast<std::size_t>(nodes));
        flow.arcs.reserve(expected);
    }
}

void DimacsReader::Inside::take_node(Words& words) {
    std::array<std::int64_t, 1> number{};
    std::array<std::int64_t, 2> supply{};
    if (arc_count() > 0) {
        fault = "lines n stand before lines a";
    } else if (kind == Kind::assignment) {
        if (!read_numbers(words, number) || !is_node(number[0]))
            fault = "it should be ‘n NODE’";
        else
            is_person[static_cast<std::size_t>(number[0] - 1)] = true;
    } else if (kind == Kind::flow) {
        if (!read_numbers(words, supply) || !is_node(supply[0]))
            fault = "it should be ‘n NODE SUPPLY’";
        else
            flow.supplies[static_cast<std::size_t>(supply[0] - 1)] = supply[1];
    } else {
        fault = "the line p comes first";
    }
}

void DimacsReader::Inside::take_arc(Words& words) {
    std::array<std::int64_t, 3> edge{};
    std::array<std::int64_t, 5> arc{};
    if (kind == Kind::none) {
        fault = "the line p comes first";
    } else if (arc_count() == static_cast<std::size_t>(arcs)) {
        fault = fmt::format("more than the {} arcs that were told", arcs);
    } else if (kind == Kind::assignment) {
        if (!read_numbers(words, edge) || !is_node(edge[0]) || !is_node(edge[1]))
            fault = "it should be ‘a PERSON POST COST’ with whole numbers";
        else
            take_edge(edge);
    } else if (!read_numbers(words, arc) || !is_node(arc[0]) || !is_node(arc[1])) {
        fault = "it should be ‘a FROM TO LEAST MOST COST’ with whole numbers";
    } else {
        take_flow_arc(arc);
    }
}

void DimacsReader::Inside::take_edge(const std::array<std::int64_t, 3>& numbers) {
    const auto person = static_cast<std::size_t>(numbers[0] - 1);
    const auto post = static_cast<std::size_t>(numbers[1] - 1);
    if (!is_person[person])
        fault = fmt::format("{} is named by no line n", numbers[0]);
    else if (is_person[post])
        fault = fmt::format("{} is named by a line n, and cannot be got", numbers[1]);
    else
        edges.add(static_cast<std::int32_t>(person), static_cast<std::int32_t>(post), numbers[2]);
}

void DimacsReader::Inside::take_flow_arc(const std::array<std::int64_t, 5>& numbers) {
    if (numbers[2] > numbers[3])
        fault = "an arc holds at most less than at least";
    else
        flow.arcs.push_back({static_cast<std::int32_t>(numbers[0] - 1),
                             static_cast<std::int32_t>(numbers[1] - 1), numbers[2], numbers[3],
                             numbers[4]});
}

Expected<Dimacs, std::string> DimacsReader::finish() {
    auto& in = *m_inside;
    if (in.fault.empty() && !in.carried.empty()) add("\n");
    if (in.fault.empty() && in.kind == Kind::none) in.fault = "there is no line p";
    if (in.fault.empty() && in.arc_count() != static_cast<std::size_t>(in.arcs))
        in.fault = fmt::format("{} arcs were told, and {} are there", in.arcs, in.arc_count());
    if (!in.fault.empty()) return unexpected(in.fault);
    if (in.kind == Kind::flow) return Dimacs(std::move(in.flow));
    return Dimacs(in_published_order(std::move(in.edges), in.is_person));
}

Expected<Dimacs, std::string> read_dimacs(std::string_view text) {
    DimacsReader reader(text.size());
    reader.add(text);
    return reader.finish();
}

}  // namespace samskap::assignment
