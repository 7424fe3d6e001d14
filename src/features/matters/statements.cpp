// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/matters/matters.hpp"
#include "features/people/masking.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::matters {
namespace {

std::optional<int> known(int number) {
    return number == 0 ? std::nullopt : std::optional<int>(number);
}

struct ReadStatement {
    const Viewer& viewer;

    Statement operator()(const db::Row& row) const {
        const auto kind = reading::kind_named(row["kind"].text());
        ensure(kind.has_value(), "a kind in the database that no statement has");
        const std::optional<int> line = row.optional("line");
        const PartyId group = row["of_group"];
        return {.id = row["id"],
                .meeting = row["meeting"],
                .meeting_day = row["meeting_day"],
                .group = group,
                .topic = row["topic"],
                .topic_title = row["topic_title"],
                .document = row.optional("document"),
                .line = line.value_or(0),
                .kind = *kind,
                .text = row["text"],
                .owner = row.optional("owner"),
                .owner_words = row["owner_words"],
                .due_day = row.optional("due_day"),
                .due_words = row["due_words"],
                .matter = row.optional("matter"),
                .matter_title = row["matter_title"],
                .state = row["state"],
                .settled_on = row.optional("settled_on"),
                .event_day = row.optional("event_day"),
                .event_place = row["event_place"],
                .revision = row["revision"],
                .face = people::face_for(viewer, group)};
    }
};

// $1 is the viewer's domains. A matter that the viewer may not see has no name here.
#define STATEMENT_SELECT                                                                      \
    "SELECT s.id, s.meeting, s.meeting_day, g.of_group, s.topic,"                             \
    "       CASE WHEN s.domain IN LIST($1) THEN t.title"                                      \
    "            ELSE COALESCE(t.open_title, '') END AS topic_title,"                         \
    "       s.document, s.line, s.kind,"                                                      \
    "       CASE WHEN s.domain IN LIST($1) THEN s.text ELSE s.open_text END AS text,"         \
    "       s.owner,"                                                                         \
    "       CASE WHEN s.domain IN LIST($1) THEN s.owner_words ELSE '' END AS owner_words,"    \
    "       s.due_day,"                                                                       \
    "       CASE WHEN s.domain IN LIST($1) THEN s.due_words"                                  \
    "            ELSE COALESCE(s.open_due_words, '') END AS due_words,"                       \
    "       v.id AS matter, COALESCE(v.title, '') AS matter_title,"                           \
    "       s.state, s.settled_on, s.event_day,"                                              \
    "       CASE WHEN s.domain IN LIST($1) THEN s.event_place"                                \
    "            ELSE COALESCE(s.open_event_place, '') END AS event_place, s.revision"        \
    "  FROM statements s JOIN meetings g ON g.id = s.meeting JOIN topics t ON t.id = s.topic" \
    "  LEFT JOIN matters v ON v.id = s.matter AND v.domain IN LIST($1)"                       \
    " WHERE s.withdrawn_at IS NULL AND (s.domain IN LIST($1) OR s.open_text IS NOT NULL) "

std::vector<Statement> open_statements(db::Reader& db, const Viewer& viewer,
                                       const StatementFilter& filter) {
    const auto kind = filter.kind ? std::string(reading::name_of(*filter.kind)) : std::string();
    return db.all(ReadStatement{viewer}, STATEMENT_SELECT R"sql(
        AND s.state IN ('open', 'partly') AND ($2 = '' OR s.kind = $2
                                               OR ($2 = 'action' AND s.kind = 'decision'))
        AND ($3 = 0 OR g.of_group = $3) AND ($4 = 0 OR s.owner = $4)
        AND ($5 = '' OR s.due_day < $5) AND (NOT $6 OR s.owner IS NULL)
        ORDER BY s.due_day IS NULL, s.due_day, s.meeting_day, s.position, s.id
        LIMIT $7 OFFSET $8
    )sql",
                  viewer.domains, kind, filter.group ? filter.group->value : 0,
                  filter.owner ? filter.owner->value : 0,
                  filter.only_late && filter.today ? to_text(*filter.today) : std::string(),
                  filter.without_owner, filter.size + 1, (filter.page - 1) * filter.size);
}

}  // namespace

State first_state(Kind kind, bool has_owner, bool has_due) {
    if (kind == Kind::action || kind == Kind::question) return State::open;
    return kind == Kind::decision && has_owner && has_due ? State::open : State::none;
}

bool has_end(std::string_view due_words) {
    return !due_words.empty() && due_words != "tills vidare";
}

TopicId add_topic(db::Writer& db, const NewTopic& topic) {
    const auto id = db.new_id<TopicTag>();
    db.run(R"sql(
        INSERT INTO topics (id, meeting, position, title, parent, line, matter)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
           id, topic.meeting, topic.position, topic.title, topic.parent, known(topic.line),
           topic.matter);
    return id;
}

