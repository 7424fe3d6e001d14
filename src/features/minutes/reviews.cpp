// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/reviews.hpp"

#include <boost/json.hpp>

#include "features/minutes/store.hpp"
#include "features/minutes/versions.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

Review read_review(const db::Row& row) {
    return {.id = row["id"],
            .document = row["document"],
            .file_name = row["file_name"],
            .group = row["of_group"],
            .group_name = row["group_name"],
            .meeting = row.optional("meeting"),
            .state = row["state"],
            .title = row["title"],
            .day = row.optional("day"),
            .day_source = row["day_source"],
            .day_note = row["day_note"],
            .start = row.optional("start_time"),
            .end = row.optional("end_time"),
            .place = row["place"],
            .made_at = row["made_at"],
            .opened_at = row.optional("opened_at"),
            .revision = row["revision"]};
}

void log(db::Writer& db, const Viewer& viewer, ReadingId reading, std::string_view verb,
         const boost::json::object& content) {
    db.run("UPDATE readings SET revision = revision + 1 WHERE id = $1", reading);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = verb,
                        .kind = "reading",
                        .object = reading.value,
                        .content = boost::json::serialize(content)});
}

std::string day_words(const std::optional<Day>& day) { return day ? to_text(*day) : ""; }

}  // namespace

std::string_view name_of(ReviewState state) {
    switch (state) {
        case ReviewState::review: return "review";
        case ReviewState::published: return "published";
        case ReviewState::rejected: return "rejected";
        case ReviewState::version: return "version";
    }
    return "review";
}

bool from_text(std::string_view text, ReviewState& state) {
    for (const auto one :
         {ReviewState::review, ReviewState::published, ReviewState::rejected, ReviewState::version})
        if (name_of(one) == text) {
            state = one;
            return true;
        }
    return false;
}

Review kept_review(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    kept_reading(db, viewer, reading);
    return db.one(read_review, R"sql(
        SELECT r.id, r.document, d.name AS file_name, r.of_group, p.name AS group_name, r.meeting,
               r.state, r.title, r.day, r.day_source, r.day_note, r.start_time, r.end_time,
               r.place, r.made_at, r.opened_at, r.revision
          FROM readings r JOIN documents d ON d.id = r.document JOIN parties p ON p.id = r.of_group
         WHERE r.id = $1
    )sql",
                  reading);
}

Review open_review(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    auto review = kept_review(db, viewer, reading);
    if (review.state != ReviewState::review) throw NotFound();
    return review;
}

std::optional<ReadingId> reading_of(db::Reader& db, const Viewer& viewer, MeetingId meeting) {
    return db.maybe([](const db::Row& row) -> ReadingId { return row["id"]; }, R"sql(
        SELECT id FROM readings
         WHERE meeting = $1 AND state = 'published' AND of_group IN LIST($2)
         ORDER BY published_at LIMIT 1
    )sql",
                    meeting, viewer.secretary_of);
}

std::vector<QueueEntry> review_queue(db::Reader& db, const Viewer& viewer) {
    return db.all(
        [](const db::Row& row) -> QueueEntry {
            return {read_review(row), row["undecided"], row["accepted"]};
        },
        R"sql(
        SELECT r.id, r.document, d.name AS file_name, r.of_group, p.name AS group_name, r.meeting,
               r.state, r.title, r.day, r.day_source, r.day_note, r.start_time, r.end_time,
               r.place, r.made_at, r.opened_at, r.revision,
               (SELECT COUNT(*) FROM review_items i
                 WHERE i.reading = r.id AND i.state = 'proposed') AS undecided,
               (SELECT COUNT(*) FROM review_items i
                 WHERE i.reading = r.id AND i.state = 'accepted') AS accepted
          FROM readings r JOIN documents d ON d.id = r.document JOIN parties p ON p.id = r.of_group
         WHERE r.of_group IN LIST($1) AND r.state IN ('review', 'published')
         ORDER BY r.state = 'published', r.made_at DESC, r.id LIMIT 60
    )sql",
        viewer.secretary_of);
}

