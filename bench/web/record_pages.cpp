// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

#include "app/installation.hpp"
#include "bench/web/recorded.hpp"
#include "kernel/base/crypto.hpp"

// record_pages DATABASE PATH… > pages.json
//
// Answers each page as for somebody who is not signed in, and writes down which statements that
// took and which bytes came out: as the page it has kept, and, under /anew, as one made for this
// once. The bare server then does the same.
namespace {

using namespace samskap;

std::vector<bench::Statement> g_statements;
bool g_recording = false;

// SQLite calls this for each statement that begins to run, on any connection.
int on_statement(unsigned, void*, void* about, void*) {
    if (!g_recording) return 0;
    auto* statement = static_cast<sqlite3_stmt*>(about);
    const std::string_view sql = sqlite3_sql(statement);
    for (const std::string_view frame : {"BEGIN", "COMMIT", "ROLLBACK", "PRAGMA"})
        if (sql.starts_with(frame)) return 0;
    const std::unique_ptr<char, void (*)(void*)> written_out(sqlite3_expanded_sql(statement),
                                                             sqlite3_free);
    g_statements.push_back({std::string(sql), bench::arguments_between(sql, written_out.get())});
    return 0;
}

int on_open(sqlite3* database, const char**, const sqlite3_api_routines*) {
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, on_statement, nullptr);
}

// With a session, even one that has ended, a page is never a kept one.
bench::Page record(web::House& house, const std::string& path, bool made_anew) {
    web::RawRequest request{.method = "GET", .target = path};
    if (made_anew) request.headers.emplace_back("Cookie", "session=ended");
    static_cast<void>(house.answer(request));  // what is read once per process is read now
    g_statements.clear();
    g_recording = true;
    const auto answer = house.answer(request);
    g_recording = false;
    if (answer.status != 200) throw Fault(fmt::format("{} answers {}", path, answer.status));
    return {(made_anew ? "/anew" : "") + path, answer.content_type, answer.body, g_statements};
}

int run(const std::vector<std::string>& arguments) {
    const SystemClock clock;
    app::Installation installation(arguments.at(0), clock, crypto::random_seed());
    std::vector<bench::Page> pages;
    for (std::size_t i = 1; i < arguments.size(); ++i)
        for (const bool made_anew : {false, true})
            pages.push_back(record(installation.house(), arguments[i], made_anew));
    fmt::print("{}\n", bench::to_json(pages));
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        fmt::print(stderr, "usage: record_pages DATABASE PATH… > pages.json\n");
        return 2;
    }
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(on_open));
    try {
        return run({words + 1, words + count});
    } catch (const std::exception& failure) {
        fmt::print(stderr, "record_pages: {}\n", failure.what());
        return 1;
    }
}
