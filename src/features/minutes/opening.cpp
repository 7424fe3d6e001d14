// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/opening.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "features/minutes/found.hpp"
#include "features/minutes/store.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

Review published_review(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    auto review = kept_review(db, viewer, reading);
    if (review.state != ReviewState::published || !review.meeting) throw NotFound();
    // Open minutes carry the name of their group, and outside nobody knows that of a closed one.
    if (groups::visible_group(db, viewer, review.group).is_closed) throw NotFound();
    return review;
}

std::vector<people::MaskedWords> masks_for(db::Reader& db, const Review& review) {
    const ui::Texts texts{web::Preferences{}};
    return masks_of(db, texts, review.id, review.group);
}

// What a person chose when it was opened before stands, unless the statement was corrected since.
struct Before {
    std::optional<std::string> open_text;
    bool corrected = false;
};

OpeningStatement read_statement(const db::Row& row, const Review& review,
                                const std::vector<people::MaskedWords>& masks) {
    const auto kind = reading::kind_named(row["kind"].text());
    ensure(kind.has_value(), "a kind in the database that no statement has");
    const Before before{row.optional("open_text"), row["corrected"]};
    OpeningStatement statement{.id = row["id"],
                               .topic = row["topic"],
                               .kind = *kind,
                               .text = {},
                               .marks = {},
                               .original = row["text"],
                               .owner = row.optional("owner"),
                               .due_day = row.optional("due_day"),
                               .due_words = masked(row["due_words"].text(), masks),
                               .event_place = masked(row["event_place"].text(), masks),
                               .matter_title = row["matter_title"]};
    auto fresh = mask_words(statement.original, masks);
    const bool stands = before.open_text && !before.corrected;
    statement.left_out = review.opened_at && !before.open_text && !before.corrected;
    if (!stands || *before.open_text == fresh.text) {
        statement.text = std::move(fresh.text);
        statement.marks = std::move(fresh.marks);
    } else {
        statement.text = *before.open_text;
    }
    return statement;
}

std::vector<OpeningStatement> statements_of(db::Reader& db, const Review& review,
                                            const std::vector<people::MaskedWords>& masks) {
    return db.all([&](const db::Row& row) { return read_statement(row, review, masks); }, R"sql(
        SELECT s.id, s.topic, s.kind, s.text, s.open_text, s.owner, s.due_day, s.due_words,
               s.event_place,
               COALESCE(m.title, '') AS matter_title,
               EXISTS (SELECT 1 FROM statement_versions v
                        WHERE v.statement = s.id AND v.made_at >= $2) AS corrected
          FROM statements s LEFT JOIN matters m ON m.id = s.matter
         WHERE s.meeting = $1 AND s.withdrawn_at IS NULL ORDER BY s.position LIMIT 2000
    )sql",
                  *review.meeting, review.opened_at.value_or(Instant{0}));
}

std::vector<OpeningTopic> topics_of(db::Reader& db, const Review& review,
                                    const std::vector<people::MaskedWords>& masks) {
    return db.all(
        [&](const db::Row& row) -> OpeningTopic {
            const std::optional<std::string> open_title = row.optional("open_title");
            return {row["id"], open_title ? *open_title : masked(row["title"].text(), masks)};
        },
        "SELECT id, title, open_title FROM topics WHERE meeting = $1 ORDER BY position LIMIT 500",
        *review.meeting);
}

std::vector<std::string> agreed_words(db::Reader& db, const Review& review,
                                      const std::vector<people::MaskedWords>& masks) {
    return db.all(
        [&](const db::Row& row) -> std::string { return masked(row["words"].text(), masks); },
        "SELECT words FROM series WHERE agreed_in = $1 AND ended_at IS NULL ORDER BY id LIMIT 20",
        *review.meeting);
}

// Whether what everyone would read of a matter, besides its statements, names a person.
bool names_somebody(db::Reader& db, MatterId matter,
                    const std::vector<people::MaskedWords>& masks) {
    std::string words;
    db.each([&](const db::Row& row) { words.append(row["words"].text()).append("\n"); }, R"sql(
        SELECT title || ' ' || summary || ' ' || easy_summary || ' ' || close_reason AS words
          FROM matters WHERE id = $1
         UNION ALL
        SELECT alias AS words FROM matter_aliases WHERE matter = $1 AND is_open
    )sql",
            matter);
    return people::mentions(words, masks);
}

