// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/copies.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "app/forgetting.hpp"
#include "app/installation.hpp"
#include "app/verify.hpp"
#include "features/house/house.hpp"
#include "features/search/search.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/db/backup.hpp"
#include "kernel/db/counts.hpp"

namespace samskap::app {
namespace {

namespace files = std::filesystem;

// A folder of our own, gone with all that is in it when this goes out of scope.
class Scratch {
public:
    explicit Scratch(const std::string& within)
        : m_folder((within.empty() ? files::temp_directory_path() : files::path(within)) /
                   "samskap-scratch-XXXXXX") {
        if (::mkdtemp(m_folder.data()) == nullptr)
            throw Fault(fmt::format("no place for a scratch folder: {}", m_folder));
    }
    ~Scratch() {
        std::error_code ignored;
        files::remove_all(m_folder, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const std::string& folder() const { return m_folder; }

private:
    std::string m_folder;
};

void fill_from(const Where& where, const std::string& file, const std::string& ledger = {}) {
    const SystemClock clock;
    {
        // A restore fills an installation: a new one gets its schema first.
        Installation fresh(where.address(), clock, crypto::random_seed());
        if (!ledger.empty())
            fresh.database().in_transaction(clock.time(),
                                            [&](db::Writer& db) { take_ledger(db, ledger); });
        db::restore(fresh.database(), file, clock.time());
    }
    Installation installation(where.address(), clock, crypto::random_seed());
    installation.database().in_transaction(clock.time(),
                                           [](db::Writer& db) { search::rebuild(db); });
}

struct Head {
    std::int64_t number = 0;
    std::string hash = {};
};
Head read_head(const db::Row& row) { return {row["number"], row["hash"]}; }

Head head_of(db::Reader& db) {
    return db.maybe(read_head, "SELECT number, hash FROM log_entries ORDER BY number DESC LIMIT 1")
        .value_or(Head{});
}

// Before the restore itself was written down.
Head head_of_copy(db::Reader& restored) {
    return restored
        .maybe(read_head, R"sql(
        SELECT number, hash FROM log_entries
         WHERE number < (SELECT max(number) FROM log_entries
                          WHERE verb = 'restore' AND kind = 'installation')
         ORDER BY number DESC LIMIT 1
    )sql")
        .value_or(Head{});
}

bool has_head(db::Reader& db, const Head& head) {
    return head.number == 0 ||
           db.any("SELECT 1 AS value FROM log_entries WHERE number = $1 AND hash = $2", head.number,
                  head.hash);
}

// What differs, table by table. That something was restored is one entry of the log.
using Counts = std::map<std::string, std::int64_t>;
std::vector<std::string> differences(const Counts& here, const Counts& there) {
    std::vector<std::string> all;
    for (const auto& [table, rows] : here) {
        const auto found = there.find(table);
        if (found == there.end()) continue;  // of one kind of database only, and made anew
        const bool of_log = table == "log_entries" || table == "log_contents";
        const auto theirs = found->second - (of_log ? 1 : 0);
        if (theirs != rows)
            all.push_back(fmt::format("{}: {} rows here, {} there", table, rows, theirs));
    }
    return all;
}

std::int64_t sum(const Counts& counts) {
    std::int64_t rows = 0;
    for (const auto& [table, count] : counts) rows += count;
    return rows;
}

// What keeps changing without an entry of the log: it may differ from one minute to the next.
bool is_of_the_moment(const std::string& difference) {
    for (const std::string_view table :
         {"sessions:", "jobs:", "settings:", "change_count:", "sign_in_failures:", "door_knocks:",
          "half_sign_ins:", "link_requests:", "messages:", "message_keys:", "notices:"})
        if (difference.starts_with(table)) return true;
    return false;
}

struct Compared {
    std::vector<std::string> faults;
    std::vector<std::string> remarks;
    std::int64_t rows = 0;
};

Compared compare(db::Reader& live, db::Reader& restored) {
    Compared found;
    const auto counts = db::row_counts(restored);
    found.rows = sum(counts);
    const auto copied = head_of_copy(restored);
    if (!has_head(live, copied))
        found.faults.push_back(
            fmt::format("the log of the copy ends with entry {}, which this installation does not "
                        "have: it is a copy of another, or its log was changed",
                        copied.number));
    const bool is_newest = copied.hash == head_of(live).hash;
    found.remarks.push_back(fmt::format("{} rows, log up to entry {}{}", found.rows, copied.number,
                                        is_newest ? ", which is the newest" : ""));
    // Where nothing was logged since, nothing of what is kept can differ either.
    for (const auto& difference : differences(db::row_counts(live), counts))
        (is_newest && !is_of_the_moment(difference) ? found.faults : found.remarks)
            .push_back(difference);
    return found;
}

// Never lets a drill that could not be carried out look like none.
Compared try_out(const DrillOptions& options, db::Database& live, Instant at) {
    try {
        const Scratch scratch(options.scratch);
        const Where there{.data = scratch.folder(), .database = {}};
        fill_from(there, options.file);
        db::Database restored(there.address(), crypto::random_seed());
        auto checked = findings(restored, at);
        auto compared = compare(*live.read(), *restored.read());
        compared.faults.insert(compared.faults.end(), checked.faults.begin(), checked.faults.end());
        return compared;
    } catch (const std::exception& failure) {
        return {.faults = {failure.what()}, .remarks = {}, .rows = 0};
    }
}

void refuse_empty(const std::string& url) {
    db::Database database(url, crypto::random_seed());
    if (!database.read()->any("SELECT 1 AS value FROM information_schema.tables "
                              "WHERE table_name = 'schema_migrations'"))
        throw WrongPlace("there is no installation in that database");
}

}  // namespace

std::string Where::address() const {
    if (!database.empty()) {
        const auto kind = database.substr(0, database.find("://"));
        if (kind != database && kind != "postgresql" && kind != "postgres")
            throw WrongPlace(database +
                             " is no address of a PostgreSQL database (postgresql://…).");
        return database;
    }
    std::error_code trouble;
    files::create_directories(data, trouble);
    if (!files::is_directory(data))
        throw WrongPlace(fmt::format("{} cannot be made a folder for the database: {}", data,
                                     trouble ? trouble.message() : "it is a file"));
    return data + "/samskap.db";
}

std::string Where::existing() const {
    auto place = database.empty() ? data + "/samskap.db" : address();
    if (database.starts_with("postgres"))
        refuse_empty(database);
    else if (!files::is_regular_file(place))
        throw WrongPlace(
            fmt::format("there is no installation in {}", database.empty() ? data : database));
    return place;
}

int back_up(const Where& where, const std::string& file) {
    const SystemClock clock;
    db::Database database(where.existing(), crypto::random_seed());
    db::back_up(database, file);
    database.in_transaction(clock.time(), house::note_backup);
    fmt::print("Backed up to {}\n", file);
    return 0;
}

int restore(const Where& where, const std::string& file, const std::string& ledger) {
    fill_from(where, file, ledger);
    {
        const SystemClock clock;
        Installation installation(where.address(), clock, crypto::random_seed());
        forget_again(installation.database(), clock.time());
    }
    fmt::print("Restored from {}\n", file);
    return 0;
}

int drill(const DrillOptions& options) {
    const SystemClock clock;
    db::Database live(options.where.existing(), crypto::random_seed());
    const auto found = try_out(options, live, clock.time());
    const bool well = found.faults.empty();
    live.in_transaction(clock.time(), [&](db::Writer& db) {
        house::note_drill(db, well ? house::DrillResult::well : house::DrillResult::failed,
                          found.rows);
    });
    for (const auto& remark : found.remarks) fmt::print("{}\n", remark);
    for (const auto& fault : found.faults) fmt::print(stderr, "{}\n", fault);
    fmt::print("{} {}\n", options.file,
               well ? "can be restored, and holds." : "does NOT restore to what is here.");
    return well ? 0 : 1;
}

int move(const Where& from, const Where& to) {
    const Scratch scratch({});
    const auto copy = scratch.folder() + "/copy.db";
    db::Database source(from.existing(), crypto::random_seed());
    const auto before = source.read()->changes();
    db::back_up(source, copy);
    fill_from(to, copy);
    db::Database target(to.address(), crypto::random_seed());
    auto found = findings(target, SystemClock().time());
    auto reading = source.read();
    auto arrived = target.read();
    for (auto& difference : differences(db::row_counts(*reading), db::row_counts(*arrived)))
        found.faults.push_back(std::move(difference));
    if (!has_head(*arrived, head_of(*reading)))
        found.faults.emplace_back("the log that arrived is not the one that left");
    if (reading->changes() != before)
        found.faults.emplace_back(
            "somebody wrote meanwhile: stop the server, empty the new place, "
            "and move again");
    for (const auto& fault : found.faults) fmt::print(stderr, "{}\n", fault);
    fmt::print("{} rows, {} entries of the log: {}\n", sum(db::row_counts(*arrived)), found.entries,
               found.faults.empty() ? "moved, and all there" : "NOT all there");
    return found.faults.empty() ? 0 : 1;
}

}  // namespace samskap::app
