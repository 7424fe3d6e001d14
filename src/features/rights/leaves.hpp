// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/rights/rights.hpp"

// Somebody leaves. Everything that they hold is listed, out of what every feature registered, and
// the leave cannot be closed before each thing has a new holder, one for a time, or none on
// purpose.
namespace samskap::rights {

using LeaveId = Id<struct LeaveTag>;
using HandoverId = Id<struct HandoverTag>;

struct Leave {
    LeaveId id;
    PartyId person;
    Day last_day;
    bool is_closed = false;
};
// The open one, or else the last that was closed.
std::optional<Leave> leave_of(db::Reader& db, PartyId person);
// Tells the secretaries of every group in which the person holds something.
LeaveId begin_leave(db::Writer& db, PartyId actor, const Everything& all, PartyId person,
                    Day last_day);

enum class HandoverWay { to_new, temporary, nobody };
std::string_view name_of(HandoverWay way);
bool from_text(std::string_view text, HandoverWay& way);

struct Decision {
    HandoverWay way = HandoverWay::to_new;
    std::optional<PartyId> to = {};
    std::optional<Day> review_day = {};  // only of what is for a time
    std::string reason = {};             // why nobody holds it
};
struct Held {
    std::string kind;
    std::string words;  // "Håller i frågan"
    std::int64_t object = 0;
    PartyId group;  // 0: the house's
    std::string title;
    std::optional<Decision> decided = {};
};
// What the person holds now, with what is decided of it.
std::vector<Held> held_by(db::Reader& db, const Everything& all, const Leave& leave);

enum class DecisionRefusal { holder_missing, day_missing, reason_missing };
// Who takes over is a person of that group who is not leaving.
[[nodiscard]] Expected<void, DecisionRefusal> decide(db::Writer& db, PartyId actor,
                                                     const Leave& leave, const Held& held,
                                                     const Decision& decision, Day today);
std::vector<people::Party> may_take_over(db::Reader& db, const Leave& leave, PartyId group,
                                         Day today);

enum class CloseRefusal { not_all_decided };
// Everything passes on the day after the last one, and the memberships end.
[[nodiscard]] Expected<void, CloseRefusal> close_leave(db::Writer& db, PartyId actor,
                                                       const Everything& all, const Leave& leave);

inline constexpr std::string_view k_leaving_notice = "somebody leaves";
inline constexpr std::string_view k_review_notice = "handover to review";
inline constexpr std::string_view k_review_job = "review a handover";
void review_handover(db::Database& database, const db::Job& job, Instant at);

}  // namespace samskap::rights