StatementId add_statement(db::Writer& db, PartyId actor, const NewStatement& statement) {
    const auto id = db.new_id<StatementTag>();
    const auto state = first_state(statement.kind, statement.owner.has_value(),
                                   statement.due_day.has_value() || has_end(statement.due_words));
    const auto& where = statement.where;
    db.run(R"sql(
        INSERT INTO statements (id, meeting, meeting_day, topic, document, position, line,
                                last_line, column_from, column_to, kind, text, source_text, owner,
                                owner_words, due_day, due_words, due_reason, event_day,
                                event_end_day, event_time, event_place, matter, domain, confidence,
                                says_still, state, revision, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21, $22, $23, $24, $25, $26, $27, 1, $28, $29)
    )sql",
           id, statement.meeting, statement.meeting_day, statement.topic, statement.document,
           statement.position, known(where.line), known(where.end_line),
           where.line == 0 ? std::nullopt : known(where.column_from),
           where.line == 0 ? std::nullopt : known(where.column_to),
           reading::name_of(statement.kind), statement.text, statement.source_text, statement.owner,
           statement.owner_words, statement.due_day, statement.due_words, statement.due_reason,
           statement.event_day, statement.event_end_day, statement.event_time,
           statement.event_place, statement.matter, statement.domain, statement.confidence,
           says_standstill(statement.text), name_of(state), actor, db.at());
    for (const auto party : statement.co_owners)
        db.run(
            "INSERT INTO statement_co_owners (statement, party) VALUES ($1, $2) "
            "ON CONFLICT DO NOTHING",
            id, party);
    return id;
}

void open_statement(db::Writer& db, PartyId actor, StatementId statement,
                    std::string_view open_text, const OpenFacts& facts) {
    db.run(R"sql(
        UPDATE statements
           SET open_text = $2, open_due_words = $3, open_event_place = $4, revision = revision + 1
         WHERE id = $1
    )sql",
           statement, open_text, facts.due_words, facts.event_place);
    db::append_log(db, {.actor = actor.value,
                        .verb = "open",
                        .kind = "statement",
                        .object = statement.value,
                        .content = std::string(open_text)});
}

namespace {

std::vector<Statement> chosen(db::Reader& db, const Viewer& viewer, const StatementFilter& filter) {
    const auto skip = (filter.page - 1) * filter.size;
    if (filter.meeting)
        return db.all(ReadStatement{viewer},
                      STATEMENT_SELECT "AND s.meeting = $2 ORDER BY s.position LIMIT $3 OFFSET $4",
                      viewer.domains, *filter.meeting, filter.size + 1, skip);
    if (filter.matter && filter.only_open)
        return db.all(ReadStatement{viewer}, STATEMENT_SELECT R"sql(
            AND s.matter = $2 AND s.state IN ('open', 'partly')
            ORDER BY s.meeting_day, s.meeting, s.position LIMIT $3 OFFSET $4
        )sql",
                      viewer.domains, *filter.matter, filter.size + 1, skip);
    if (filter.matter)
        return db.all(ReadStatement{viewer}, STATEMENT_SELECT R"sql(
            AND s.matter = $2
            ORDER BY s.meeting_day DESC, s.meeting DESC, s.position LIMIT $3 OFFSET $4
        )sql",
                      viewer.domains, *filter.matter, filter.size + 1, skip);
    return open_statements(db, viewer, filter);
}

// A protected identity is known to the group's secretary alone, also where words give it away.
void protect(db::Reader& db, std::vector<Statement>& list) {
    const bool is_whole = std::all_of(list.begin(), list.end(), [](const Statement& one) {
        return one.face == people::Face::secretary;
    });
    if (is_whole) return;
    const auto masks = people::protected_words(db);
    if (masks.empty()) return;
    for (auto& one : list) {
        if (one.face == people::Face::secretary) continue;
        for (auto* words : {&one.text, &one.owner_words, &one.due_words, &one.topic_title,
                            &one.matter_title, &one.event_place})
            *words = people::masked(*words, masks);
    }
}

}  // namespace

std::vector<Statement> visible_statements(db::Reader& db, const Viewer& viewer,
                                          const StatementFilter& filter) {
    auto list = chosen(db, viewer, filter);
    protect(db, list);
    return list;
}

Statement visible_statement(db::Reader& db, const Viewer& viewer, StatementId id) {
    std::vector<Statement> list{
        db.one(ReadStatement{viewer}, STATEMENT_SELECT "AND s.id = $2", viewer.domains, id)};
    protect(db, list);
    return std::move(list.front());
}

web::Url url_of(const Statement& statement) {
    return web::url("/meetings/{}", statement.meeting).at("s-" + to_text(statement.id));
}

}  // namespace samskap::matters
