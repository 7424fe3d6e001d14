// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/sqlite.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <unordered_map>

#include "kernel/db/connection.hpp"
#include "kernel/db/storage_fault.hpp"

namespace samskap::db {
namespace {

constexpr int k_wait_milliseconds = 30'000;
constexpr int k_application = 0x53414D53;  // "SAMS", in the head of the file

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    std::vector<std::string> columns;
    std::vector<int> places;  // of $1, $2 …: SQLite numbers by appearance, not by name
    bool runs = false;
};

// A statement that is left half read keeps the write-ahead log from being folded in.
class Run {
public:
    explicit Run(Statement& statement) : m_statement(statement) { m_statement.runs = true; }
    ~Run() {
        sqlite3_reset(m_statement.handle.get());
        m_statement.runs = false;
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

private:
    Statement& m_statement;
};

class SqliteCursor final : public Cursor {
public:
    explicit SqliteCursor(const Statement& statement)
        : Cursor(statement.columns), m_statement(statement.handle.get()) {}

    [[nodiscard]] Value::Kind kind(int column) const override {
        switch (sqlite3_column_type(m_statement, column)) {
            case SQLITE_NULL: return Value::Kind::null;
            case SQLITE_INTEGER: return Value::Kind::integer;
            case SQLITE_TEXT: return Value::Kind::text;
            case SQLITE_BLOB: return Value::Kind::bytes;
            default: wrong_kind(column, "a whole number, text or bytes");
        }
    }
    [[nodiscard]] std::int64_t integer(int column) const override {
        if (sqlite3_column_type(m_statement, column) != SQLITE_INTEGER)
            wrong_kind(column, "a whole number");
        return sqlite3_column_int64(m_statement, column);
    }
    [[nodiscard]] bool boolean(int column) const override {
        const auto value = integer(column);
        if (value != 0 && value != 1) wrong_kind(column, "yes or no");
        return value == 1;
    }
    [[nodiscard]] std::string_view text(int column) const override {
        if (sqlite3_column_type(m_statement, column) != SQLITE_TEXT) wrong_kind(column, "text");
        return raw(column);
    }
    [[nodiscard]] std::string_view bytes(int column) const override {
        if (sqlite3_column_type(m_statement, column) != SQLITE_BLOB) wrong_kind(column, "bytes");
        return raw(column);
    }

private:
    [[nodiscard]] std::string_view raw(int column) const {
        const auto* start = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        if (start == nullptr) return {};  // nothing in it
        return {start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }
    sqlite3_stmt* m_statement;
};

struct KeyHash {
    std::size_t operator()(std::string_view sql) const noexcept {
        return std::hash<const void*>{}(sql.data()) ^ sql.size();
    }
};
// The same literal, not merely the same words.
struct KeyEqual {
    bool operator()(std::string_view left, std::string_view right) const noexcept {
        return left.data() == right.data() && left.size() == right.size();
    }
};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(const std::string& file, Role role) : Connection(Kind::sqlite, role) {
        m_handle = open_sqlite_file(file);
        const auto pragma = [this](const char* text) { execute(text); };
        sqlite3_busy_timeout(handle(), k_wait_milliseconds);
        refuse_foreign_file(file);
        pragma("PRAGMA journal_mode = WAL");
        pragma("PRAGMA synchronous = FULL");
        pragma("PRAGMA foreign_keys = ON");
        pragma("PRAGMA secure_delete = ON");
        pragma("PRAGMA trusted_schema = OFF");
        pragma("PRAGMA case_sensitive_like = ON");
        pragma("PRAGMA temp_store = MEMORY");
        pragma("PRAGMA cache_size = -4000");             // 4 MB each
        pragma("PRAGMA journal_size_limit = 16777216");  // after a long import
        if (role == Role::reader) pragma("PRAGMA query_only = ON");
        // Without these a misspelt "name" would quietly be a text.
        sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
        sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        m_begin = prepare(role == Role::writer ? "BEGIN IMMEDIATE" : "BEGIN");
        m_commit = prepare("COMMIT");
        m_rollback = prepare("ROLLBACK");
    }

