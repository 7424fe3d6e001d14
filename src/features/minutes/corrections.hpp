// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/minutes/minutes.hpp"

// Published minutes are corrected, never rewritten: what stood before is kept, with who and why.
namespace samskap::minutes {

struct Correction {
    reading::Kind kind = reading::Kind::information;
    std::string text;
    std::string owner;           // a name; empty: nobody
    std::string co_owners = {};  // names with commas between
    std::string due;             // a day or words; empty: none
    std::optional<Day> event_day = {};
    std::string event_place = {};
    std::optional<MatterId> matter;
    std::string reason;
};
// The statement, for the secretary of its group: NotFound for outsiders, else Forbidden.
matters::Statement kept_statement(db::Reader& db, const Viewer& viewer,
                                  matters::StatementId statement);
// The names of those who took it on with the owner, with commas between.
std::string co_owners_of(db::Reader& db, matters::StatementId statement);
// The open copy stays as it is until the minutes are opened anew.
void correct(db::Writer& db, const Viewer& viewer, const matters::Statement& statement,
             const Correction& correction);
// It was never said, or must not stand there: gone from every page and from search, also openly.
void withdraw(db::Writer& db, const Viewer& viewer, const matters::Statement& statement,
              std::string_view reason);

struct Version {
    std::int64_t revision = 1;
    reading::Kind kind = reading::Kind::information;
    std::string text;
    std::string owner_words;
    std::optional<Day> due_day;
    std::string due_words;
    std::string co_owners;
    std::optional<Day> event_day;
    std::string event_place;
    std::string matter_title;
    std::string reason;  // of the change that ended this version
    std::optional<PartyId> made_by;
    Instant made_at;
};
// What stood before, newest first; for those who see the group's face, else NotFound.
std::vector<Version> versions(db::Reader& db, const Viewer& viewer,
                              const matters::Statement& statement);

}  // namespace samskap::minutes
