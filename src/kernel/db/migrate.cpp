// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "kernel/base/crypto.hpp"
#include "kernel/db/pool.hpp"
#include "kernel/db/sqlite.hpp"

namespace samskap::db {
namespace {

// The text of each migration is kept, so that a copy can be made on the other kind of database.
constexpr const char* k_own_table =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT NOT NULL PRIMARY KEY,"
    " name TEXT NOT NULL, script TEXT NOT NULL, applied_at BIGINT NOT NULL)";
// One row: how many writing transactions were kept, see Reader::changes().
constexpr const char* k_change_count =
    "CREATE TABLE IF NOT EXISTS change_count (id BIGINT NOT NULL PRIMARY KEY,"
    " number BIGINT NOT NULL);"
    "INSERT INTO change_count (id, number) VALUES (1, 1) ON CONFLICT DO NOTHING";

using Applied = std::map<int, std::string>;  // number → script

Applied applied(Connection& connection) {
    Applied found;
    Reader(connection)
        .each([&](const Row& row) { found.emplace(row["number"], row["script"]); },
              "SELECT number, script FROM schema_migrations ORDER BY number");
    return found;
}

void refuse_strangers(const Applied& done, std::span<const Migration> known) {
    for (const auto& [number, script] : done) {
        const auto same = [n = number](const Migration& m) { return m.number == n; };
        const auto at = std::find_if(known.begin(), known.end(), same);
        if (at == known.end())
            throw Fault(
                fmt::format("the database was made by a newer program: it has migration"
                            " {:04}, which this one does not know",
                            number));
        if (at->sql != script)
            throw Fault(
                fmt::format("migration {:04}_{} is not the one that was applied to the"
                            " database; migrations are only ever added",
                            number, at->name));
    }
}

void apply(Connection& connection, const Migration& migration, Instant at) {
    connection.execute(translated_migration(migration.sql, connection.kind()));
    IdMaker none{0};
    Writer(connection, none, at)
        .run(
            "INSERT INTO schema_migrations (number, name, script, applied_at)"
            " VALUES ($1, $2, $3, $4)",
            migration.number, migration.name, migration.sql, at);
    const auto complaints =
        connection.kind() == Kind::sqlite ? connection.complaints() : std::vector<std::string>{};
    if (!complaints.empty())
        throw Fault(fmt::format("after migration {:04}_{}: {}", migration.number, migration.name,
                                complaints.front()));
}

// The first that is not applied yet, in a transaction of its own; false when there is none.
bool apply_next(Connection& connection, std::span<const Migration> sorted, Instant at) {
    connection.begin();
    try {
        connection.execute(k_own_table);
        connection.execute(k_change_count);
        const auto done = applied(connection);
        refuse_strangers(done, sorted);
        const auto next = std::find_if(sorted.begin(), sorted.end(), [&](const Migration& m) {
            return !done.contains(m.number);
        });
        if (next != sorted.end()) apply(connection, *next, at);
        connection.commit();
        return next != sorted.end();
    } catch (...) {
        connection.rollback();
        throw;
    }
}

bool has_to_come(Connection& connection, std::span<const Migration> migrations) {
    const auto tables = connection.tables();
    if (std::find(tables.begin(), tables.end(), "schema_migrations") == tables.end()) return false;
    const auto done = applied(connection);
    return std::any_of(migrations.begin(), migrations.end(),
                       [&](const Migration& m) { return !done.contains(m.number); });
}

// In a transaction of its own: the one before may have failed.
bool is_behind(Connection& connection, std::span<const Migration> migrations) {
    connection.begin();
    try {
        const bool behind = has_to_come(connection, migrations);
        connection.rollback();
        return behind;
    } catch (...) {
        connection.rollback();
        throw;
    }
}

// Gone when it goes out of scope; readable by its owner only from the beginning.
class TrialCopy {
public:
    explicit TrialCopy(const std::string& of) : m_file(of + ".trial-" + crypto::random_token(6)) {
        open_sqlite_file(m_file);
    }
    ~TrialCopy() { remove(); }
    TrialCopy(const TrialCopy&) = delete;
    TrialCopy& operator=(const TrialCopy&) = delete;
    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] std::string quoted() const {
        std::string text = "'";
        for (const char c : m_file) text += c == '\'' ? "''" : std::string(1, c);
        return text + "'";
    }

private:
    void remove() {
        std::error_code ignored;
        for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(m_file + end, ignored);
    }
    std::string m_file;
};

void rehearse(Connection& connection, std::span<const Migration> migrations, Instant at) {
    connection.begin();
    try {
        const auto done = applied(connection);
        for (const auto& migration : migrations)
            if (!done.contains(migration.number)) apply(connection, migration, at);
    } catch (...) {
        connection.rollback();
        throw;
    }
    connection.rollback();
}

// So that a migration which does not fit the data here leaves all as it was, also those before it:
// on SQLite a copy of the file is brought up to date, on PostgreSQL all of it is done in one
// transaction that is then given up.
void try_first(Connection& connection, const std::string& where, std::span<const Migration> sorted,
               Instant at) {
    if (!is_behind(connection, sorted)) return;
    if (connection.kind() == Kind::postgresql) return rehearse(connection, sorted, at);
    const TrialCopy copy(where);
    connection.execute("VACUUM INTO " + copy.quoted());
    db::migrate(*open_sqlite(copy.file(), Role::writer), sorted, at);
}

}  // namespace

void migrate(Connection& connection, std::span<const Migration> migrations, Instant at) {
    std::vector<Migration> sorted(migrations.begin(), migrations.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    for (std::size_t i = 1; i < sorted.size(); ++i)
        ensure(sorted[i].number != sorted[i - 1].number, "two migrations have one number");
    connection.mind_foreign_keys(false);
    try {
        while (apply_next(connection, sorted, at)) {
        }
    } catch (...) {
        connection.mind_foreign_keys(true);
        throw;
    }
    connection.mind_foreign_keys(true);
}

void Database::migrate(std::span<const Migration> migrations, Instant at) {
    std::vector<Migration> sorted(migrations.begin(), migrations.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    m_pool->alone([&](Connection& connection) {
        try_first(connection, m_pool->where(), sorted, at);
        db::migrate(connection, sorted, at);
    });
    m_pool->look_for_count();
}

}  // namespace samskap::db
