// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <thread>

#include "features/minutes/intake.hpp"
#include "kernel/base/enum_names.hpp"
#include "kernel/db/log.hpp"

// Whose pages are being read, and the job that does it.
namespace samskap::minutes {
namespace {

// A job gives way to others after so long; what is left is a job of its own. With the pages under
// way and what comes after the last one this stays well below db::k_lease_seconds.
constexpr std::int64_t k_slice_microseconds = 10'000'000;
// Begun so often without a page being finished: something in it takes the whole program down, and
// would again after every start.
constexpr int k_most_tries = 8;
// No page for so long, and no job that waits: nobody reads it.
constexpr std::int64_t k_still_seconds = 600;

constexpr EnumNames<IntakeState, 2> k_states{{
    {IntakeState::reading, "reading"},
    {IntakeState::stopped, "stopped"},
}};

void log(db::Writer& db, PartyId actor, DocumentId document, std::string_view verb) {
    db::append_log(
        db, {.actor = actor.value, .verb = verb, .kind = "document", .object = document.value});
}

// One core is left for those who ask for pages.
int readers_beside_the_web() {
    return std::max(static_cast<int>(std::thread::hardware_concurrency()) - 1, 1);
}

}  // namespace

bool from_text(std::string_view text, IntakeState& state) {
    return value_in(k_states, text, state);
}

std::vector<Intake> intakes(db::Reader& db, const Viewer& viewer, Instant at) {
    return db.all(
        [](const db::Row& row) -> Intake {
            return {.document = row["id"],
                    .group = row["of_group"],
                    .group_name = row["group_name"],
                    .name = row["name"],
                    .state = row["state"],
                    .pages = {.done = row["done"], .of = row["pages"]},
                    .is_moving = row["moves"]};
        },
        R"sql(
        SELECT d.id, d.of_group, p.name AS group_name, d.name, i.state, i.pages,
               (SELECT COUNT(*) FROM document_pages g WHERE g.document = d.id) AS done,
               (i.moved_at > $2 OR EXISTS (SELECT 1 FROM jobs j
                                            WHERE j.kind = $3 AND j.subject = d.id
                                              AND j.state = 'waiting')) AS moves
          FROM intakes i JOIN documents d ON d.id = i.document JOIN parties p ON p.id = d.of_group
         WHERE d.of_group IN LIST($1)
           AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.instead_of = d.id)
         ORDER BY d.received_at, d.id LIMIT 60
    )sql",
        viewer.secretary_of, Instant{at.seconds - k_still_seconds}, k_intake_job);
}

DocumentId kept_intake(db::Reader& db, const Viewer& viewer, DocumentId document) {
    return db.one([](const db::Row& row) -> DocumentId { return row["id"]; }, R"sql(
        SELECT d.id FROM intakes i JOIN documents d ON d.id = i.document
         WHERE i.document = $1 AND d.of_group IN LIST($2)
    )sql",
                  document, viewer.secretary_of);
}

void stop_intake(db::Writer& db, const Viewer& viewer, DocumentId document) {
    db.run("UPDATE intakes SET state = 'stopped' WHERE document = $1", document);
    log(db, viewer.person, document, "stop reading");
}

void go_on_with_intake(db::Writer& db, const Viewer& viewer, DocumentId document) {
    if (take_up_intake(db, viewer.person, document)) state_intake_job(db, document);
}

void begin_intake(db::Writer& db, PartyId actor, DocumentId document, int pages) {
    db.run(R"sql(
        INSERT INTO intakes (document, state, pages, tries, asked_by, moved_at)
        VALUES ($1, 'reading', $2, 0, $3, $4)
    )sql",
           document, pages, actor, db.at());
}

bool take_up_intake(db::Writer& db, PartyId actor, DocumentId document) {
    const auto stopped = db.run(R"sql(
        UPDATE intakes SET state = 'reading', tries = 0, moved_at = $2
         WHERE document = $1 AND state = 'stopped'
    )sql",
                                document, db.at());
    if (stopped == 1) log(db, actor, document, "go on reading");
    return db.any("SELECT 1 AS value FROM intakes WHERE document = $1", document);
}

void state_intake_job(db::Writer& db, DocumentId document) {
    db::enqueue(db, k_intake_job, document.value, db.at());
}

void take_up_intakes(db::Writer& db) {
    const auto begun = db.all([](const db::Row& row) -> DocumentId { return row["document"]; },
                              "SELECT document FROM intakes WHERE state = 'reading'");
    for (const auto document : begun) state_intake_job(db, document);
}

namespace {

// Whether there is something to read, and hope.
bool try_once_more(db::Database& database, DocumentId document, Instant at) {
    return database.in_transaction(at, [&](db::Writer& db) {
        const auto begun = db.run(R"sql(
            UPDATE intakes SET tries = tries + 1
             WHERE document = $1 AND state = 'reading' AND tries < $2
        )sql",
                                  document, k_most_tries);
        if (begun == 0)
            refuse_intake(db, document, extraction::text_key(extraction::Refusal::child_failed));
        return begun == 1;
    });
}

}  // namespace

void run_intake_job(db::Database& database, const db::Job& job, Instant at) {
    const DocumentId document{job.subject};
    if (!try_once_more(database, document, at)) return;
    const int jobs = readers_beside_the_web();
    extraction::Extractor extractor(reader_options(jobs));
    const auto started = stopwatch_microseconds();
    const auto read = read_on(database, document, at,
                              {.extractor = extractor,
                               .jobs = jobs,
                               .go_on = [&](const PagesRead&) -> std::optional<Instant> {
                                   const auto spent = stopwatch_microseconds() - started;
                                   if (spent > k_slice_microseconds) return std::nullopt;
                                   return Instant{at.seconds + spent / 1'000'000};
                               }});
    if (!read.is_being_read) return;
    database.in_transaction(at, [&](db::Writer& db) { state_intake_job(db, document); });
}

}  // namespace samskap::minutes
