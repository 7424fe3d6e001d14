// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>

#include "bench/search/corpus.hpp"
#include "features/people/lexicon.hpp"
#include "features/search/schema.hpp"
#include "features/search/search.hpp"
#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"

// Search over many statements, as a viewer does it: bench/README.md says what each figure means.
//
//   bench_search words.txt queries.txt DATABASE STATEMENTS   fills the database if it is empty,
//   measures bench_search words.txt write-queries STATEMENTS           prints the 1,000 queries
namespace samskap::bench {
namespace {

constexpr int k_queries = 1000;
constexpr double k_bar_milliseconds = 25.0;

double milliseconds(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// As a person waits, and as this thread worked: on a busy machine the first says little.
struct Watch {
    double started = milliseconds(CLOCK_MONOTONIC);
    double started_cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    [[nodiscard]] double waited() const { return milliseconds(CLOCK_MONOTONIC) - started; }
    [[nodiscard]] double worked() const {
        return milliseconds(CLOCK_THREAD_CPUTIME_ID) - started_cpu;
    }
};

std::string file_text(const char* path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Fault(fmt::format("{} cannot be read", path));
    return {std::istreambuf_iterator<char>(file), {}};
}

void fill(db::Database& database, const Corpus& corpus, std::int64_t statements) {
    constexpr std::int64_t portion = 20'000;
    const Watch watch;
    for (std::int64_t from = 0; from < statements; from += portion) {
        database.in_transaction({1}, [&](db::Writer& db) {
            for (auto id = from; id < std::min(from + portion, statements); ++id) {
                const auto made = corpus.statement(id);
                search::index(db, {.kind = "statement",
                                   .object = id + 1,
                                   .day = made.day,
                                   .domain = {made.domain},
                                   .text = made.text});
            }
        });
        fmt::print(stderr, "\r{} of {}", from + portion, statements);
    }
    const auto seconds = watch.waited() / 1000.0;
    fmt::print("filled: {} statements in {:.0f} s, {:.0f} each second\n", statements, seconds,
               static_cast<double>(statements) / seconds);
}

// A stranger, somebody in the work, a member of three groups: in turn.
db::List viewer(std::size_t number) {
    db::List domains{{1}};
    if (number % 3 >= 1) domains.ids.push_back(2);
    if (number % 3 == 2) {
        for (const std::int64_t group : {0, 7, 21})
            domains.ids.push_back(Corpus::k_first_group + group);
    }
    return domains;
}

struct Measured {
    std::string words;
    double waited;  // milliseconds
    double worked;
    search::Found found;
};

Measured measure(db::Database& database, const std::string& words, std::size_t number) {
    const Watch watch;
    const auto query = swedish::query_of(words, people::lexicon());
    auto found = search::find(*database.read(), viewer(number), query, {});
    return {words, watch.waited(), watch.worked(), std::move(found)};
}

void report_times(const char* name, const std::vector<Measured>& all, double Measured::*time) {
    std::vector<double> times;
    for (const auto& one : all) times.push_back(one.*time);
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    fmt::print(
        "{}, milliseconds: p50 {:.2f}, p90 {:.2f}, p99 {:.2f}, longest {:.2f};"
        " bar for p99 {:.0f}: {} (ratio {:.2f})\n",
        name, at(0.5), at(0.9), at(0.99), at(1.0), k_bar_milliseconds,
        at(0.99) <= k_bar_milliseconds ? "met" : "MISSED", at(0.99) / k_bar_milliseconds);
}

void report(std::vector<Measured> all) {
    const auto share_of = [&](auto test) {
        return 100 * std::count_if(all.begin(), all.end(), test) /
               static_cast<std::ptrdiff_t>(all.size());
    };
    using swedish::Precision;
    fmt::print("queries: {}; newest first {} %, forgiving {} %, nothing {} %\n", all.size(),
               share_of([](const auto& m) { return m.found.order == search::Order::newest_first; }),
               share_of([](const auto& m) { return m.found.precision == Precision::forgiving; }),
               share_of([](const auto& m) { return m.found.hits.empty(); }));
    report_times("waited", all, &Measured::waited);
    report_times("worked", all, &Measured::worked);
    std::sort(all.begin(), all.end(), [](const Measured& left, const Measured& right) {
        return left.worked > right.worked;
    });
    all.resize(std::min<std::size_t>(all.size(), 8));
    for (const auto& slow : all) fmt::print("  {:.1f} ms: {}\n", slow.worked, slow.words);
}

void run(const Corpus& corpus, const char* queries, const char* where, std::int64_t statements) {
    db::Database database(where, 1);
    database.migrate(search::schema(), {1});
    if (!database.read()->any("SELECT number FROM search_entries LIMIT 1"))
        fill(database, corpus, statements);
    const auto written = file_text(queries);
    std::vector<std::string> all;
    for (const auto line : text::lines(written)) {
        if (!line.empty()) all.emplace_back(line);
    }
    ensure(!all.empty(), "there are no queries");
    static_cast<void>(people::lexicon());
    // Once unmeasured, as a server that has been up for a while.
    for (std::size_t i = 0; i < all.size(); i += 10) measure(database, all[i], i);
    std::vector<Measured> measured;
    for (std::size_t i = 0; i < all.size(); ++i) measured.push_back(measure(database, all[i], i));
    report(std::move(measured));
}

}  // namespace
}  // namespace samskap::bench

int main(int count, char** arguments) try {
    using namespace samskap;
    const std::span<char*> given(arguments, static_cast<std::size_t>(count));
    if (given.size() != 4 && given.size() != 5) {
        fmt::print(stderr, "usage: {} WORDS QUERIES DATABASE STATEMENTS\n", given[0]);
        return 2;
    }
    const bench::Corpus corpus(bench::file_text(given[1]));
    const std::int64_t statements = std::stoll(given.back());
    if (std::string_view(given[2]) == "write-queries") {
        for (int i = 0; i < bench::k_queries; ++i) fmt::print("{}\n", corpus.query(i, statements));
        return 0;
    }
    bench::run(corpus, given[2], given[3], statements);
    return 0;
} catch (const std::exception& trouble) {
    fmt::print(stderr, "{}\n", trouble.what());
    return 1;
}
