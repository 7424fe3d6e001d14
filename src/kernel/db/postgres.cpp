// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <unordered_map>
#include <utility>

#include "kernel/db/postgres_values.hpp"
#include "kernel/db/storage_fault.hpp"

namespace samskap::db {
namespace {

// "SAMS" in figures: the one lock that whoever writes must hold.
constexpr const char* k_begin_writing = "BEGIN; SELECT pg_advisory_xact_lock(x'53414D53'::bigint)";
constexpr const char* k_begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr std::size_t k_portion_bytes = std::size_t{4} << 20U;

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

// A statement the server knows by name. The types are part of it: the same words asked once with
// a number and once with a NULL of no known type are two.
struct Prepared {
    std::string name;
    std::vector<Oid> types;
    std::vector<std::string> columns;
    bool has_run = false;

    [[nodiscard]] bool fits(const std::vector<Oid>& wanted) const {
        return std::equal(types.begin(), types.end(), wanted.begin(), wanted.end(),
                          [](Oid have, Oid want) { return want == 0 || want == have; });
    }
};

// They stay where they are while others come: a row may lead to the same question.
using Variants = std::deque<Prepared>;

struct LiteralHash {
    std::size_t operator()(std::string_view sql) const noexcept {
        return std::hash<const void*>{}(sql.data()) ^ sql.size();
    }
};
struct LiteralEqual {
    bool operator()(std::string_view left, std::string_view right) const noexcept {
        return left.data() == right.data() && left.size() == right.size();
    }
};

class PgConnection final : public Connection {
public:
    PgConnection(std::string url, Role role)
        : Connection(Kind::postgresql, role), m_url(std::move(url)) {
        connect();
    }

    void execute(const std::string& script) override {
        checked(PgResult(PQexec(handle(), script.c_str())), script);
    }
    std::unique_ptr<Loader> loader(const std::string& table,
                                   const std::vector<std::string>& columns) override;
    // Tables change within one transaction here, with their foreign keys on.
    void mind_foreign_keys(bool) override {}
    void loosen_foreign_keys() override {
        const auto keys = [this](const char* what) {
            return column_of(std::string("SELECT 'ALTER TABLE ' || conrelid::regclass || ") + what +
                             " FROM pg_constraint WHERE contype = 'f' AND connamespace ="
                             " current_schema()::regnamespace ORDER BY oid");
        };
        m_loosened = keys(
            "' ADD CONSTRAINT ' || quote_ident(conname) || ' ' ||"
            " pg_get_constraintdef(oid)");
        for (const auto& drop : keys("' DROP CONSTRAINT ' || quote_ident(conname)")) execute(drop);
    }
    void fasten_foreign_keys() override {
        for (const auto& add : m_loosened) execute(add);
        m_loosened.clear();
    }
    std::vector<std::string> complaints() override {
        return column_of(
            "SELECT 'the foreign key ' || conname || ' was never checked'"
            " FROM pg_constraint WHERE contype = 'f' AND NOT convalidated");
    }
    void scrub() override {
        reconnect_if_lost();
        execute("VACUUM FULL");
    }
    std::vector<std::string> tables() override {
        return column_of(
            "SELECT tablename::text FROM pg_tables"
            " WHERE schemaname = current_schema() ORDER BY tablename");
    }
    std::vector<std::string> columns(const std::string& table) override {
        return column_of("SELECT attname::text FROM pg_attribute WHERE attrelid = '\"" + table +
                         "\"'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
    }
    [[nodiscard]] PGconn* handle() const { return m_handle.get(); }

    // Passes on what succeeded.
    PgResult checked(PgResult result, std::string_view sql) {
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_COPY_IN ||
            status == PGRES_EMPTY_QUERY)
            return result;
        fail(result.get(), sql);
    }

protected:
    void do_begin() override {
        reconnect_if_lost();
        const auto* begin = role() == Role::writer ? k_begin_writing : k_begin_reading;
        PgResult result(PQexec(handle(), begin));
        if (PQstatus(handle()) == CONNECTION_BAD) {  // the server went while nobody looked
            connect();
            result.reset(PQexec(handle(), begin));
        }
        checked(std::move(result), "BEGIN");
    }
    void do_commit() override {
        const auto result = checked(PgResult(PQexec(handle(), "COMMIT")), "COMMIT");
        ensure(std::string_view(PQcmdStatus(result.get())) == "COMMIT",
               "the database has rolled back what should be kept");
    }
    void do_rollback() override {
        if (PQtransactionStatus(handle()) != PQTRANS_IDLE) execute("ROLLBACK");
    }
    void do_query(const UseRow& use, std::string_view sql, Values values) override {
        const auto [result, prepared] = run(sql, values);
        walk(use, result.get(), prepared.columns);
    }
    std::int64_t do_change(std::string_view sql, Values values) override {
        const auto result = run(sql, values).first;
        const std::string_view tag = PQcmdStatus(result.get());
        const bool changes =
            tag.starts_with("INSERT") || tag.starts_with("UPDATE") || tag.starts_with("DELETE");
        return changes ? std::atoll(PQcmdTuples(result.get())) : 0;
    }
    void do_stream(const UseRow& use, const std::string& sql, Values values) override {
        const auto name = fmt::format("stream_{}", ++m_names);
        const PgArguments arguments(values);
        const auto declare = fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", name,
                                         translated(sql, Kind::postgresql));
        checked(PgResult(PQexecParams(handle(), declare.c_str(), arguments.count(),
                                      arguments.types().data(), arguments.starts(),
                                      arguments.lengths(), arguments.formats(), 1)),
                sql);
        for (std::size_t rows = 16; rows != 0;) rows = fetch(use, name, rows, sql);
        execute("CLOSE " + name);
    }

private:
    // Takes a portion; answers how large the next should be, 0 when there is none.
    std::size_t fetch(const UseRow& use, const std::string& name, std::size_t rows,
                      const std::string& sql) {
        const auto fetch = fmt::format("FETCH {} FROM {}", rows, name);
        const auto result = checked(PgResult(PQexecParams(handle(), fetch.c_str(), 0, nullptr,
                                                          nullptr, nullptr, nullptr, 1)),
                                    sql);
        const auto columns = column_names(result.get());
        refuse_equal_names(columns, sql);
        const auto came = static_cast<std::size_t>(PQntuples(result.get()));
        if (!walk(use, result.get(), columns) || came < rows) return 0;
        const auto bytes_each = std::max<std::size_t>(1, PQresultMemorySize(result.get()) / rows);
        return std::clamp<std::size_t>(k_portion_bytes / bytes_each, 1, 1000);
    }
    static bool walk(const UseRow& use, const PGresult* result,
                     const std::vector<std::string>& columns) {
        PgCursor cursor(columns, result);
        const Row row(cursor);
        for (int i = 0; i < PQntuples(result); ++i) {
            cursor.stand_at(i);
            if (!use(row)) return false;
        }
        return true;
    }

