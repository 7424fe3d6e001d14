// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/second_step.hpp"

#include <fmt/format.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "features/people/pauses.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

constexpr std::int64_t k_seconds_of_a_step = 30;
constexpr std::int64_t k_half_seconds = 600;
constexpr std::size_t k_key_letters = 32;  // 160 bits
constexpr int k_recovery_codes = 8;
constexpr std::int64_t k_free_codes = 8;
constexpr std::string_view k_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

struct Held {
    std::string secret;
    bool is_on = false;
    std::int64_t last_step = 0;
};

std::optional<Held> held_by(db::Reader& db, AccountId account) {
    return db.maybe(
        [](const db::Row& row) -> Held {
            return {row["secret"], row["is_on"], row["last_step"]};
        },
        R"sql(
        SELECT secret, confirmed_at IS NOT NULL AS is_on, last_step FROM second_steps
         WHERE account = $1
    )sql",
        account);
}

std::string only_digits(std::string_view typed) {
    std::string digits;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// Clocks differ by a little. What was used once, or is older, is not taken again.
std::optional<std::int64_t> step_of(const Held& held, std::string_view code, Instant at) {
    const auto digits = only_digits(code);
    const auto key = bytes_of_base32(held.secret);
    const auto now = totp_step(at);
    std::optional<std::int64_t> found;
    for (auto step = now - 1; step <= now + 1; ++step)
        if (crypto::equal(totp_digits(key, step), digits) && step > held.last_step) found = step;
    return found;
}

bool takes_code(db::Writer& db, AccountId account, std::string_view code) {
    const auto held = held_by(db, account);
    if (!held) return false;
    const auto step = step_of(*held, code, db.at());
    if (step) db.run("UPDATE second_steps SET last_step = $2 WHERE account = $1", account, *step);
    return step.has_value();
}

std::string tidy(std::string_view code) {
    auto lower = text::lower(code);
    std::erase_if(lower, [](char c) { return c == ' ' || c == '-'; });
    return lower;
}

bool takes_recovery_code(db::Writer& db, AccountId account, std::string_view code) {
    return db.run(R"sql(
        UPDATE recovery_codes SET used_at = $3
         WHERE code_hash = $1 AND account = $2 AND used_at IS NULL
    )sql",
                  crypto::sha256(tidy(code)), account, db.at()) == 1;
}

void log_step(db::Writer& db, AccountId account, std::string_view verb) {
    db::append_log(db, {.verb = verb, .kind = "second step", .object = account.value});
}

}  // namespace

std::string grouped(std::string_view letters, std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && i % size == 0) out += ' ';
        out += letters[i];
    }
    return out;
}

std::int64_t totp_step(Instant at) { return at.seconds / k_seconds_of_a_step; }

std::string totp_digits(std::string_view key, std::int64_t step) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter.at(7 - i) = static_cast<unsigned char>((step >> (8 * i)) & 0xff);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    const auto* made = HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter.data(),
                            counter.size(), mac.data(), &size);
    ensure(made != nullptr && size == 20, "HMAC-SHA-1 failed");
    const std::size_t from = mac.at(19) & 0x0fU;
    const auto number = (static_cast<std::uint32_t>(mac.at(from) & 0x7fU) << 24U) |
                        (static_cast<std::uint32_t>(mac.at(from + 1)) << 16U) |
                        (static_cast<std::uint32_t>(mac.at(from + 2)) << 8U) |
                        static_cast<std::uint32_t>(mac.at(from + 3));
    return fmt::format("{:06}", number % 1'000'000);
}

std::string base32(std::string_view bytes) {
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += k_letters[(held >> (bits - 5)) & 31U];
        held &= (1U << static_cast<unsigned>(bits)) - 1;
    }
    if (bits > 0) text += k_letters[(held << (5 - bits)) & 31U];
    return text;
}

std::string bytes_of_base32(std::string_view text) {
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char letter : text) {
        const auto value = k_letters.find(letter);
        if (value == std::string_view::npos) return {};
        held = (held << 5U) | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((held >> static_cast<unsigned>(bits)) & 0xffU);
        held &= (1U << static_cast<unsigned>(bits)) - 1;
    }
    return bytes;
}

SecondStep second_step_of(db::Reader& db, AccountId account) {
    const auto held = held_by(db, account);
    if (!held) return SecondStep::off;
    return held->is_on ? SecondStep::on : SecondStep::being_set_up;
}

