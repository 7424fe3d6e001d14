// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <time.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "engines/swedish/search_terms.hpp"

// How fast texts become search terms, on one core, and what loading the dictionary costs.
//
//   bench_swedish FOLDER      a folder of texts (.txt, .md)
namespace samskap::bench {
namespace {

double worked_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::string texts_in(const char* folder) {
    std::string all;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        const auto kind = file.path().extension();
        if (kind != ".txt" && kind != ".md") continue;
        std::ifstream stream(file.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(stream), {});
    }
    return all;
}

int run(const char* folder) {
    constexpr double bar = 5.0;
    constexpr int rounds = 100;
    const auto before = worked_seconds();
    const auto lexicon = swedish::installed_lexicon();
    const auto loaded = worked_seconds();
    const auto text = texts_in(folder);
    if (text.empty()) {
        fmt::print(stderr, "no texts in {}\n", folder);
        return 1;
    }
    std::size_t terms = 0;
    const auto start = worked_seconds();
    for (int i = 0; i < rounds; ++i) terms += swedish::terms_of(text, lexicon).size();
    const auto seconds = worked_seconds() - start;
    const auto speed = static_cast<double>(text.size()) * rounds / 1e6 / seconds;
    fmt::print("dictionary: {} words in {:.1f} ms\n", lexicon.size(), (loaded - before) * 1e3);
    fmt::print("terms: {} from {} bytes, {:.1f} MB each second; bar {:.0f}: {} (ratio {:.2f})\n",
               terms / rounds, text.size(), speed, bar, speed >= bar ? "met" : "MISSED",
               speed / bar);
    return 0;
}

}  // namespace
}  // namespace samskap::bench

int main(int count, char** arguments) try {
    const std::span<char*> given(arguments, static_cast<std::size_t>(count));
    if (given.size() == 2) return samskap::bench::run(given[1]);
    fmt::print(stderr, "usage: {} FOLDER\n", given[0]);
    return 2;
} catch (const std::exception& trouble) {
    fmt::print(stderr, "{}\n", trouble.what());
    return 1;
}