    std::pair<PgResult, const Prepared&> run(std::string_view sql, Values values) {
        const PgArguments arguments(values);
        auto& prepared = kept(sql, arguments.types());
        auto result = checked(PgResult(PQexecPrepared(handle(), prepared.name.c_str(),
                                                      arguments.count(), arguments.starts(),
                                                      arguments.lengths(), arguments.formats(), 1)),
                              sql);
        if (!prepared.has_run) {
            prepared.columns = column_names(result.get());
            refuse_equal_names(prepared.columns, sql);
            prepared.has_run = true;
        }
        return {std::move(result), prepared};
    }
    Prepared& kept(std::string_view sql, const std::vector<Oid>& types) {
        auto& variants = m_kept[sql];
        for (auto& prepared : variants)
            if (prepared.fits(types)) return prepared;
        Prepared made{.name = fmt::format("s{}", ++m_names), .types = types, .columns = {}};
        const auto text = translated(sql, Kind::postgresql);
        checked(PgResult(PQprepare(handle(), made.name.c_str(), text.c_str(),
                                   static_cast<int>(types.size()), types.data())),
                sql);
        return variants.emplace_back(std::move(made));
    }
    std::vector<std::string> column_of(const std::string& sql) {
        const auto result = checked(PgResult(PQexec(handle(), sql.c_str())), sql);
        std::vector<std::string> values;
        for (int i = 0; i < PQntuples(result.get()); ++i)
            values.emplace_back(PQgetvalue(result.get(), i, 0));
        return values;
    }

