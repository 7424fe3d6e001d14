// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/picture.hpp"

#include <algorithm>
#include <cmath>

#include "kernel/base/text.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

Html drawing_for(Sign sign) {
    switch (sign) {
        case Sign::raised:
            return markup(
                R"(<svg class="c1" aria-hidden="true"><path class="l thin" d="M2 10h30"/>)"
                R"(<circle class="st" cx="17" cy="10" r="6"/></svg>)");
        case Sign::silent:
            return markup(R"(<svg class="c1" aria-hidden="true">)"
                          R"(<path class="l off" d="M2 10h30"/></svg>)");
        case Sign::handed_over:
            return markup(R"(<svg class="c1" aria-hidden="true">)"
                          R"(<path class="l thin" d="M2 6h12l8 8h10"/></svg>)");
        case Sign::stalled:
            return markup(R"(<svg class="c1" aria-hidden="true">)"
                          R"(<path class="l thin" d="M2 10h18M24 2v16"/></svg>)");
        case Sign::goes_on:
            return markup(R"(<svg class="c1" aria-hidden="true">)"
                          R"(<path class="l thin" d="M2 10h26M22 3l7 7-7 7"/></svg>)");
        case Sign::done:
            return markup(
                R"(<svg class="c1" aria-hidden="true"><circle class="knot" cx="17" cy="10")"
                R"( r="9"/><path class="tick" d="M13 10l3 3 5-6"/></svg>)");
        case Sign::hanging:
            return markup(R"(<svg aria-hidden="true">)"
                          R"(<path class="pr" d="M17 0v4a6.5 6.5 0 1 1-6 4"/></svg>)");
        case Sign::answered:
            return markup(R"(<svg aria-hidden="true">)"
                          R"(<path class="pr" d="M4 2c0 20 26 20 26 0"/></svg>)");
        case Sign::crossing:
            return markup(R"(<svg aria-hidden="true">)"
                          R"(<rect class="x" x="8" y="3" width="18" height="14" rx="7"/></svg>)");
    }
    return {};
}

const Text<0>& text_for(Sign sign) {
    switch (sign) {
        case Sign::raised: return text::key_raised;
        case Sign::silent: return text::key_silent;
        case Sign::handed_over: return text::key_handed_over;
        case Sign::stalled: return text::key_stalled;
        case Sign::goes_on: return text::key_goes_on;
        case Sign::done: return text::key_done;
        case Sign::hanging: return text::key_hanging;
        case Sign::answered: return text::key_answered;
        case Sign::crossing: return text::key_crossing;
    }
    return text::key_raised;
}

// From one meeting to the next: whole when the matter was spoken of at both.
Stitch stitch_between(At before, At after) {
    const auto spoken_of = [](At at) { return at == At::raised || at == At::done; };
    const bool whole = spoken_of(before) && (spoken_of(after) || after == At::goes_on);
    return whole ? Stitch::whole : Stitch::dotted;
}

Html knot(At at) {
    switch (at) {
        case At::raised: return markup(R"(<circle class="st" r="7"/>)");
        case At::stalled: return markup(R"(<path class="l thin" d="M0-12v24"/>)");
        case At::goes_on: return markup(R"(<path class="l thin" d="M-7-9l9 9-9 9"/>)");
        case At::done:
            return markup(R"(<circle class="knot" r="12"/><path class="tick" d="M-5 0l4 4 6-8"/>)");
        case At::absent:
        case At::silent: return {};
    }
    return {};
}

Sign sign_for(At at) {
    switch (at) {
        case At::raised: return Sign::raised;
        case At::stalled: return Sign::stalled;
        case At::goes_on: return Sign::goes_on;
        case At::done: return Sign::done;
        case At::absent:
        case At::silent: break;
    }
    return Sign::silent;
}

bool holds(const std::vector<std::size_t>& places, std::size_t place) {
    return std::find(places.begin(), places.end(), place) != places.end();
}

// Draws the line of a matter from meeting to meeting, each straight part at once.
class Pen {
public:
    explicit Pen(std::size_t meetings) : m_meetings(meetings) {}

    void begin(std::size_t meeting) { m_from = place(meeting); }
    void go_to(std::size_t meeting, int y, Stitch stitch) {
        if (m_has_part && stitch != m_stitch) lift(y);
        m_stitch = stitch;
        m_to = place(meeting);
        m_has_part = true;
    }
    // Somebody new took over: the line goes on one step lower, halfway between the meetings.
    void step_down(std::size_t meeting, int y, int step, Stitch stitch) {
        if (m_has_part && stitch != m_stitch) lift(y);
        m_stitch = stitch;
        const auto half = place(meeting) - 50 / static_cast<double>(m_meetings);
        m_to = half - 0.9;
        m_has_part = true;
        lift(y);
        drawing += placed(percent(half), y,
                          markup(R"(<path class="l{}" d="M-9 0h3l10 {}h5"/>)",
                                 stitch == Stitch::dotted ? " off" : "", step));
        m_from = half + 0.9;
        go_to(meeting, y + step, stitch);
    }
    void lift(int y) {
        if (m_has_part) drawing += line(percent(m_from), percent(m_to), y, m_stitch);
        m_from = m_to;
        m_has_part = false;
    }

