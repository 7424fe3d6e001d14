// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "app/read_command.hpp"
#include "app/sample_review.hpp"
#include "kernel/base/crypto.hpp"

namespace samskap::app {
namespace {

Json json_file(const std::string& path) {
    const auto file = bytes_of_file(path);
    if (!file.refusal.empty()) throw Fault(path + ": " + file.refusal);
    boost::system::error_code error;
    auto parsed = boost::json::parse(file.bytes, error);
    if (error || !parsed.is_object()) throw Fault(path + ": this is no JSON object");
    return std::move(parsed.as_object());
}

void print_accounts(const Json& sundhamn) {
    fmt::print("Sign in as one of these:\n");
    for (const auto& entry : list_field(sundhamn, "accounts")) {
        const auto& account = entry.as_object();
        fmt::print("  {:<9} {:<18} {}\n", text_field(account, "user_name"),
                   text_field(account, "password"), text_field(account, "shows"));
    }
}

}  // namespace

std::vector<std::string> load_sample(db::Database& database, const std::string& folder) {
    const auto sundhamn = json_file(folder + "/sundhamn.json");
    std::vector<Json> reviews;
    for (const auto& name : list_field(sundhamn, "reviews"))
        reviews.push_back(json_file(folder + "/" + name.as_string().c_str()));
    const auto first_day = day_field(reviews.front(), "imported_on").value_or(Day{});
    static const Zone zone;
    auto known = database.in_transaction(
        zone.instant({first_day + -30, {12 * 60}}),
        [&](db::Writer& db) { return load_register(db, sundhamn, first_day + -30); });
    SampleReviews player(database, known, folder);
    for (const auto& review : reviews) player.play(review);
    return player.problems();
}

int sample(const Where& where, const std::string& folder) {
    if (!std::filesystem::is_regular_file(folder + "/sundhamn.json")) {
        fmt::print(
            stderr,
            "samskap: there is no sample in the folder {}. It comes with the source: stand in "
            "its folder, or say where it is with --from DIR/sample.\n",
            folder);
        return 2;
    }
    const SystemClock clock;
    Installation installation(where.address(), clock, crypto::random_seed());
    auto& database = installation.database();
    const auto sundhamn = json_file(folder + "/sundhamn.json");
    if (database.read()->any("SELECT id FROM parties LIMIT 1")) {
        print_accounts(sundhamn);
        return 0;
    }
    const auto problems = load_sample(database, folder);
    for (const auto& problem : problems) fmt::print(stderr, "samskap: {}\n", problem);
    print_accounts(sundhamn);
    return problems.empty() ? 0 : 1;
}

}  // namespace samskap::app