    void reconnect_if_lost() {
        if (PQstatus(handle()) == CONNECTION_BAD) return connect();
        do_rollback();
    }
    void connect() {
        m_kept.clear();
        m_handle.reset(PQconnectdb(m_url.c_str()));
        if (PQstatus(handle()) != CONNECTION_OK)
            throw Fault(fmt::format("PostgreSQL does not answer: {}", PQerrorMessage(handle())));
        PQsetNoticeProcessor(
            handle(), [](void*, const char*) {}, nullptr);
        if (PQserverVersion(handle()) < 150'000) throw Fault("PostgreSQL 15 or newer is needed");
        execute(
            "SET client_encoding = 'UTF8'; SET lock_timeout = '30s'; SET jit = off;"
            " SET synchronous_commit = on");
        refuse_other_order();
    }
    // Text must sort and fold the same wherever the same SQL runs.
    void refuse_other_order() {
        const auto found = column_of(
            "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' ||"
            " replace(lower(datctype), 'utf-8', 'utf8') FROM pg_database"
            " WHERE datname = current_database()");
        if (found != std::vector<std::string>{"UTF8 C c.utf8"})
            throw Fault(
                "the PostgreSQL database must have the encoding UTF8, LC_COLLATE C and"
                " LC_CTYPE C.UTF-8; make it with: createdb --template=template0"
                " --encoding=UTF8 --lc-collate=C --lc-ctype=C.UTF-8 NAME");
    }

    // Only the first part of the server's message: the details repeat what people wrote.
    [[noreturn]] void fail(const PGresult* result, std::string_view sql) {
        spoil();
        if (result == nullptr || PQstatus(handle()) == CONNECTION_BAD)
            throw Fault("the connection to PostgreSQL was lost");
        const auto part = [&](int field) -> std::string {
            const char* found = PQresultErrorField(result, field);
            return found == nullptr ? "" : found;
        };
        const auto state = part(PG_DIAG_SQLSTATE);
        if (state == "55P03") throw Fault("another process has kept the database for too long");
        if (state == "53100") throw StorageFault("the disk with the database is full");
        const auto words =
            fmt::format("PostgreSQL: {} ({}) in: {}", part(PG_DIAG_MESSAGE_PRIMARY), state, sql);
        // An input or output error; a server that only lets read.
        if (state == "58030" || state == "25006") throw StorageFault(words);
        throw Fault(words);
    }

    std::string m_url;
    std::unique_ptr<PGconn, Finish> m_handle;
    std::unordered_map<std::string_view, Variants, LiteralHash, LiteralEqual> m_kept;
    std::vector<std::string> m_loosened;
    std::int64_t m_names = 0;
};

// COPY in its text form.
class PgLoader final : public Loader {
public:
    PgLoader(PgConnection& connection, const std::string& table,
             const std::vector<std::string>& columns)
        : m_connection(connection),
          m_sql(
              fmt::format("COPY \"{}\" (\"{}\") FROM STDIN", table, fmt::join(columns, "\", \""))) {
        connection.execute(m_sql);
    }
    ~PgLoader() override {
        if (!m_finished) end("given up");
    }
    PgLoader(const PgLoader&) = delete;
    PgLoader& operator=(const PgLoader&) = delete;

    void add(Values row) override {
        m_line.clear();
        for (const auto& value : row) {
            append(value);
            m_line += '\t';
        }
        m_line.back() = '\n';
        const auto size = static_cast<int>(m_line.size());
        if (PQputCopyData(m_connection.handle(), m_line.data(), size) != 1)
            throw Fault("PostgreSQL takes no more rows");
    }
    void finish() override {
        m_finished = true;
        m_connection.checked(end(nullptr), m_sql);
    }

private:
    void append(const Value& value) {
        switch (value.kind) {
            case Value::Kind::null: m_line += "\\N"; return;
            case Value::Kind::integer:
            case Value::Kind::boolean: m_line += fmt::format("{}", value.integer); return;
            case Value::Kind::bytes:
                m_line += "\\\\x";
                for (const char c : value.text) {
                    constexpr std::string_view digits = "0123456789abcdef";
                    m_line += digits[static_cast<unsigned char>(c) >> 4U];
                    m_line += digits[static_cast<unsigned char>(c) & 15U];
                }
                return;
            default:
                for (const char c : value.text_value()) append(c);
        }
    }
    void append(char c) {
        switch (c) {
            case '\\': m_line += "\\\\"; return;
            case '\n': m_line += "\\n"; return;
            case '\r': m_line += "\\r"; return;
            case '\t': m_line += "\\t"; return;
            default: m_line += c;
        }
    }
    PgResult end(const char* trouble) {
        PQputCopyEnd(m_connection.handle(), trouble);
        PgResult first(PQgetResult(m_connection.handle()));
        while (PgResult(PQgetResult(m_connection.handle()))) {
        }
        return first;
    }

    PgConnection& m_connection;
    std::string m_sql;
    std::string m_line;
    bool m_finished = false;
};

std::unique_ptr<Loader> PgConnection::loader(const std::string& table,
                                             const std::vector<std::string>& columns) {
    return std::make_unique<PgLoader>(*this, table, columns);
}

}  // namespace

std::unique_ptr<Connection> open_postgres(const std::string& url, Role role) {
    return std::make_unique<PgConnection>(url, role);
}

}  // namespace samskap::db
