// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "kernel/db/log.hpp"
#include "kernel/db/pool.hpp"
#include "kernel/db/sqlite.hpp"

namespace samskap::db {
namespace {

namespace files = std::filesystem;

// Gone with its companions when it goes out of scope, unless it was given its real name.
class Draft {
public:
    explicit Draft(std::string file) : m_file(std::move(file)) { remove(); }
    ~Draft() { remove(); }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    [[nodiscard]] const std::string& file() const { return m_file; }

    void rename_to(const std::string& name) {
        sync(m_file);
        std::error_code trouble;
        files::rename(m_file, name, trouble);
        if (trouble) throw Fault(fmt::format("{}: {}", name, trouble.message()));
        const auto folder = files::path(name).parent_path();
        sync(folder.empty() ? "." : folder.string());
    }

private:
    static void sync(const std::string& path) {
        const int open = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        const bool done = open >= 0 && ::fsync(open) == 0;
        if (open >= 0) ::close(open);
        if (!done) throw Fault(fmt::format("{} cannot be written to the disk", path));
    }
    void remove() {
        std::error_code ignored;
        for (const auto* end : {"", "-wal", "-shm", "-journal"})
            files::remove(m_file + end, ignored);
    }
    std::string m_file;
};

// All pages at once: as one reader sees them, while others write.
void copy_pages(const std::string& from, const std::string& to) {
    const auto source = open_sqlite_file(from);
    const auto target = open_sqlite_file(to);
    sqlite3_busy_timeout(source.get(), 30'000);
    sqlite3_busy_timeout(target.get(), 30'000);
    auto* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (backup == nullptr) throw Fault(fmt::format("{} cannot be copied", from));
    const auto stepped = sqlite3_backup_step(backup, -1);
    const auto finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        throw Fault(fmt::format("{} cannot be copied: {}", from, sqlite3_errstr(stepped)));
}

// One file without companions.
void fold_in_log(const std::string& file) {
    const auto handle = open_sqlite_file(file);
    const auto done =
        sqlite3_exec(handle.get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    if (done != SQLITE_OK) throw Fault(fmt::format("{}: {}", file, sqlite3_errstr(done)));
}

void refuse_damaged(const std::string& file) {
    const auto complaints = open_sqlite(file, Role::writer)->complaints();
    if (!complaints.empty())
        throw Fault(fmt::format("the copy is damaged: {}", complaints.front()));
}

struct StoredMigration {
    int number = 0;
    std::string name;
    std::string script;
};

std::vector<StoredMigration> stored_migrations(Reader& db) {
    return db.all(
        [](const Row& row) -> StoredMigration {
            return {.number = row["number"], .name = row["name"], .script = row["script"]};
        },
        "SELECT number, name, script FROM schema_migrations ORDER BY number");
}

void migrate_like(Connection& connection, const std::vector<StoredMigration>& stored, Instant at) {
    std::vector<Migration> migrations;
    for (const auto& one : stored) migrations.push_back({one.number, one.name, one.script});
    migrate(connection, migrations, at);
}

// Work inside a transaction of a connection that stands outside the pool, or alone in it.
template <class Work>
void within_transaction(Connection& connection, Work work) {
    connection.begin();
    try {
        work();
        connection.commit();
    } catch (...) {
        connection.rollback();
        throw;
    }
}

void copy_from_postgres(Database& database, const std::string& file) {
    auto reading = database.read();
    const auto copy = open_sqlite(file, Role::writer);
    migrate_like(*copy, stored_migrations(*reading), {0});
    within_transaction(*copy, [&] { copy_rows(reading->connection(), *copy); });
}

bool may_hold_rows(const std::string& table) {
    constexpr std::array<std::string_view, 5> expected{"schema_migrations", "change_count",
                                                       "settings", "jobs", "erasures"};
    return std::find(expected.begin(), expected.end(), table) != expected.end();
}

// A ledger of erasures that was kept apart is brought to the new installation first; its log then
// says so, and nothing else.
bool holds_only_erasures(Connection& connection, const std::string& table) {
    if (table != "log_entries" && table != "log_contents") return false;
    bool only = true;
    connection.stream([&](const Row&) { return only = false; },
                      "SELECT 1 AS value FROM log_entries WHERE verb <> 'erase' LIMIT 1", {});
    return only;
}

void refuse_data(Connection& connection) {
    for (const auto& table : connection.tables()) {
        if (may_hold_rows(table) || holds_only_erasures(connection, table)) continue;
        connection.stream(
            [&](const Row&) -> bool {
                throw Fault(fmt::format("the installation has data already (in {})", table));
            },
            fmt::format("SELECT 1 AS value FROM \"{}\" LIMIT 1", table), {});
    }
}

void bring_rows(Connection& from, Connection& to) {
    from.begin();
    within_transaction(to, [&] {
        refuse_data(to);
        copy_rows(from, to);
    });
    from.rollback();
}

// Everything that was to be forgotten is forgotten again, before anybody can read it.
void repeat_erasures(Connection& copy, const std::vector<Erasure>& earlier, Instant at) {
    IdMaker none{0};
    Writer db(copy, none, at);
    within_transaction(copy, [&] {
        for (const auto& list : {earlier, erasures(db)})
            for (const auto& erasure : list) erase_log_content(db, erasure.kind, erasure.object);
        append_log(db, {.verb = "restore", .kind = "installation", .content = "{}"});
    });
}

std::string place_for_draft(Database& database) {
    if (database.kind() == Kind::sqlite) return database.pool().where() + ".restoring";
    const auto pattern = (files::temp_directory_path() / "samskap-restoring-XXXXXX").string();
    std::string name = pattern;
    const int made = ::mkstemp(name.data());
    if (made < 0) throw Fault("no place for a temporary file");
    ::close(made);
    return name;
}

// The copy takes the place of what has its name: never the database that is copied, by whatever
// name (a link, another way to the folder), nor what belongs to it.
void refuse_own_files(const std::string& database, const std::string& file) {
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm", "-journal"}) {
        const auto own = database + end;
        for (const auto& target : {file, file + ".part"})
            if (files::equivalent(target, own, ignored) ||
                files::weakly_canonical(target, ignored) == files::weakly_canonical(own, ignored))
                throw Fault(fmt::format("{} is the database itself: name another file", file));
    }
}

}  // namespace

void back_up(Database& database, const std::string& file) {
    if (database.kind() == Kind::sqlite) refuse_own_files(database.pool().where(), file);
    Draft draft(file + ".part");
    if (database.kind() == Kind::sqlite)
        copy_pages(database.pool().where(), draft.file());
    else
        copy_from_postgres(database, draft.file());
    refuse_damaged(draft.file());
    fold_in_log(draft.file());
    draft.rename_to(file);
}

void restore(Database& database, const std::string& file, Instant at) {
    if (!files::is_regular_file(file)) throw Fault(fmt::format("there is no file {}", file));
    const Draft draft(place_for_draft(database));
    copy_pages(file, draft.file());
    refuse_damaged(draft.file());
    std::vector<StoredMigration> wanted;
    std::vector<Erasure> earlier;
    {
        auto reading = database.read();
        wanted = stored_migrations(*reading);
        earlier = erasures(*reading);
    }
    database.pool().alone([&](Connection& target) {
        const auto copy = open_sqlite(draft.file(), Role::writer);
        migrate_like(*copy, wanted, at);
        repeat_erasures(*copy, earlier, at);
        if (target.kind() == Kind::postgresql) return bring_rows(*copy, target);
        within_transaction(target, [&] { refuse_data(target); });
        copy_pages(draft.file(), database.pool().where());
    });
}

std::vector<std::string> check_integrity(Reader& db) { return db.connection().complaints(); }

}  // namespace samskap::db
