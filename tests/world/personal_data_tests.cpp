// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <tuple>

#include "app/features.hpp"
#include "kernel/base/text.hpp"
#include "tests/world/stored_rows.hpp"

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

TEST_CASE("whoever has a row in every registered table sees each on their page and in the files") {
    World world;
    const auto person = world.party("Amira Haddadi");
    world.database().in_transaction(world.clock.time(),
                                    [&](db::Writer& db) { put_rows_everywhere(db, world); });
    auto browser = world.sign_in("amira");
    const auto page = browser.open("/me");
    const auto html = browser.get("/me/data.html").body;
    const auto json = browser.get("/me/data.json").body;
    auto db = world.database().read();
    for (const auto& one : app::personal_data()) {
        std::size_t rows = 0;
        db->each([&](const db::Row&) { ++rows; }, one.rows, person);
        CHECK_MESSAGE(rows > 0, one.table, ".", one.person_column, " has no row of the person");
        CHECK_MESSAGE(page.has(one.purpose), one.table, ".", one.person_column);
        CHECK_MESSAGE(html.find(one.purpose) != html.npos, one.table, ".", one.person_column);
        CHECK_MESSAGE(json.find(one.purpose) != json.npos, one.table, ".", one.person_column);
    }
    // What stands in the rows, not only that there are some.
    for (const auto* words : {"Amira Haddadi", "amira@kajen.example", "Bokar lokalen", "Bastun",
                              "personuppgiftsombud", "Amira Haddadis plan.txt"}) {
        CHECK_MESSAGE(page.has(words), words);
        CHECK_MESSAGE(html.find(words) != html.npos, words);
        CHECK_MESSAGE(json.find(words) != json.npos, words);
    }
    // And of somebody without rows, none of it.
    const auto other = world.sign_in("nils").open("/me");
    CHECK_FALSE(other.has("Bokar lokalen"));
    CHECK_FALSE(other.has("amira@kajen.example"));
}

TEST_CASE("what leads to a person says whether it is held, and a holding of that kind lists it") {
    World world;
    const auto person = world.party("Amira Haddadi");
    world.database().in_transaction(world.clock.time(),
                                    [&](db::Writer& db) { put_rows_everywhere(db, world); });
    auto db = world.database().read();
    std::set<std::string> kinds;
    for (const auto& holding : app::holdings()) {
        kinds.insert(std::string(holding.kind));
        std::size_t held = 0;
        db->each([&](const db::Row&) { ++held; }, holding.held, person);
        CHECK_MESSAGE(held > 0, holding.kind);
    }
    for (const auto& one : app::personal_data())
        if (!one.held_as.kind().empty())
            CHECK_MESSAGE(kinds.contains(std::string(one.held_as.kind())), one.held_as.kind());
}

namespace {

std::string_view words_of(Origin origin) {
    switch (origin) {
        case Origin::yourself: return "the person";
        case Origin::staff: return "staff";
        case Origin::minutes: return "minutes";
        case Origin::program: return "Samskap";
    }
    return "";
}

std::string_view words_of(Basis basis) {
    switch (basis) {
        case Basis::public_task: return "6.1 e";
        case Basis::legal_duty: return "6.1 c";
        case Basis::consent: return "6.1 a";
    }
    return "";
}

std::string_view fate_of(const PersonalData& one) {
    const auto sql = one.forgetting.sql().text();
    if (!one.forgetting.acts()) return "stays, leads to nobody's name";
    return sql.starts_with("DELETE") ? "the row goes" : "emptied";
}

std::string registered() {
    std::string lines;
    for (const auto& one : app::personal_data())
        lines += fmt::format("| `{}.{}` | {} | {} | {} | {} | {} |\n", one.table, one.person_column,
                             one.purpose, one.kept, words_of(one.origin), words_of(one.basis),
                             fate_of(one));
    return lines;
}

}  // namespace

TEST_CASE("docs/privacy.md tells what is registered; SAMSKAP_WRITE_PRIVACY=1 writes it anew") {
    const std::string path = std::string(SAMSKAP_SOURCE) + "/docs/privacy.md";
    std::ifstream in(path);
    std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    constexpr std::string_view k_begins = "|---|---|---|---|---|---|\n";
    constexpr std::string_view k_ends = "\n<!-- end of what is registered -->";
    const auto from = page.find(k_begins) + k_begins.size();
    const auto to = page.find(k_ends);
    REQUIRE(page.find(k_begins) != std::string::npos);
    REQUIRE(to != std::string::npos);
    const auto* write = std::getenv("SAMSKAP_WRITE_PRIVACY");
    if (write != nullptr && std::string_view(write) == "1") {
        page.replace(from, to - from, registered());
        std::ofstream(path) << page;
        return;
    }
    CHECK(page.substr(from, to - from) == registered());
}

}  // namespace samskap::tests
