// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample_review.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "app/read_command.hpp"
#include "kernel/base/text.hpp"

namespace samskap::app {
namespace {

Instant noon(Day day) {
    static const Zone zone;
    return zone.instant({day, {12 * 60}});
}

Day needed_day(const Json& object, std::string_view name) {
    const auto day = day_field(object, name);
    if (!day) throw Fault("the sample lacks the day “" + std::string(name) + "”");
    return *day;
}

bool begins(std::string_view whole, std::string_view starts) {
    return text::squeeze(whole).starts_with(text::squeeze(starts));
}

}  // namespace

void SampleReviews::missing(const std::string& file, const std::string& what) {
    m_problems.push_back(fmt::format("{}: {}", file, what));
}

std::optional<people::PartyId> SampleReviews::party(const std::string& name) {
    if (name.empty()) return std::nullopt;
    const auto found = m_known.parties.find(name);
    if (found != m_known.parties.end()) return found->second;
    missing(m_file, "nobody is called “" + name + "”");
    return std::nullopt;
}

web::Viewer SampleReviews::secretary(const Json& review) const {
    web::Viewer viewer;
    viewer.person = m_known.secretaries.at(text_field(review, "secretary"));
    viewer.domains.ids = {web::k_open.value, web::k_organisations.value, m_group.value};
    viewer.secretary_of.ids = {m_group.value};
    return viewer;
}

matters::MatterId SampleReviews::matter(db::Writer& db, const std::string& title) {
    if (const auto made = m_matters.find(title); made != m_matters.end()) return made->second;
    const auto known = m_known.matters.find(title);
    const auto group = known == m_known.matters.end()
                           ? m_group
                           : m_known.groups.at(text_field(known->second, "group"));
    const auto id = matters::add_matter(
        db, {}, {.title = title, .group = group, .domain = web::domain_of_group(group)});
    m_matters[title] = id;
    if (known == m_known.matters.end()) return id;
    const auto& about = known->second;
    for (const auto& alias : list_field(about, "aliases"))
        matters::add_alias(db, {}, id, alias.as_string().c_str(), people::Source::typed);
    db.run("UPDATE matters SET summary = $2, easy_summary = $3, stage = $4 WHERE id = $1", id,
           text_field(about, "summary"), text_field(about, "easy_summary"),
           text_field(about, "stage"));
    return id;
}

void SampleReviews::play(const Json& review) {
    m_file = text_field(review, "file");
    m_group = m_known.groups.at(text_field(review, "group"));
    const auto viewer = secretary(review);
    auto file = bytes_of_file(m_folder + "/" + m_file);
    if (!file.refusal.empty()) throw Fault(m_folder + "/" + m_file + ": " + file.refusal);
    const auto imported =
        minutes::import(m_database, viewer.person,
                        {.group = m_group,
                         .name = std::filesystem::path(m_file).filename().string(),
                         .bytes = std::move(file.bytes)},
                        noon(needed_day(review, "imported_on")));
    if (!imported.reading) return missing(m_file, "could not be read: " + imported.refusal);
    if (flag_field(review, "waiting")) return;
    m_database.in_transaction(noon(needed_day(review, "published_on")), [&](db::Writer& db) {
        decide(db, viewer, *imported.reading, review);
    });
    if (const auto opened = day_field(review, "opened_on"))
        m_database.in_transaction(
            noon(*opened), [&](db::Writer& db) { open(db, viewer, *imported.reading, review); });
}

void SampleReviews::decide(db::Writer& db, const web::Viewer& viewer, minutes::ReadingId reading,
                           const Json& review) {
    set_meeting(db, reading, review);
    set_topics(db, reading, review);
    set_items(db, viewer, reading, review);
    for (const auto& entry : list_field(review, "masks"))
        minutes::mask(db, viewer, reading, text_field(entry.as_object(), "words"),
                      text_field(entry.as_object(), "instead"));
    minutes::accept_all(db, viewer, reading);
    const auto meeting = minutes::publish(db, viewer, reading);
    if (!meeting) return missing(m_file, "was not published");
    m_meetings[m_file] = *meeting;
    for (const auto& entry : list_field(review, "aliases"))
        matters::add_alias(db, viewer.person, matter(db, text_field(entry.as_object(), "matter")),
                           text_field(entry.as_object(), "alias"), people::Source::typed);
    for (const auto& entry : list_field(review, "merges"))
        matters::merge(db, viewer.person, matter(db, text_field(entry.as_object(), "from")),
                       matter(db, text_field(entry.as_object(), "into")));
    for (const auto& entry : list_field(review, "merges"))
        m_matters[text_field(entry.as_object(), "from")] =
            m_matters.at(text_field(entry.as_object(), "into"));
    change_matters(db, viewer, review);
    settle(db, viewer, review);
}

void SampleReviews::set_meeting(db::Writer& db, minutes::ReadingId reading, const Json& review) {
    const auto* given = field(review, "meeting");
    if (!given) return;
    const auto& meeting = given->as_object();
    const auto day = needed_day(meeting, "day");
    db.run(R"sql(
        UPDATE readings
           SET day_source = CASE WHEN day = $2 THEN day_source ELSE 'typed' END, day = $2,
               start_time = $3, end_time = $4, place = $5
         WHERE id = $1
    )sql",
           reading, day, parse_clock_time(text_field(meeting, "start")),
           parse_clock_time(text_field(meeting, "end")), text_field(meeting, "place"));
}

