// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/minutes/minutes.hpp"

// Who is told that minutes were published, and of what they promised.
namespace samskap::minutes {

struct Promised {
    matters::StatementId statement;
    std::vector<PartyId> owners;
};
struct Published {
    ReadingId reading;
    MeetingId meeting;
    PartyId group;
    Day day;                              // of the meeting
    std::vector<Promised> promises = {};  // those with a day, that this publication brought
};
// Everybody who is in the group today, but for who published; and each person who has promised
// something. One message each. What is old is published without a word.
void state_notices(db::Writer& db, PartyId actor, const Published& published);

}  // namespace samskap::minutes
