// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "kernel/db/database.hpp"

// Fresh, migrated databases for tests, in milliseconds. SQLite: a copy of a template file in
// /dev/shm. PostgreSQL: a copy of a template database on the server whose address stands in
// SAMSKAP_TEST_POSTGRES (tools/postgres_for_tests.sh starts one).
//
//   A suite that runs on one:    FreshDatabase fresh{migrations};   fresh.database()
//     SQLite, unless SAMSKAP_TEST_ON=postgresql
//   A test that runs on both:    on_each_database(migrations, [](db::Database& db) { … });
namespace samskap::tests {

inline std::string postgres_server() {
    const char* url = std::getenv("SAMSKAP_TEST_POSTGRES");
    return url == nullptr ? "" : url;
}

// Those that this run can test on. Says it, once and loudly, when PostgreSQL is not among them.
inline const std::vector<db::Kind>& kinds() {
    static const std::vector<db::Kind> found = [] {
        if (!postgres_server().empty()) return std::vector{db::Kind::sqlite, db::Kind::postgresql};
        std::fputs(
            "\n*** ONLY SQLITE IS TESTED: SAMSKAP_TEST_POSTGRES is not set.\n"
            "*** PostgreSQL: tools/postgres_for_tests.sh start DIR prints the value.\n\n",
            stderr);
        return std::vector{db::Kind::sqlite};
    }();
    return found;
}

// The one that a whole suite runs on.
inline db::Kind kind_of_this_run() {
    const char* wish = std::getenv("SAMSKAP_TEST_ON");
    return wish != nullptr && std::string_view(wish) == "postgresql" ? db::Kind::postgresql
                                                                     : db::Kind::sqlite;
}

// A name that no other test program, running or crashed, has.
inline std::string fresh_name() {
    static std::atomic<int> count = 0;
    return "samskap_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

// A place for a database, empty; what was there is removed with it.
class Place {
public:
    explicit Place(db::Kind kind, const std::string& copy_of = {}) : m_kind(kind) {
        if (kind == db::Kind::sqlite) {
            m_where = "/dev/shm/" + m_name + ".db";
            if (!copy_of.empty()) std::filesystem::copy_file(copy_of, m_where);
            return;
        }
        m_where = with_name(postgres_server(), m_name);
        command("CREATE DATABASE " + m_name + " TEMPLATE " +
                (copy_of.empty() ? "template0" : name_in(copy_of)));
    }
    ~Place() {
        if (m_kind == db::Kind::postgresql)
            command("DROP DATABASE IF EXISTS " + m_name + " WITH (FORCE)");
        std::error_code ignored;
        for (const auto* end : {"", "-wal", "-shm"})
            std::filesystem::remove(m_where + end, ignored);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    [[nodiscard]] const std::string& where() const { return m_where; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] db::Kind kind() const { return m_kind; }

    // One statement on the server for tests, outside every database under test.
    static void command(const std::string& sql) {
        const std::unique_ptr<PGconn, void (*)(PGconn*)> server(
            PQconnectdb(postgres_server().c_str()), PQfinish);
        const std::unique_ptr<PGresult, void (*)(PGresult*)> result(
            PQexec(server.get(), sql.c_str()), PQclear);
        if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
        std::fprintf(stderr, "%s: %s\n", sql.c_str(), PQerrorMessage(server.get()));
        std::abort();
    }

private:
    // postgresql://…/postgres?… with another name.
    static std::string with_name(std::string url, const std::string& name) {
        const auto slash = url.find('/', url.find("://") + 3);
        const auto end = std::min(url.find('?'), url.size());
        if (slash == std::string::npos || slash > end) return url.insert(end, "/" + name);
        return url.replace(slash + 1, end - slash - 1, name);
    }
    static std::string name_in(const std::string& url) {
        const auto slash = url.find('/', url.find("://") + 3);
        return url.substr(slash + 1, std::min(url.find('?'), url.size()) - slash - 1);
    }

    db::Kind m_kind;
    std::string m_name = fresh_name();
    std::string m_where;
};

// The same for every test of this program with the same migrations.
inline const std::string& template_of(db::Kind kind, std::span<const db::Migration> migrations) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Place>> made;
    std::string key(kind == db::Kind::sqlite ? "s" : "p");
    for (const auto& migration : migrations)
        key += std::to_string(migration.number) + std::string(migration.sql);
    const std::lock_guard lock(mutex);
    auto& place = made[key];
    if (!place) {
        place = std::make_unique<Place>(kind);
        db::Database(place->where(), 1).migrate(migrations, {0});
    }
    return place->where();
}

class FreshDatabase {
public:
    explicit FreshDatabase(std::span<const db::Migration> migrations,
                           db::Kind kind = kind_of_this_run(), std::uint64_t seed = 1)
        : m_place(kind, template_of(kind, migrations)), m_database(m_place.where(), seed) {}
    db::Database& database() { return m_database; }
    db::Database& operator*() { return m_database; }
    db::Database* operator->() { return &m_database; }
    [[nodiscard]] const std::string& where() const { return m_place.where(); }
    [[nodiscard]] const std::string& name() const { return m_place.name(); }

private:
    Place m_place;
    db::Database m_database;
};

template <class Test>
void on_each_database(std::span<const db::Migration> migrations, Test test) {
    for (const auto kind : kinds()) {
        FreshDatabase fresh{migrations, kind};
        try {
            test(fresh.database());
        } catch (...) {
            std::fprintf(stderr, "on %s:\n", kind == db::Kind::sqlite ? "SQLite" : "PostgreSQL");
            throw;
        }
    }
}

}  // namespace samskap::tests
