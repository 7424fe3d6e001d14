// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/features.hpp"
#include "app/installation.hpp"
#include "features/house/house.hpp"
#include "features/minutes/minutes.hpp"
#include "features/people/people.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/web/server.hpp"

namespace samskap::app {
namespace {

std::string set_up_code(Installation& installation) {
    return installation.database().in_transaction(
        installation.clock().time(), [](db::Writer& db) -> std::string {
            return people::has_administrator(db) ? "" : house::new_set_up_code(db);
        });
}

void announce(const std::string& scheme, const std::string& address, const std::string& code) {
    fmt::print("Samskap answers on {}://{}\n", scheme, address);
    if (!code.empty())
        fmt::print("Nobody looks after it yet. Open {}://{}/set-up and type this code: {}\n",
                   scheme, address, code);
    std::fflush(stdout);
}

}  // namespace

int serve(const ServeOptions& options) {
    const SystemClock clock;
    const bool tls = !options.certificate.empty();
    web::Options house_options;
    house_options.plain_http = !tls && !options.behind_tls;
    Installation installation(options.where.address(), clock, crypto::random_seed(), house_options);
    const auto code = set_up_code(installation);
    installation.database().in_transaction(clock.time(), minutes::take_up_intakes);
    web::serve(
        installation.house(),
        {.listen = options.listen,
         .threads = options.threads,
         .certificate = options.certificate,
         .key = options.key,
         .workers = workers()},
        [&](const std::string& address) { announce(tls ? "https" : "http", address, code); });
    return 0;
}

}  // namespace samskap::app
