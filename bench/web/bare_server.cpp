// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sqlite3.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <thread>

#include "bench/web/recorded.hpp"
#include "kernel/base/errors.hpp"

// bare_server DATABASE pages.json PORT THREADS
//
// The least that a Beast server can do and still be one, for comparison. It answers
//   /hello          13 bytes
//   /fixed/PATH     the bytes of a recorded page, and nothing else
//   PATH            the statements of that page, kept prepared, in one reading transaction, every
//                   column of every row read; then the bytes of the page
// It has no routes, sessions, time-outs, limits, compression, tags or log.
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using namespace samskap;

void check(int code, sqlite3* database) {
    if (code != SQLITE_OK) throw Fault(sqlite3_errmsg(database));
}

// One for each thread, with its statements kept.
class Connection {
public:
    explicit Connection(const std::string& file) {
        check(sqlite3_open_v2(file.c_str(), &m_database,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr),
              m_database);
        for (const char* pragma : {"PRAGMA cache_size = -4000", "PRAGMA query_only = ON"})
            check(sqlite3_exec(m_database, pragma, nullptr, nullptr, nullptr), m_database);
    }
    ~Connection() {
        for (auto& [key, statement] : m_statements) sqlite3_finalize(statement);
        sqlite3_close(m_database);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Adds up what was read, so that no compiler leaves the reading out.
    std::size_t run(const bench::Page& page) {
        std::size_t bytes = step_through({"BEGIN", {}});
        for (const auto& statement : page.statements) bytes += step_through(statement);
        return bytes + step_through({"COMMIT", {}});
    }

private:
    std::size_t step_through(const bench::Statement& wanted) {
        auto* statement = prepared(wanted.sql);
        for (const auto& argument : wanted.arguments) bind(statement, argument);
        std::size_t bytes = 0;
        int state = sqlite3_step(statement);
        for (; state == SQLITE_ROW; state = sqlite3_step(statement))
            for (int column = 0; column < sqlite3_column_count(statement); ++column)
                bytes += read(statement, column);
        if (state != SQLITE_DONE) throw Fault(sqlite3_errmsg(m_database));
        sqlite3_reset(statement);
        return bytes;
    }

    static std::size_t read(sqlite3_stmt* statement, int column) {
        if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
            return static_cast<std::size_t>(sqlite3_column_int64(statement, column)) & 7U;
        const auto* text = sqlite3_column_text(statement, column);
        return text == nullptr ? 0
                               : static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    }

    static void bind(sqlite3_stmt* statement, const bench::Argument& argument) {
        const int place = sqlite3_bind_parameter_index(statement, argument.name.c_str());
        if (argument.number)
            sqlite3_bind_int64(statement, place, *argument.number);
        else if (argument.text)
            sqlite3_bind_text(statement, place, argument.text->data(),
                              static_cast<int>(argument.text->size()), SQLITE_STATIC);
        else
            sqlite3_bind_null(statement, place);
    }

    sqlite3_stmt* prepared(const std::string& sql) {
        auto& statement = m_statements[sql];
        if (statement == nullptr)
            check(sqlite3_prepare_v3(m_database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                                     &statement, nullptr),
                  m_database);
        return statement;
    }

    sqlite3* m_database = nullptr;
    std::map<std::string, sqlite3_stmt*> m_statements;
};

struct Work {
    std::string database;
    std::map<std::string, bench::Page, std::less<>> pages;
};

Connection& connection_of_this_thread(const std::string& file) {
    thread_local Connection connection(file);
    return connection;
}

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(const Work& work, tcp::socket socket) : m_work(work), m_stream(std::move(socket)) {}

    void read() {
        m_request = {};
        http::async_read(m_stream, m_buffer, m_request,
                         [self = shared_from_this()](error_code error, std::size_t) {
                             if (!error) self->write();
                         });
    }

private:
    void write() {
        m_response = {};
        m_response.version(m_request.version());
        m_response.keep_alive(m_request.keep_alive());
        answer({m_request.target().data(), m_request.target().size()});
        m_response.prepare_payload();
        http::async_write(m_stream, m_response,
                          [self = shared_from_this()](error_code error, std::size_t) {
                              if (!error && self->m_response.keep_alive()) self->read();
                          });
    }

    void answer(std::string_view path) {
        constexpr std::string_view fixed = "/fixed";
        if (path == "/hello") {
            m_response.set(http::field::content_type, "text/plain");
            m_response.body() = "Hello, world!";
            return;
        }
        const bool only_bytes = path.starts_with(fixed);
        const auto found = m_work.pages.find(only_bytes ? path.substr(fixed.size()) : path);
        if (found == m_work.pages.end()) {
            m_response.result(http::status::not_found);
            return;
        }
        const auto& page = found->second;
        if (!only_bytes) m_read += connection_of_this_thread(m_work.database).run(page);
        m_response.set(http::field::content_type, page.content_type);
        m_response.body() = page.body;
    }

    const Work& m_work;
    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    http::request<http::string_body> m_request;
    http::response<http::string_body> m_response;
    std::size_t m_read = 0;
};

void accept(const Work& work, asio::io_context& io, tcp::acceptor& acceptor) {
    acceptor.async_accept(asio::make_strand(io), [&](error_code error, tcp::socket socket) {
        if (error) return;
        socket.set_option(tcp::no_delay(true));
        std::make_shared<Session>(work, std::move(socket))->read();
        accept(work, io, acceptor);
    });
}

int run(const std::vector<std::string>& arguments) {
    std::stringstream text;
    text << std::ifstream(arguments.at(1)).rdbuf();
    Work work{arguments.at(0), {}};
    for (auto& page : bench::from_json(text.str())) work.pages[page.path] = std::move(page);

    asio::io_context io;
    const auto port = static_cast<std::uint16_t>(std::stoi(arguments.at(2)));
    tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), port});
    accept(work, io, acceptor);
    std::vector<std::thread> threads;
    for (int i = 1; i < std::stoi(arguments.at(3)); ++i) threads.emplace_back([&] { io.run(); });
    io.run();
    for (auto& thread : threads) thread.join();
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 5) {
        fmt::print(stderr, "usage: bare_server DATABASE pages.json PORT THREADS\n");
        return 2;
    }
    try {
        return run({words + 1, words + count});
    } catch (const std::exception& failure) {
        fmt::print(stderr, "bare_server: {}\n", failure.what());
        return 1;
    }
}