std::vector<UnreadableFile> unreadable_files(db::Reader& db, const Viewer& viewer) {
    return db.all(
        [](const db::Row& row) -> UnreadableFile {
            return {.document = row["id"],
                    .group = row["of_group"],
                    .group_name = row["group_name"],
                    .name = row["name"],
                    .refusal = row["refusal"],
                    .received_at = row["received_at"]};
        },
        R"sql(
        SELECT d.id, d.of_group, p.name AS group_name, d.name, d.refusal, d.received_at
          FROM documents d JOIN parties p ON p.id = d.of_group
         WHERE d.state = 'unreadable' AND d.of_group IN LIST($1)
           AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.instead_of = d.id)
           AND NOT EXISTS (SELECT 1 FROM intakes i WHERE i.document = d.id)
           AND NOT EXISTS (SELECT 1 FROM files_set_aside a WHERE a.document = d.id)
         ORDER BY d.received_at DESC, d.id LIMIT 60
    )sql",
        viewer.secretary_of);
}

void set_file_aside(db::Writer& db, const Viewer& viewer, DocumentId document) {
    const auto state = db.one([](const db::Row& row) -> std::string { return row["state"]; },
                              "SELECT state FROM documents WHERE id = $1 AND of_group IN LIST($2)",
                              document, viewer.secretary_of);
    // Read in the meantime, or typed: then it does not wait.
    if (state != "unreadable") return;
    db.run(R"sql(
        INSERT INTO files_set_aside (document, set_aside_by, set_aside_at) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING
    )sql",
           document, viewer.person, db.at());
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "set aside",
                        .kind = "document",
                        .object = document.value});
}

void take_file_up(db::Writer& db, DocumentId document) {
    db.run("DELETE FROM files_set_aside WHERE document = $1", document);
}

void set_facts(db::Writer& db, const Viewer& viewer, const Review& review,
               const MeetingFacts& facts) {
    const bool typed = facts.day != review.day;
    const auto source = typed ? meetings::DaySource::typed : review.day_source;
    db.run(R"sql(
        UPDATE readings
           SET title = $2, day = $3, day_source = $4, day_note = $5, start_time = $6,
               end_time = $7, place = $8
         WHERE id = $1
    )sql",
           review.id, text::squeeze(facts.title), facts.day, meetings::name_of(source),
           typed ? std::string() : review.day_note, facts.start, facts.end,
           text::squeeze(facts.place));
    log(db, viewer, review.id, "edit",
        {{"day before", day_words(review.day)}, {"day", day_words(facts.day)}});
}

void reject_reading(db::Writer& db, const Viewer& viewer, const Review& review) {
    db.run("UPDATE readings SET state = 'rejected' WHERE id = $1 AND state = 'review'", review.id);
    let_versions_go(db, review.id);
    log(db, viewer, review.id, "reject", {});
}

std::vector<ReviewAttendance> review_attendances(db::Reader& db, ReadingId reading) {
    return db.all(
        [](const db::Row& row) -> ReviewAttendance {
            const std::optional<int> line = row.optional("line");
            return {row["position"],
                    {.party = row.optional("party"),
                     .written = row["written"],
                     .organisation = row["organisation"],
                     .role = row["role"],
                     .is_present = row["is_present"],
                     .line = line.value_or(0)}};
        },
        R"sql(
        SELECT position, party, written, organisation, role, is_present, line
          FROM review_attendances WHERE reading = $1 ORDER BY position LIMIT 500
    )sql",
        reading);
}

void set_attendance(db::Writer& db, const Viewer& viewer, const Review& review,
                    const ReviewAttendance& row) {
    auto person = row.person;
    person.written = text::squeeze(person.written);
    person.party = people::resolve(db, review.group, person.written);
    if (row.position == 0) {
        const auto last = db.count(
            "SELECT COALESCE(MAX(position), 0) AS value FROM review_attendances WHERE reading = $1",
            review.id);
        store_attendance(db, review.id, static_cast<int>(last) + 1, person);
    } else {
        const auto changed = db.run(R"sql(
            UPDATE review_attendances
               SET written = $3, party = $4, organisation = $5, role = $6, is_present = $7
             WHERE reading = $1 AND position = $2
        )sql",
                                    review.id, row.position, person.written, person.party,
                                    text::squeeze(person.organisation), text::squeeze(person.role),
                                    person.is_present);
        if (changed == 0) throw NotFound();
    }
    log(db, viewer, review.id, "edit", {{"attendance", person.written}});
}

