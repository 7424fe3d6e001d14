// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/features.hpp"
#include "app/installation.hpp"
#include "app/named_group.hpp"
#include "features/arrivals/arrivals.hpp"
#include "features/house/house.hpp"
#include "features/issuers/issuers.hpp"
#include "features/links/links.hpp"
#include "features/messages/messages.hpp"
#include "features/minutes/minutes.hpp"
#include "features/people/people.hpp"
#include "features/sign_in/sign_in.hpp"
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

// What comes by itself is received as what a secretary sends.
void take(db::Database& database, const arrivals::Arrived& arrived, Instant at) {
    minutes::receive(database, arrived.from,
                     {.group = arrived.group, .name = arrived.name, .bytes = arrived.bytes}, at);
}

Expected<std::vector<arrivals::WatchedFolder>, std::string> folders_of(
    db::Reader& db, const ServeOptions& options) {
    if (options.watched.size() != options.groups.size())
        return unexpected(std::string("each --watch needs a --group, and the other way round"));
    std::vector<arrivals::WatchedFolder> folders;
    for (std::size_t i = 0; i < options.watched.size(); ++i) {
        const auto group = group_called(db, options.groups[i]);
        if (!group) return unexpected(group.error());
        if (!std::filesystem::is_directory(options.watched[i]))
            return unexpected(fmt::format("{} is no folder", options.watched[i]));
        folders.push_back({options.watched[i], *group});
    }
    return folders;
}

Expected<arrivals::Plan, std::string> plan_of(db::Reader& db, const ServeOptions& options) {
    auto folders = folders_of(db, options);
    if (!folders) return unexpected(folders.error());
    arrivals::Plan plan{.folders = *std::move(folders), .take = take};
    if (options.mailboxes.empty()) return plan;
    auto mailboxes = arrivals::mailboxes_in(db, options.mailboxes);
    if (!mailboxes) return unexpected(options.mailboxes + ": " + mailboxes.error());
    plan.mailboxes = *std::move(mailboxes);
    return plan;
}

// Without settings nothing is sent by mail, but letters are still made ready to print.
Expected<messages::Plan, std::string> sending_of(const ServeOptions& options) {
    messages::Plan plan;
    if (!options.mail.empty()) {
        auto found = messages::plan_in(options.mail);
        if (!found) return unexpected(options.mail + ": " + found.error());
        plan = *std::move(found);
    }
    plan.kinds = notice_kinds();
    return plan;
}

web::Workers workers_for(const arrivals::Plan& plan, const messages::Plan& sending,
                         bool ask_links) {
    auto all = arrivals::workers(plan);
    all.merge(messages::workers(sending));
    if (ask_links) all.merge(links::workers(links::ask));
    all.merge(workers());
    return all;
}

// The address of this installation as browsers know it; empty when nobody has given one.
Expected<std::string, std::string> site_of(const ServeOptions& options,
                                           const messages::Plan& sending) {
    auto site = options.site.empty() ? sending.site.address : options.site;
    while (site.ends_with('/')) site.pop_back();
    if (site.empty() || sign_in::is_site(site)) return site;
    // The links of an installation without TLS may begin so; nothing is signed for it.
    if (options.site.empty()) return std::string();
    return unexpected(std::string("--site is https:// and a host, or http://localhost"));
}

Expected<std::vector<issuers::Issuer>, std::string> issuers_of(db::Reader& db,
                                                               const ServeOptions& options) {
    if (options.issuers.empty()) return std::vector<issuers::Issuer>{};
    auto found = issuers::issuers_in(db, options.issuers);
    if (!found) return unexpected(options.issuers + ": " + found.error());
    return found;
}

int refuse(const std::string& why) {
    fmt::print(stderr, "samskap: {}\n", why);
    return 2;
}

}  // namespace

int serve(const ServeOptions& options) {
    const SystemClock clock;
    const bool tls = !options.certificate.empty();
    web::Options house_options;
    house_options.plain_http = !tls && !options.behind_tls;
    Installation installation(options.where.address(), clock, crypto::random_seed(), house_options);
    const auto code = set_up_code(installation);
    const auto plan = plan_of(*installation.database().read(), options);
    if (!plan) return refuse(plan.error());
    const auto sending = sending_of(options);
    if (!sending) return refuse(sending.error());
    const auto site = site_of(options, *sending);
    if (!site) return refuse(site.error());
    const auto issuers = issuers_of(*installation.database().read(), options);
    if (!issuers) return refuse(issuers.error());
    issuers::begin(*issuers);
    installation.database().in_transaction(clock.time(), [&](db::Writer& db) {
        sign_in::begin(db, *site);
        minutes::take_up_intakes(db);
        arrivals::begin(db, *plan);
        if (options.ask_links) links::begin(db);
        messages::begin(db, *sending);
    });
    web::serve(
        installation.house(),
        {.listen = options.listen,
         .threads = options.threads,
         .certificate = options.certificate,
         .key = options.key,
         .workers = workers_for(*plan, *sending, options.ask_links)},
        [&](const std::string& address) { announce(tls ? "https" : "http", address, code); });
    return 0;
}

}  // namespace samskap::app
