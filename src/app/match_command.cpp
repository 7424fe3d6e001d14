// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/match_command.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <variant>

#include "app/read_command.hpp"
#include "engines/assignment/check.hpp"
#include "engines/assignment/json.hpp"
#include "engines/assignment/planner.hpp"
#include "engines/assignment/why.hpp"

namespace samskap::app {
namespace {

namespace engine = samskap::assignment;
namespace fs = std::filesystem;

using Subject = std::variant<engine::SparseAssignment, engine::FlowProblem, engine::Problem>;

double seconds_of(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// How long a step took, by the clock and on the processor.
class Stopwatch {
public:
    void print(const char* step) {
        const auto clock = seconds_of(CLOCK_MONOTONIC);
        const auto processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
        fmt::print("{}_seconds {:.3f} (processor {:.3f})\n", step, clock - m_clock,
                   processor - m_processor);
        m_clock = clock;
        m_processor = processor;
    }

private:
    double m_clock = seconds_of(CLOCK_MONOTONIC);
    double m_processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
};

double peak_mebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

int complain(const std::string& path, std::string_view why, int code = 2) {
    fmt::print(stderr, "samskap: {}: {}\n", path, why);
    return code;
}

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

// JSON begins with a brace; everything else should be a DIMACS form, and is read in pieces.
Expected<Subject, std::string> read_subject(const std::string& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return unexpected<std::string>("no such file");
    const File file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!file) return unexpected<std::string>("it cannot be opened");
    int first = std::fgetc(file.get());
    while (first == ' ' || first == '\n' || first == '\t' || first == '\r')
        first = std::fgetc(file.get());
    if (first == '{') {
        const auto problem = engine::read_problem(bytes_of_file(path).bytes);
        if (!problem) return unexpected(problem.error());
        return Subject(engine::in_published_order(*problem));
    }
    std::rewind(file.get());
    engine::DimacsReader reader(fs::file_size(path, error));
    std::array<char, 65536> block{};
    for (std::size_t size = 1; size > 0;) {
        size = std::fread(block.data(), 1, block.size(), file.get());
        if (!reader.add({block.data(), size})) break;
    }
    auto problem = reader.finish();
    if (!problem) return unexpected(problem.error());
    return std::visit([](auto& each) { return Subject(std::move(each)); }, *problem);
}

std::string certificate_path(const MatchOptions& options) {
    return options.certificate.empty() ? options.file + ".certificate" : options.certificate;
}

// Where it was to be written unasked, a folder that is closed stops nothing.
int keep_certificate(const MatchOptions& options, const std::string& text) {
    const auto path = certificate_path(options);
    const File file(std::fopen(path.c_str(), "wb"), std::fclose);
    if (file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
        std::fflush(file.get()) == 0)
        return 0;
    complain(path, "the certificate cannot be written");
    return options.certificate.empty() ? 0 : 2;
}

std::string some_of(std::vector<std::string> names) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 20); ++i)
        text += (i == 0 ? "" : " ") + names[i];
    return names.size() > 20 ? text + " …" : text;
}

std::vector<std::string> names_of(const std::vector<std::int32_t>& positions,
                                  const std::vector<std::int32_t>& numbers) {
    std::vector<std::string> names;
    for (const auto position : positions)
        names.push_back(std::to_string(numbers[static_cast<std::size_t>(position)]));
    return names;
}

template <class Thing>
std::vector<std::string> names_of(const std::vector<std::int32_t>& positions,
                                  const std::vector<Thing>& things) {
    std::vector<std::string> names;
    for (const auto position : positions)
        names.push_back(things[static_cast<std::size_t>(position)].id);
    return names;
}

struct Outcome {
    int code = 0;
    std::string certificate;
};

Expected<Outcome, std::string> solve(const engine::SparseAssignment& problem,
                                     const MatchOptions& /*options*/) {
    const auto result = engine::cheapest(problem);
    if (!result) return unexpected(result.error());
    Outcome outcome{result->is_possible ? 0 : 1, to_certificate(problem, *result)};
    if (result->is_possible) {
        fmt::print("objective {}\nmethod {}\n", engine::to_text(result->objective), result->method);
        return outcome;
    }
    fmt::print("impossible: {} people have {} posts among them\npeople {}\nposts {}\n",
               result->people_in_the_way.size(), result->posts_in_the_way.size(),
               some_of(names_of(result->people_in_the_way, problem.people)),
               some_of(names_of(result->posts_in_the_way, problem.posts)));
    return outcome;
}

Expected<Outcome, std::string> solve(const engine::FlowProblem& problem,
                                     const MatchOptions& /*options*/) {
    const auto result = engine::cheapest(problem);
    if (!result) return unexpected(result.error());
    Outcome outcome{result->is_possible ? 0 : 1, to_certificate(*result)};
    if (result->is_possible) {
        fmt::print("objective {}\nmethod simplex\n", engine::to_text(result->objective));
        return outcome;
    }
    std::vector<std::string> nodes;
    for (const auto node : result->nodes_in_the_way) nodes.push_back(std::to_string(node + 1));
    fmt::print("impossible: the arcs cannot hold what goes in or out of these {} nodes\nnodes {}\n",
               nodes.size(), some_of(nodes));
    return outcome;
}

