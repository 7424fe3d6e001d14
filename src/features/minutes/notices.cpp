// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/notices.hpp"

#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"

namespace samskap::minutes {
namespace {

constexpr std::string_view k_published = "minutes published";
constexpr std::string_view k_promised = "promise published";
// Who enters the minutes of past years tells nobody of each.
constexpr int k_days_of_news = 60;

std::vector<PartyId> members_of(db::Reader& db, PartyId group, Day today) {
    return db.all([](const db::Row& row) -> PartyId { return row["member"]; }, R"sql(
        SELECT DISTINCT m.member FROM memberships m JOIN parties p ON p.id = m.member
         WHERE m.of_party = $1 AND m.from_day <= $2 AND (m.to_day IS NULL OR m.to_day >= $2)
           AND p.kind = 'person' AND p.closed_at IS NULL
         ORDER BY m.member
    )sql",
                  group, today);
}

bool is_person(db::Reader& db, PartyId party) {
    return db.any("SELECT id FROM parties WHERE id = $1 AND kind = 'person'", party);
}

// Nothing for who may not see the meeting any more.
std::optional<messages::Words> of_minutes(const messages::Composing& what) {
    try {
        const auto meeting = meetings::visible_meeting(what.db, what.viewer, {what.subject});
        if (!meeting.day) return std::nullopt;
        const auto day = what.texts.day(*meeting.day, what.today);
        return messages::Words{
            .title = what.texts(text::notice_minutes, meeting.group_name),
            .text = what.texts(text::notice_minutes_text, meeting.group_name, day),
            .where = meetings::url_of(meeting.id)};
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

std::optional<messages::Words> of_promise(const messages::Composing& what) {
    try {
        const auto promise = matters::visible_statement(what.db, what.viewer, {what.subject});
        if (promise.state != matters::State::open || !promise.due_day) return std::nullopt;
        const auto day = what.texts.day(*promise.due_day, what.today);
        return messages::Words{.title = what.texts(text::notice_promise, day),
                               .text = promise.text,
                               .where = matters::url_of(promise)};
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

}  // namespace

void state_notices(db::Writer& db, PartyId actor, const Published& published) {
    static const Zone zone;
    const auto today = zone.day(db.at());
    if (today - published.day > k_days_of_news) return;
    const auto cause = published.reading.value;
    for (const auto& promise : published.promises)
        for (const auto owner : promise.owners)
            if (is_person(db, owner))
                messages::state(db, {owner, k_promised, promise.statement.value, cause});
    for (const auto member : members_of(db, published.group, today))
        if (member != actor)
            messages::state(db, {member, k_published, published.meeting.value, cause});
}

messages::Kinds notice_kinds() {
    return {{std::string(k_published), of_minutes}, {std::string(k_promised), of_promise}};
}

}  // namespace samskap::minutes
