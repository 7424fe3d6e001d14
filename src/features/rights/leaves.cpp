// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/leaves.hpp"

#include <algorithm>
#include <set>

#include "kernel/base/enum_names.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::rights {
namespace {

constexpr EnumNames<HandoverWay, 3> k_ways{{{HandoverWay::to_new, "new"},
                                            {HandoverWay::temporary, "temporary"},
                                            {HandoverWay::nobody, "nobody"}}};

Decision read_decision(const db::Row& row) {
    return {.way = row["way"],
            .to = row.optional("to_party"),
            .review_day = row.optional("review_day"),
            .reason = row["reason"]};
}

void tell_secretaries(db::Writer& db, LeaveId leave, const std::set<PartyId>& groups) {
    for (const auto group : groups)
        db.each(
            [&](const db::Row& row) {
                messages::state(db, {.person = row["member"],
                                     .kind = k_leaving_notice,
                                     .subject = leave.value,
                                     .cause = leave.value});
            },
            R"sql(
            SELECT DISTINCT member FROM memberships
             WHERE of_party = $1 AND role = 'secretary' AND to_day IS NULL ORDER BY member
        )sql",
            group);
}

std::optional<DecisionRefusal> fault_in(db::Reader& db, const Leave& leave, const Held& held,
                                        const Decision& decision, Day today) {
    if (decision.way == HandoverWay::nobody) {
        const bool has_reason = !text::trim(decision.reason).empty();
        return has_reason ? std::nullopt : std::optional(DecisionRefusal::reason_missing);
    }
    const auto persons = may_take_over(db, leave, held.group, today);
    const bool may = decision.to &&
                     std::any_of(persons.begin(), persons.end(),
                                 [&](const people::Party& one) { return one.id == *decision.to; });
    if (!may) return DecisionRefusal::holder_missing;
    const bool is_late_enough = decision.review_day && *decision.review_day > today;
    if (decision.way == HandoverWay::temporary && !is_late_enough)
        return DecisionRefusal::day_missing;
    return std::nullopt;
}

// A day before the review a job cannot know: it wakes in the morning of that day.
void pass_on(db::Writer& db, PartyId actor, const Everything& all, const Leave& leave,
             const Held& held) {
    static const Zone zone;
    const auto to = held.decided->to;
    for (const auto& holding : all.holdings)
        if (holding.kind == held.kind)
            holding.hand_over(db, {.actor = actor.value,
                                   .leaver = leave.person.value,
                                   .object = held.object,
                                   .to = to ? std::optional<std::int64_t>(to->value) : std::nullopt,
                                   .from = leave.last_day + 1});
    if (!held.decided->review_day) return;
    const auto id = db.one([](const db::Row& row) -> HandoverId { return row["id"]; },
                           "SELECT id FROM handovers WHERE of_leave = $1 AND kind = $2"
                           " AND object = $3",
                           leave.id, held.kind, held.object);
    db::enqueue(db, k_review_job, id.value,
                zone.instant({*held.decided->review_day, ClockTime{7 * 60}}));
}

}  // namespace

std::string_view name_of(HandoverWay way) { return name_in(k_ways, way); }
bool from_text(std::string_view text, HandoverWay& way) { return value_in(k_ways, text, way); }

std::optional<Leave> leave_of(db::Reader& db, PartyId person) {
    return db.maybe(
        [](const db::Row& row) {
            return Leave{.id = row["id"],
                         .person = row["person"],
                         .last_day = row["last_day"],
                         .is_closed = row["is_closed"]};
        },
        R"sql(
        SELECT id, person, last_day, closed_at IS NOT NULL AS is_closed
          FROM leaves WHERE person = $1
         ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, closed_at DESC NULLS LAST LIMIT 1
    )sql",
        person);
}

LeaveId begin_leave(db::Writer& db, PartyId actor, const Everything& all, PartyId person,
                    Day last_day) {
    const auto open = leave_of(db, person);
    if (open && !open->is_closed) {
        db.run("UPDATE leaves SET last_day = $2 WHERE id = $1", open->id, last_day);
        return open->id;
    }
    const auto id = db.new_id<LeaveTag>();
    db.run(
        "INSERT INTO leaves (id, person, last_day, made_at, made_by)"
        " VALUES ($1, $2, $3, $4, $5)",
        id, person, last_day, db.at(), actor);
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = person.value,
                        .verb = "begin",
                        .kind = "leave",
                        .object = id.value});
    std::set<PartyId> groups;
    for (const auto& held : held_by(db, all, {id, person, last_day}))
        if (held.group) groups.insert(held.group);
    tell_secretaries(db, id, groups);
    return id;
}

