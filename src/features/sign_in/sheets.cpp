// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sign_in/sheets.hpp"

#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::sign_in {
namespace {

using SheetId = Id<struct SheetTag>;

constexpr std::string_view k_letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t k_letters_of_a_code = 16;  // of five bits each

// 80 bits, in groups of four letters that are not mistaken for each other.
std::string new_code() {
    const auto random = crypto::sha256(crypto::random_token(16));
    std::string code;
    for (std::size_t i = 0; i < k_letters_of_a_code; ++i) {
        if (i > 0 && i % 4 == 0) code += ' ';
        // Two hexadecimal digits are eight even bits, of which five are taken.
        const auto pair = random.substr(2 * i, 2);
        code += k_letters[std::stoul(pair, nullptr, 16) % k_letters.size()];
    }
    return code;
}

void log_sheet(db::Writer& db, PartyId actor, PartyId person, std::string_view verb,
               AccountId account) {
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = person.value,
                        .verb = verb,
                        .kind = "code sheet",
                        .object = account.value});
}

}  // namespace

std::optional<Sheet> sheet_of(db::Reader& db, PartyId person, Instant at) {
    return db.maybe(
        [](const db::Row& row) -> Sheet {
            return {row["made_at"], row["until"], row["codes_left"]};
        },
        R"sql(
        SELECT s.made_at, s.until,
               (SELECT COUNT(*) FROM sheet_codes c
                 WHERE c.sheet = s.id AND c.used_at IS NULL) AS codes_left
          FROM code_sheets s JOIN accounts a ON a.id = s.account
         WHERE a.person = $1 AND s.ended_at IS NULL AND s.until > $2
         ORDER BY s.id DESC LIMIT 1
    )sql",
        person, at);
}

bool may_have_sheet(db::Reader& db, PartyId person, Day today) {
    return !db.any(R"sql(
        SELECT 1 AS value FROM accounts
         WHERE person = $1 AND (closed_at IS NOT NULL OR password_hash <> '')
        UNION ALL
        SELECT 1 FROM contact_channels
         WHERE person = $1 AND state = 'confirmed' AND way IN ('mail', 'sms')
        UNION ALL
        SELECT 1 FROM roles_held WHERE person = $1 AND (to_day IS NULL OR to_day >= $2)
        UNION ALL
        SELECT 1 FROM memberships
         WHERE member = $1 AND role <> 'member' AND (to_day IS NULL OR to_day >= $2)
        UNION ALL
        SELECT 1 FROM parties WHERE id = $1 AND (kind <> 'person' OR closed_at IS NOT NULL)
    )sql",
                   person, today);
}

std::vector<std::string> make_sheet(db::Writer& db, PartyId actor, PartyId person) {
    const auto known = people::account_of(db, person);
    const auto account = known ? *known : people::add_account_without_password(db, actor, person);
    end_sheets(db, account);
    const auto sheet = db.new_id<SheetTag>();
    db.run(R"sql(
        INSERT INTO code_sheets (id, account, made_by, made_at, until, ended_at)
        VALUES ($1, $2, $3, $4, $5, NULL)
    )sql",
           sheet, account, actor, db.at(), Instant{db.at().seconds + k_sheet_seconds});
    std::vector<std::string> codes;
    for (int i = 1; i <= k_codes; ++i) {
        codes.push_back(new_code());
        db.run("INSERT INTO sheet_codes (code_hash, sheet, position) VALUES ($1, $2, $3)",
               crypto::sha256(tidy_code(codes.back())), sheet, i);
    }
    log_sheet(db, actor, person, "make", account);
    return codes;
}

void end_sheets(db::Writer& db, AccountId account) {
    db.run("UPDATE code_sheets SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL", account,
           db.at());
}

std::string tidy_code(std::string_view typed) {
    std::string code;
    for (const char c : text::lower(typed)) {
        const char letter = c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c;
        if (k_letters.find(letter) != std::string_view::npos) code += letter;
    }
    return code;
}

std::optional<Opened> use_code(db::Writer& db, std::string_view code) {
    const auto hash = crypto::sha256(tidy_code(code));
    const auto opened = db.maybe(
        [](const db::Row& row) -> Opened {
            return {row["account"], row["made_by"]};
        },
        R"sql(
        SELECT s.account, s.made_by FROM sheet_codes c
          JOIN code_sheets s ON s.id = c.sheet JOIN accounts a ON a.id = s.account
         WHERE c.code_hash = $1 AND c.used_at IS NULL AND s.ended_at IS NULL AND s.until > $2
           AND a.closed_at IS NULL
    )sql",
        hash, db.at());
    // Whoever marks it as used is let in; another with the same code at the same time is not.
    const auto used =
        db.run("UPDATE sheet_codes SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL", hash,
               db.at());
    return used == 1 ? opened : std::nullopt;
}

}  // namespace samskap::sign_in
