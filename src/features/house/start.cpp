// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/house/start.hpp"

#include <algorithm>

#include "features/house/texts.hpp"
#include "features/matters/gather.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/line_map.hpp"

namespace samskap::house {
namespace {

using matters::Mark;
using matters::Still;
using matters::Summary;
using ui::Html;
using ui::markup;

constexpr int k_matters = 12;
constexpr int k_late = 4;

// The group asked for, else the one that met last of those the viewer may see.
std::optional<web::PartyId> chosen_group(const web::Request& request) {
    if (const auto asked = parse_id<web::PartyTag>(request.query("group"))) return asked;
    return request.db().maybe([](const db::Row& row) -> web::PartyId { return row["of_group"]; },
                              R"sql(
        SELECT of_group FROM meetings
         WHERE state = 'held' AND day IS NOT NULL
           AND (domain IN LIST($1) OR of_group IN LIST($1))
         ORDER BY day DESC, id DESC LIMIT 1
    )sql",
                              request.viewer().domains);
}

ui::At at_of(const Summary& matter, const Mark& mark, bool is_last) {
    if (matter.first_day && mark.day < *matter.first_day) return ui::At::absent;
    const bool done = matter.stage == matters::Stage::closed;
    if (mark.raised && mark.says_still) return ui::At::stalled;
    if (is_last && done) return ui::At::done;
    if (is_last && matter.still != Still::none) return ui::At::stalled;
    if (mark.raised) return ui::At::raised;
    return is_last ? ui::At::goes_on : ui::At::silent;
}

ui::MapMatter map_matter(const Summary& matter, const web::Request& request) {
    ui::MapMatter row{.name = matter.title,
                      .url = matters::url_of(matter.matter),
                      .state = matters::state_words(matter, request),
                      .at = {}};
    for (std::size_t i = 0; i < matter.marks.size(); ++i) {
        const auto& mark = matter.marks[i];
        row.at.push_back(at_of(matter, mark, i + 1 == matter.marks.size()));
        if (mark.new_holder) row.handed_over.push_back(i);
        if (mark.hanging > 0) row.hanging.push_back(i);
    }
    return row;
}

Html picture(const StartView& view, const web::Request& request) {
    if (view.matters.empty() || view.matters.front().marks.empty()) return {};
    const ui::Texts t(request);
    ui::LineMap map{.meetings = {}, .matters = {}, .lead = t(text::picture_lead)};
    for (const auto& mark : view.matters.front().marks) map.meetings.push_back({.day = mark.day});
    for (const auto& matter : view.matters) map.matters.push_back(map_matter(matter, request));
    return ui::line_map(map, t);
}

Html next_card(const StartView& view, const web::Request& request) {
    if (!view.next || !view.group) return {};
    const ui::Texts t(request);
    return markup(
        "<aside class=\"card\" aria-labelledby=\"next\"><h2 id=\"next\">{}</h2>"
        "<p><b>{}</b></p><p>{}</p><p><a href=\"{}\">{}</a></p></aside>",
        t(text::next_meeting),
        samskap::text::upper_first(meetings::when_words(*view.next, request.today(), t)),
        view.next->place.empty() ? view.group->name : view.next->place,
        web::url("/groups/{}/agenda", view.group->id), t(text::what_we_talk_about));
}

Html late_list(const StartView& view, const web::Request& request) {
    if (view.late.empty()) return {};
    const ui::Texts t(request);
    const auto notes = ui::each(view.late, [&](const matters::Shown& shown) {
        const auto& statement = shown.statement;
        const auto to =
            statement.matter ? matters::url_of(*statement.matter) : matters::url_of(statement);
        const auto days = statement.due_day ? request.today() - *statement.due_day : 0;
        // No count of days beside a person's promise where everyone reads: it blames.
        const bool counts = statement.face != people::Face::open || !statement.owner;
        const auto how_late =
            counts ? t(text::days_late, std::int64_t{days}) : t(text::no_answer_yet);
        return markup(
            "<article class=\"card\"><p class=\"row\">{}<a href=\"{}\" lang=\"sv\">{}</a></p>"
            "<h3 lang=\"sv\">{}</h3>{}</article>",
            ui::chip(ui::Tone::stop, ui::Icon::stop, how_late), to,
            statement.matter_title.empty() ? statement.topic_title : statement.matter_title,
            statement.text, matters::evidence_link(statement, request));
    });
    return markup(
        "<section><h2>{}</h2><p class=\"full\">{}</p><div class=\"grid g2\">{}</div>"
        "<p><a href=\"{}\">{}</a></p></section>",
        t(text::not_come_back), t(text::not_come_back_lead), notes, web::url("/promises"),
        t(text::all_promises));
}

Html ways_in(const StartView& view, const ui::Texts& t) {
    const auto& house = view.house;
    Html ways;
    if (!house.contact_phone.empty())
        ways += markup("<article><h3>{} {}</h3><p>{}</p></article>", ui::icon(ui::Icon::phone),
                       t(text::call_us),
                       t(text::call_us_lead, house.contact_phone, house.contact_hours));
    if (!house.contact_place.empty())
        ways += markup("<article><h3>{} {}</h3><p>{}</p></article>", ui::icon(ui::Icon::pin),
                       t(text::come_by), t(text::come_by_lead, house.contact_place));
    ways += markup("<article><h3>{} {}</h3><p>{} <a href=\"{}\">{}</a></p></article>",
                   ui::icon(ui::Icon::meeting), t(text::come_to_meeting),
                   t(text::come_to_meeting_lead), web::url("/meetings"), t(text::see_meetings));
    return markup("<section><h2>{}</h2><div class=\"grid g3\">{}</div></section>", t(text::ways_in),
                  ways);
}

Html other_groups(const StartView& view, const ui::Texts& t) {
    if (view.other_groups.empty()) return {};
    const auto links = ui::each(view.other_groups, [](const groups::Group& group) {
        return markup("<li><a href=\"{}\">{}</a></li>",
                      web::url("/").with("group", to_text(group.id)), group.name);
    });
    return markup("<nav aria-labelledby=\"others\"><h2 id=\"others\">{}</h2><ul>{}</ul></nav>",
                  t(text::other_groups), links);
}

}  // namespace

