// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/line_map.hpp"

#include <algorithm>

#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/picture.hpp"
#include "kernel/ui/texts_of_time.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

constexpr std::size_t k_most_meetings = 8;
constexpr std::size_t k_most_matters = 12;
constexpr int k_first_row = 78;
constexpr int k_row = 68;    // pixels from one line to the next
constexpr int k_step = 10;   // down, when somebody new takes over
constexpr int k_under = 24;  // more, when the state stands under the line
constexpr int k_hook = 16;   // and more, when a hook hangs there

// What is left of meetings[i] once only the last eight are drawn; empty when it is not drawn.
std::optional<std::size_t> moved(std::size_t meeting, std::size_t dropped) {
    return meeting < dropped ? std::nullopt : std::optional(meeting - dropped);
}

std::vector<std::size_t> all_moved(const std::vector<std::size_t>& meetings, std::size_t dropped) {
    std::vector<std::size_t> kept;
    for (const auto meeting : meetings)
        if (const auto place = moved(meeting, dropped)) kept.push_back(*place);
    return kept;
}

LineMap as_drawn(LineMap map) {
    for (const auto& matter : map.matters)
        ensure(matter.at.size() == map.meetings.size(),
               "a matter says what it did at each meeting");
    if (map.matters.size() > k_most_matters)
        map.matters.erase(map.matters.begin() + k_most_matters, map.matters.end());
    const auto dropped = map.meetings.size() - std::min(map.meetings.size(), k_most_meetings);
    const auto offset = static_cast<std::ptrdiff_t>(dropped);
    map.meetings.erase(map.meetings.begin(), map.meetings.begin() + offset);
    for (auto& matter : map.matters) {
        matter.at.erase(matter.at.begin(), matter.at.begin() + offset);
        matter.handed_over = all_moved(matter.handed_over, dropped);
        matter.hanging = all_moved(matter.hanging, dropped);
    }
    std::vector<MapCrossing> crossings;
    for (const auto& crossing : map.crossings) {
        const auto place = moved(crossing.meeting, dropped);
        if (place && std::max(crossing.one, crossing.other) < map.matters.size())
            crossings.push_back({crossing.one, crossing.other, *place});
    }
    map.crossings = std::move(crossings);
    return map;
}

// On a narrow telephone name and state do not always fit on one line.
bool state_stands_under(const MapMatter& matter) {
    const auto letters = samskap::text::code_points(shortened(matter.name, 32)) * 9 +
                         samskap::text::code_points(matter.state) * 8;
    return letters > 240;  // what 320 pixels leave within the panel
}

std::string spoken_name(const MapMatter& matter, const Texts& t) {
    if (matter.hanging.empty()) return t(text::picture_link, matter.name, matter.state);
    return t(text::picture_link_hanging, matter.name, matter.state,
             t(text::picture_hanging, static_cast<std::int64_t>(matter.hanging.size())));
}

struct Row {
    Html drawing;
    std::vector<int> y;
    std::set<Sign> signs;
};

Html hooks(const MapMatter& matter, const Course& course) {
    Html all;
    for (const auto meeting : matter.hanging)
        all += placed(middle(meeting, matter.at.size()), course.y[meeting],
                      markup(R"(<path class="pr ring" d="M0 8v5a6.5 6.5 0 1 1-6 4"/>)"));
    return all;
}

Html name_of(const MapMatter& matter, int y, const Texts& t) {
    return markup(R"(<a href="{}" aria-label="{}">)"
                  R"(<rect class="hit" y="{}" width="62%" height="44"/>)"
                  R"(<svg x="0" y="{}" overflow="visible"><text class="name">{}</text></svg></a>)",
                  matter.url, spoken_name(matter, t), y - 38, y - 18, shortened(matter.name, 32));
}

// How far under the end of the line the state takes room.
int room_under(const MapMatter& matter) {
    if (!state_stands_under(matter)) return 0;
    const bool hangs = !matter.hanging.empty() && matter.hanging.back() + 1 == matter.at.size();
    return k_under + (hangs ? k_hook : 0);
}

Html state_of(const MapMatter& matter, int y, int end) {
    return markup(R"(<text class="s" x="100%" y="{}" aria-hidden="true">{}</text>)",
                  state_stands_under(matter) ? end + room_under(matter) + 4 : y - 18, matter.state);
}

