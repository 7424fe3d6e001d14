// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engines/comparison/comparison.hpp"
#include "features/minutes/reviews.hpp"

// Two files with the minutes of one meeting: the later one is recognised when it comes, a person
// says which is final, and nothing is counted twice. What the final one lacks (day, attendance) is
// taken from the other, with its source.
namespace samskap::minutes {

enum class Verdict { proposed, this_one, the_other, different };
std::string_view name_of(Verdict verdict);
bool from_text(std::string_view text, Verdict& verdict);

// Remembers what the text is known by, and proposes the reading of the group that it is another
// version of, if there is one. Once for each reading, when it is made.
void look_for_version(db::Writer& db, ReadingId reading, PartyId group, std::string_view text);

struct VersionLink {
    Review other;
    Verdict verdict = Verdict::proposed;
};
// What this reading is a version of; nothing when it is none, or a person said so.
std::optional<VersionLink> version_of(db::Reader& db, const Viewer& viewer, ReadingId reading);

struct OtherVersion {
    DocumentId document;
    std::string file_name;
    ReadingId later;  // of the two, the one whose page compares them
    bool gave_attendance = false;
};
// The files that were set beside the minutes of a meeting, for the group's secretary.
std::vector<OtherVersion> other_versions(db::Reader& db, const Viewer& viewer, MeetingId meeting);

// A word that stands differently, and that the other text has as a name that is known: the change
// leads away from it ("Cyklotek" for "Cykloteket").
struct Suspect {
    std::string written;
    std::string known;
};
struct Comparison {
    Review later;
    Review earlier;
    Verdict verdict = Verdict::proposed;
    std::vector<comparison::Word> earlier_words;
    std::vector<comparison::Word> later_words;
    std::vector<comparison::Run> runs;  // left is the earlier one
    std::vector<Suspect> suspects;
};
// NotFound when the reading is no version of another.
Comparison compare_versions(db::Reader& db, const Viewer& viewer, ReadingId later);

// this_one: the later file is final; when the other is published, its statements are corrected as
// this one is published. the_other: this file is set beside it. different: never proposed again.
// NotFound unless this reading waits for review.
void decide_version(db::Writer& db, const Viewer& viewer, ReadingId later, Verdict verdict);

// The reading on whose page the two are compared: itself or the one that came after it.
std::optional<ReadingId> compared_on(db::Reader& db, ReadingId reading);
// Those set beside this reading: they follow it to its meeting when it is published, and wait for
// review again when it is set aside.
void versions_follow(db::Writer& db, ReadingId reading, MeetingId meeting);
void let_versions_go(db::Writer& db, ReadingId reading);

// The published reading whose place this one takes.
std::optional<Review> replaced_by(db::Reader& db, const Viewer& viewer, ReadingId reading);
// As the later one is published: the earlier one is set beside it, and what was masked in it and
// shown openly is so still.
void take_place_of(db::Writer& db, ReadingId later, const Review& earlier);

// The page that compares the two.
web::Url versions_url(ReadingId later);

}  // namespace samskap::minutes