std::vector<Held> held_by(db::Reader& db, const Everything& all, const Leave& leave) {
    std::vector<Held> list;
    for (const auto& holding : all.holdings)
        db.each(
            [&](const db::Row& row) {
                list.push_back({.kind = std::string(holding.kind),
                                .words = std::string(holding.words),
                                .object = row["object"],
                                .group = row["of_group"],
                                .title = row["title"]});
            },
            holding.held, leave.person);
    for (auto& held : list)
        held.decided = db.maybe(read_decision, R"sql(
            SELECT way, to_party, review_day, reason FROM handovers
             WHERE of_leave = $1 AND kind = $2 AND object = $3
        )sql",
                                leave.id, held.kind, held.object);
    return list;
}

std::vector<people::Party> may_take_over(db::Reader& db, const Leave& leave, PartyId group,
                                         Day today) {
    return db.all(
        [](const db::Row& row) {
            return people::Party{.id = row["id"], .name = row["name"], .title = {}};
        },
        R"sql(
        SELECT p.id, p.name FROM parties p
         WHERE p.kind = 'person' AND p.closed_at IS NULL AND p.id <> $1
           AND CASE WHEN $2 = 0
                    THEN EXISTS (SELECT 1 FROM accounts a
                                  WHERE a.person = p.id AND a.closed_at IS NULL)
                    ELSE EXISTS (SELECT 1 FROM memberships m
                                  WHERE m.member = p.id AND m.of_party = $2 AND m.from_day <= $3
                                    AND (m.to_day IS NULL OR m.to_day >= $3)) END
           AND NOT EXISTS (SELECT 1 FROM leaves l WHERE l.person = p.id AND l.closed_at IS NULL)
         ORDER BY p.sort_key, p.id LIMIT 500
    )sql",
        leave.person, group, today);
}

Expected<void, DecisionRefusal> decide(db::Writer& db, PartyId actor, const Leave& leave,
                                       const Held& held, const Decision& decision, Day today) {
    if (const auto fault = fault_in(db, leave, held, decision, today)) return unexpected(*fault);
    const bool nobody = decision.way == HandoverWay::nobody;
    const auto to = nobody ? std::nullopt : decision.to;
    const auto day = decision.way == HandoverWay::temporary ? decision.review_day : std::nullopt;
    db.run(R"sql(
        INSERT INTO handovers (id, of_leave, kind, object, title, way, to_party, review_day, reason,
                               decided_at, decided_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (of_leave, kind, object) DO UPDATE
           SET way = $6, to_party = $7, review_day = $8, reason = $9, decided_at = $10,
               decided_by = $11
    )sql",
           db.new_id<HandoverTag>(), leave.id, held.kind, held.object, held.title,
           name_of(decision.way), to, day, decision.reason, db.at(), actor);
    return {};
}

Expected<void, CloseRefusal> close_leave(db::Writer& db, PartyId actor, const Everything& all,
                                         const Leave& leave) {
    const auto list = held_by(db, all, leave);
    const bool is_decided = std::all_of(list.begin(), list.end(),
                                        [](const Held& held) { return held.decided.has_value(); });
    if (!is_decided) return unexpected(CloseRefusal::not_all_decided);
    for (const auto& held : list) pass_on(db, actor, all, leave, held);
    const auto memberships =
        db.all([](const db::Row& row) -> people::MembershipId { return row["id"]; },
               "SELECT id FROM memberships WHERE member = $1 AND to_day IS NULL ORDER BY id",
               leave.person);
    for (const auto membership : memberships)
        people::end_membership(db, actor, membership, leave.last_day);
    db.run("UPDATE leaves SET closed_at = $2, closed_by = $3 WHERE id = $1", leave.id, db.at(),
           actor);
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = leave.person.value,
                        .verb = "close",
                        .kind = "leave",
                        .object = leave.id.value});
    return {};
}

void review_handover(db::Database& database, const db::Job& job, Instant at) {
    database.in_transaction(at, [&](db::Writer& db) {
        const auto to = db.maybe([](const db::Row& row) -> PartyId { return row["to_party"]; },
                                 "SELECT to_party FROM handovers WHERE id = $1"
                                 " AND to_party IS NOT NULL",
                                 job.subject);
        if (to)
            messages::state(db, {.person = *to, .kind = k_review_notice, .subject = job.subject});
    });
}

}  // namespace samskap::rights
