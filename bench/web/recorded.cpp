// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/web/recorded.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "kernel/base/errors.hpp"

namespace samskap::bench {
namespace {

namespace json = boost::json;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_name(std::string_view sql) {
    std::size_t end = 1;
    while (end < sql.size() && is_digit(sql[end])) ++end;
    return sql.substr(0, end);
}

// 'it''s' → it's, and how much of the text it took.
std::string take_quoted(std::string_view& text) {
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\'') {
            const bool doubled = i + 1 < text.size() && text[i + 1] == '\'';
            if (!doubled) {
                text.remove_prefix(i + 1);
                return value;
            }
            ++i;
        }
        value += text[i];
    }
    throw Fault("a text in a statement never ends");
}

Argument take_argument(std::string_view name, std::string_view& written_out) {
    Argument argument{.name = std::string(name)};
    if (written_out.starts_with("NULL")) {
        written_out.remove_prefix(4);
    } else if (written_out.starts_with('\'')) {
        argument.text = take_quoted(written_out);
    } else {
        std::int64_t number = 0;
        const auto* begin = written_out.data();
        const auto [end, error] = std::from_chars(begin, begin + written_out.size(), number);
        if (error != std::errc()) throw Fault("an argument that is neither text nor number");
        written_out.remove_prefix(static_cast<std::size_t>(end - begin));
        argument.number = number;
    }
    return argument;
}

json::value to_value(const Argument& argument) {
    json::value value = nullptr;
    if (argument.text) value = *argument.text;
    if (argument.number) value = *argument.number;
    return {{"name", argument.name}, {"value", value}};
}

Argument argument_in(const json::value& value) {
    Argument argument{.name = json::value_to<std::string>(value.at("name"))};
    const auto& what = value.at("value");
    if (what.is_string()) argument.text = json::value_to<std::string>(what);
    if (what.is_int64()) argument.number = what.as_int64();
    return argument;
}

Statement statement_in(const json::value& value) {
    Statement statement{json::value_to<std::string>(value.at("sql")), {}};
    for (const auto& argument : value.at("arguments").as_array())
        statement.arguments.push_back(argument_in(argument));
    return statement;
}

}  // namespace

std::vector<Argument> arguments_between(std::string_view sql, std::string_view written_out) {
    std::vector<Argument> arguments;
    bool in_quotes = false;
    while (!sql.empty()) {
        const bool hole = !in_quotes && sql[0] == '$' && sql.size() > 1 && is_digit(sql[1]);
        if (hole) {
            const auto name = take_name(sql);
            sql.remove_prefix(name.size());
            auto argument = take_argument(name, written_out);
            const bool known =
                std::any_of(arguments.begin(), arguments.end(),
                            [&](const Argument& other) { return other.name == argument.name; });
            if (!known) arguments.push_back(std::move(argument));
            continue;
        }
        if (written_out.empty() || sql[0] != written_out[0])
            throw Fault("the statement and its written-out form differ");
        if (sql[0] == '\'') in_quotes = !in_quotes;
        sql.remove_prefix(1);
        written_out.remove_prefix(1);
    }
    return arguments;
}

std::string to_json(const std::vector<Page>& pages) {
    json::array all;
    for (const auto& page : pages) {
        json::array statements;
        for (const auto& statement : page.statements) {
            json::array arguments;
            for (const auto& argument : statement.arguments)
                arguments.push_back(to_value(argument));
            statements.push_back({{"sql", statement.sql}, {"arguments", arguments}});
        }
        all.push_back({{"path", page.path},
                       {"content_type", page.content_type},
                       {"body", page.body},
                       {"statements", statements}});
    }
    return json::serialize(all);
}

std::vector<Page> from_json(std::string_view text) {
    std::vector<Page> pages;
    const auto all = json::parse(text);
    for (const auto& value : all.as_array()) {
        Page page{json::value_to<std::string>(value.at("path")),
                  json::value_to<std::string>(value.at("content_type")),
                  json::value_to<std::string>(value.at("body")),
                  {}};
        for (const auto& statement : value.at("statements").as_array())
            page.statements.push_back(statement_in(statement));
        pages.push_back(std::move(page));
    }
    return pages;
}

}  // namespace samskap::bench
