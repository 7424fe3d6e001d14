// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/errors.hpp"
#include "kernel/db/database.hpp"
#include "kernel/web/viewer.hpp"

// A closed door is opened in an emergency by who looks after the house: to read, for an hour, with
// a reason. Each page they open is written down before they see it, and looked at afterwards.
namespace samskap::people {

using web::PartyId;
using web::Viewer;
using EmergencyId = Id<struct EmergencyTag>;
inline constexpr std::int64_t k_emergency_seconds = 3600;
inline constexpr std::size_t k_emergency_reason_least = 20;  // characters

struct Emergency {
    EmergencyId id;
    PartyId person;
    PartyId group;
    std::string reason;
    Instant made_at;
    Instant ends_at;
    PartyId reviewed_by;  // 0: nobody has looked at it yet
    Instant reviewed_at;
    std::string remark;
};
enum class EmergencyRefusal { reason_short };
// NotFound for what is no group, or is closed.
[[nodiscard]] Expected<EmergencyId, EmergencyRefusal> open_in_emergency(db::Writer& db,
                                                                        PartyId actor,
                                                                        PartyId group,
                                                                        std::string_view reason);
// Before its hour is over. Nothing happens to those of others.
void end_emergencies(db::Writer& db, PartyId actor);
// Groups that are open to this person now.
std::vector<PartyId> open_emergencies(db::Reader& db, PartyId person, Instant at);
// For web::Hooks: in a transaction of its own.
void note_emergency(db::Database& database, const Viewer& viewer, std::string_view path,
                    Instant at);

// The latest first; those nobody has looked at before all others.
std::vector<Emergency> emergencies(db::Reader& db);
struct EmergencyReading {
    std::string path;
    Instant at;
};
std::vector<EmergencyReading> readings_of(db::Reader& db, EmergencyId emergency);
// Not by who opened it: Forbidden.
void review_emergency(db::Writer& db, PartyId actor, EmergencyId emergency,
                      std::string_view remark);
// One by its id; NotFound.
Emergency emergency(db::Reader& db, EmergencyId id);

}  // namespace samskap::people
