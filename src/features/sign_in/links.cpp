// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sign_in/links.hpp"

#include "features/sign_in/sheets.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/db/log.hpp"

namespace samskap::sign_in {
namespace {

constexpr std::int64_t k_hour_seconds = 3600;
// Many may sit behind one address: a library, an employer.
constexpr std::int64_t k_knocks_an_hour = 60;

struct LinkRequest {
    messages::Way way;
    std::string address;
};

std::optional<LinkRequest> request_numbered(db::Reader& db, std::int64_t id) {
    return db.maybe(
        [](const db::Row& row) -> LinkRequest {
            return {row["way"], row["address"]};
        },
        "SELECT way, address FROM link_requests WHERE id = $1", id);
}

std::int64_t good_links(db::Reader& db, messages::ChannelId channel, Instant at) {
    return db.count(R"sql(
        SELECT COUNT(*) AS value FROM message_keys
         WHERE channel = $1 AND purpose = $2 AND until > $3 AND used_at IS NULL
    )sql",
                    channel, k_link, at);
}

}  // namespace

void ask_for_link(db::Writer& db, messages::Way way, std::string_view address) {
    const auto id = db.new_random_id<struct LinkRequestTag>();
    db.run("INSERT INTO link_requests (id, way, address, made_at) VALUES ($1, $2, $3, $4)", id,
           messages::name_of(way), address, db.at());
    db::enqueue(db, k_link_job, id.value, db.at());
}

void look_up_link(db::Database& database, const db::Job& job, Instant at) {
    database.in_transaction(at, [&](db::Writer& db) {
        const auto request = request_numbered(db, job.subject);
        if (!request) return;
        for (const auto& reached : messages::reached_at(db, request->way, request->address))
            if (good_links(db, reached.channel, at) < k_links_at_once)
                messages::send_key(db, {.person = reached.person,
                                        .channel = reached.channel,
                                        .purpose = k_link,
                                        .subject = reached.person.value,
                                        .seconds = k_link_seconds});
        db.run("DELETE FROM link_requests WHERE id = $1", job.subject);
    });
}

std::optional<AccountId> account_of_link(db::Reader& db, std::string_view secret, Instant at) {
    const auto key = messages::find_key(db, k_link, secret, at);
    if (!key || key->is_used) return std::nullopt;
    return people::account_of(db, key->person);
}

std::optional<AccountId> use_link(db::Writer& db, std::string_view secret) {
    const auto account = account_of_link(db, secret, db.at());
    if (!account) return std::nullopt;
    messages::use_key(db, secret);
    // Who gets in by a channel of their own needs no paper that somebody else once printed.
    end_sheets(db, *account);
    return account;
}

Knock knock(db::Writer& db, std::string_view about) {
    const auto hash = crypto::sha256(about);
    const Instant since{db.at().seconds - k_hour_seconds};
    db.run("DELETE FROM door_knocks WHERE made_at <= $1", since);
    const auto many = db.count("SELECT COUNT(*) AS value FROM door_knocks WHERE about = $1", hash);
    if (many >= k_knocks_an_hour) return Knock::wait;
    db.run("INSERT INTO door_knocks (about, made_at) VALUES ($1, $2)", hash, db.at());
    return Knock::come_in;
}

}  // namespace samskap::sign_in
