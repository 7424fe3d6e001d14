// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "features/people/sign_in.hpp"
#include "kernel/base/crypto.hpp"

namespace samskap::people {
namespace {

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
        INSERT INTO sessions (token_hash, account, made_at, seen_at, is_shared, device)
        VALUES ($1, $2, $3, $3, $4, $5)
    )sql",
           crypto::sha256(token), account, db.at(), how.computer == Computer::shared, how.device);
    return token;
}

void end_session(db::Writer& db, std::string_view token) {
    db.run("UPDATE sessions SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL",
           crypto::sha256(token), db.at());
}

// A new session each time: a token that stood in the browser before is never taken over.
web::Answer let_in(const web::Submission& submission, AccountId account, Computer computer,
                   const web::Url& to) {
    auto& db = submission.db();
    end_session(db, submission.cookie(k_session_cookie));
    auto answer = web::see_other(to);
    const auto token =
        start_session(db, account, {computer, device_of(submission.header("User-Agent"))});
    web::set_cookie(answer, k_session_cookie, token, web::CookieLife::session);
    return answer;
}

}  // namespace samskap::people
