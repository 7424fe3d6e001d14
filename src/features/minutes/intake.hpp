// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engines/repair/repair.hpp"
#include "features/minutes/minutes.hpp"

// Files of pages between the day they were kept and the minute their last page was read.
namespace samskap::minutes {

enum class IntakeState { reading, stopped };
bool from_text(std::string_view text, IntakeState& state);

// A row of the queue page.
struct Intake {
    DocumentId document;
    PartyId group;
    std::string group_name;
    std::string name;
    IntakeState state = IntakeState::reading;
    PagesRead pages;
    bool is_moving = true;  // somebody reads it, or it waits for its turn
};
// Of the groups the viewer keeps, as they came.
std::vector<Intake> intakes(db::Reader& db, const Viewer& viewer, Instant at);
// NotFound for everybody but the secretary of its group, and when its pages are not being read.
DocumentId kept_intake(db::Reader& db, const Viewer& viewer, DocumentId document);
// The file and the pages that are read stay.
void stop_intake(db::Writer& db, const Viewer& viewer, DocumentId document);
void go_on_with_intake(db::Writer& db, const Viewer& viewer, DocumentId document);

// For import: a file that is kept and whose pages are to be read.
void begin_intake(db::Writer& db, PartyId actor, DocumentId document, int pages);
// Whether this file's pages are to be read; one that was stopped is taken up.
bool take_up_intake(db::Writer& db, PartyId actor, DocumentId document);
// It ends without a text; `why` is the key of a refusal.
void refuse_intake(db::Writer& db, DocumentId document, std::string_view why);
void state_intake_job(db::Writer& db, DocumentId document);
void run_intake_job(db::Database& database, const db::Job& job, Instant at);
inline constexpr std::string_view k_intake_job = "read pages";

// What was found in a text, on its way to the queue.
struct Found {
    repair::Repaired repaired;
    std::string original;
    reading::Reading reading;
    std::size_t words = 0;
};
Found found_in(db::Database& database, PartyId group, const extraction::Extracted& extracted);
struct Owner {
    DocumentId document;
    PartyId group;
    std::string file_name;
    std::optional<DocumentId> instead_of = {};
};
ReadingId queue_reading(db::Writer& db, PartyId actor, const Owner& owner, const Found& found);

}  // namespace samskap::minutes