void SampleReviews::set_topics(db::Writer& db, minutes::ReadingId reading, const Json& review) {
    for (const auto& entry : list_field(review, "topics")) {
        const auto& topic = entry.as_object();
        const auto title = text_field(topic, "title");
        const auto name = text_field(topic, "matter");
        const auto id =
            name.empty() ? std::nullopt : std::optional<matters::MatterId>(matter(db, name));
        struct Row {
            int position;
            std::string title;
        };
        const auto rows = db.all(
            [](const db::Row& row) -> Row {
                return {row["position"], row["title"]};
            },
            "SELECT position, title FROM review_topics WHERE reading = $1 ORDER BY position",
            reading);
        bool found = false;
        for (const auto& row : rows) {
            if (text::squeeze(row.title) != text::squeeze(title)) continue;
            found = true;
            db.run(R"sql(
                UPDATE review_topics SET matter = $3, new_matter = ''
                 WHERE reading = $1 AND position = $2
            )sql",
                   reading, row.position, id);
            db.run("UPDATE review_items SET matter = $3 WHERE reading = $1 AND topic = $2", reading,
                   row.position, id);
        }
        if (!found) missing(m_file, "no heading “" + title + "”");
    }
}

void SampleReviews::set_items(db::Writer& db, const web::Viewer& viewer, minutes::ReadingId reading,
                              const Json& review) {
    const auto items = minutes::review_items(db, viewer, reading);
    for (const auto& entry : list_field(review, "statements")) {
        const auto& wanted = entry.as_object();
        const auto starts = text_field(wanted, "starts");
        const auto line = number_field(wanted, "line");
        const minutes::ReviewItem* found = nullptr;
        for (const auto& item : items)
            if ((line == 0 || item.where.line == line) && begins(item.text, starts)) found = &item;
        if (!found) {
            missing(m_file, fmt::format("no statement at line {} “{}”", line, starts));
            continue;
        }
        minutes::change_item(db, viewer, found->id,
                             {.kind = reading::kind_named(text_field(wanted, "kind")),
                              .owner = text_field(wanted, "owner"),
                              .due = text_field(wanted, "due")});
        if (!wanted.if_contains("matter")) continue;
        const auto name = text_field(wanted, "matter");
        db.run("UPDATE review_items SET matter = $2 WHERE id = $1", found->id,
               name.empty() ? std::nullopt : std::optional<matters::MatterId>(matter(db, name)));
    }
}

std::optional<matters::StatementId> SampleReviews::statement(db::Reader& db, const Json& named,
                                                             const std::string& own_file) {
    auto file = text_field(named, "file");
    if (file.empty()) file = own_file;
    const auto starts = text_field(named, "starts");
    const auto line = number_field(named, "line");
    const auto meeting = m_meetings.find(file);
    std::optional<matters::StatementId> found;
    if (meeting != m_meetings.end())
        db.each(
            [&](const db::Row& row) {
                const std::optional<int> at = row.optional("line");
                if ((line == 0 || at == line) && begins(row["text"].text(), starts))
                    found = static_cast<matters::StatementId>(row["id"]);
            },
            "SELECT id, line, text FROM statements WHERE meeting = $1", meeting->second);
    if (!found) missing(own_file, fmt::format("no statement in {} “{}”", file, starts));
    return found;
}

void SampleReviews::change_matters(db::Writer& db, const web::Viewer& viewer, const Json& review) {
    for (const auto& entry : list_field(review, "matters")) {
        const auto& change = entry.as_object();
        const auto id = matter(db, text_field(change, "matter"));
        const auto on = needed_day(change, "on");
        const auto* by = field(change, "by");
        const auto evidence = by ? statement(db, by->as_object(), m_file) : std::nullopt;
        if (change.if_contains("holder"))
            matters::set_holder(db, viewer.person, id, party(text_field(change, "holder")), on,
                                evidence);
        if (change.if_contains("ball"))
            matters::set_ball(db, viewer.person, id, party(text_field(change, "ball")), on,
                              text_field(change, "ball_for"));
        matters::Stage stage{};
        if (matters::from_text(text_field(change, "stage"), stage))
            matters::set_stage(db, viewer.person, id, stage, text_field(change, "reason"), on);
    }
}

void SampleReviews::settle(db::Writer& db, const web::Viewer& viewer, const Json& review) {
    for (const auto& entry : list_field(review, "settlements")) {
        const auto& answer = entry.as_object();
        const auto of = statement(db, answer.at("of").as_object(), m_file);
        if (!of) continue;
        const auto* by = field(answer, "by");
        matters::State state{};
        if (!matters::from_text(text_field(answer, "state"), state))
            throw Fault("no such state: " + text_field(answer, "state"));
        const auto settled =
            matters::settle(db, viewer, *of,
                            {.state = state,
                             .words = text_field(answer, "words"),
                             .evidence = by ? statement(db, by->as_object(), m_file) : std::nullopt,
                             .on = needed_day(answer, "on")});
        if (!settled)
            missing(m_file,
                    "cannot be settled: " + text_field(answer.at("of").as_object(), "starts"));
    }
}

void SampleReviews::open(db::Writer& db, const web::Viewer& viewer, minutes::ReadingId reading,
                         const Json&) {
    minutes::publish_openly(db, viewer, reading, minutes::masked_copy(db, viewer, reading));
}

}  // namespace samskap::app
