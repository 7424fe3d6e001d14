// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/certificate.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <iterator>

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

constexpr std::string_view first_line = "samskap certificate 1\n";

bool read_number(std::string_view& line, std::int64_t& value) {
    if (!line.starts_with(' ')) return false;
    const auto* end = line.data() + line.size();
    const auto read = std::from_chars(line.data() + 1, end, value);
    if (read.ec != std::errc() || read.ptr == line.data() + 1) return false;
    line = std::string_view(read.ptr, static_cast<std::size_t>(end - read.ptr));
    return true;
}

bool read_line(std::string_view line, SparseProof& proof) {
    const auto size = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, size);
    auto rest = line.substr(size);
    if (word == "impossible" && rest.empty()) {
        proof.is_possible = false;
        return true;
    }
    if (word == "objective" && rest.size() > 1) {
        proof.objective = rest.substr(1);
        return true;
    }
    std::array<std::int64_t, 2> numbers{};
    if (!read_number(rest, numbers[0])) return false;
    if (word == "way") {
        proof.in_the_way.push_back(numbers[0]);
        return rest.empty();
    }
    if (!read_number(rest, numbers[1]) || !rest.empty()) return false;
    if (word == "get")
        proof.gets.emplace_back(numbers[0], numbers[1]);
    else if (word == "carry")
        proof.carries.emplace_back(numbers[0], numbers[1]);
    else if (word == "price")
        proof.prices.emplace_back(numbers[0], numbers[1]);
    else
        return false;
    return true;
}

}  // namespace

std::string to_certificate(const SparseAssignment& problem, const SparseResult& result) {
    std::string text(first_line);
    auto out = std::back_inserter(text);
    if (!result.is_possible) {
        text += "impossible\n";
        for (const auto person : result.people_in_the_way)
            fmt::format_to(out, "way {}\n", problem.people[at(person)]);
        for (const auto post : result.posts_in_the_way)
            fmt::format_to(out, "way {}\n", problem.posts[at(post)]);
        return text;
    }
    fmt::format_to(out, "objective {}\n", to_text(result.objective));
    for (std::size_t i = 0; i < result.post_of.size(); ++i)
        fmt::format_to(out, "get {} {}\n", problem.people[i], problem.posts[at(result.post_of[i])]);
    for (std::size_t i = 0; i < result.prices.size(); ++i)
        if (result.prices[i] != 0)
            fmt::format_to(out, "price {} {}\n", problem.posts[i], result.prices[i]);
    return text;
}

std::string to_certificate(const FlowResult& result) {
    std::string text(first_line);
    auto out = std::back_inserter(text);
    if (!result.is_possible) {
        text += "impossible\n";
        for (const auto node : result.nodes_in_the_way) fmt::format_to(out, "way {}\n", node + 1);
        return text;
    }
    fmt::format_to(out, "objective {}\n", to_text(result.objective));
    for (std::size_t i = 0; i < result.flows.size(); ++i)
        if (result.flows[i] != 0) fmt::format_to(out, "carry {} {}\n", i + 1, result.flows[i]);
    for (std::size_t i = 0; i < result.prices.size(); ++i)
        if (result.prices[i] != 0) fmt::format_to(out, "price {} {}\n", i + 1, result.prices[i]);
    return text;
}

Expected<SparseProof, std::string> read_sparse_proof(std::string_view text) {
    if (!text.starts_with(first_line))
        return unexpected<std::string>("it is no certificate of such a file");
    SparseProof proof;
    std::size_t number = 1;
    text.remove_prefix(first_line.size());
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        if (!read_line(text.substr(0, end), proof))
            return unexpected(fmt::format("line {} of the certificate cannot be read", number));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return proof;
}

}  // namespace samskap::assignment