// What is said of each matter of the meeting changes with what is open of it. A matter that is
// called after a person stays in the group until it is called something else.
void open_matters(db::Writer& db, const Viewer& viewer, const Review& review) {
    const auto touched = db.all([](const db::Row& row) -> MatterId { return row["matter"]; },
                                R"sql(
        SELECT DISTINCT matter FROM statements
         WHERE meeting = $1 AND open_text IS NOT NULL AND withdrawn_at IS NULL
           AND matter IS NOT NULL
    )sql",
                                *review.meeting);
    const auto masks = masks_of(db, ui::Texts{web::Preferences{}}, review.id, review.group);
    for (const auto matter : touched)
        if (!names_somebody(db, matter, masks)) matters::open_matter(db, viewer.person, matter);
}

std::vector<OpeningMatter> matters_of(db::Reader& db, const Review& review,
                                      const std::vector<people::MaskedWords>& masks) {
    auto list = db.all(
        [](const db::Row& row) -> OpeningMatter {
            return {.id = row["id"], .title = row["title"], .summary = row["summary"]};
        },
        R"sql(
        SELECT m.id, m.title, m.summary FROM matters m
         WHERE m.domain <> $2
           AND EXISTS (SELECT 1 FROM statements s
                        WHERE s.matter = m.id AND s.meeting = $1 AND s.withdrawn_at IS NULL)
         ORDER BY m.sort_key, m.id LIMIT 200
    )sql",
        *review.meeting, web::k_open);
    for (auto& matter : list) matter.stays = names_somebody(db, matter.id, masks);
    return list;
}

void close_the_rest(db::Writer& db, const Review& review,
                    const std::set<matters::StatementId>& open) {
    const auto before = db.all(
        [](const db::Row& row) -> matters::StatementId { return row["id"]; },
        "SELECT id FROM statements WHERE meeting = $1 AND open_text IS NOT NULL", *review.meeting);
    for (const auto statement : before) {
        if (open.contains(statement)) continue;
        db.run("UPDATE statements SET open_text = NULL, revision = revision + 1 WHERE id = $1",
               statement);
        search::remove(db, "statement", statement.value, web::k_open);
    }
}

void open_headings(db::Writer& db, const Review& review, const std::vector<OpenHeading>& headings) {
    for (auto topic : topics_of(db, review, masks_for(db, review))) {
        const auto said =
            std::find_if(headings.begin(), headings.end(),
                         [&](const OpenHeading& one) { return one.topic == topic.id; });
        if (said != headings.end()) topic.title = text::squeeze(said->title);
        db.run("UPDATE topics SET open_title = $2 WHERE id = $1", topic.id, topic.title);
    }
}

}  // namespace

Opening opening_of(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    const auto review = published_review(db, viewer, reading);
    const auto masks = masks_for(db, review);
    return {.review = review,
            .place = masked(meetings::visible_meeting(db, viewer, *review.meeting).place, masks),
            .agreed = agreed_words(db, review, masks),
            .topics = topics_of(db, review, masks),
            .statements = statements_of(db, review, masks),
            .matters = matters_of(db, review, masks)};
}

std::vector<OpenCopy> masked_copy(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    std::vector<OpenCopy> copy;
    for (auto& statement : opening_of(db, viewer, reading).statements)
        copy.push_back({statement.id, std::move(statement.text), std::move(statement.due_words),
                        std::move(statement.event_place)});
    return copy;
}

void publish_openly(db::Writer& db, const Viewer& viewer, ReadingId reading,
                    const std::vector<OpenCopy>& copy, const std::vector<OpenHeading>& headings) {
    const auto review = published_review(db, viewer, reading);
    std::map<matters::StatementId, Day> statements;
    db.each([&](const db::Row& row) { statements[row["id"]] = row["meeting_day"]; },
            "SELECT id, meeting_day FROM statements WHERE meeting = $1 AND withdrawn_at IS NULL",
            *review.meeting);
    std::set<matters::StatementId> opened;
    for (const auto& open : copy) {
        const auto found = statements.find(open.statement);
        // Only statements of this meeting, and only those that still say something.
        if (found == statements.end() || text::trim(open.text).empty()) continue;
        opened.insert(open.statement);
        matters::open_statement(db, viewer.person, open.statement, open.text,
                                {open.due_words, open.event_place});
        search::index(db, {.kind = "statement",
                           .object = open.statement.value,
                           .day = found->second,
                           .domain = web::k_open,
                           .text = open.text});
    }
    close_the_rest(db, review, opened);
    open_headings(db, review, headings);
    meetings::open_meeting(db, viewer.person, *review.meeting, masks_for(db, review));
    open_matters(db, viewer, review);
    db.run(
        "UPDATE readings SET opened_at = $2, opened_by = $3, revision = revision + 1 "
        "WHERE id = $1",
        reading, db.at(), viewer.person);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "publish openly",
                        .kind = "reading",
                        .object = reading.value});
    matters::refresh_group(db, review.group);
    index_minutes(db, *review.meeting);
}

}  // namespace samskap::minutes
