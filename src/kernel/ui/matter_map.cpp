// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/picture.hpp"
#include "kernel/ui/words.hpp"

// The picture of one matter: who held it, what crossed it, its knots, its promises.
namespace samskap::ui {
namespace {

constexpr std::size_t k_most_meetings = 8;
constexpr int k_holders_top = 40;
constexpr int k_visit = 34;  // pixels for each matter that crosses
constexpr int k_step = 14;
constexpr int k_arc = 46;         // the depth of the first lane of arcs
constexpr int k_lane = 24;        // and of each further one
constexpr double k_narrow = 3.1;  // pixels for one percent on the narrowest telephone
constexpr double k_wide = 7.5;    // and on a screen of 48 em

std::size_t moved_down(std::size_t meeting, std::size_t dropped) {
    return meeting < dropped ? 0 : meeting - dropped;
}

// The last eight meetings. What began before the first of them is drawn from there.
MatterMap as_drawn(MatterMap map) {
    ensure(map.at.size() == map.meetings.size(), "a matter says what it did at each meeting");
    map.labels.resize(map.meetings.size());
    const auto dropped = map.meetings.size() - std::min(map.meetings.size(), k_most_meetings);
    const auto offset = static_cast<std::ptrdiff_t>(dropped);
    map.meetings.erase(map.meetings.begin(), map.meetings.begin() + offset);
    map.at.erase(map.at.begin(), map.at.begin() + offset);
    map.labels.erase(map.labels.begin(), map.labels.begin() + offset);
    for (auto& holding : map.holdings) holding.from = moved_down(holding.from, dropped);
    std::vector<MapPromise> promises;
    for (auto promise : map.promises) {
        if (promise.answered && *promise.answered < dropped) continue;
        promise.made = moved_down(promise.made, dropped);
        if (promise.answered) promise.answered = *promise.answered - dropped;
        if (promise.due) promise.due = moved_down(*promise.due, dropped);
        promises.push_back(std::move(promise));
    }
    map.promises = std::move(promises);
    for (auto& visit : map.visits) {
        std::vector<std::size_t> kept;
        for (const auto meeting : visit.meetings)
            if (meeting >= dropped) kept.push_back(meeting - dropped);
        visit.meetings = std::move(kept);
    }
    std::erase_if(map.visits, [](const MapVisit& visit) { return visit.meetings.empty(); });
    return map;
}

struct Stretch {
    double from;  // percent
    double to;
    [[nodiscard]] double width() const { return to - from; }
};

double middle_of(std::size_t meeting, const MatterMap& map) {
    return (static_cast<double>(meeting) + 0.5) * 100 / static_cast<double>(map.meetings.size());
}

Stretch stretch_of(std::size_t holding, const MatterMap& map) {
    const auto& all = map.holdings;
    const bool is_last = holding + 1 == all.size();
    return {all[holding].from == 0 ? 0.5 : middle_of(all[holding].from, map) + 0.6,
            is_last ? 99.5 : middle_of(all[holding + 1].from, map) - 0.6};
}

// Words that fit on a telephone stand always; words that fit on a screen only there.
Html fitting(const std::string& narrow, const std::string& wide, double width) {
    const auto fits = [&](const std::string& words, double pixels_of_percent) {
        return static_cast<double>(samskap::text::code_points(words)) * 8 + 12 <
               width * pixels_of_percent;
    };
    if (fits(wide, k_narrow)) return markup("{}", wide);
    const bool wide_fits = fits(wide, k_wide);
    if (fits(narrow, k_narrow) && wide_fits && wide.starts_with(narrow))
        return markup(R"({}<tspan class="w">{}</tspan>)", narrow, wide.substr(narrow.size()));
    if (fits(narrow, k_narrow)) return markup("{}", narrow);
    if (wide_fits) return markup(R"(<tspan class="w">{}</tspan>)", wide);
    if (fits(narrow, k_wide)) return markup(R"(<tspan class="w">{}</tspan>)", narrow);
    return {};
}

Html holder(std::size_t number, const MatterMap& map, const Texts& t) {
    const auto& holding = map.holdings[number];
    const auto stretch = stretch_of(number, map);
    if (stretch.width() <= 0) return {};
    std::string narrow = t(text::picture_nobody);
    std::string wide = narrow;
    if (!holding.name.empty()) {
        narrow = holding.name.substr(0, holding.name.find(' '));
        wide = holding.is_now ? t(text::picture_holds, narrow) : t(text::picture_held, narrow);
    }
    return markup(R"(<rect class="hold{}" x="{}%" y="{}" width="{}%" height="30" rx="15"/>)"
                  R"(<text class="n" x="{}%" y="{}">{}</text>)",
                  holding.name.empty() ? " none" : "", percent(stretch.from), k_holders_top,
                  percent(stretch.width()), percent((stretch.from + stretch.to) / 2),
                  k_holders_top + 20, fitting(narrow, wide, stretch.width()));
}

Html holders(const MatterMap& map, const Texts& t) {
    Html all;
    for (std::size_t i = 0; i < map.holdings.size(); ++i) all += holder(i, map, t);
    return markup(R"(<g aria-hidden="true">{}</g>)", all);
}

// Where somebody new took over: nobody is no new holder, but the first after nobody is.
std::vector<std::size_t> handed_over(const MatterMap& map) {
    std::vector<std::size_t> meetings;
    std::string last;
    for (const auto& holding : map.holdings) {
        if (!last.empty() && !holding.name.empty() && holding.name != last && holding.from > 0)
            meetings.push_back(holding.from);
        if (!holding.name.empty()) last = holding.name;
    }
    return meetings;
}

std::string days_of(const MapVisit& visit, const MatterMap& map, const Texts& t) {
    std::vector<std::string> days;
    for (const auto meeting : visit.meetings)
        days.push_back(t.day_and_month(map.meetings[meeting].day));
    return samskap::text::join(days, ", ");
}

// Another matter that was spoken of at the same meetings: a thin line above, with capsules down.
Html visit(const MapVisit& visit, std::size_t number, int y, const MatterMap& map,
           const Course& course, const Texts& t) {
    const auto first = middle(visit.meetings.front(), map.meetings.size());
    const auto last = middle(visit.meetings.back(), map.meetings.size());
    Html capsules;
    for (const auto meeting : visit.meetings)
        capsules += placed(middle(meeting, map.meetings.size()), y,
                           markup(R"(<rect class="x" x="-10" y="-10" width="20" height="{}")"
                                  R"( rx="10"/>)",
                                  course.y[meeting] - y + 24));
    // In the right half the words stand before the line, so that they stay within the picture.
    const bool before = middle_of(visit.meetings.back(), map) > 55;
    const auto words = t(text::picture_crosses, shortened(visit.name, 22));
    const auto label = placed(before ? first : last, y,
                              markup(R"(<text class="t2{}" x="{}" y="5">{}</text>)",
                                     before ? " end" : "", before ? -18 : 18, words));
    return markup(R"html(
<g class="c{}"><a href="{}" aria-label="{}">{}</a><g aria-hidden="true">
<line class="l thin" x1="{}%" x2="{}%" y1="{}" y2="{}"/>{}</g></g>)html",
                  number % 5 + 2, visit.url,
                  t(text::picture_crosses_link, visit.name, days_of(visit, map, t)), label, first,
                  last, y, y, capsules);
}

struct Arc {
    std::size_t from;
    std::size_t to;
    bool hangs;
    int lane = 0;
};

// Each promise as an arc below the line, in the first lane where none before it reaches as far.
std::vector<Arc> arcs_of(const MatterMap& map) {
    std::vector<Arc> arcs;
    for (const auto& promise : map.promises) {
        const auto last = map.meetings.size() - 1;
        const auto to = promise.answered.value_or(promise.due.value_or(last));
        arcs.push_back({promise.made, std::max(promise.made, std::min(to, last)),
                        !promise.answered.has_value()});
    }
    std::sort(arcs.begin(), arcs.end(), [](const Arc& one, const Arc& other) {
        return std::pair(one.from, one.to) < std::pair(other.from, other.to);
    });
    std::vector<std::size_t> ends;
    for (auto& arc : arcs) {
        const auto lane = std::find_if(ends.begin(), ends.end(),
                                       [&](std::size_t end) { return end <= arc.from; });
        arc.lane = static_cast<int>(lane - ends.begin());
        if (lane == ends.end())
            ends.push_back(arc.to);
        else
            *lane = arc.to;
    }
    return arcs;
}

int depth_of(const Arc& arc) { return k_arc + arc.lane * k_lane; }

Html arc(const Arc& arc, const MatterMap& map, const Course& course) {
    const auto top = course.y[arc.from] + 4;
    const auto hook = placed(middle(arc.to, map.meetings.size()), course.y[arc.to] + 28,
                             markup(R"(<path class="pr ring" d="M-6-3a7 7 0 1 0 7-4"/>)"));
    if (arc.from == arc.to) return arc.hangs ? hook : Html();
    const auto width = percent(middle_of(arc.to, map) - middle_of(arc.from, map));
    auto drawing = markup(R"(<svg x="{}%" y="{}" width="{}%" height="{}" viewBox="0 0 100 100")"
                          R"( preserveAspectRatio="none" overflow="visible">)"
                          R"(<path class="pr{}" d="M0 0C0 84 0 96 50 96S100 84 100 {}"/></svg>)",
                          middle(arc.from, map.meetings.size()), top, width, depth_of(arc),
                          arc.hangs ? " no" : "", arc.hangs ? 46 : 0);
    if (arc.hangs) drawing += hook;
    return drawing;
}

Html arc_words(const Arc& arc, int y, const MatterMap& map, const Texts& t) {
    if (arc.hangs || arc.from == arc.to) return {};
    return markup(R"(<text class="t2 m w" x="{}%" y="{}">{}</text>)",
                  percent((middle_of(arc.from, map) + middle_of(arc.to, map)) / 2), y,
                  t(text::picture_answered));
}

Html numbered_knot(std::size_t number, std::size_t meeting, const MatterMap& map,
                   const Course& course, const Texts& t) {
    return placed(
        middle(meeting, map.meetings.size()), course.y[meeting],
        markup(R"(<a href="#m{}" aria-label="{}"><circle class="hit" r="22"/>)"
               R"(<circle class="st" r="13"/><text class="n" y="5">{}</text></a>)",
               number, t(text::picture_knot, number, t.day_and_month(map.meetings[meeting].day)),
               number));
}

Html end_knot(std::size_t meeting, const MatterMap& map, const Course& course) {
    const auto x = middle(meeting, map.meetings.size());
    const auto y = course.y[meeting];
    if (map.at[meeting] == At::stalled)
        return placed(x, y, markup(R"(<path class="l" d="M0-16v32"/>)"));
    if (map.at[meeting] == At::goes_on)
        return placed(x, y, markup(R"(<path class="l thin" d="M-9-11l11 11-11 11"/>)"));
    return {};
}

Html knots(const MatterMap& map, const Course& course, const Texts& t) {
    Html all;
    std::size_t number = 0;
    for (std::size_t i = 0; i < map.at.size(); ++i)
        if (map.at[i] == At::raised || map.at[i] == At::done)
            all += numbered_knot(++number, i, map, course, t);
        else
            all += end_knot(i, map, course);
    return all;
}

bool is_crossed(std::size_t meeting, const MatterMap& map) {
    return std::any_of(map.visits.begin(), map.visits.end(), [&](const MapVisit& visit) {
        return std::find(visit.meetings.begin(), visit.meetings.end(), meeting) !=
               visit.meetings.end();
    });
}

// A word or two above each knot, where a screen has room for them; beside a capsule.
Html labels(const MatterMap& map, const Course& course) {
    Html all;
    for (std::size_t i = 0; i < map.labels.size(); ++i) {
        if (map.labels[i].empty()) continue;
        // Each begins at its knot, so that neighbours never meet; the last has no room to the
        // right.
        const bool beside = is_crossed(i, map);
        const bool is_last = i + 1 == map.labels.size();
        all +=
            placed(middle(i, map.meetings.size()), course.y[i] - 24,
                   markup(R"(<text class="t2{}" x="{}">{}</text>)", is_last ? " end" : "",
                          is_last || beside ? 15 : -8, shortened(map.labels[i], beside ? 13 : 16)));
    }
    return markup(R"(<g class="w" aria-hidden="true">{}</g>)", all);
}

std::string holder_at(std::size_t meeting, const MatterMap& map, const Texts& t) {
    std::string name = t(text::picture_nobody);
    for (const auto& holding : map.holdings)
        if (holding.from <= meeting && !holding.name.empty())
            name = holding.name;
        else if (holding.from <= meeting)
            name = t(text::picture_nobody);
    return name;
}

Html promises_at(std::size_t meeting, const MatterMap& map, const Texts& t) {
    Html all;
    for (const auto& promise : map.promises) {
        if (promise.made != meeting) continue;
        const auto words = markup("<span lang=\"sv\">{}</span>", promise.words);
        all += markup(
            "{} ", promise.answered
                       ? t.html(text::picture_promise_answered, words,
                                markup("{}", t.day_and_month(map.meetings[*promise.answered].day)))
                       : t.html(text::picture_promise_hangs, words));
    }
    return all;
}

Html as_table(const MatterMap& map, const Texts& t) {
    Table table{.caption = map.heading,
                .heads = {t(text::picture_meeting_column), t(text::picture_what_column),
                          t(text::picture_holder_column), t(text::picture_promise_column)},
                .rows = {}};
    for (std::size_t i = 0; i < map.meetings.size(); ++i)
        table.rows.push_back(
            {markup("{}", t.day_and_year(map.meetings[i].day)),
             markup("{}", map.meetings[i].is_next ? t(text::picture_next) : t(text_for(map.at[i]))),
             markup("{}", holder_at(i, map, t)), promises_at(i, map, t)});
    return in_table(ui::table(table), t);
}

std::size_t hanging_of(const std::vector<Arc>& arcs) {
    return static_cast<std::size_t>(
        std::count_if(arcs.begin(), arcs.end(), [](const Arc& arc) { return arc.hangs; }));
}

// "två löften utan svar" below the arcs, in the middle of those that hang.
Html hanging_words(const std::vector<Arc>& arcs, int y, const MatterMap& map, const Texts& t) {
    double sum = 0;
    const auto count = hanging_of(arcs);
    if (count == 0) return {};
    for (const auto& arc : arcs)
        if (arc.hangs) sum += middle_of(arc.from, map) + middle_of(arc.to, map);
    // Far enough from either edge for the words to stay within it on a telephone.
    const auto place = std::clamp(sum / 2 / static_cast<double>(count), 28.0, 72.0);
    return markup(R"(<text class="t2 m warn" x="{}%" y="{}">{}</text>)", percent(place), y,
                  t(text::picture_hanging, static_cast<std::int64_t>(count)));
}

std::set<Sign> all_signs(const Course& course, const std::vector<Arc>& arcs, const MatterMap& map) {
    auto signs = course.signs;
    const auto hanging = hanging_of(arcs);
    if (hanging > 0) signs.insert(Sign::hanging);
    if (hanging < arcs.size()) signs.insert(Sign::answered);
    if (!map.visits.empty()) signs.insert(Sign::crossing);
    return signs;
}

struct Heights {
    int first_visit;
    int line;
    int below;  // where words under the arcs stand
    int all;
};
Heights heights_of(const MatterMap& map, const std::vector<Arc>& arcs, std::size_t steps) {
    const int first_visit = k_holders_top + (map.holdings.empty() ? 16 : 72);
    const int line = first_visit + static_cast<int>(map.visits.size()) * k_visit + 44;
    int deepest = 0;
    for (const auto& arc : arcs) deepest = std::max(deepest, depth_of(arc));
    const int lowest = line + static_cast<int>(steps) * k_step;
    const int below = lowest + std::max(deepest + 24, 34);
    return {first_visit, line, below, arcs.empty() ? below : below + 20};
}

Html picture_of(const MatterMap& map, const Course& course, const std::vector<Arc>& arcs,
                const Heights& heights, const Texts& t) {
    Html visits;
    for (std::size_t i = 0; i < map.visits.size(); ++i)
        visits += visit(map.visits[i], i, heights.first_visit + static_cast<int>(i) * k_visit, map,
                        course, t);
    auto promises = each(arcs, [&](const Arc& one) { return arc(one, map, course); });
    Html words = each(arcs, [&](const Arc& one) {
        return arc_words(one, course.y[one.from] + depth_of(one) + 20, map, t);
    });
    words += hanging_words(arcs, heights.below + 8, map, t);
    auto inside = warps(map.meetings, heights.all, t);
    inside += holders(map, t);
    inside += visits;
    inside += markup(R"(<g aria-hidden="true">{}</g>)", promises);
    inside += markup(R"html(
<g class="c1 big"><g aria-hidden="true">{}</g>{}</g>)html",
                     course.drawing, knots(map, course, t));
    inside += labels(map, course);
    inside += markup(R"(<g aria-hidden="true">{}</g>)", words);
    const auto meetings = t(text::picture_meetings, static_cast<std::int64_t>(map.meetings.size()));
    return markup(R"html(
<svg height="{}" role="group" aria-label="{}">{}</svg>)html",
                  heights.all, t(text::picture_one_label, map.name, meetings), inside);
}

}  // namespace

Html matter_map(const MatterMap& wanted, const Texts& t) {
    const auto map = as_drawn(wanted);
    const auto arcs = map.meetings.empty() ? std::vector<Arc>() : arcs_of(map);
    const auto steps = handed_over(map);
    const auto heights = heights_of(map, arcs, steps.size());
    const auto drawn = course({.at = map.at,
                               .handed_over = steps,
                               .y = heights.line,
                               .step = k_step,
                               .draws_knots = false});
    Html lead;
    if (!map.lead.empty()) lead = markup(R"(<p class="dim">{}</p>)", map.lead);
    return markup(R"html(<section class="loom" aria-labelledby="picture">
<h2 id="picture">{}</h2>
{}{}{}{}
</section>)html",
                  map.heading, lead, picture_of(map, drawn, arcs, heights, t),
                  key_of(all_signs(drawn, arcs, map), t), as_table(map, t));
}

}  // namespace samskap::ui
