// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forgetting.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "app/commands.hpp"
#include "app/features.hpp"
#include "app/installation.hpp"
#include "features/rights/erasure.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::app {
namespace {

struct Finding {
    std::int64_t rows = 0;
    std::string_view why;
};
using Findings = std::map<std::string, Finding>;  // "statements.text"

// A number is an id; all else is words, in capitals or small letters alike.
struct Needle {
    std::string typed;
    std::string low;
    std::optional<std::int64_t> number;
};

Needle needle_of(std::string_view line) {
    Needle needle{.typed = std::string(line), .low = text::lower(line), .number = {}};
    if (const auto id = parse_id<web::PartyTag>(line)) needle.number = id->value;
    return needle;
}

bool is_in(const Needle& needle, const db::Seen& seen) {
    if (needle.number && seen.number == needle.number) return true;
    if (seen.words.size() < needle.low.size()) return false;
    return seen.words.find(needle.typed) != std::string_view::npos ||
           text::lower(seen.words).find(needle.low) != std::string::npos;
}

std::string_view why_of(const Needle& needle, const db::Place& place) {
    const auto why = rights::why_kept(place);
    if (!why.empty()) return why;
    return needle.number ? "a number, which leads to somebody without a name" : "";
}

// The bytes of the file itself: what no table holds any more must not lie in a free page.
std::int64_t times_in_file(const std::string& file, const std::string& words) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream whole;
    whole << in.rdbuf();
    const auto bytes = whole.str();
    std::int64_t times = 0;
    for (auto at = bytes.find(words); at != std::string::npos; at = bytes.find(words, at + 1))
        ++times;
    return times;
}

class Search {
public:
    Search(db::Database& database, std::string file)
        : m_database(database), m_file(std::move(file)) {}

    // Answers whether anything is there without a reason.
    bool tell(const Needle& needle) {
        Findings found;
        std::int64_t times = 0;
        auto reading = m_database.read();
        db::each_value(*reading, [&](const db::Seen& seen) {
            if (!is_in(needle, seen)) return;
            auto& finding =
                found[std::string(seen.place.table) + "." + std::string(seen.place.column)];
            ++finding.rows;
            ++times;
            finding.why = why_of(needle, seen.place);
        });
        bool is_unexplained = false;
        for (const auto& [place, finding] : found) {
            is_unexplained = is_unexplained || finding.why.empty();
            fmt::print("{}: {}, {} rows: {}\n", needle.typed, place, finding.rows,
                       finding.why.empty() ? "no reason known" : finding.why);
        }
        const bool in_bytes = tell_bytes(needle, found.empty());
        if (found.empty() && !in_bytes) fmt::print("{}: not found\n", needle.typed);
        return is_unexplained || (found.empty() && in_bytes);
    }

private:
    bool tell_bytes(const Needle& needle, bool should_be_gone) const {
        if (m_file.empty() || needle.number) return false;
        bool found = false;
        for (const auto& file : {m_file, m_file + "-wal"}) {
            if (!std::filesystem::exists(file)) continue;
            const auto times = times_in_file(file, needle.typed);
            if (times == 0) continue;
            found = true;
            fmt::print("{}: bytes of {}, {} times{}\n", needle.typed,
                       std::filesystem::path(file).filename().string(), times,
                       should_be_gone ? ": in no table, scrub the file" : "");
        }
        return found;
    }

    db::Database& m_database;
    std::string m_file;
};

}  // namespace

int erased(const Where& where) {
    const SystemClock clock;
    Installation installation(where.address(), clock, crypto::random_seed());
    const bool is_file = installation.database().kind() == db::Kind::sqlite;
    Search search(installation.database(), is_file ? where.address() : std::string());
    bool is_clean = true;
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto words = text::trim(line);
        if (!words.empty()) is_clean = !search.tell(needle_of(words)) && is_clean;
    }
    if (!is_file) fmt::print("The files of PostgreSQL are not looked through.\n");
    return is_clean ? 0 : 1;
}

int erasures(const Where& where) {
    db::Database database(where.address(), crypto::random_seed());
    auto reading = database.read();
    for (const auto& erasure : db::erasures(*reading))
        fmt::print("{}\t{}\n", id_text(erasure.object), erasure.kind);
    return 0;
}

void take_ledger(db::Writer& db, const std::string& file) {
    std::ifstream in(file);
    if (!in) throw Fault(fmt::format("cannot read the ledger {}", file));
    std::string line;
    while (std::getline(in, line)) {
        const auto tab = line.find('\t');
        const auto id = parse_id<web::PartyTag>(line.substr(0, tab));
        if (tab == std::string::npos || !id)
            throw Fault(fmt::format("{} is no ledger: ‘{}’", file, line));
        db::erase_log_content(db, line.substr(tab + 1), id->value);
    }
}

void forget_again(db::Database& database, Instant at) {
    const auto many = database.in_transaction(
        at, [](db::Writer& db) { return rights::replay_erasures(db, everything()); });
    rights::scrub(database, {}, at);
    if (many > 0) fmt::print("Forgotten again: {} people\n", many);
}

}  // namespace samskap::app
