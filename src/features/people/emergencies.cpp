// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/emergencies.hpp"

#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

Emergency read_emergency(const db::Row& row) {
    const std::optional<PartyId> reviewed_by = row.optional("reviewed_by");
    const std::optional<Instant> reviewed_at = row.optional("reviewed_at");
    return {.id = row["id"],
            .person = row["person"],
            .group = row["of_party"],
            .reason = row["reason"],
            .made_at = row["made_at"],
            .ends_at = row["ends_at"],
            .reviewed_by = reviewed_by.value_or(PartyId{}),
            .reviewed_at = reviewed_at.value_or(Instant{}),
            .remark = row["remark"]};
}

}  // namespace

Expected<EmergencyId, EmergencyRefusal> open_in_emergency(db::Writer& db, PartyId actor,
                                                          PartyId group, std::string_view reason) {
    if (!db.any("SELECT 1 AS value FROM parties WHERE id = $1 AND kind = 'group' "
                "AND closed_at IS NULL",
                group))
        throw NotFound();
    const auto words = text::squeeze(reason);
    if (text::code_points(words) < k_emergency_reason_least)
        return unexpected(EmergencyRefusal::reason_short);
    const auto id = db.new_id<EmergencyTag>();
    const Instant ends{db.at().seconds + k_emergency_seconds};
    db.run(R"sql(
        INSERT INTO emergencies (id, person, of_party, reason, made_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
           id, actor, group, words, db.at(), ends);
    db::append_log(db, {.actor = actor.value,
                        .verb = "open",
                        .kind = "emergency",
                        .object = group.value,
                        .content = words});
    return id;
}

void end_emergencies(db::Writer& db, PartyId actor) {
    db.run("UPDATE emergencies SET ends_at = $2 WHERE person = $1 AND ends_at > $2", actor,
           db.at());
}

std::vector<PartyId> open_emergencies(db::Reader& db, PartyId person, Instant at) {
    return db.all([](const db::Row& row) -> PartyId { return row["of_party"]; }, R"sql(
        SELECT DISTINCT of_party FROM emergencies WHERE person = $1 AND ends_at > $2
    )sql",
                  person, at);
}

void note_emergency(db::Database& database, const Viewer& viewer, std::string_view path,
                    Instant at) {
    database.in_transaction(at, [&](db::Writer& writer) {
        writer.run(R"sql(
            INSERT INTO emergency_readings (emergency, path, at)
            SELECT id, $3, $2 FROM emergencies WHERE person = $1 AND ends_at > $2
        )sql",
                   viewer.person, at, path);
    });
}

std::vector<Emergency> emergencies(db::Reader& db) {
    return db.all(read_emergency, R"sql(
        SELECT id, person, of_party, reason, made_at, ends_at, reviewed_by, reviewed_at, remark
          FROM emergencies
         ORDER BY CASE WHEN reviewed_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id LIMIT 200
    )sql");
}

std::vector<EmergencyReading> readings_of(db::Reader& db, EmergencyId emergency) {
    return db.all(
        [](const db::Row& row) -> EmergencyReading {
            return {row["path"], row["at"]};
        },
        "SELECT path, at FROM emergency_readings WHERE emergency = $1 ORDER BY at, path LIMIT 1000",
        emergency);
}

void review_emergency(db::Writer& db, PartyId actor, EmergencyId id, std::string_view remark) {
    const auto looked_at = emergency(db, id);
    if (looked_at.person == actor) throw Forbidden();
    db.run(R"sql(
        UPDATE emergencies SET reviewed_by = $2, reviewed_at = $3, remark = $4 WHERE id = $1
    )sql",
           id, actor, db.at(), remark);
    db::append_log(db, {.actor = actor.value,
                        .verb = "review",
                        .kind = "emergency",
                        .object = looked_at.group.value,
                        .content = std::string(remark)});
}

Emergency emergency(db::Reader& db, EmergencyId id) {
    auto found = db.maybe(read_emergency, R"sql(
        SELECT id, person, of_party, reason, made_at, ends_at, reviewed_by, reviewed_at, remark
          FROM emergencies WHERE id = $1
    )sql",
                          id);
    if (!found) throw NotFound();
    return std::move(*found);
}

}  // namespace samskap::people
