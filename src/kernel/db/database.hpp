// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "kernel/base/errors.hpp"
#include "kernel/base/id.hpp"
#include "kernel/db/sql.hpp"
#include "kernel/db/value.hpp"

// One interface over SQLite (one file, the default) and PostgreSQL 15+. The same SQL serves both.
// Trouble in the database (disk full, a broken statement, a lost server) is thrown as Fault; a
// clash on a UNIQUE index is expected with ON CONFLICT DO NOTHING RETURNING, never caught.
namespace samskap::db {

class Cursor;  // a running statement: one per call, always finished before the call returns

// One column of a row. Converts to what the reader of the row wants; a NULL or a wrong kind of
// value is a Fault. Borrowed: convert at once, keep nothing.
class Field {
public:
    Field(const Cursor& cursor, int column) : m_cursor(cursor), m_column(column) {}
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::string_view text() const;  // valid until the next row
    [[nodiscard]] std::string bytes() const;

    operator std::int64_t() const { return integer(); }
    operator int() const;  // too large is a Fault
    operator bool() const { return boolean(); }
    operator std::string() const { return std::string(text()); }
    operator Instant() const { return {integer()}; }
    operator Day() const;
    operator ClockTime() const;
    operator Money() const { return {integer()}; }
    template <class Tag>
    operator Id<Tag>() const {
        return {integer()};
    }
    // An enum of the domain reads its name with `from_text(std::string_view, Enum&)` beside it.
    template <class Enum>
    requires std::is_enum_v<Enum>
    operator Enum() const {
        Enum value{};
        ensure(from_text(text(), value), "a name in the database that no enum has");
        return value;
    }

private:
    const Cursor& m_cursor;
    int m_column;
};

// A column that may be NULL: `.owner = row.optional("owner")`.
class OptionalField {
public:
    OptionalField(Field field, bool is_null) : m_field(field), m_is_null(is_null) {}
    template <class T>
    operator std::optional<T>() const {
        if (m_is_null) return std::nullopt;
        return static_cast<T>(m_field);
    }

private:
    Field m_field;
    bool m_is_null;
};

class Row {
public:
    explicit Row(const Cursor& cursor) : m_cursor(cursor) {}
    // By the name in the SELECT; a name that is not there is a Fault.
    Field operator[](std::string_view column) const;
    [[nodiscard]] OptionalField optional(std::string_view column) const;
    [[nodiscard]] const Cursor& cursor() const { return m_cursor; }  // for kernel/db itself

private:
    const Cursor& m_cursor;
};

class Connection;  // one of two: sqlite.cpp, postgres.cpp
enum class Kind { sqlite, postgresql };

// Reads from one consistent snapshot for as long as it lives.
class Reader {
public:
    explicit Reader(Connection& connection) : m_connection(&connection) {}