    Html drawing;

private:
    [[nodiscard]] double place(std::size_t meeting) const {
        return (static_cast<double>(meeting) + 0.5) * 100 / static_cast<double>(m_meetings);
    }

    std::size_t m_meetings;
    double m_from = 0;
    double m_to = 0;
    Stitch m_stitch = Stitch::whole;
    bool m_has_part = false;
};

}  // namespace

std::string percent(double value) {
    const auto hundredths = std::lround(value * 100);
    auto text = std::to_string(hundredths / 100);
    const auto rest = hundredths % 100;
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    return text;
}

std::string middle(std::size_t meeting, std::size_t meetings) {
    return percent((static_cast<double>(meeting) + 0.5) * 100 / static_cast<double>(meetings));
}

Html key_of(const std::set<Sign>& signs, const Texts& t) {
    return markup(R"html(
<ul class="key dim" aria-label="{}">{}</ul>)html",
                  t(text::key_name), each(signs, [&](Sign sign) {
                      return markup("<li>{}{}</li>", drawing_for(sign), t(text_for(sign)));
                  }));
}

Html warps(const std::vector<MapMeeting>& meetings, int height, const Texts& t) {
    Html all;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        const auto x = middle(i, meetings.size());
        all += markup(R"(<line class="warp{}" x1="{}%" x2="{}%" y1="26" y2="{}"/>)",
                      meetings[i].is_next ? " next" : "", x, x, height);
        all += markup(R"(<text class="d" x="{}%" y="16"><tspan class="w">{} </tspan>{}</text>)", x,
                      date_of(meetings[i].day).day, t.short_month(meetings[i].day));
    }
    return markup(R"(<g aria-hidden="true">{}</g>)", all);
}

Html placed(std::string_view x_percent, int y, const Html& drawing) {
    if (drawing.empty()) return {};
    return markup(R"(<svg x="{}%" y="{}" overflow="visible">{}</svg>)", x_percent, y, drawing);
}

Html line(std::string_view from, std::string_view to, int y, Stitch stitch) {
    const auto one = [&](std::string_view name) {
        return markup(R"(<line class="{}" x1="{}%" x2="{}%" y1="{}" y2="{}"/>)", name, from, to, y,
                      y);
    };
    if (stitch == Stitch::dotted) return one("l off");
    auto both = one("l");
    both += one("tw");
    return both;
}

Course course(const CourseWish& wish) {
    Course course;
    const auto meetings = wish.at.size();
    Pen pen(meetings);
    Html knots;
    int y = wish.y;
    bool has_begun = false;
    bool has_ended = false;
    for (std::size_t i = 0; i < meetings; ++i) {
        const auto at = wish.at[i];
        if (at != At::absent && !has_ended) {
            if (!has_begun) {
                pen.begin(i);
            } else {
                const auto stitch = stitch_between(wish.at[i - 1], at);
                if (stitch == Stitch::dotted) course.signs.insert(Sign::silent);
                if (holds(wish.handed_over, i)) {
                    pen.step_down(i, y, wish.step, stitch);
                    course.signs.insert(Sign::handed_over);
                    y += wish.step;
                } else {
                    pen.go_to(i, y, stitch);
                }
            }
            has_begun = true;
            has_ended = at == At::done;
            if (at != At::silent) course.signs.insert(sign_for(at));
            if (wish.draws_knots) knots += placed(middle(i, meetings), y, knot(at));
        }
        course.y.push_back(y);
    }
    pen.lift(y);
    course.drawing = std::move(pen.drawing);
    course.drawing += knots;
    return course;
}

const Text<0>& text_for(At at) {
    switch (at) {
        case At::absent: return text::knot_none;
        case At::raised: return text::knot_raised;
        case At::silent: return text::knot_silent;
        case At::stalled: return text::knot_stalled;
        case At::goes_on: return text::knot_goes_on;
        case At::done: return text::knot_done;
    }
    return text::knot_none;
}

std::string shortened(const std::string& words, std::size_t most) {
    if (samskap::text::code_points(words) <= most) return words;
    std::size_t at = 0;
    for (std::size_t letters = 0; letters + 1 < most; ++letters) samskap::text::decode(words, at);
    return std::string(samskap::text::trim(words.substr(0, at))) + "…";
}

Html in_table(const Html& table, const Texts& t) {
    return markup(R"html(
<details><summary>{}</summary>
{}</details>)html",
                  t(text::picture_as_table), table);
}

}  // namespace samskap::ui
