// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "features/matters/matters.hpp"

namespace samskap::minutes {

using people::PartyId;

// A sentence that may say who carries a matter.
struct Carrying {
    PartyId group;
    matters::MatterId matter;
    matters::StatementId statement;
    reading::Kind kind;
    std::string text;
    std::optional<PartyId> owner;
    Day day;
};
// Somebody took the matter over, left it, or has the ball: the matter learns it, with the sentence
// as evidence. Only what is said outright ("tar över", "håller i", "har slutat", "har bollen").
void note_carriers(db::Writer& db, PartyId actor, const Carrying& said);

}  // namespace samskap::minutes
