// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <set>
#include <tuple>

#include "app/features.hpp"
#include "kernel/base/text.hpp"

// What is stored of people is told on the page about it. A feature that forgets a column of its
// tables fails here.
namespace samskap::tests {
namespace {

struct Column {
    std::string table;
    std::string name;
    bool operator<(const Column& other) const {
        return std::tie(table, name) < std::tie(other.table, other.name);
    }
};

// Columns that lead to a person: by reference, or by their name, since who did something is kept
// after a party is gone.
bool leads_to_a_person(std::string_view line, std::string_view column) {
    const auto has = [&](std::string_view words) { return line.find(words) != line.npos; };
    return has(" REFERENCES parties ") || has(" REFERENCES accounts ") ||
           (has(" BIGINT") && (column.ends_with("_by") || column == "actor"));
}

std::string_view bare(std::string_view name) {
    return name.ends_with(';') ? name.substr(0, name.size() - 1) : name;
}

// To no name: the table is gone.
void rename(std::set<Column>& columns, std::string_view from, std::string_view to) {
    std::set<Column> made;
    for (const auto& column : columns) {
        if (column.table != from) made.insert(column);
        if (column.table == from && !to.empty()) made.insert({std::string(to), column.name});
    }
    columns = std::move(made);
}

std::set<Column> columns_that_name_people() {
    std::set<Column> found;
    for (const auto& migration : app::migrations()) {
        std::string table;
        for (const auto line : text::split(migration.sql, '\n')) {
            const auto words = text::split(text::trim(line), ' ');
            if (words.size() > 2 && words[0] == "CREATE" && words[1] == "TABLE") table = words[2];
            if (words.size() > 2 && words[0] == "DROP" && words[1] == "TABLE")
                rename(found, bare(words[2]), "");
            if (words.size() > 5 && words[0] == "ALTER" && words[3] == "RENAME" && words[4] == "TO")
                rename(found, words[2], bare(words[5]));
            const bool adds = words.size() > 5 && words[0] == "ALTER" && words[3] == "ADD";
            const auto column = adds ? words[5] : words.empty() ? "" : words[0];
            if (leads_to_a_person(line, column))
                found.insert({adds ? std::string(words[2]) : table, std::string(column)});
        }
    }
    return found;
}

// These lead to groups and organisations, never to persons; the log tells of itself.
const std::set<Column> k_no_people{{"groups", "party"},
                                   {"memberships", "of_party"},
                                   {"undertakings", "of_party"},
                                   {"emergencies", "of_party"}};

}  // namespace

TEST_CASE("no column that leads to a person is left out of what is told to be stored") {
    std::set<Column> told;
    for (const auto& one : app::personal_data())
        told.insert({std::string(one.table), std::string(one.person_column)});
    const auto there = columns_that_name_people();
    CHECK(there.size() > 20);
    CHECK(there.contains({"statements", "owner"}));
    CHECK(there.contains({"readings", "published_by"}));
    for (const auto& column : there)
        if (!k_no_people.contains(column))
            CHECK_MESSAGE(told.contains(column), column.table, ".", column.name);
}

}  // namespace samskap::tests
