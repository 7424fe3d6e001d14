// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/db/database.hpp"

// What the two databases have in common. Only this folder includes it.
namespace samskap::db {

using UseRow = std::function<bool(const Row&)>;
using Values = std::span<const Value>;

// The row at which a running statement stands.
class Cursor {
public:
    explicit Cursor(const std::vector<std::string>& columns) : m_columns(columns) {}
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    virtual ~Cursor() = default;

    // Rows are mostly read in the order of their SELECT: the next column is tried first.
    [[nodiscard]] int column(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] virtual Value::Kind kind(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual bool boolean(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual std::string_view bytes(int column) const = 0;

protected:
    [[noreturn]] void wrong_kind(int column, const char* wanted) const;

private:
    const std::vector<std::string>& m_columns;
    mutable std::size_t m_next = 0;
};

// Many rows into one table, as fast as the database can.
class Loader {
public:
    Loader() = default;
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;
    virtual ~Loader() = default;
    virtual void add(Values row) = 0;
    virtual void finish() = 0;
};

enum class Role { reader, writer };

// One connection, used by one thread at a time.
class Connection {
public:
    Connection(Kind kind, Role role) : m_kind(kind), m_role(role) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    // A transaction: a snapshot for a reader, the only one for a writer.
    void begin();
    void commit();
    // Never throws: a connection that cannot roll back is opened anew at the next begin.
    void rollback() noexcept;

    // The statement is kept, known by the address of its text: literals only.
    void query(const UseRow& use, std::string_view sql, Values values);
    std::int64_t change(std::string_view sql, Values values);
    // Prepared for this once; a text that the program has put together is welcome.
    void stream(const UseRow& use, const std::string& sql, Values values);
    // A script without arguments, as it stands.
    virtual void execute(const std::string& script) = 0;
    virtual std::unique_ptr<Loader> loader(const std::string& table,
                                           const std::vector<std::string>& columns) = 0;

    // A migration changes tables that others point at; SQLite must look the other way meanwhile.
    // Outside a transaction.
    virtual void mind_foreign_keys(bool mind) = 0;
    // Inside a transaction: rows come in any order, and what they point at is checked at the end,
    // by fasten_foreign_keys() or COMMIT.
    virtual void loosen_foreign_keys() = 0;
    virtual void fasten_foreign_keys() = 0;
    // Rows that point at nothing, and damage to the file: a line each.
    virtual std::vector<std::string> complaints() = 0;
    virtual void scrub() = 0;
    // The tables that hold data of their own, by name.
    virtual std::vector<std::string> tables() = 0;
    virtual std::vector<std::string> columns(const std::string& table) = 0;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] Role role() const { return m_role; }
    [[nodiscard]] std::uint64_t statements_run() const { return m_statements; }

protected:
    virtual void do_begin() = 0;
    virtual void do_commit() = 0;
    virtual void do_rollback() = 0;
    virtual void do_query(const UseRow& use, std::string_view sql, Values values) = 0;
    virtual std::int64_t do_change(std::string_view sql, Values values) = 0;
    virtual void do_stream(const UseRow& use, const std::string& sql, Values values) = 0;
    // A statement failed: PostgreSQL will keep nothing of this transaction, so SQLite may not.
    void spoil() { m_spoiled = true; }

private:
    void before_statement(Values values);

    Kind m_kind;
    Role m_role;
    bool m_spoiled = false;
    std::atomic<std::uint64_t> m_statements = 0;
};

std::unique_ptr<Connection> open_sqlite(const std::string& file, Role role);
std::unique_ptr<Connection> open_postgres(const std::string& url, Role role);

bool is_postgres_url(std::string_view where);
// IN LIST($n) in the words of the database.
std::string translated(std::string_view sql, Kind kind);
// A migration in the words of the database.
std::string translated_migration(std::string_view sql, Kind kind);
// Outside a transaction, by who holds the writer's turn.
void migrate(Connection& connection, std::span<const Migration> migrations, Instant at);
// Every row of every table that both have, in place of what `to` had. Both in a transaction.
void copy_rows(Connection& from, Connection& to);
void refuse_equal_names(const std::vector<std::string>& columns, std::string_view sql);

}  // namespace samskap::db