void remove_attendance(db::Writer& db, const Viewer& viewer, const Review& review, int position) {
    db.run("DELETE FROM review_attendances WHERE reading = $1 AND position = $2", review.id,
           position);
    log(db, viewer, review.id, "edit", {{"attendance removed", position}});
}

std::vector<ReviewTopic> review_topics(db::Reader& db, ReadingId reading) {
    return db.all(
        [](const db::Row& row) -> ReviewTopic {
            const std::optional<int> line = row.optional("line");
            return {.position = row["position"],
                    .title = row["title"],
                    .parent = row.optional("parent"),
                    .line = line.value_or(0),
                    .matter = row.optional("matter"),
                    .matter_title = row["matter_title"],
                    .new_matter = row["new_matter"],
                    .is_typed = row["is_typed"]};
        },
        R"sql(
        SELECT t.position, t.title, t.parent, t.line, m.id AS matter, t.new_matter, t.is_typed,
               COALESCE(m.title, '') AS matter_title
          FROM review_topics t LEFT JOIN matters was ON was.id = t.matter
          LEFT JOIN matters m ON m.id = COALESCE(was.merged_into, was.id)
         WHERE t.reading = $1 ORDER BY t.position LIMIT 500
    )sql",
        reading);
}

void set_topic(db::Writer& db, const Viewer& viewer, const Review& review, int position,
               std::string_view title, std::string_view matter) {
    const auto name = text::squeeze(matter);
    const auto found = matters::Proposer(db, review.group).propose(name, "");
    const bool is_known = !found.empty() && found.front().confidence >= 950;
    const auto known = is_known ? std::optional<MatterId>(found.front().matter) : std::nullopt;
    const auto changed =
        db.run(R"sql(
        UPDATE review_topics SET title = $3, matter = $4, new_matter = $5, is_typed = TRUE
         WHERE reading = $1 AND position = $2
    )sql",
               review.id, position, text::squeeze(title), known, known ? std::string() : name);
    if (changed == 0) throw NotFound();
    // What was proposed for the statements because of the heading follows the heading.
    db.run(R"sql(
        UPDATE review_items SET matter = NULL, matter_reason = ''
         WHERE reading = $1 AND topic = $2 AND matter_reason = 'rubriken'
    )sql",
           review.id, position);
    log(db, viewer, review.id, "edit", {{"topic", title}, {"matter", name}});
}

std::vector<Mask> masks(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    kept_reading(db, viewer, reading);
    return db.all(
        [](const db::Row& row) -> Mask {
            return {row["words"], row["instead"]};
        },
        "SELECT words, instead FROM masks WHERE reading = $1 ORDER BY words LIMIT 500", reading);
}

void remove_mask(db::Writer& db, const Viewer& viewer, ReadingId reading, std::string_view words) {
    kept_reading(db, viewer, reading);
    db.run("DELETE FROM masks WHERE reading = $1 AND words = $2", reading, words);
    log(db, viewer, reading, "unmask", {});
}

HeldFinding kept_finding(db::Reader& db, const Viewer& viewer, ItemId item) {
    // Asked at once with who may know: a foreign finding takes no more steps than one that is not.
    const auto reading = db.one([](const db::Row& row) -> ReadingId { return row["reading"]; },
                                R"sql(
        SELECT i.reading FROM review_items i JOIN readings r ON r.id = i.reading
         WHERE i.id = $1 AND r.of_group IN LIST($2)
    )sql",
                                item, viewer.secretary_of);
    auto review = open_review(db, viewer, reading);
    for (auto& one : review_items(db, viewer, reading))
        if (one.id == item) return {std::move(review), std::move(one)};
    throw NotFound();
}

void reopen_item(db::Writer& db, const Viewer& viewer, ItemId item) {
    const auto held = kept_finding(db, viewer, item);
    db.run("UPDATE review_items SET state = 'proposed', revision = revision + 1 WHERE id = $1",
           item);
    log(db, viewer, held.review.id, "reopen", {{"item", item.value}});
}

}  // namespace samskap::minutes
