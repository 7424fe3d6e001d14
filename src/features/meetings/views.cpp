// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/meetings/views.hpp"

#include <numeric>

#include "features/meetings/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::meetings {
namespace {

using ui::Html;
using ui::markup;

std::string time_words(std::optional<ClockTime> start, std::optional<ClockTime> end,
                       const ui::Texts& t) {
    if (!start) return {};
    if (!end) return t(text::at_clock, t.time(*start));
    return t(text::between_clocks, t.time(*start), t.time(*end));
}

std::string joined(const std::string& left, const std::string& right) {
    if (left.empty() || right.empty()) return left + right;
    return left + ", " + right;
}

Html meeting_row(const Meeting& meeting, Day today, const ui::Texts& t) {
    const auto note =
        ui::only_if(meeting.day_source == DaySource::derived,
                    markup("<br><span class=\"dim small\">{}</span>", t(text::day_is_derived)));
    return markup("<li><a href=\"{}\">{}</a> <span class=\"dim\">{}</span>{}</li>",
                  url_of(meeting.id), samskap::text::upper_first(when_words(meeting, today, t)),
                  joined(meeting.group_name, meeting.place), note);
}

Html meeting_list(const std::vector<Meeting>& meetings, const std::string& heading,
                  const std::string& none, const web::Request& request) {
    const ui::Texts t(request);
    const auto rows = ui::each(
        meetings, [&](const Meeting& meeting) { return meeting_row(meeting, request.today(), t); });
    const auto list =
        meetings.empty() ? ui::paragraph(none) : markup("<ul class=\"rows\">{}</ul>", rows);
    return markup("<section><h2>{}</h2>{}</section>", heading, list);
}

// Said often, but no time to come: "varje dag", "vardagar 9–15".
bool is_time_to_come(const Series& series) {
    const auto days = series.rule.find("BYDAY=");
    if (days == std::string::npos || !series.start) return false;
    return series.rule.substr(days, series.rule.find(';', days) - days).find(',') ==
           std::string::npos;
}

Html series_row(const Series& series, Day today, const ui::Texts& t) {
    const auto day = series.agreed_on ? t.day(*series.agreed_on, today) : t(text::day_unknown);
    return markup("<li><span lang=\"sv\">{}</span><br>{}</li>",
                  joined(series.group_words, series.words),
                  ui::source_link(url_of(series.agreed_in), t(text::agreed_here, day)));
}

Html series_list(const std::vector<Series>& series, Day today, const ui::Texts& t) {
    Html rows;
    for (const auto& one : series)
        if (is_time_to_come(one)) rows += series_row(one, today, t);
    if (rows.empty()) return {};
    return markup("<section><h2>{}</h2><ul class=\"rows\">{}</ul></section>",
                  t(text::agreed_series), rows);
}

Html agenda_point(const AgendaPoint& point, const ui::Texts& t) {
    const auto sentences = ui::each(point.waiting, [](const std::string& one) {
        return markup("<li lang=\"sv\">{}</li>", one);
    });
    const auto waiting = point.waiting.empty() ? Html() : markup("<ul>{}</ul>", sentences);
    return markup(
        "<li><span class=\"t\">{} <small>{}</small></span><div>"
        "<h3><a href=\"{}\" lang=\"sv\">{}</a></h3>"
        "<p class=\"small dim\"><b>{}</b> {}</p>{}</div></li>",
        std::int64_t{point.minutes}, t(text::minutes_unit), point.url, point.title, t(text::why),
        point.why, waiting);
}

int minutes_of(const std::vector<AgendaPoint>& points) {
    return std::accumulate(points.begin(), points.end(), 0,
                           [](int sum, const AgendaPoint& point) { return sum + point.minutes; });
}

// Heaviest first, as far as the time of the meeting reaches; the others come only if there is some
// left. Of a meeting whose end nobody knows, all.
struct Proposal {
    std::vector<AgendaPoint> planned;
    std::vector<AgendaPoint> if_time = {};
};
Proposal proposal_of(const AgendaView& view) {
    const auto& next = view.next;
    if (!next.start || !next.end || next.end->minutes <= next.start->minutes) return {view.points};
    const int there_is = next.end->minutes - next.start->minutes;
    Proposal proposal{};
    for (const auto& point : view.points) {
        const bool fits = minutes_of(proposal.planned) + point.minutes <= there_is;
        (fits || proposal.planned.empty() ? proposal.planned : proposal.if_time).push_back(point);
    }
    return proposal;
}

Html agenda_list(const std::vector<AgendaPoint>& points, const ui::Texts& t) {
    const auto rows =
        ui::each(points, [&](const AgendaPoint& point) { return agenda_point(point, t); });
    return markup("<ol class=\"agenda\">{}</ol>", rows);
}

Html proposed(const AgendaView& view, const ui::Texts& t) {
    if (view.points.empty())
        return markup("<section><h2>{}</h2>{}</section>", t(text::points),
                      ui::paragraph(t(text::nothing_open)));
    const auto proposal = proposal_of(view);
    auto html = markup("<section><h2>{}</h2>{}<p class=\"dim\">{}</p></section>", t(text::points),
                       agenda_list(proposal.planned, t),
                       t(text::minutes_in_all, std::int64_t{minutes_of(proposal.planned)}));
    if (!proposal.if_time.empty())
        html += markup("<section><h2>{}</h2>{}</section>", t(text::if_time_reaches),
                       agenda_list(proposal.if_time, t));
    return html;
}

Html next_facts(const AgendaView& view, const web::Request& request) {
    const ui::Texts t(request);
    const auto& next = view.next;
    if (!next.day) return ui::note(ui::Tone::wait, ui::paragraph(t(text::no_next_meeting)));
    std::vector<ui::Fact> facts{
        {t(text::when), markup("{}", joined(t.day(*next.day, request.today()),
                                            time_words(next.start, next.end, t)))}};
    if (!next.place.empty()) facts.push_back({t(text::where), markup("{}", next.place)});
    if (!next.holiday.empty())
        facts.push_back({t(text::note_that), markup("{}", t(text::is_holiday, next.holiday))});
    if (next.from_series)
        facts.push_back({t(text::note_that), markup("{}", t(text::follows_series))});
    return markup("<div class=\"card\">{}</div>", ui::facts(facts));
}

}  // namespace

