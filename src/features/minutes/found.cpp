// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/found.hpp"

#include "features/minutes/meeting_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/people/masking.hpp"
#include "features/repairs/repairs.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/texts_of_time.hpp"

namespace samskap::minutes {
namespace {

using Masks = std::vector<people::MaskedWords>;

struct Held {
    PartyId group;
    std::string group_name;
    std::optional<Day> day;
    std::string title;
    std::string place;
    std::string open_place;
    bool is_open = false;
};

Held held_meeting(db::Reader& db, MeetingId meeting) {
    return db.one(
        [](const db::Row& row) -> Held {
            return {.group = row["of_group"],
                    .group_name = row["group_name"],
                    .day = row.optional("day"),
                    .title = row["title"],
                    .place = row["place"],
                    .open_place = row["open_place"],
                    .is_open = row["is_open"]};
        },
        R"sql(
        SELECT m.of_group, p.name AS group_name, m.day, m.place,
               COALESCE(m.open_place, '') AS open_place,
               COALESCE((SELECT MIN(r.title) FROM readings r
                          WHERE r.meeting = m.id AND r.state = 'published'), '') AS title,
               EXISTS (SELECT 1 FROM readings r
                        WHERE r.meeting = m.id AND r.opened_at IS NOT NULL) AS is_open
          FROM meetings m JOIN parties p ON p.id = m.of_group
         WHERE m.id = $1
    )sql",
        meeting);
}

struct Heading {
    matters::TopicId id;
    std::string title;
    std::string open_title;  // empty: not to be seen openly
    bool is_named_as_matter = false;
};

std::vector<Heading> headings_of(db::Reader& db, MeetingId meeting) {
    return db.all(
        [](const db::Row& row) -> Heading {
            const auto title = row["title"].text();
            return {.id = row["id"],
                    .title = std::string(title),
                    .open_title = row["open_title"],
                    .is_named_as_matter =
                        text::lower(title) == text::lower(row["matter_title"].text())};
        },
        R"sql(
        SELECT t.id, t.title, COALESCE(v.title, '') AS matter_title,
               CASE WHEN EXISTS (SELECT 1 FROM statements s
                                  WHERE s.topic = t.id AND s.withdrawn_at IS NULL
                                    AND s.open_text IS NOT NULL)
                    THEN COALESCE(t.open_title, '') ELSE '' END AS open_title
          FROM topics t LEFT JOIN matters v ON v.id = t.matter
         WHERE t.meeting = $1 ORDER BY t.position LIMIT 500
    )sql",
        meeting);
}

// One face of a thing; empty words mean that it has none.
void put(db::Writer& db, std::string_view kind, std::int64_t object, const Held& held,
         web::DomainId domain, const std::string& words) {
    if (text::trim(words).empty()) {
        search::remove(db, kind, object, domain);
        return;
    }
    search::index(
        db, {.kind = kind, .object = object, .day = held.day, .domain = domain, .text = words});
}

// "Utvecklingsgruppen 3 september 2026": minutes are written, and looked for, in Swedish.
std::string name_of(const Held& held) {
    const ui::Texts t{web::Preferences{}};
    return held.day ? held.group_name + " " + t.day_and_year(*held.day) : held.group_name;
}

// Words of its files as they were read before they were mended: somebody may search for those.
std::string words_as_read(db::Reader& db, MeetingId meeting) {
    std::string words;
    const auto files = db.all([](const db::Row& row) -> DocumentId { return row["document"]; },
                              "SELECT document FROM readings WHERE meeting = $1", meeting);
    for (const auto file : files)
        words.append("\n").append(repairs::original_words(repairs::repairs_of(db, file)));
    return words;
}

void index_minutes(db::Writer& db, MeetingId meeting, const Masks& protected_ones) {
    const auto held = held_meeting(db, meeting);
    const auto group = web::domain_of_group(held.group);
    put(db, "minutes", meeting.value, held, group,
        people::masked(
            name_of(held) + "\n" + held.title + "\n" + held.place + words_as_read(db, meeting),
            protected_ones));
    put(db, "minutes", meeting.value, held, web::k_open,
        held.is_open ? name_of(held) + "\n" + held.open_place : std::string());
    for (const auto& heading : headings_of(db, meeting)) {
        const bool is_found = !heading.is_named_as_matter;
        put(db, "topic", heading.id.value, held, group,
            is_found ? people::masked(heading.title, protected_ones) : std::string());
        put(db, "topic", heading.id.value, held, web::k_open,
            is_found && held.is_open ? heading.open_title : std::string());
    }
}

std::optional<SearchResult> found_minutes(db::Reader&, const web::Request& request,
                                          std::int64_t id) {
    try {
        const auto minutes = visible_minutes(request, {id});
        if (minutes.statements.empty()) return std::nullopt;
        const ui::Texts t(request);
        return SearchResult{.url = meetings::url_of(minutes.meeting.id),
                            .title = minutes_title(minutes, t),
                            .text = minutes.meeting.place,
                            .where = t(text::some_minutes)};
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

// In the face of who asks, as it stands on the page of the minutes.
std::optional<SearchResult> found_heading(db::Reader& db, const web::Request& request,
                                          std::int64_t id) {
    const auto meeting = db.maybe([](const db::Row& row) -> MeetingId { return row["meeting"]; },
                                  "SELECT meeting FROM topics WHERE id = $1", id);
    if (!meeting) return std::nullopt;
    const auto said =
        matters::visible_statements(db, request.viewer(), {.meeting = meeting, .size = 2000});
    for (const auto& one : said) {
        if (one.topic.value != id || one.topic_title.empty()) continue;
        const ui::Texts t(request);
        return SearchResult{
            .url = meetings::url_of(*meeting).at("t-" + to_text(one.topic)),
            .title = one.topic_title,
            .text = one.text,
            .where = t(text::a_heading, ui::short_day(t, one.meeting_day, request.today()))};
    }
    return std::nullopt;
}

}  // namespace

void index_minutes(db::Writer& db, MeetingId meeting) {
    index_minutes(db, meeting, people::protected_words(db));
}

void names_changed(db::Writer& db, PartyId, PartyId person) {
    const auto names = people::names_of_person(db, person);
    if (names.empty()) return;
    std::vector<MeetingId> naming;
    db.each(
        [&](const db::Row& row) {
            const MeetingId meeting = row["meeting"];
            const bool is_new = naming.empty() || naming.back() != meeting;
            if (is_new && people::mentions(row["words"].text(), names)) naming.push_back(meeting);
        },
        R"sql(
        SELECT r.meeting, r.title || ' ' || m.place || ' ' || COALESCE(t.title, '') AS words
          FROM readings r JOIN meetings m ON m.id = r.meeting
          LEFT JOIN topics t ON t.meeting = r.meeting
         WHERE r.meeting IS NOT NULL ORDER BY r.meeting
    )sql");
    const auto protected_ones = people::protected_words(db);
    for (const auto meeting : naming) index_minutes(db, meeting, protected_ones);
}

std::vector<Searchable> searchable() {
    return {{.kind = "minutes", .result = found_minutes, .index_all = nullptr},
            {.kind = "topic", .result = found_heading, .index_all = nullptr}};
}

}  // namespace samskap::minutes