StartView start_view(const web::Request& request) {
    const auto& viewer = request.viewer();
    auto& db = request.db();
    StartView view;
    view.house = ui::house_words(db);
    const auto group = chosen_group(request);
    if (!group) return view;
    view.group = groups::visible_group(db, viewer, *group);
    view.matters = matters::summaries(
        db, viewer,
        {.group = *group, .order = matters::SummaryFilter::Order::moved_last, .size = k_matters});
    if (view.matters.size() > k_matters) view.matters.pop_back();
    auto late = matters::visible_statements(db, viewer,
                                            {.group = *group,
                                             .kind = matters::Kind::action,
                                             .only_late = true,
                                             .today = request.today(),
                                             .size = k_late});
    if (late.size() > k_late) late.pop_back();
    view.late = matters::shown(request, std::move(late));
    view.next = meetings::next_meeting(db, viewer, *group, request.today());
    view.other_groups = groups::visible_groups(db, viewer);
    std::erase_if(view.other_groups,
                  [&](const groups::Group& other) { return other.id == *group; });
    return view;
}

ui::Page start_page(const web::Request& request, const StartView& view) {
    const ui::Texts t(request);
    const auto lead =
        markup("<p class=\"lead full\">{}</p><p class=\"lead easy\">{}</p>",
               t(text::start_lead, view.house.municipality), t(text::start_lead_easy));
    Html content = markup("<div class=\"cols\"><div><h1>{}</h1>{}</div>{}</div>",
                          t(text::start_heading), lead, next_card(view, request));
    content += view.group ? picture(view, request)
                          : ui::note(ui::Tone::plain, ui::paragraph(t(text::nothing_yet)));
    content += other_groups(view, t);
    content += late_list(view, request);
    content += ways_in(view, t);
    return {
        .title = t(text::start_title), .content = content, .place = ui::Place::home, .crumbs = {}};
}

}  // namespace samskap::house