std::string when_words(const Meeting& meeting, Day today, const ui::Texts& t) {
    if (!meeting.day) return t(text::day_unknown);
    return joined(t.day(*meeting.day, today), time_words(meeting.start, meeting.end, t));
}

ui::Page meetings_page(const web::Request& request, const MeetingsView& view) {
    const ui::Texts t(request);
    const auto title = view.group ? t(text::meetings_of, view.group->name) : t(text::meetings);
    const auto agenda =
        ui::only_if(view.group.has_value(),
                    view.group ? ui::buttons(ui::link_button(
                                     web::url("/groups/{}/agenda", view.group->id),
                                     t(text::next_agenda), ui::ButtonKind::primary, ui::Icon::flag))
                               : Html());
    Html content = markup("<h1>{}</h1>{}", title, agenda);
    content += meeting_list(view.planned, t(text::planned), t(text::none_planned), request);
    content += meeting_list(view.held, t(text::held), t(text::none_held), request);
    content += ui::pager(request, request.page(), view.more);
    content += series_list(view.series, request.today(), t);
    return {.title = title, .content = content, .place = ui::Place::meetings, .crumbs = {}};
}

ui::Page agenda_page(const web::Request& request, const AgendaView& view) {
    const ui::Texts t(request);
    const auto title = t(text::agenda_of, view.group.name);
    return {.title = title,
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}", title,
                              t(text::agenda_lead), next_facts(view, request), proposed(view, t)),
            .place = ui::Place::meetings,
            .crumbs = {{t(text::meetings), web::url("/meetings")},
                       {view.group.name, web::url("/groups/{}", view.group.id)},
                       {title, std::nullopt}}};
}

}  // namespace samskap::meetings
