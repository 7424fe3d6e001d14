// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/consents.hpp"

#include "kernel/base/enum_names.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

constexpr EnumNames<ConsentTo, 3> k_purposes{
    {{ConsentTo::named, "named"}, {ConsentTo::quote, "quote"}, {ConsentTo::photo, "photo"}}};
constexpr EnumNames<ConsentWay, 4> k_ways{{{ConsentWay::self, "self"},
                                           {ConsentWay::paper, "paper"},
                                           {ConsentWay::spoken, "spoken"},
                                           {ConsentWay::earlier, "earlier"}}};

// Lists ask the party itself; it says what the consents say.
void follow(db::Writer& db, PartyId person) {
    db.run(R"sql(
        UPDATE parties
           SET agreed_to_be_named = EXISTS (SELECT 1 FROM consents c
                                             WHERE c.person = $1 AND c.purpose = 'named'
                                               AND c.withdrawn_at IS NULL)
         WHERE id = $1
    )sql",
           person);
}

void log(db::Writer& db, PartyId actor, PartyId person, std::string_view verb, ConsentTo purpose) {
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = actor == person ? 0 : person.value,
                        .verb = verb,
                        .kind = "consent",
                        .object = person.value,
                        .content = std::string(name_of(purpose))});
}

}  // namespace

std::string_view name_of(ConsentTo purpose) { return name_in(k_purposes, purpose); }
bool from_text(std::string_view text, ConsentTo& purpose) {
    return value_in(k_purposes, text, purpose);
}
std::string_view name_of(ConsentWay way) { return name_in(k_ways, way); }
bool from_text(std::string_view text, ConsentWay& way) { return value_in(k_ways, text, way); }

bool consents(db::Reader& db, PartyId person, ConsentTo purpose) {
    return db.any(
        "SELECT id FROM consents WHERE person = $1 AND purpose = $2 AND withdrawn_at IS NULL",
        person, name_of(purpose));
}

std::vector<Consent> consents_of(db::Reader& db, PartyId person) {
    return db.all(
        [](const db::Row& row) {
            return Consent{.purpose = row["purpose"],
                           .text_version = row["text_version"],
                           .way = row["way"],
                           .given_at = row["given_at"],
                           .recorded_by = row.optional("recorded_by"),
                           .withdrawn_at = row.optional("withdrawn_at")};
        },
        R"sql(
        SELECT purpose, text_version, way, given_at, recorded_by, withdrawn_at FROM consents
         WHERE person = $1 ORDER BY given_at DESC, id DESC LIMIT 100
    )sql",
        person);
}

void give_consent(db::Writer& db, PartyId actor, PartyId person, ConsentTo purpose,
                  ConsentWay way) {
    const auto made =
        db.maybe([](const db::Row&) { return true; }, R"sql(
        INSERT INTO consents (id, person, purpose, text_version, way, given_at, recorded_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING RETURNING id
    )sql",
                 db.new_id<struct ConsentTag>(), person, name_of(purpose), k_consent_text_version,
                 name_of(way), db.at(), actor ? std::optional<PartyId>(actor) : std::nullopt);
    if (!made) return;
    follow(db, person);
    log(db, actor, person, "consent", purpose);
}

bool withdraw_consent(db::Writer& db, PartyId actor, PartyId person, ConsentTo purpose) {
    const auto ended = db.run(R"sql(
        UPDATE consents SET withdrawn_at = $3, withdrawn_by = $4
         WHERE person = $1 AND purpose = $2 AND withdrawn_at IS NULL
    )sql",
                              person, name_of(purpose), db.at(), actor);
    if (ended == 0) return false;
    follow(db, person);
    log(db, actor, person, "withdraw consent", purpose);
    return true;
}

std::optional<Instant> quiet_until(db::Reader& db, PartyId person, Instant at) {
    return db.maybe([](const db::Row& row) -> Instant { return row["until"]; },
                    "SELECT until FROM quiet_times WHERE person = $1 AND until > $2", person, at);
}

void be_quiet(db::Writer& db, PartyId person, Instant until) {
    db.run(R"sql(
        INSERT INTO quiet_times (person, until, made_at) VALUES ($1, $2, $3)
        ON CONFLICT (person) DO UPDATE SET until = $2, made_at = $3
    )sql",
           person, until, db.at());
}

void end_quiet(db::Writer& db, PartyId person) {
    db.run("DELETE FROM quiet_times WHERE person = $1", person);
}

}  // namespace samskap::people
