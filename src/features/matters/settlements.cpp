// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "features/matters/matters.hpp"
#include "features/people/masking.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

// How promises and questions ended, and how such an answer is taken back.
namespace samskap::matters {
namespace {

constexpr int k_days_to_regret = 14;
constexpr std::int64_t k_seconds_of_day = 24 * 60 * 60;

bool is_open(const Statement& statement) {
    return statement.state == State::open || statement.state == State::partly;
}

Settlement read_settlement(const db::Row& row) {
    return {.id = row["id"],
            .state = row["state"],
            .words = row["words"],
            .made_by = row.optional("made_by"),
            .made_at = row["made_at"],
            .taken_back_by = row.optional("taken_back_by"),
            .taken_back_at = row.optional("taken_back_at"),
            .taken_back_why = row["taken_back_why"]};
}

void keep(db::Writer& db, const Viewer& viewer, StatementId id, const NewSettlement& settlement) {
    db.run(R"sql(
        INSERT INTO settlements (id, statement, state, words, evidence, settled_on, made_by,
                                 made_at, was_state, was_settled_on, was_owner, was_owner_words)
        SELECT $1, s.id, $3, $4, $5, $6, $7, $8, s.state, s.settled_on, s.owner, s.owner_words
          FROM statements s WHERE s.id = $2
    )sql",
           db.new_id<SettlementTag>(), id, name_of(settlement.state), settlement.words,
           settlement.evidence, settlement.on, viewer.person, db.at());
}

}  // namespace

Expected<void, SettleRefusal> settle(db::Writer& db, const Viewer& viewer, StatementId id,
                                     const NewSettlement& settlement) {
    const auto statement = visible_statement(db, viewer, id);
    const bool own = statement.owner && *statement.owner == viewer.person;
    if (!own && !viewer.is_secretary_of(statement.group))
        return unexpected(SettleRefusal::not_yours);
    const bool reopens = settlement.state == State::open && !is_open(statement);
    if (!is_open(statement) && !reopens) return unexpected(SettleRefusal::not_open);
    // A promise can be handed back without a reason; everything else says how it went.
    if (settlement.state != State::handed_back && text::trim(settlement.words).empty())
        return unexpected(SettleRefusal::words_missing);
    keep(db, viewer, id, settlement);
    // What was handed back has no owner again, and waits for one.
    const bool handed_back = settlement.state == State::handed_back;
    const auto state = handed_back ? State::open : settlement.state;
    db.run(R"sql(
        UPDATE statements
           SET state = $2, settled_on = $3, revision = revision + 1,
               owner = CASE WHEN $4 THEN NULL ELSE owner END,
               owner_words = CASE WHEN $4 THEN '' ELSE owner_words END
         WHERE id = $1
    )sql",
           id, name_of(state),
           state == State::open ? std::nullopt : std::optional<Day>(settlement.on), handed_back);
    const boost::json::object content{{"state", name_of(settlement.state)},
                                      {"words", settlement.words}};
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "settle",
                        .kind = "statement",
                        .object = id.value,
                        .content = boost::json::serialize(content)});
    if (statement.matter) refresh(db, *statement.matter);
    return {};
}

std::vector<Settlement> settlements_of(db::Reader& db, const Viewer& viewer,
                                       const Statement& statement) {
    if (people::face_for(viewer, statement.group) == people::Face::open) return {};
    auto list = db.all(read_settlement, R"sql(
        SELECT id, state, words, made_by, made_at, taken_back_by, taken_back_at,
               COALESCE(taken_back_why, '') AS taken_back_why
          FROM settlements WHERE statement = $1 ORDER BY made_at DESC, id DESC LIMIT 100
    )sql",
                       statement.id);
    if (statement.face == people::Face::secretary) return list;
    const auto masks = people::protected_words(db);
    for (auto& one : list)
        for (auto* words : {&one.words, &one.taken_back_why})
            *words = people::masked(*words, masks);
    return list;
}

std::set<StatementId> to_take_back(db::Reader& db, const Viewer& viewer,
                                   const std::vector<Statement>& statements, Instant at) {
    std::set<StatementId> found;
    if (!viewer.signed_in()) return found;
    db::List wanted;
    for (const auto& one : statements)
        if (one.face != people::Face::open && one.state != State::none)
            wanted.ids.push_back(one.id.value);
    if (wanted.ids.empty()) return found;
    // What an answer found can be told only for those given since it is kept.
    db.each([&](const db::Row& row) { found.insert(row["statement"]); }, R"sql(
        SELECT DISTINCT e.statement
          FROM settlements e JOIN statements s ON s.id = e.statement
                             JOIN meetings m ON m.id = s.meeting
         WHERE e.statement IN LIST($1) AND e.taken_back_at IS NULL AND e.was_state IS NOT NULL
           AND (m.of_group IN LIST($2) OR (e.made_by = $3 AND e.made_at >= $4))
           AND NOT EXISTS (SELECT 1 FROM settlements later
                            WHERE later.statement = e.statement AND later.taken_back_at IS NULL
                              AND (later.made_at > e.made_at
                                   OR (later.made_at = e.made_at AND later.id > e.id)))
    )sql",
            wanted, viewer.secretary_of, viewer.person,
            Instant{at.seconds - k_days_to_regret * k_seconds_of_day});
    return found;
}

std::optional<Settlement> to_take_back(db::Reader& db, const Viewer& viewer,
                                       const Statement& statement, Instant at) {
    if (to_take_back(db, viewer, std::vector{statement}, at).empty()) return std::nullopt;
    for (auto& one : settlements_of(db, viewer, statement))
        if (!one.taken_back_at) return std::move(one);
    return std::nullopt;
}

void take_back(db::Writer& db, const Viewer& viewer, const Statement& statement,
               SettlementId settlement, std::string_view why) {
    const auto last = to_take_back(db, viewer, statement, db.at());
    if (!last || last->id != settlement) return;
    db.run(R"sql(
        UPDATE statements
           SET state = e.was_state, settled_on = e.was_settled_on,
               owner = CASE WHEN e.state = 'handed_back' AND statements.owner IS NULL
                            THEN e.was_owner ELSE statements.owner END,
               owner_words = CASE WHEN e.state = 'handed_back' AND statements.owner_words = ''
                                  THEN e.was_owner_words ELSE statements.owner_words END,
               revision = statements.revision + 1
          FROM settlements e
         WHERE statements.id = $1 AND e.id = $2
    )sql",
           statement.id, settlement);
    db.run(R"sql(
        UPDATE settlements SET taken_back_by = $2, taken_back_at = $3, taken_back_why = $4
         WHERE id = $1
    )sql",
           settlement, viewer.person, db.at(), text::squeeze(why));
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "take back answer",
                        .kind = "statement",
                        .object = statement.id.value,
                        .content = std::string(why)});
    if (statement.matter) refresh(db, *statement.matter);
}

}  // namespace samskap::matters
