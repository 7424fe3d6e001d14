// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "features/people/sign_in.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/web/shared_computer.hpp"

namespace samskap::people {
namespace {

// A working day, and an afternoon without a word. On a computer that others use too: as long as an
// errand takes.
constexpr std::int64_t k_longest_seconds = std::int64_t{12} * 3600;
constexpr std::int64_t k_idle_seconds = std::int64_t{4} * 3600;
constexpr std::int64_t k_longest_seconds_shared = std::int64_t{3} * 3600;
constexpr std::int64_t k_idle_seconds_shared = std::int64_t{30} * 60;
constexpr std::int64_t k_seconds_between_notes = std::int64_t{5} * 60;

using Known = std::pair<std::string_view, std::string_view>;  // as a browser writes it, as we do

template <std::size_t count>
std::string_view first_in(std::string_view header, const std::array<Known, count>& list) {
    for (const auto& [sign, name] : list)
        if (header.find(sign) != std::string_view::npos) return name;
    return {};
}

// "Firefox, Android": enough for its owner, too little to follow anybody by.
std::string device_of(std::string_view agent) {
    constexpr std::array<Known, 5> browsers{{{"Firefox/", "Firefox"},
                                             {"Edg", "Edge"},
                                             {"SamsungBrowser/", "Samsung Internet"},
                                             {"Chrome/", "Chrome"},
                                             {"Safari/", "Safari"}}};
    constexpr std::array<Known, 6> systems{{{"Android", "Android"},
                                            {"iPhone", "iPhone"},
                                            {"iPad", "iPad"},
                                            {"Windows", "Windows"},
                                            {"Mac OS", "Mac"},
                                            {"Linux", "Linux"}}};
    std::string words(first_in(agent, browsers));
    const auto system = first_in(agent, systems);
    if (!words.empty() && !system.empty()) words += ", ";
    return words.append(system);
}

}  // namespace

std::string start_session(db::Writer& db, AccountId account, const Beginning& how) {
    auto token = crypto::random_token(24);
    db.run(R"sql(
        INSERT INTO sessions (token_hash, account, made_at, seen_at, is_shared, device, opened_by)
        VALUES ($1, $2, $3, $3, $4, $5, $6)
    )sql",
           crypto::sha256(token), account, db.at(), how.computer == Computer::shared, how.device,
           how.opened_by);
    return token;
}

void end_session(db::Writer& db, std::string_view token) {
    db.run("UPDATE sessions SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL",
           crypto::sha256(token), db.at());
}

// A new session each time: a token that stood in the browser before is never taken over.
web::Answer let_in(const web::Submission& submission, AccountId account, Computer computer,
                   const web::Url& to, std::optional<PartyId> opened_by) {
    auto& db = submission.db();
    end_session(db, submission.cookie(k_session_cookie));
    auto answer = web::see_other(to);
    const auto token = start_session(
        db, account, {computer, device_of(submission.header("User-Agent")), opened_by});
    web::set_cookie(answer, k_session_cookie, token, web::CookieLife::session);
    const bool shared = computer == Computer::shared;
    web::set_cookie(answer, web::k_shared_cookie, shared ? "1" : "",
                    shared ? web::CookieLife::session : web::CookieLife::gone);
    return answer;
}

Limits limits_of(Computer computer, Instant at) {
    if (computer == Computer::shared)
        return {{at.seconds - k_longest_seconds_shared}, {at.seconds - k_idle_seconds_shared}};
    return {{at.seconds - k_longest_seconds}, {at.seconds - k_idle_seconds}};
}

void note_use(db::Database& database, db::Reader& db, std::string_view token, Instant at) {
    const auto hash = crypto::sha256(token);
    const Instant before{at.seconds - k_seconds_between_notes};
    if (!db.any("SELECT 1 AS value FROM sessions WHERE token_hash = $1 AND seen_at < $2", hash,
                before))
        return;
    database.in_transaction(at, [&](db::Writer& writer) {
        writer.run("UPDATE sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $3", hash,
                   at, before);
    });
}

std::vector<OpenSession> open_sessions(db::Reader& db, AccountId account, std::string_view token,
                                       Instant at) {
    const auto own = limits_of(Computer::own, at);
    const auto shared = limits_of(Computer::shared, at);
    const auto mine = crypto::sha256(token);
    return db.all(
        [&](const db::Row& row) -> OpenSession {
            const std::string hash = row["token_hash"];
            return {.reference = hash,
                    .device = row["device"],
                    .made_at = row["made_at"],
                    .seen_at = row["seen_at"],
                    .is_shared = row["is_shared"],
                    .is_this = hash == mine};
        },
        R"sql(
        SELECT token_hash, device, made_at, seen_at, is_shared FROM sessions
         WHERE account = $1 AND ended_at IS NULL
           AND made_at > CASE WHEN is_shared THEN $4 ELSE $2 END
           AND seen_at > CASE WHEN is_shared THEN $5 ELSE $3 END
         ORDER BY seen_at DESC, token_hash LIMIT 50
    )sql",
        account, own.made, own.seen, shared.made, shared.seen);
}

void end_session_of(db::Writer& db, AccountId account, std::string_view reference) {
    db.run(
        "UPDATE sessions SET ended_at = $3"
        " WHERE token_hash = $1 AND account = $2 AND ended_at IS NULL",
        reference, account, db.at());
}

void end_other_sessions(db::Writer& db, AccountId account, std::string_view token) {
    db.run(
        "UPDATE sessions SET ended_at = $3"
        " WHERE account = $1 AND token_hash <> $2 AND ended_at IS NULL",
        account, crypto::sha256(token), db.at());
}

}  // namespace samskap::people
