// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/minutes/minutes.hpp"

// A reading while a secretary goes through it: what it says of the meeting, who was there, its
// headings; and the queue of those that wait.
namespace samskap::minutes {

enum class ReviewState {
    review,
    published,
    rejected,
    version,  // another file with the minutes of a meeting: set beside the final one
};
std::string_view name_of(ReviewState state);
bool from_text(std::string_view text, ReviewState& state);

struct Review {
    ReadingId id;
    DocumentId document;
    std::string file_name;
    PartyId group;
    std::string group_name;
    std::optional<MeetingId> meeting;  // once it is published
    ReviewState state = ReviewState::review;
    std::string title;
    std::optional<Day> day;
    meetings::DaySource day_source = meetings::DaySource::unknown;
    std::string day_note;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    std::string place;
    Instant made_at;
    std::optional<Instant> opened_at;
    std::int64_t revision = 1;
};
// For the secretary of its group; else NotFound, as kept_reading.
Review kept_review(db::Reader& db, const Viewer& viewer, ReadingId reading);
// The same, while nothing is published yet; NotFound afterwards.
Review open_review(db::Reader& db, const Viewer& viewer, ReadingId reading);
// The reading that became this meeting, for its secretary.
std::optional<ReadingId> reading_of(db::Reader& db, const Viewer& viewer, MeetingId meeting);

struct QueueEntry {
    Review review;
    int undecided = 0;
    int accepted = 0;
};
// Those that wait first, then the last that were published; of the groups the viewer keeps.
std::vector<QueueEntry> review_queue(db::Reader& db, const Viewer& viewer);
struct UnreadableFile {
    DocumentId document;
    PartyId group;
    std::string group_name;
    std::string name;
    std::string refusal;  // extraction::text_key, or k_not_swedish
    Instant received_at;
};
// Files without text, until somebody has typed what stands in them or put them aside.
std::vector<UnreadableFile> unreadable_files(db::Reader& db, const Viewer& viewer);
// The file is kept, and waits no more; NotFound for a file of others.
void set_file_aside(db::Writer& db, const Viewer& viewer, DocumentId document);
// It came again.
void take_file_up(db::Writer& db, DocumentId document);

struct MeetingFacts {
    std::string title;
    std::optional<Day> day;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    std::string place;
};
// A day that was typed says so; one that is left as it was keeps its reason.
void set_facts(db::Writer& db, const Viewer& viewer, const Review& review,
               const MeetingFacts& facts);
// Nothing of it will be published. The file stays, and says that it was set aside.
void reject_reading(db::Writer& db, const Viewer& viewer, const Review& review);

struct ReviewAttendance {
    int position = 0;
    meetings::Attendance person;
};
std::vector<ReviewAttendance> review_attendances(db::Reader& db, ReadingId reading);
// Position 0 adds a person at the end. The name is looked up anew.
void set_attendance(db::Writer& db, const Viewer& viewer, const Review& review,
                    const ReviewAttendance& row);
void remove_attendance(db::Writer& db, const Viewer& viewer, const Review& review, int position);

struct ReviewTopic {
    int position = 0;
    std::string title;
    std::optional<int> parent;
    int line = 0;
    std::optional<MatterId> matter;
    std::string matter_title;
    std::string new_matter;
    bool is_typed = false;  // a person said which matter
};
std::vector<ReviewTopic> review_topics(db::Reader& db, ReadingId reading);
// `matter` is a name: that of a matter there is, or of one to be made; empty: none.
void set_topic(db::Writer& db, const Viewer& viewer, const Review& review, int position,
               std::string_view title, std::string_view matter);

struct Mask {
    std::string words;
    std::string instead;
};
std::vector<Mask> masks(db::Reader& db, const Viewer& viewer, ReadingId reading);
void remove_mask(db::Writer& db, const Viewer& viewer, ReadingId reading, std::string_view words);

// The finding, for the secretary and while it is under review; else as kept_reading.
struct HeldFinding {
    Review review;
    ReviewItem item;
};
HeldFinding kept_finding(db::Reader& db, const Viewer& viewer, ItemId item);
// Undecided again.
void reopen_item(db::Writer& db, const Viewer& viewer, ItemId item);

}  // namespace samskap::minutes