void begin_second_step(db::Writer& db, AccountId account) {
    // Random letters, each of five bits: 256 divides by 32 evenly.
    std::string secret;
    const auto random = crypto::sha256(crypto::random_token(32));
    for (std::size_t i = 0; i < k_key_letters; ++i)
        secret += k_letters[std::stoul(random.substr(2 * i, 2), nullptr, 16) % k_letters.size()];
    db.run(R"sql(
        INSERT INTO second_steps (account, secret, confirmed_at, last_step)
        VALUES ($1, $2, NULL, 0)
        ON CONFLICT (account) DO UPDATE SET secret = excluded.secret
         WHERE second_steps.confirmed_at IS NULL
    )sql",
           account, secret);
}

std::string key_to_type(db::Reader& db, AccountId account) {
    const auto held = held_by(db, account);
    return held && !held->is_on ? grouped(held->secret, 4) : std::string();
}

std::optional<std::vector<std::string>> confirm_second_step(db::Writer& db, AccountId account,
                                                            std::string_view code) {
    if (second_step_of(db, account) != SecondStep::being_set_up) return std::nullopt;
    if (!takes_code(db, account, code)) return std::nullopt;
    db.run("UPDATE second_steps SET confirmed_at = $2 WHERE account = $1", account, db.at());
    log_step(db, account, "add");
    return new_recovery_codes(db, account);
}

// 80 bits each, as hexadecimal digits in groups.
std::vector<std::string> new_recovery_codes(db::Writer& db, AccountId account) {
    end_recovery_codes(db, account);
    std::vector<std::string> codes;
    for (int i = 0; i < k_recovery_codes; ++i) {
        const auto random = crypto::sha256(crypto::random_token(16)).substr(0, 20);
        db.run("INSERT INTO recovery_codes (code_hash, account) VALUES ($1, $2)",
               crypto::sha256(random), account);
        codes.push_back(grouped(random, 5));
    }
    return codes;
}

void end_recovery_codes(db::Writer& db, AccountId account) {
    db.run("DELETE FROM recovery_codes WHERE account = $1", account);
}

void end_second_step(db::Writer& db, AccountId account, RecoveryCodes codes) {
    db.run("DELETE FROM second_steps WHERE account = $1", account);
    if (codes == RecoveryCodes::remove) end_recovery_codes(db, account);
    log_step(db, account, "remove");
}

std::string begin_half_sign_in(db::Writer& db, AccountId account) {
    auto token = crypto::random_token(24);
    db.run("DELETE FROM half_sign_ins WHERE made_at < $1",
           Instant{db.at().seconds - k_half_seconds});
    db.run("INSERT INTO half_sign_ins (token_hash, account, made_at) VALUES ($1, $2, $3)",
           crypto::sha256(token), account, db.at());
    return token;
}

std::optional<AccountId> half_signed_in(db::Reader& db, std::string_view half, Instant at) {
    return db.maybe([](const db::Row& row) -> AccountId { return row["account"]; }, R"sql(
        SELECT h.account FROM half_sign_ins h JOIN accounts a ON a.id = h.account
         WHERE h.token_hash = $1 AND h.made_at > $2 AND a.closed_at IS NULL
    )sql",
                    crypto::sha256(half), Instant{at.seconds - k_half_seconds});
}

bool end_half_sign_in(db::Writer& db, std::string_view half) {
    return db.run("DELETE FROM half_sign_ins WHERE token_hash = $1", crypto::sha256(half)) == 1;
}

Expected<AccountId, SignInRefusal> finish_sign_in(db::Database& database, std::string_view half,
                                                  std::string_view code, Instant at) {
    return database.in_transaction(at, [&](db::Writer& db) -> Expected<AccountId, SignInRefusal> {
        const auto account = half_signed_in(db, half, at);
        if (!account) return unexpected(SignInRefusal::wrong);
        const auto about = crypto::sha256("second step " + to_text(*account));
        if (must_wait(failures_of(db, about, at), k_free_codes, at))
            return unexpected(SignInRefusal::wait);
        if (takes_code(db, *account, code) || takes_recovery_code(db, *account, code)) {
            end_half_sign_in(db, half);
            return *account;
        }
        note_failures(db, {about});
        return unexpected(SignInRefusal::wrong);
    });
}

}  // namespace samskap::people
