// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/links/links.hpp"

#include "features/links/schema.hpp"
#include "kernel/base/text.hpp"

namespace samskap::links {
namespace {

constexpr std::string_view k_job = "ask for links";
constexpr int k_at_a_time = 20;
constexpr std::size_t k_longest_address = 1'000;
constexpr std::int64_t k_minute = 60;
constexpr std::int64_t k_day = 86'400;
constexpr std::int64_t k_month = 30 * k_day;

bool is_asked_for(std::string_view address) {
    const auto low = text::lower(address.substr(0, 8));
    return address.size() <= k_longest_address &&
           (low.starts_with("http://") || low.starts_with("https://"));
}

struct Asked {
    std::string address;
    std::string state;  // before
};

std::vector<Asked> due(db::Reader& db, Instant at) {
    return db.all(
        [](const db::Row& row) -> Asked {
            return {row["address"], row["state"]};
        },
        R"sql(
        SELECT l.address, COALESCE(MIN(a.state), '') AS state
          FROM links l LEFT JOIN link_answers a ON a.address = l.address
         WHERE a.address IS NULL OR a.ask_at <= $1
         GROUP BY l.address ORDER BY l.address LIMIT $2
    )sql",
        at, k_at_a_time);
}

std::string state_after(const std::string& before, Answer answer) {
    if (answer == Answer::answers) return "answers";
    if (answer == Answer::unsure) return before.empty() ? "unsure" : before;
    return before == "missing" || before == "gone" ? "gone" : "missing";
}

void keep(db::Writer& db, const Asked& asked, const std::string& state) {
    const auto wait = state == "answers" || state == "gone" ? k_month : k_day;
    db.run(R"sql(
        INSERT INTO link_answers (address, state, since, ask_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (address) DO UPDATE
           SET since = CASE WHEN link_answers.state = $2
                              OR (link_answers.state = 'missing' AND $2 = 'gone')
                            THEN link_answers.since ELSE $3 END,
               state = $2, ask_at = $4
    )sql",
           asked.address, state, db.at(), Instant{db.at().seconds + wait});
}

}  // namespace

const Feature& feature() {
    static const Feature links{.name = "links",
                               .migrations = schema(),
                               // A program that may not ask lets the job of another one end.
                               .workers = workers({})};
    return links;
}

void note(db::Writer& db, DocumentId document, const std::vector<std::string>& addresses) {
    for (const auto& address : addresses)
        if (is_asked_for(address))
            db.run(
                "INSERT INTO links (document, address) VALUES ($1, $2)"
                " ON CONFLICT (document, address) DO NOTHING",
                document, address);
}

std::vector<Gone> gone(db::Reader& db, DocumentId document) {
    return db.all(
        [](const db::Row& row) -> Gone {
            return {row["address"], row["since"]};
        },
        R"sql(
        SELECT l.address, a.since FROM links l JOIN link_answers a ON a.address = l.address
         WHERE l.document = $1 AND a.state = 'gone' ORDER BY l.address LIMIT 200
    )sql",
        document);
}

int ask_some(db::Database& database, const Ask& ask, Instant at) {
    const auto list = due(*database.read(), at);
    for (const auto& one : list) {
        const auto state = state_after(one.state, ask(one.address));
        database.in_transaction(at, [&](db::Writer& db) { keep(db, one, state); });
    }
    if (list.empty())
        database.in_transaction(at, [](db::Writer& db) {
            db.run(
                "DELETE FROM link_answers"
                " WHERE address NOT IN (SELECT address FROM links)");
        });
    return static_cast<int>(list.size());
}

std::map<std::string, db::Worker, std::less<>> workers(const Ask& ask) {
    return {{std::string(k_job), [ask](db::Database& database, const db::Job& job, Instant at) {
                 if (!ask) return;
                 const int asked = ask_some(database, ask, at);
                 database.in_transaction(at, [&](db::Writer& db) {
                     const auto wait = asked == k_at_a_time ? 0 : k_minute;
                     db::enqueue(db, job.kind, job.subject, Instant{at.seconds + wait});
                 });
             }}};
}

void begin(db::Writer& db) { db::enqueue(db, k_job, 1, db.at()); }

}  // namespace samskap::links
