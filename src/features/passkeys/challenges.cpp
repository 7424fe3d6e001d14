// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/passkeys/challenges.hpp"

#include <charconv>

#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/house.hpp"

namespace samskap::passkeys {
namespace {

constexpr std::size_t k_random_bytes = 24;

struct Said {
    std::string_view random;
    std::string_view seconds;
    std::string_view purpose;
};

std::string mark_of(const web::Request& request, const Said& said) {
    std::string text = "passkey";
    for (const auto part : {said.random, said.seconds, said.purpose})
        text.append("\n").append(part);
    return crypto::sha256(web::session_form_token(request.house().form_key(), text));
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string new_challenge(const web::Request& request, std::string_view purpose) {
    const auto random = crypto::random_token(k_random_bytes);
    const auto seconds = std::to_string(request.at().seconds);
    return random + "." + seconds + "." + mark_of(request, {random, seconds, purpose});
}

bool is_challenge(const web::Request& request, std::string_view challenge,
                  std::string_view purpose) {
    const auto parts = text::split(challenge, '.');
    if (parts.size() != 3) return false;
    const auto asked = number_in(parts[1]);
    if (!asked || !crypto::equal(parts[2], mark_of(request, {parts[0], parts[1], purpose})))
        return false;
    const auto age = request.at().seconds - *asked;
    return age >= 0 && age <= k_challenge_seconds;
}

bool spend_challenge(db::Writer& db, std::string_view challenge) {
    db.run("DELETE FROM spent_challenges WHERE made_at < $1",
           Instant{db.at().seconds - 2 * k_challenge_seconds});
    return db.run(R"sql(
        INSERT INTO spent_challenges (hash, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING
    )sql",
                  crypto::sha256(challenge), db.at()) == 1;
}

}  // namespace samskap::passkeys
