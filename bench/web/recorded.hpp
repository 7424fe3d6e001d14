// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the real program did to answer a page: the statements it ran, and the bytes it wrote.
namespace samskap::bench {

struct Argument {
    std::string name;                   // "$1"
    std::optional<std::string> text{};  // neither: NULL
    std::optional<std::int64_t> number{};
};
struct Statement {
    std::string sql;
    std::vector<Argument> arguments;
};
struct Page {
    std::string path;
    std::string content_type;
    std::string body;
    std::vector<Statement> statements;
};

// The arguments of a statement, found by laying it beside the same statement with them written
// out, as SQLite shows it. Throws when the two do not fit each other.
std::vector<Argument> arguments_between(std::string_view sql, std::string_view written_out);

std::string to_json(const std::vector<Page>& pages);
std::vector<Page> from_json(std::string_view text);

}  // namespace samskap::bench
