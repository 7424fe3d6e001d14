// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "features/minutes/links.hpp"
#include "features/minutes/places.hpp"
#include "features/minutes/versions.hpp"
#include "features/repairs/repairs.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::minutes {

// The minutes of a meeting, in the face that the viewer may read.
struct MeetingTopic {
    matters::TopicId id;
    std::string title;
    std::optional<MatterId> matter;
    std::string matter_title;
};
struct Minutes {
    meetings::Meeting meeting;
    people::Face face = people::Face::open;
    std::vector<MeetingTopic> topics;
    std::vector<matters::Statement> statements;
    std::map<matters::StatementId, std::string> sources;  // for the group alone
    std::set<matters::StatementId> corrected;             // or answered; for the group alone
    std::set<matters::StatementId> regrettable;           // the viewer may take the answer back
    std::map<matters::StatementId, std::vector<PartyId>> co_owners;
    std::map<matters::StatementId, matters::Outcome> outcomes;  // for the group alone
    std::vector<int> silent_pages;  // of the file, not read and not typed; for the group alone
    std::map<PartyId, std::string> names;          // of owners, as the face shows them
    std::vector<meetings::Attendance> attendance;  // for the group alone
    std::vector<std::string> attendance_names;     // beside it, as the face shows them
    std::int64_t present = 0;
    std::string note_taker;                  // as the face shows it
    std::optional<DocumentId> document;      // for the group alone
    std::optional<ReadingId> reading;        // for its secretary alone
    std::vector<repairs::Repair> repairs;    // of its file, for the group alone
    std::vector<documents::Remark> remarks;  // written in its file, for those who may have it
    std::optional<Places> places;            // on the paper it came from, for the same
    std::vector<OtherVersion> versions;      // other files, for its secretary alone
    std::vector<FaultyLink> gone_links;      // for its secretary alone
    bool is_open = false;                    // there is an open copy
    [[nodiscard]] std::string name_of(PartyId party) const;
    // "Nils Åkerholm, Amira Haddadi"; empty when nobody helps.
    [[nodiscard]] std::string co_owners_of(matters::StatementId statement) const;
};
// NotFound when the viewer may not see the meeting.
Minutes visible_minutes(const web::Request& request, MeetingId meeting);

// `topic`: the one whose source stands beside; none on short minutes means all.
ui::Page meeting_page(const web::Request& request, const Minutes& minutes,
                      std::optional<matters::TopicId> topic);
std::string minutes_title(const Minutes& minutes, const ui::Texts& t);

}  // namespace samskap::minutes
