// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/minutes/minutes.hpp"

// Rows of a reading under review, for the files of this feature only.
namespace samskap::minutes {

// The group of a reading, for its secretary; NotFound for everybody else.
PartyId kept_reading(db::Reader& db, const Viewer& viewer, ReadingId reading);

struct NewReading {
    DocumentId document;
    std::optional<DocumentId> instead_of;  // a file that could not be read
    PartyId group;
    std::string title;
    std::optional<Day> day;
    meetings::DaySource day_source;
    std::string day_note;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    std::string place;
    std::string proposal;  // the whole reading as JSON, as it was found
};
ReadingId store_reading(db::Writer& db, PartyId actor, const NewReading& reading);

struct NewReviewTopic {
    int position = 0;
    std::string title;
    std::optional<int> parent;
    int line = 0;
    std::optional<MatterId> matter;
    std::string new_matter;  // the name of a matter to make when it is published
};
void store_topic(db::Writer& db, ReadingId reading, const NewReviewTopic& topic);

struct NewItem {
    int topic = 0;
    int position = 0;
    reading::Kind kind = reading::Kind::information;
    std::string text;
    std::string source_text;
    reading::Span where;
    std::optional<PartyId> owner;
    std::string owner_words;
    std::string co_owners;  // parted by "; "
    std::optional<Day> due_day;
    std::string due_words;
    std::string due_reason;
    std::optional<MatterId> matter;
    std::string matter_reason = {};
    int confidence = 0;
    std::optional<Day> event_day = {};
    std::optional<Day> event_end_day = {};
    std::optional<ClockTime> event_time = {};
    std::string event_place = {};
};
ItemId store_item(db::Writer& db, ReadingId reading, const NewItem& item);

// What one statement of a reading becomes, before it has its place and its matter.
NewItem item_of(db::Reader& db, PartyId group, const std::vector<std::string_view>& lines,
                const reading::Reading& found, const reading::Statement& said);
struct ProposedMatter {
    std::optional<MatterId> matter;
    std::string new_matter;  // the name of one to make
};
ProposedMatter proposed_matter(const matters::Proposer& proposer, std::string_view heading);
// Headings that are like the name of the matter they belong to are other names of it, days left
// out: so the next minutes find it.
void learn_names(db::Writer& db, PartyId actor, PartyId group, ReadingId reading);
void put_matter(const matters::Proposer& proposer, const ProposedMatter& of_topic,
                std::string_view heading, NewItem& item);

// Where what was found is put: a whole file, or words that were typed to complete it, which have
// no lines in the file and say nothing of who was there.
struct Queued {
    ReadingId reading;
    PartyId group;
    int topics_before = 0;
    int items_before = 0;
    bool is_in_file = true;
    std::string heading = {};  // of what has none
};
void store_found(db::Writer& db, const Queued& place, std::string_view text,
                 const reading::Reading& found);
void store_attendance(db::Writer& db, ReadingId reading, int position,
                      const meetings::Attendance& person);
// The matter of the group that is called so, or a new one.
MatterId matter_named(db::Writer& db, PartyId actor, PartyId group, const std::string& name);
meetings::DaySource day_source(reading::DateStatus status);

}  // namespace samskap::minutes
