// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/extraction/extraction.hpp"
#include "features/matters/matters.hpp"
#include "features/messages/messages.hpp"

// From a file to published minutes: import, review, publishing to the group, publishing openly,
// corrections, and minutes out again as text, DOCX and PDF.
namespace samskap::minutes {

using documents::DocumentId;
using matters::MatterId;
using meetings::MeetingId;
using people::PartyId;
using web::Viewer;
using ReadingId = Id<struct ReadingTag>;
using ItemId = Id<struct ItemTag>;

const Feature& feature();
// What the notices of this feature say.
messages::Kinds notice_kinds();
// What is found by the name of somebody who may be known to fewer now.
void names_changed(db::Writer& db, PartyId actor, PartyId person);

struct IncomingFile {
    PartyId group;
    std::string name;
    std::string bytes;
    bool is_pasted = false;                     // HTML from a clipboard
    std::optional<DocumentId> instead_of = {};  // the unreadable file that this text was typed from
};
// The key of the reason when a file's text could be had and is not Swedish; other keys are those of
// extraction::text_key.
inline constexpr std::string_view k_not_swedish = "refusal_not_swedish";
struct Imported {
    DocumentId document;
    std::optional<ReadingId> reading = {};  // none when it could not be read
    bool was_there = false;                 // the same file had come before
    bool is_being_read = false;             // kept; its pages are still to be read, by read_on()
    std::string refusal = {};               // key of the reason, when it could not be read
    std::size_t pages = 0;                  // of what was read now
    std::size_t words = 0;
    // What came with a mail, each now a file of its own; and those of them that are being read.
    std::size_t attached = 0;
    std::vector<DocumentId> attached_unread = {};
};
// For an extractor that is handed to the functions below: what comes with a mail is not opened with
// it, since it becomes files of its own.
extraction::Options reader_options(int jobs = 1);
// Keeps the file, reads it with what is known for the group, and puts it in the review queue. The
// reading itself happens before the writing transaction opens. The same file again leads to what
// became of it; where its reading had stopped, it goes on. What comes with a mail is a file each,
// and the mail itself is only read when it is more than a few words to go with them. `extractor`:
// one to use again for many files, by one thread; else it has its own.
Imported import(db::Database& database, PartyId actor, const IncomingFile& file, Instant at,
                extraction::Extractor* extractor = nullptr);
// The same, but of a file that is made of pages none is read: it is kept, and `is_being_read`.
Imported take_in(db::Database& database, PartyId actor, const IncomingFile& file, Instant at,
                 extraction::Extractor* extractor = nullptr);
// As take_in(), and a job reads the pages.
Imported receive(db::Database& database, PartyId actor, const IncomingFile& file, Instant at);

struct PagesRead {
    int done = 0;
    int of = 0;
};
// Asked after every page: what time it is, or nothing when this is enough for now.
using GoOn = std::function<std::optional<Instant>(const PagesRead&)>;
struct ReadingOn {
    extraction::Extractor& extractor;
    int jobs = 1;  // the extractor's Options::jobs
    GoOn go_on = {};
};
// Reads pages of a file that was taken in, and keeps each as it is finished, so that whoever comes
// next goes on from there. When all are there the reading is queued, once, also when two do this at
// the same time. Ends after `go_on` had enough, with a few pages more; nobody else's business is
// waited for. When it ends with `is_being_read`, there is more to do.
Imported read_on(db::Database& database, DocumentId document, Instant at, const ReadingOn& how);
// States the jobs of all files whose pages are being read: when a program starts, for those whose
// program is gone.
void take_up_intakes(db::Writer& db);

// What the reading may know for minutes of a group. What a closed group knows helps only itself.
reading::Known known_for(db::Reader& db, PartyId group);

// When and where something happens that was said.
struct Event {
    std::optional<Day> day;
    std::optional<Day> end_day;
    std::optional<ClockTime> time;
    std::string place;
    bool operator==(const Event&) const = default;
};

// What a secretary may decide about a reading; used by the pages and by `samskap sample`.
struct ItemChange {
    std::optional<reading::Kind> kind = {};
    std::optional<std::string> text = {};
    std::optional<std::string> owner = {};      // a name; empty: nobody
    std::optional<std::string> due = {};        // a day or words; empty: none
    std::optional<std::string> co_owners = {};  // names, with comma or semicolon between
    std::optional<Event> event = {};
    // A name; made if there is none; empty: none, whatever its heading belongs to.
    std::optional<std::string> matter = {};
    // The matter of its heading, also when that is changed later. Goes before `matter`.
    bool matter_of_topic = false;
    std::optional<bool> accepted = {};
};
void change_item(db::Writer& db, const Viewer& viewer, ItemId item, const ItemChange& change);
std::vector<ItemId> split_item(db::Writer& db, const Viewer& viewer, ItemId item,
                               std::string_view first_part);
void join_with_next(db::Writer& db, const Viewer& viewer, ItemId item);
void accept_all(db::Writer& db, const Viewer& viewer, ReadingId reading);
// A finding as it stood on a page.
struct SeenItem {
    ItemId id;
    std::int64_t revision = 0;
};
// Accepts those that still wait and stand as they were seen; false when one of them does not.
bool accept_seen(db::Writer& db, const Viewer& viewer, ReadingId reading,
                 const std::vector<SeenItem>& seen);
void mask(db::Writer& db, const Viewer& viewer, ReadingId reading, std::string_view words,
          std::string_view instead);

enum class PublishRefusal { not_in_review, day_missing, nothing_accepted, items_undecided };
// In one transaction: the meeting, its attendance, topics, statements, matters, series, the next
// meeting, and the search terms.
[[nodiscard]] Expected<MeetingId, PublishRefusal> publish(db::Writer& db, const Viewer& viewer,
                                                          ReadingId reading);
// The second act: the masked copy becomes open. What was open of these minutes and is not among it
// any more is open no longer.
struct OpenCopy {
    matters::StatementId statement;
    std::string text;
    std::string due_words = {};
    std::string event_place = {};
};
std::vector<OpenCopy> masked_copy(db::Reader& db, const Viewer& viewer, ReadingId reading);
// Headings that are not named are masked as the statements were.
struct OpenHeading {
    matters::TopicId topic;
    std::string title;
};
void publish_openly(db::Writer& db, const Viewer& viewer, ReadingId reading,
                    const std::vector<OpenCopy>& copy,
                    const std::vector<OpenHeading>& headings = {});

struct ReviewItem {
    ItemId id;
    int position = 0;
    int topic = 0;
    std::string state;
    reading::Kind kind = reading::Kind::information;
    std::string text;
    std::string source_text;
    reading::Span where;
    std::string owner_words;
    std::optional<PartyId> owner;
    std::string co_owners;  // names, parted by "; "
    std::optional<Day> due_day;
    std::string due_words;
    std::string due_reason;
    Event event = {};
    std::optional<MatterId> matter;
    std::string matter_title;
    bool without_matter = false;  // not even that of its heading
    std::string matter_reason;
    int confidence = 0;
    std::int64_t revision = 1;
};
std::vector<ReviewItem> review_items(db::Reader& db, const Viewer& viewer, ReadingId reading);

}  // namespace samskap::minutes