void print_plan(const engine::Problem& problem, const engine::Plan& plan) {
    if (!plan.is_possible) {
        fmt::print("impossible: not all that is required can be had\n");
    } else {
        std::int64_t cost = 0;
        for (const auto& level : plan.levels)
            if (level.kind == engine::LevelKind::cost) cost = level.value;
        fmt::print("objective {}\n", cost);
    }
    for (const auto& level : plan.levels) {
        if (level.kind == engine::LevelKind::rank)
            fmt::print("rank {} {}\n", level.rank, level.value);
        else
            fmt::print("{} {}\n", name_of(level.kind), level.value);
    }
    if (problem.mode == engine::Mode::stable) fmt::print("placed {}\n", plan.pairs.size());
    const auto& obstacle = plan.obstacle;
    if (obstacle.people.empty() && obstacle.posts.empty() && obstacle.groups.empty()) return;
    fmt::print("obstacle: people {}; posts {}; groups {}\n",
               some_of(names_of(obstacle.people, problem.people)),
               some_of(names_of(obstacle.posts, problem.posts)),
               some_of(names_of(obstacle.groups, problem.groups)));
}

template <class Thing>
std::int32_t number_of(const std::vector<Thing>& things, const std::string& id) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const Thing& thing) { return thing.id == id; });
    return found == things.end() ? -1 : static_cast<std::int32_t>(found - things.begin());
}

std::string names_of(const engine::Problem& problem, const std::vector<engine::Pair>& pairs) {
    std::vector<std::string> names;
    for (const auto& pair : pairs)
        names.push_back(fmt::format("{}/{}",
                                    problem.people[static_cast<std::size_t>(pair.person)].id,
                                    problem.posts[static_cast<std::size_t>(pair.post)].id));
    return some_of(names);
}

void print_instead(const engine::Problem& problem, const engine::Plan& plan,
                   const engine::Pair& pair) {
    const auto then = engine::instead(problem, plan, pair);
    if (!then.is_possible) {
        fmt::print("why: what is required could not be had then\n");
        return;
    }
    fmt::print("why: {}{} would be worse by {}\nlost {}\ngained {}\n", name_of(then.level),
               then.rank > 0 ? fmt::format(" {}", then.rank) : "", then.worse_by,
               names_of(problem, then.lost), names_of(problem, then.gained));
}

// False when there is no such person or post.
bool print_why(const engine::Problem& problem, const engine::Plan& plan,
               const std::vector<std::string>& names) {
    const engine::Pair pair{number_of(problem.people, names[0]),
                            number_of(problem.posts, names[1])};
    if (pair.person < 0 || pair.post < 0) return false;
    switch (engine::why_not(problem, plan, pair).answer) {
        case engine::Answer::has_it: fmt::print("why: they have it\n"); break;
        case engine::Answer::no_wish: fmt::print("why: it is no wish, or forbidden\n"); break;
        case engine::Answer::no_room: fmt::print("why: it has no room for anybody\n"); break;
        case engine::Answer::no_plan: fmt::print("why: there is no plan at all\n"); break;
        case engine::Answer::worse: print_instead(problem, plan, pair); break;
    }
    return true;
}

Expected<Outcome, std::string> solve(const engine::Problem& problem, const MatchOptions& options) {
    if (!options.why.empty() && problem.mode == engine::Mode::stable)
        return unexpected<std::string>("--why asks about a fair plan");
    const auto plan = engine::best_plan(problem);
    if (options.json)
        fmt::print("{}", to_json(problem, plan));
    else
        print_plan(problem, plan);
    if (!options.why.empty() && !print_why(problem, plan, options.why))
        return unexpected<std::string>("--why names nobody and nothing in the file");
    return Outcome{plan.is_possible ? 0 : 1, to_certificate(problem, plan)};
}

std::string fault_of(const engine::Problem& problem, const std::string& certificate) {
    const auto plan = engine::read_plan_proof(certificate, problem);
    return plan ? engine::fault_of(problem, *plan) : plan.error();
}

template <class Problem>
std::string fault_of(const Problem& problem, const std::string& certificate) {
    const auto proof = engine::read_sparse_proof(certificate);
    return proof ? engine::fault_of(problem, *proof) : proof.error();
}

int check(const MatchOptions& options, const Subject& subject) {
    const auto path = certificate_path(options);
    const auto certificate = bytes_of_file(path);
    if (!certificate.refusal.empty()) return complain(path, certificate.refusal);
    const auto fault = std::visit(
        [&](const auto& problem) { return fault_of(problem, certificate.bytes); }, subject);
    if (!fault.empty()) return complain(path, fault, 1);
    fmt::print("proved: nothing better exists, gap 0 on every level\n");
    return 0;
}

}  // namespace

int match(const MatchOptions& options) {
    Stopwatch watch;
    const auto subject = read_subject(options.file);
    if (!subject) return complain(options.file, subject.error());
    if (options.checks) return check(options, *subject);
    if (!options.why.empty() && !std::holds_alternative<engine::Problem>(*subject))
        return complain(options.file, "--why asks about a JSON problem");
    if (!options.json) watch.print("read");
    const auto outcome =
        std::visit([&](const auto& problem) { return solve(problem, options); }, *subject);
    if (!outcome) return complain(options.file, outcome.error());
    if (!options.json) {
        watch.print("solve");
        fmt::print("peak_mebibytes {:.1f}\n", peak_mebibytes());
    }
    const auto code = keep_certificate(options, outcome->certificate);
    return code == 0 ? outcome->code : code;
}

}  // namespace samskap::app
