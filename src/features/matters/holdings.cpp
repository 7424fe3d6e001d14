// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/matters/matters.hpp"
#include "features/matters/personal_data.hpp"
#include "kernel/db/log.hpp"

// What people hold in matters, and how somebody else takes it over.
namespace samskap::matters {
namespace {

std::optional<PartyId> party(std::optional<std::int64_t> id) {
    return id ? std::optional<PartyId>(PartyId{*id}) : std::nullopt;
}

void hand_over_matter(db::Writer& db, const TakeOver& what) {
    set_holder(db, {what.actor}, {what.object}, party(what.to), what.from, std::nullopt);
}

void hand_over_ball(db::Writer& db, const TakeOver& what) {
    const auto words = db.one([](const db::Row& row) -> std::string { return row["ball_for"]; },
                              "SELECT ball_for FROM matters WHERE id = $1", what.object);
    set_ball(db, {what.actor}, {what.object}, party(what.to), what.from, words);
    refresh(db, {what.object});
}

void refresh_matter_of(db::Writer& db, std::int64_t statement) {
    const auto matter = db.maybe([](const db::Row& row) -> MatterId { return row["matter"]; },
                                 "SELECT matter FROM statements WHERE id = $1"
                                 " AND matter IS NOT NULL",
                                 statement);
    if (matter) refresh(db, *matter);
}

void log(db::Writer& db, const TakeOver& what) {
    db::append_log(db, {.actor = what.actor,
                        .on_behalf_of = what.leaver,
                        .verb = "hand over",
                        .kind = "statement",
                        .object = what.object,
                        .content = std::to_string(what.to.value_or(0))});
}

// The words of the minutes stay as they are; who stood for it before is kept as a version.
void hand_over_promise(db::Writer& db, const TakeOver& what) {
    db.run(R"sql(
        INSERT INTO statement_versions (statement, revision, text, kind, owner, owner_words,
                                        due_day, due_words, matter, reason, made_by, made_at,
                                        event_day, event_place)
        SELECT id, revision, text, kind, owner, owner_words, due_day, due_words, matter,
               'Överlämning', $2, $3, event_day, event_place
          FROM statements WHERE id = $1
    )sql",
           what.object, what.actor, db.at());
    const auto name = what.to
                          ? db.one([](const db::Row& row) -> std::string { return row["name"]; },
                                   "SELECT name FROM parties WHERE id = $1", *what.to)
                          : std::string();
    db.run(R"sql(
        UPDATE statements SET owner = $2, owner_words = $3, revision = revision + 1 WHERE id = $1
    )sql",
           what.object, party(what.to), name);
    log(db, what);
    refresh_matter_of(db, what.object);
}

void hand_over_share(db::Writer& db, const TakeOver& what) {
    db.run("DELETE FROM statement_co_owners WHERE statement = $1 AND party = $2", what.object,
           what.leaver);
    if (what.to)
        db.run(
            "INSERT INTO statement_co_owners (statement, party) VALUES ($1, $2)"
            " ON CONFLICT DO NOTHING",
            what.object, *what.to);
    log(db, what);
    refresh_matter_of(db, what.object);
}

}  // namespace

std::vector<Holding> holdings() {
    return {
        {.kind = "matter",
         .words = "Håller i frågan",
         .held = R"sql(SELECT id AS object, of_group, title FROM matters
                        WHERE holder = $1 AND stage <> 'closed' AND merged_into IS NULL
                        ORDER BY sort_key, id)sql",
         .hand_over = hand_over_matter},
        {.kind = "ball",
         .words = "Frågan väntar på dem",
         .held = R"sql(SELECT id AS object, of_group, title FROM matters
                        WHERE ball = $1 AND stage <> 'closed' AND merged_into IS NULL
                        ORDER BY sort_key, id)sql",
         .hand_over = hand_over_ball},
        {.kind = "promise",
         .words = "Har lovat",
         .held = R"sql(SELECT s.id AS object, m.of_group, s.text AS title
                         FROM statements s JOIN meetings m ON m.id = s.meeting
                        WHERE s.owner = $1 AND s.state IN ('open', 'partly')
                          AND s.withdrawn_at IS NULL
                        ORDER BY s.meeting_day, s.id)sql",
         .hand_over = hand_over_promise},
        {.kind = "shared promise",
         .words = "Har lovat tillsammans med andra",
         .held = R"sql(SELECT s.id AS object, m.of_group, s.text AS title
                         FROM statement_co_owners c JOIN statements s ON s.id = c.statement
                         JOIN meetings m ON m.id = s.meeting
                        WHERE c.party = $1 AND s.state IN ('open', 'partly')
                          AND s.withdrawn_at IS NULL
                        ORDER BY s.meeting_day, s.id)sql",
         .hand_over = hand_over_share},
    };
}

}  // namespace samskap::matters
