// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "engines/swedish/names.hpp"
#include "features/people/masking.hpp"
#include "features/people/people.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

void log(db::Writer& db, PartyId actor, PartyId party, std::string_view verb, PartyId group,
         std::string_view written) {
    const boost::json::object content{{"group", group.value}, {"written", written}};
    db::append_log(db, {.actor = actor.value,
                        .verb = verb,
                        .kind = "party",
                        .object = party.value,
                        .content = boost::json::serialize(content)});
}

std::optional<std::int64_t> known(std::int64_t number) {
    return number == 0 ? std::nullopt : std::optional<std::int64_t>(number);
}

}  // namespace

void doubt_name(db::Writer& db, PartyId actor, PartyId party, const Doubt& doubt) {
    const auto written = text::squeeze(doubt.written);
    const auto changed =
        db.run(R"sql(
        INSERT INTO name_doubts (of_group, name_key, party, written, document, line, made_by,
                                 made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (of_group, name_key, party) DO NOTHING
    )sql",
               doubt.group, swedish::name_key(written), party, written, known(doubt.where.document),
               known(doubt.where.line), known(actor.value), db.at());
    if (changed > 0) log(db, actor, party, "doubt name", doubt.group, written);
}

void trust_name(db::Writer& db, PartyId actor, PartyId party, PartyId group,
                std::string_view written) {
    const auto changed =
        db.run("DELETE FROM name_doubts WHERE of_group = $1 AND name_key = $2 AND party = $3",
               group, swedish::name_key(written), party);
    if (changed > 0) log(db, actor, party, "trust name", group, written);
}

bool is_doubted(db::Reader& db, PartyId group, std::string_view written, PartyId party) {
    return db.any("SELECT 1 FROM name_doubts WHERE of_group = $1 AND name_key = $2 AND party = $3",
                  group, swedish::name_key(written), party);
}

std::vector<Doubt> doubts_of(db::Reader& db, const Viewer& viewer, PartyId party) {
    return db.all(
        [](const db::Row& row) -> Doubt {
            return {.group = row["of_group"], .group_name = row["name"], .written = row["written"]};
        },
        R"sql(
        SELECT d.of_group, g.name, d.written
          FROM name_doubts d JOIN parties g ON g.id = d.of_group
         WHERE d.party = $1 AND d.of_group IN LIST($2)
         ORDER BY g.sort_key, d.name_key LIMIT 100
    )sql",
        party, viewer.secretary_of);
}

std::string part_of_name_in(std::string_view text, const std::vector<MaskedWords>& names) {
    for (const auto& name : names) {
        if (!mentions(text, {name})) continue;
        // The longest that stands there: whoever is named in full is not worked out.
        return name.words.find(' ') == std::string::npos ? name.words : std::string();
    }
    return {};
}

void withdraw_spelling(db::Writer& db, PartyId actor, PartyId party, std::string_view spelling) {
    const auto changed = db.run(R"sql(
        UPDATE spellings SET withdrawn_at = $3
         WHERE party = $1 AND spelling = $2 AND withdrawn_at IS NULL
           AND spelling <> (SELECT name FROM parties WHERE id = $1)
    )sql",
                                party, spelling, db.at());
    if (changed == 0) return;
    const boost::json::object content{{"spelling", spelling}};
    db::append_log(db, {.actor = actor.value,
                        .verb = "withdraw spelling",
                        .kind = "party",
                        .object = party.value,
                        .content = boost::json::serialize(content)});
}

}  // namespace samskap::people
