// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/log.hpp"

#include <fmt/format.h>

#include "kernel/base/crypto.hpp"
#include "kernel/db/log_faults.hpp"

namespace samskap::db {
namespace {

struct Link {
    std::int64_t number = 1;
    std::int64_t at = 0;
    std::int64_t actor = 0;
    std::int64_t on_behalf_of = 0;
    std::string verb;
    std::string kind;
    std::int64_t object = 0;
    std::string content_hash;
    std::string previous_hash;
};

// Texts carry their length, so that no two entries are written alike.
std::string hash_of(const Link& link) {
    return crypto::sha256(fmt::format("{} {} {} {} {}:{} {}:{} {} {} {}", link.number, link.at,
                                      link.actor, link.on_behalf_of, link.verb.size(), link.verb,
                                      link.kind.size(), link.kind, link.object, link.content_hash,
                                      link.previous_hash));
}

Link read_link(const Row& row) {
    return {.number = row["number"],
            .at = row["at"],
            .actor = row["actor"],
            .on_behalf_of = row["on_behalf_of"],
            .verb = row["verb"],
            .kind = row["kind"],
            .object = row["object"],
            .content_hash = row["content_hash"],
            .previous_hash = row["previous_hash"]};
}

// Walks along the whole chain. After a link that does not hold it goes on from what that link says,
// so that one change is one fault.
class Walk {
public:
    Walk(Reader& db, std::string_view known_head, std::size_t most)
        : m_db(db), m_known_head(known_head), m_most(most) {}

    void step(const Row& row) {
        const auto link = read_link(row);
        const std::string hash = row["hash"];
        ++m_found.entries;
        judge(link, hash, row);
        m_expected = link.number + 1;
        m_found.head = hash;
        m_met_head = m_met_head || hash == m_known_head;
    }

    LogFaults found() {
        if (m_found.faults.empty() && !m_known_head.empty() && !m_met_head)
            say(m_expected, "the known head is not in the chain");
        return std::move(m_found);
    }

private:
    void judge(const Link& link, const std::string& hash, const Row& row) {
        if (link.number != m_expected) return say(m_expected, "entry missing");
        if (link.previous_hash != m_found.head)
            return say(link.number,
                       follows_another(link) ? "entry out of order" : "entry inserted or changed");
        if (hash_of(link) != hash) return say(link.number, "entry changed");
        judge_content(link, row);
    }

    void judge_content(const Link& link, const Row& row) {
        const std::optional<std::string> salt = row.optional("salt");
        const std::optional<std::string> content = row.optional("content");
        if (salt && crypto::sha256(*salt + *content) != link.content_hash)
            return say(link.number, "content changed");
        const bool was_erased = row["was_erased"];
        if (!salt && !was_erased) say(link.number, "content missing");
    }

    bool follows_another(const Link& link) {
        return link.previous_hash.empty() ||
               m_db.any("SELECT 1 AS value FROM log_entries WHERE hash = $1", link.previous_hash);
    }

    void say(std::int64_t number, const char* why) {
        if (m_found.faults.size() < m_most) m_found.faults.push_back({number, why});
    }

    Reader& m_db;
    std::string_view m_known_head;
    std::size_t m_most;
    LogFaults m_found{};
    std::int64_t m_expected = 1;
    bool m_met_head = false;
};

// That something was erased is itself an entry of the chain: a row in the ledger of erasures alone,
// which anybody could add, excuses no missing content.
LogFaults walk(Reader& db, std::string_view known_head, std::size_t most) {
    Walk walk(db, known_head, most);
    db.stream([&](const Row& row) { walk.step(row); },
              R"sql(
        SELECT e.number, e.at, e.actor, e.on_behalf_of, e.verb, e.kind, e.object, e.content_hash,
               e.previous_hash, e.hash, c.salt, c.content,
               EXISTS (SELECT 1 FROM log_entries x
                        WHERE x.kind = e.kind AND x.object = e.object
                          AND x.verb = 'erase' AND x.number > e.number)
                   AS was_erased
          FROM log_entries e LEFT JOIN log_contents c ON c.number = e.number
         ORDER BY e.number
    )sql");
    return walk.found();
}

}  // namespace

void append_log(Writer& db, const LogEntry& entry) {
    const auto salt = crypto::random_token(16);
    Link link{.at = db.at().seconds,
              .actor = entry.actor,
              .on_behalf_of = entry.on_behalf_of,
              .verb = std::string(entry.verb),
              .kind = std::string(entry.kind),
              .object = entry.object,
              .content_hash = crypto::sha256(salt + entry.content),
              .previous_hash = {}};
    db.maybe(
        [&](const Row& row) {
            link.number = std::int64_t{row["number"]} + 1;
            link.previous_hash = std::string(row["hash"]);
            return true;
        },
        "SELECT number, hash FROM log_entries ORDER BY number DESC LIMIT 1");
    db.run(
        "INSERT INTO log_entries (number, at, actor, on_behalf_of, verb, kind, object,"
        " content_hash, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        link.number, link.at, link.actor, link.on_behalf_of, link.verb, link.kind, link.object,
        link.content_hash, link.previous_hash, hash_of(link));
    db.run("INSERT INTO log_contents (number, salt, content) VALUES ($1, $2, $3)", link.number,
           salt, entry.content);
}

ChainReport verify_log(Reader& db, std::string_view known_head) {
    auto found = walk(db, known_head, 1);
    ChainReport report{
        .entries = found.entries, .head = std::move(found.head), .broken_at = {}, .why = {}};
    if (found.faults.empty()) return report;
    report.broken_at = found.faults.front().number;
    report.why = found.faults.front().why;
    return report;
}

LogFaults log_faults(Reader& db, std::size_t most) { return walk(db, {}, most); }

void erase_log_content(Writer& db, std::string_view kind, std::int64_t object) {
    const auto erased = db.run(R"sql(
        DELETE FROM log_contents
         WHERE number IN (SELECT number FROM log_entries
                           WHERE kind = $1 AND object = $2 AND verb <> 'erase')
    )sql",
                               kind, object);
    const auto noted =
        db.run("INSERT INTO erasures (kind, object, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
               kind, object, db.at());
    if (erased + noted > 0)
        append_log(db, {.verb = "erase", .kind = kind, .object = object, .content = "{}"});
}

std::vector<Erasure> erasures(Reader& db) {
    return db.all(
        [](const Row& row) -> Erasure { return {.kind = row["kind"], .object = row["object"]}; },
        "SELECT kind, object FROM erasures ORDER BY kind, object");
}

}  // namespace samskap::db