    void execute(const std::string& script) override {
        if (sqlite3_exec(handle(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(script);
    }
    std::unique_ptr<Loader> loader(const std::string& table,
                                   const std::vector<std::string>& columns) override;
    void mind_foreign_keys(bool mind) override {
        execute(mind ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
    }
    void loosen_foreign_keys() override { execute("PRAGMA defer_foreign_keys = ON"); }
    void fasten_foreign_keys() override {}
    std::vector<std::string> complaints() override {
        auto lines = column_of(
            "SELECT integrity_check AS value FROM pragma_integrity_check(100)"
            " WHERE integrity_check <> 'ok'");
        const auto lost = column_of(
            "SELECT DISTINCT 'a row of ' || \"table\" || ' points at a missing one of ' || parent"
            " AS value FROM pragma_foreign_key_check");
        lines.insert(lines.end(), lost.begin(), lost.end());
        return lines;
    }
    void scrub() override {
        execute("VACUUM");
        int left = 0;
        const auto done = sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                                    &left, nullptr);
        if (done != SQLITE_OK) fail("wal_checkpoint");
    }
    std::vector<std::string> tables() override {
        return column_of(
            "SELECT name AS value FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
    }
    std::vector<std::string> columns(const std::string& table) override {
        return column_of("SELECT name AS value FROM pragma_table_info('" + table +
                         "') ORDER BY cid");
    }
    [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }

    void step_through(Statement& statement, Values values, const UseRow* use,
                      std::string_view sql) {
        const Run run(statement);
        std::vector<std::string> lists;
        bind(statement, values, lists, sql);
        const SqliteCursor cursor(statement);
        const Row row(cursor);
        for (;;) {
            const auto result = sqlite3_step(statement.handle.get());
            if (result == SQLITE_DONE) return;
            if (result != SQLITE_ROW) fail(sql);
            if (use != nullptr && !(*use)(row)) return;
        }
    }
    Statement prepare(std::string_view sql) {
        const auto text = translated(sql, Kind::sqlite);
        sqlite3_stmt* made = nullptr;
        const char* rest = nullptr;
        const auto done = sqlite3_prepare_v3(handle(), text.c_str(), static_cast<int>(text.size()),
                                             SQLITE_PREPARE_PERSISTENT, &made, &rest);
        Statement statement;
        statement.handle.reset(made);
        if (done != SQLITE_OK) fail(sql);
        ensure(made != nullptr, "a statement without words");
        for (int i = 0; i < sqlite3_column_count(made); ++i)
            statement.columns.emplace_back(sqlite3_column_name(made, i));
        refuse_equal_names(statement.columns, sql);
        for (int n = 1; n <= sqlite3_bind_parameter_count(made); ++n)
            statement.places.push_back(
                sqlite3_bind_parameter_index(made, fmt::format("${}", n).c_str()));
        return statement;
    }

protected:
    void do_begin() override {
        if (sqlite3_get_autocommit(handle()) == 0) do_rollback();
        step_through(m_begin, {}, nullptr, "BEGIN");
    }
    void do_commit() override { step_through(m_commit, {}, nullptr, "COMMIT"); }
    void do_rollback() override {
        // A full disk has rolled back already.
        if (sqlite3_get_autocommit(handle()) == 0)
            step_through(m_rollback, {}, nullptr, "ROLLBACK");
    }
    void do_query(const UseRow& use, std::string_view sql, Values values) override {
        with_kept(sql, [&](Statement& statement) { step_through(statement, values, &use, sql); });
    }
    std::int64_t do_change(std::string_view sql, Values values) override {
        std::int64_t changed = 0;
        with_kept(sql, [&](Statement& statement) {
            step_through(statement, values, nullptr, sql);
            if (sqlite3_stmt_readonly(statement.handle.get()) == 0)
                changed = sqlite3_changes64(handle());
        });
        return changed;
    }
    void do_stream(const UseRow& use, const std::string& sql, Values values) override {
        auto statement = prepare(sql);
        step_through(statement, values, &use, sql);
    }

private:
    template <class Use>
    void with_kept(std::string_view sql, Use use) {
        auto found = m_kept.find(sql);
        if (found == m_kept.end()) found = m_kept.emplace(sql, prepare(sql)).first;
        if (!found->second.runs) return use(found->second);
        auto second = prepare(sql);  // asked again while its own rows are being used
        use(second);
    }

    void bind(Statement& statement, Values values, std::vector<std::string>& lists,
              std::string_view sql) {
        ensure(values.size() == statement.places.size(), "a $n is missing in a statement");
        for (std::size_t n = 0; n < values.size(); ++n)
            if (bind_one(statement.handle.get(), statement.places[n], values[n], lists) !=
                SQLITE_OK)
                fail(sql);
    }
    static int bind_one(sqlite3_stmt* statement, int place, const Value& value,
                        std::vector<std::string>& lists) {
        switch (value.kind) {
            case Value::Kind::null: return sqlite3_bind_null(statement, place);
            case Value::Kind::integer:
            case Value::Kind::boolean: return sqlite3_bind_int64(statement, place, value.integer);
            case Value::Kind::text: return bind_text(statement, place, value.text_value());
            case Value::Kind::bytes:
                if (value.text.empty()) return sqlite3_bind_zeroblob(statement, place, 0);
                return sqlite3_bind_blob64(statement, place, value.text.data(), value.text.size(),
                                           nullptr);
            case Value::Kind::list:
                lists.reserve(16);  // what is bound must not move
                ensure(lists.size() < 16, "too many lists in one statement");
                lists.push_back(fmt::format("[{}]", fmt::join(value.list->ids, ",")));
                return bind_text(statement, place, lists.back());
        }
        return SQLITE_MISUSE;
    }
    static int bind_text(sqlite3_stmt* statement, int place, std::string_view text) {
        const char* start = text.empty() ? "" : text.data();  // a null pointer would be NULL
        return sqlite3_bind_text64(statement, place, start, text.size(), nullptr, SQLITE_UTF8);
    }

    std::vector<std::string> column_of(std::string_view sql) {
        std::vector<std::string> values;
        auto statement = prepare(sql);
        const UseRow use = [&](const Row& row) {
            values.emplace_back(row["value"].text());
            return true;
        };
        step_through(statement, {}, &use, sql);
        return values;
    }

    void refuse_foreign_file(const std::string& file) {
        int application = 0;
        int tables = 0;
        auto about = prepare(
            "SELECT application_id, (SELECT count(*) FROM sqlite_schema) AS tables"
            " FROM pragma_application_id");
        const UseRow use = [&](const Row& row) {
            application = row["application_id"];
            tables = row["tables"];
            return true;
        };
        step_through(about, {}, &use, "application_id");
        if (application == k_application) return;
        if (application != 0 || tables != 0)
            throw Fault(file + " is the database of another program");
        execute(fmt::format("PRAGMA application_id = {}", k_application));
    }

    [[noreturn]] void fail(std::string_view sql) {
        const auto code = sqlite3_errcode(handle()) & 0xff;
        spoil();
        if (code == SQLITE_BUSY) throw Fault("another process has kept the database for too long");
        if (code == SQLITE_FULL) throw StorageFault("the disk with the database is full");
        if (code == SQLITE_NOTADB) throw Fault("the file is no database");
        const auto words = fmt::format("SQLite: {} ({}) in: {}", sqlite3_errmsg(handle()),
                                       sqlite3_extended_errcode(handle()), sql);
        if (code == SQLITE_IOERR || code == SQLITE_READONLY || code == SQLITE_CANTOPEN)
            throw StorageFault(words);
        throw Fault(words);
    }

    // Statements go before the handle does.
    SqliteHandle m_handle;
    std::unordered_map<std::string_view, Statement, KeyHash, KeyEqual> m_kept;
    Statement m_begin;
    Statement m_commit;
    Statement m_rollback;
};

class SqliteLoader final : public Loader {
public:
    SqliteLoader(SqliteConnection& connection, const std::string& table,
                 const std::vector<std::string>& columns)
        : m_connection(connection) {
        std::string holes;
        for (std::size_t n = 1; n <= columns.size(); ++n)
            holes += fmt::format("{}${}", n == 1 ? "" : ", ", n);
        m_sql = fmt::format("INSERT INTO \"{}\" (\"{}\") VALUES ({})", table,
                            fmt::join(columns, "\", \""), holes);
        m_statement = connection.prepare(m_sql);
    }
    void add(Values row) override { m_connection.step_through(m_statement, row, nullptr, m_sql); }
    void finish() override {}

private:
    SqliteConnection& m_connection;
    std::string m_sql;
    Statement m_statement;
};

std::unique_ptr<Loader> SqliteConnection::loader(const std::string& table,
                                                 const std::vector<std::string>& columns) {
    return std::make_unique<SqliteLoader>(*this, table, columns);
}

}  // namespace

SqliteHandle open_sqlite_file(const std::string& file) {
    // Only a file that is not there yet is opened here: closing it would give up all locks that
    // this process has on it (POSIX), and another program that ends would then take away the
    // write-ahead log under our hands, with what was kept in it.
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made >= 0) ::close(made);
    if (made < 0 && errno != EEXIST)
        throw Fault(fmt::format("{} cannot be opened: {}", file, std::strerror(errno)));
    sqlite3* raw = nullptr;
    const auto done =
        sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteHandle handle(raw);
    if (done != SQLITE_OK) throw Fault(fmt::format("{} cannot be opened", file));
    return handle;
}

std::unique_ptr<Connection> open_sqlite(const std::string& file, Role role) {
    return std::make_unique<SqliteConnection>(file, role);
}

}  // namespace samskap::db