Row row_of(const MapMatter& matter, std::size_t number, int y, const Texts& t) {
    auto drawn = course({.at = matter.at,
                         .handed_over = matter.handed_over,
                         .y = y,
                         .step = k_step,
                         .draws_knots = true});
    if (!matter.hanging.empty()) drawn.signs.insert(Sign::hanging);
    auto drawing = markup(R"html(
<g class="c{}">{}<g aria-hidden="true">{}{}</g>{}</g>)html",
                          number % 6 + 1, name_of(matter, y, t), hooks(matter, drawn),
                          drawn.drawing, state_of(matter, y, drawn.y.empty() ? y : drawn.y.back()));
    return {std::move(drawing), std::move(drawn.y), std::move(drawn.signs)};
}

// A capsule around both knots.
Html crossing_of(const MapCrossing& crossing, const std::vector<Row>& rows, std::size_t meetings) {
    const auto [top, bottom] = std::minmax(rows[crossing.one].y[crossing.meeting],
                                           rows[crossing.other].y[crossing.meeting]);
    return placed(middle(crossing.meeting, meetings), top,
                  markup(R"(<rect class="x" x="-10" y="-10" width="20" height="{}" rx="10"/>)",
                         bottom - top + 20));
}

std::string days_of(const MapMatter& matter, const std::vector<MapMeeting>& meetings,
                    const Texts& t) {
    std::vector<std::string> days;
    for (std::size_t i = 0; i < meetings.size(); ++i)
        if (matter.at[i] == At::raised || matter.at[i] == At::done)
            days.push_back(short_day(t, meetings[i].day, meetings.back().day));
    return samskap::text::join(days, ", ");
}

Html as_table(const LineMap& map, const std::string& heading, const Texts& t) {
    Table table{.caption = heading,
                .heads = {t(text::picture_matter_column), t(text::picture_state_column),
                          t(text::picture_meetings_column), t(text::picture_promises_column)},
                .rows = {}};
    for (const auto& matter : map.matters) {
        auto name = link(matter.url, matter.name);
        if (!matter.about.empty())
            name += markup(R"(<br><small class="dim">{}</small>)", matter.about);
        table.rows.push_back({name, markup("{}", matter.state),
                              markup("{}", days_of(matter, map.meetings, t)),
                              markup("{}", matter.hanging.size())});
    }
    return in_table(ui::table(table), t);
}

}  // namespace

Html line_map(const LineMap& wanted, const Texts& t) {
    const auto map = as_drawn(wanted);
    const auto matters = t(text::picture_matters, static_cast<std::int64_t>(map.matters.size()));
    const auto meetings = t(text::picture_meetings, static_cast<std::int64_t>(map.meetings.size()));
    const auto heading =
        map.heading.empty() ? t(text::picture_heading, matters, meetings) : map.heading;
    std::vector<Row> rows;
    std::set<Sign> signs;
    int y = k_first_row;
    for (const auto& matter : map.matters) {
        rows.push_back(row_of(matter, rows.size(), y, t));
        signs.insert(rows.back().signs.begin(), rows.back().signs.end());
        const auto lowest = rows.back().y.empty() ? y : rows.back().y.back();
        const auto under = room_under(matter);
        y = (under > 0 ? lowest : std::max(y, lowest - k_step)) + k_row + under;
    }
    if (!map.crossings.empty()) signs.insert(Sign::crossing);
    const auto height = y - k_row + 34;
    const auto capsules = each(map.crossings, [&](const MapCrossing& crossing) {
        return crossing_of(crossing, rows, map.meetings.size());
    });
    const auto picture = markup(R"html(
<svg height="{}" role="group" aria-label="{}">{}<g aria-hidden="true">{}</g>{}</svg>)html",
                                height, t(text::picture_many_label, matters, meetings),
                                warps(map.meetings, height, t), capsules,
                                each(rows, [](const Row& row) { return row.drawing; }));
    Html lead;
    if (!map.lead.empty()) lead = markup(R"(<p class="dim">{}</p>)", map.lead);
    return markup(R"html(<section class="loom" aria-labelledby="picture">
<h2 id="picture">{}</h2>
{}{}{}{}
</section>)html",
                  heading, lead, picture, key_of(signs, t), as_table(map, heading, t));
}

}  // namespace samskap::ui