    // Each row through `read`, in a vector.
    template <class Read, class... Args>
    auto all(Read read, Sql<sizeof...(Args)> sql, const Args&... args) {
        std::vector<std::decay_t<std::invoke_result_t<Read, const Row&>>> rows;
        each([&](const Row& row) { rows.push_back(read(row)); }, sql, args...);
        return rows;
    }
    // The first row, or nothing.
    template <class Read, class... Args>
    auto maybe(Read read, Sql<sizeof...(Args)> sql, const Args&... args) {
        std::optional<std::decay_t<std::invoke_result_t<Read, const Row&>>> found;
        query(
            [&](const Row& row) {
                found.emplace(read(row));
                return false;
            },
            sql.text(), {Value(args)...});
        return found;
    }
    // The first row; throws NotFound when there is none.
    template <class Read, class... Args>
    auto one(Read read, Sql<sizeof...(Args)> sql, const Args&... args) {
        auto found = maybe(read, sql, args...);
        if (!found) throw NotFound();
        return std::move(*found);
    }
    // For COUNT and its like: the column `value` of the only row.
    template <class... Args>
    std::int64_t count(Sql<sizeof...(Args)> sql, const Args&... args) {
        return one([](const Row& row) -> std::int64_t { return row["value"]; }, sql, args...);
    }
    template <class... Args>
    bool any(Sql<sizeof...(Args)> sql, const Args&... args) {
        return maybe([](const Row&) { return true; }, sql, args...).has_value();
    }
    // Each row in turn. `use` may ask further questions, but not change the rows it walks over.
    // PostgreSQL holds the whole answer in memory: what has no bound goes through stream().
    template <class Use, class... Args>
    void each(Use use, Sql<sizeof...(Args)> sql, const Args&... args) {
        query(
            [&](const Row& row) {
                use(row);
                return true;
            },
            sql.text(), {Value(args)...});
    }
    // As each, for whole tables: in small portions, so that memory stays flat on both.
    template <class Use, class... Args>
    void stream(Use use, Sql<sizeof...(Args)> sql, const Args&... args) {
        portions(
            [&](const Row& row) {
                use(row);
                return true;
            },
            sql.text(), {Value(args)...});
    }
    [[nodiscard]] Connection& connection() const;
    // How many writing transactions the house has kept, by any process: as long as the number is
    // the same, so is everything that can be read. Only in a database that was migrated.
    std::int64_t changes() {
        return count("SELECT number AS value FROM change_count WHERE id = 1");
    }
    // How many statements this connection has run, for tests that two ways cost the same.
    [[nodiscard]] std::uint64_t statements_run() const;
    // For the few who must ask the two databases differently.
    [[nodiscard]] Kind kind() const;
    // The transaction is over; whoever still asks gets a Fault.
    void end() { m_connection = nullptr; }

protected:
    // `use` answers whether it wants more rows.
    using UseRow = std::function<bool(const Row&)>;
    void portions(const UseRow& use, std::string_view sql, std::initializer_list<Value> values);
    void query(const UseRow& use, std::string_view sql, std::initializer_list<Value> values);
    std::int64_t change(std::string_view sql, std::initializer_list<Value> values);

private:
    Connection* m_connection;
};

// The one who writes: one at a time in the whole house. What it changes stands when its
// transaction is kept, or not at all. It reads its own writes.
class Writer : public Reader {
public:
    Writer(Connection& connection, IdMaker& ids, Instant at)
        : Reader(connection), m_ids(ids), m_at(at) {}
    // INSERT, UPDATE, DELETE: how many rows changed.
    template <class... Args>
    std::int64_t run(Sql<sizeof...(Args)> sql, const Args&... args) {
        return change(sql.text(), {Value(args)...});
    }
    template <class Tag>
    Id<Tag> new_id() {
        return m_ids.next<Tag>(m_at);
    }
    template <class Tag>
    Id<Tag> new_random_id() {
        return m_ids.next_random<Tag>();
    }
    // When the request or the job came; every row of one transaction carries the same time.
    [[nodiscard]] Instant at() const { return m_at; }

private:
    IdMaker& m_ids;
    Instant m_at;
};

// One migration of the house: features carry them in schema/NNNN_name.sql, one number for the
// whole house. Statements are separated by ";\n", which therefore stands inside none (a trigger is
// written in one line). The types are BIGINT, TEXT, BOOLEAN and BYTEA.
// A statement whose first line is `-- only sqlite` or `-- only postgresql` runs there alone; what
// it makes is left out of copies from one kind to the other, and its feature makes it anew.
struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

class Pool;

// The database of an installation. Thread safe.
class Database {
public:
    // `where` is a path to an SQLite file (made if missing) or "postgresql://…". Refuses with a
    // Fault whose text an operator can act on: a PostgreSQL with another collation than C /
    // C.UTF-8 or older than 15, a file that is no database or another program's.
    explicit Database(const std::string& where, std::uint64_t seed);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Brings the schema up: applies, in order of number, those that are not applied yet, each in a
    // transaction. Two processes at once: one does it, the other waits. Refuses a database with a
    // migration that is not among these (a newer program's), and one whose text was changed since.
    void migrate(std::span<const Migration> migrations, Instant at);

    // A reading transaction, given back when it goes out of scope.
    class Reading {
    public:
        Reading(Pool& pool, Connection& connection);
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        Reader& operator*() { return m_reader; }
        Reader* operator->() { return &m_reader; }

    private:
        Pool& m_pool;
        Connection& m_connection;
        Reader m_reader;
    };
    [[nodiscard]] Reading read();

    // A writing transaction: waits for its turn, then BEGIN IMMEDIATE (or the advisory lock).
    // Rolled back when it goes out of scope without keep(). After a statement that failed nothing
    // can be kept. Asking for a second one in the same thread is a Fault.
    class Writing {
    public:
        Writing(Pool& pool, Connection& connection, Instant at);
        ~Writing();
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;
        Writer& operator*() { return m_writer; }
        Writer* operator->() { return &m_writer; }
        // Afterwards the turn is the next one's: the writer answers no more.
        void keep();

    private:
        Pool& m_pool;
        Connection& m_connection;
        Writer m_writer;
        bool m_open = true;
    };
    [[nodiscard]] Writing write(Instant at);

    // `work` inside one writing transaction, kept when it returns.
    template <class Work>
    auto in_transaction(Instant at, Work work) {
        auto writing = write(at);
        if constexpr (std::is_void_v<std::invoke_result_t<Work, Writer&>>) {
            work(*writing);
            writing.keep();
        } else {
            auto result = work(*writing);
            writing.keep();
            return result;
        }
    }

    using Kind = db::Kind;
    [[nodiscard]] Kind kind() const;
    // By all its connections, since it was opened.
    [[nodiscard]] std::uint64_t statements_run() const;
    // Makes what was deleted unreadable in the files as well: the free pages are given back and
    // the write-ahead log is emptied. Waits for the writer; no transaction may be open here.
    void scrub();
    [[nodiscard]] Pool& pool() { return *m_pool; }

private:
    std::unique_ptr<Pool> m_pool;
};

}  // namespace samskap::db
