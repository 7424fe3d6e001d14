// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/corrections.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "features/minutes/words.hpp"
#include "features/people/masking.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

void keep_version(db::Writer& db, const Viewer& viewer, matters::StatementId statement,
                  std::string_view reason) {
    db.run(R"sql(
        INSERT INTO statement_versions (statement, revision, text, kind, owner, owner_words,
                                        due_day, due_words, matter, reason, made_by, made_at,
                                        co_owners, event_day, event_place)
        SELECT id, revision, text, kind, owner, owner_words, due_day, due_words, matter, $2, $3, $4,
               $5, event_day, event_place
          FROM statements WHERE id = $1
    )sql",
           statement, text::squeeze(reason), viewer.person, db.at(), co_owners_of(db, statement));
}

// Names that nobody in the register has are left out, as when minutes are published.
void put_co_owners(db::Writer& db, const matters::Statement& statement, std::string_view names) {
    db.run("DELETE FROM statement_co_owners WHERE statement = $1", statement.id);
    std::string list(names);
    std::replace(list.begin(), list.end(), ';', ',');
    for (const auto name : text::split(list, ','))
        if (const auto party = people::resolve(db, statement.group, text::squeeze(name)))
            db.run(
                "INSERT INTO statement_co_owners (statement, party) VALUES ($1, $2) "
                "ON CONFLICT DO NOTHING",
                statement.id, *party);
}

void log(db::Writer& db, const Viewer& viewer, const matters::Statement& statement,
         std::string_view verb, const boost::json::object& content) {
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = verb,
                        .kind = "statement",
                        .object = statement.id.value,
                        .content = boost::json::serialize(content)});
}

// A promise that was answered stays answered; what needs no answer any more has no state.
matters::State state_after(matters::State before, matters::State first) {
    using matters::State;
    if (first == State::none || before == State::none) return first;
    return before;
}

}  // namespace

matters::Statement kept_statement(db::Reader& db, const Viewer& viewer, matters::StatementId id) {
    auto statement = matters::visible_statement(db, viewer, id);
    if (!viewer.is_secretary_of(statement.group)) throw Forbidden();
    return statement;
}

std::string co_owners_of(db::Reader& db, matters::StatementId statement) {
    std::string names;
    db.each(
        [&](const db::Row& row) {
            names += (names.empty() ? "" : ", ") + std::string(row["name"].text());
        },
        R"sql(
        SELECT p.name FROM statement_co_owners c JOIN parties p ON p.id = c.party
         WHERE c.statement = $1 ORDER BY p.sort_key, p.id
    )sql",
        statement);
    return names;
}

void correct(db::Writer& db, const Viewer& viewer, const matters::Statement& statement,
             const Correction& correction) {
    const auto words = text::squeeze(correction.text);
    const auto owner_words = text::squeeze(correction.owner);
    const auto owner = owner_words == statement.owner_words
                           ? statement.owner
                           : people::resolve(db, statement.group, owner_words);
    const auto due = text::squeeze(correction.due);
    const auto due_day = typed_due(due, statement.meeting_day);
    const auto first =
        matters::first_state(correction.kind, owner.has_value(), matters::has_end(due));
    keep_version(db, viewer, statement.id, correction.reason);
    db.run(R"sql(
        UPDATE statements
           SET kind = $2, text = $3, owner = $4, owner_words = $5, due_day = $6, due_words = $7,
               due_reason = '', matter = $8, says_still = $9, state = $10,
               event_end_day = CASE WHEN event_day = $11 THEN event_end_day END,
               event_day = $11, event_place = $12, revision = revision + 1
         WHERE id = $1
    )sql",
           statement.id, reading::name_of(correction.kind), words, owner, owner_words, due_day,
           due_day ? std::string() : due, correction.matter, matters::says_standstill(words),
           matters::name_of(state_after(statement.state, first)), correction.event_day,
           text::squeeze(correction.event_place));
    if (correction.co_owners != co_owners_of(db, statement.id))
        put_co_owners(db, statement, correction.co_owners);
    search::index(db, {.kind = "statement",
                       .object = statement.id.value,
                       .day = statement.meeting_day,
                       .domain = web::domain_of_group(statement.group),
                       .text = people::masked(words, people::protected_words(db))});
    log(db, viewer, statement, "correct", {{"before", statement.text}, {"after", words}});
    if (statement.matter) matters::refresh(db, *statement.matter);
    if (correction.matter && correction.matter != statement.matter)
        matters::refresh(db, *correction.matter);
}

void withdraw(db::Writer& db, const Viewer& viewer, const matters::Statement& statement,
              std::string_view reason) {
    keep_version(db, viewer, statement.id, reason);
    db.run(
        "UPDATE statements SET withdrawn_at = $2, open_text = NULL, revision = revision + 1 "
        "WHERE id = $1",
        statement.id, db.at());
    search::remove(db, "statement", statement.id.value);
    log(db, viewer, statement, "withdraw", {{"reason", reason}});
    if (statement.matter) matters::refresh(db, *statement.matter);
}

std::vector<Version> versions(db::Reader& db, const Viewer& viewer,
                              const matters::Statement& statement) {
    if (people::face_for(viewer, statement.group) == people::Face::open) throw NotFound();
    auto list = db.all(
        [](const db::Row& row) -> Version {
            const auto kind = reading::kind_named(row["kind"].text());
            ensure(kind.has_value(), "a kind in the database that no statement has");
            return {.revision = row["revision"],
                    .kind = *kind,
                    .text = row["text"],
                    .owner_words = row["owner_words"],
                    .due_day = row.optional("due_day"),
                    .due_words = row["due_words"],
                    .co_owners = row["co_owners"],
                    .event_day = row.optional("event_day"),
                    .event_place = row["event_place"],
                    .matter_title = row["matter_title"],
                    .reason = row["reason"],
                    .made_by = row.optional("made_by"),
                    .made_at = row["made_at"]};
        },
        R"sql(
        SELECT v.revision, v.kind, v.text, v.owner_words, v.due_day, v.due_words,
               v.co_owners, v.event_day, v.event_place,
               COALESCE(m.title, '') AS matter_title, v.reason, v.made_by, v.made_at
          FROM statement_versions v LEFT JOIN matters m ON m.id = v.matter
         WHERE v.statement = $1 ORDER BY v.revision DESC LIMIT 100
    )sql",
        statement.id);
    if (statement.face == people::Face::secretary) return list;
    const auto masks = people::protected_words(db);
    for (auto& version : list)
        for (auto* words :
             {&version.text, &version.owner_words, &version.due_words, &version.co_owners,
              &version.event_place, &version.matter_title, &version.reason})
            *words = people::masked(*words, masks);
    return list;
}

}  // namespace samskap::minutes
