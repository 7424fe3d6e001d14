// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "features/matters/texts.hpp"
#include "features/matters/views.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/line_map.hpp"

namespace samskap::matters {
namespace {

using ui::Html;
using ui::markup;

// Who held it last, when somebody did and nobody does.
const MatterView::Holding* former_holder(const MatterView& view) {
    for (auto at = view.holdings.rbegin(); at != view.holdings.rend(); ++at)
        if (!at->name.empty()) return &*at;
    return nullptr;
}

// By name, or in the words that were said.
Html ball_words(const MatterView& view, const web::Request& request) {
    const auto where = view.ball_evidence ? evidence_link(*view.ball_evidence, request) : Html();
    if (!view.ball.empty()) return markup("{} {}", view.ball, where);
    if (!view.ball_evidence) return {};
    return markup("<span lang=\"sv\">”{}”</span> {}", view.ball_evidence->text, where);
}

Html facts(const MatterView& view, const web::Request& request) {
    const ui::Texts t(request);
    const auto& matter = view.matter;
    std::vector<ui::Fact> facts;
    facts.push_back({t(text::stage), markup("{}", stage_words(matter.stage, t))});
    facts.push_back(
        {t(text::held_by), markup("{}", view.holder.empty() ? t(text::nobody) : view.holder)});
    if (!view.holder.empty() && matter.holder_since)
        facts.push_back({t(text::since), markup("{}", t.day_and_year(*matter.holder_since))});
    if (view.holder.empty())
        if (const auto* former = former_holder(view))
            facts.push_back(
                {t(text::held_before), markup("{}", t(text::until_day, former->name,
                                                      t.day_and_year(view.holdings.back().from)))});
    if (auto ball = ball_words(view, request); !ball.empty())
        facts.push_back({t(text::now_acts), std::move(ball)});
    facts.push_back(
        {t(text::in_group),
         markup("<a href=\"{}\">{}</a>", web::url("/groups/{}", view.group.id), view.group.name)});
    const auto waiting = view.summary.open_promises + view.summary.open_questions;
    facts.push_back(
        {t(text::unanswered),
         markup("<a href=\"{}\">{}</a>", url_of(matter.id).at("promises"), std::int64_t{waiting})});
    return markup("<div class=\"card\">{}</div>", ui::facts(facts));
}

Html still_note(const MatterView& view, const web::Request& request) {
    const ui::Texts t(request);
    const auto& summary = view.summary;
    switch (summary.still) {
        case Still::none: return {};
        case Still::stated:
            if (!view.evidence) return {};
            return ui::note(
                ui::Tone::stop,
                markup("<p><b>{}</b></p><blockquote lang=\"sv\">{}</blockquote><p>{}</p>",
                       t(text::why_stated, t.day_and_year(view.evidence->meeting_day)),
                       view.evidence->text, evidence_link(*view.evidence, request)));
        case Still::silent:
            return ui::note(ui::Tone::wait,
                            markup("<p><b>{}</b></p><p>{}</p>", t(text::why_silent),
                                   t(text::silent_for, std::int64_t{summary.meetings_since})));
        case Still::holder_left:
            return ui::note(ui::Tone::wait, markup("<p><b>{}</b></p>", t(text::why_holder_left)));
    }
    return {};
}

Html lead(const MatterView& view) {
    const auto& easy =
        view.matter.easy_summary.empty() ? view.matter.summary : view.matter.easy_summary;
    if (view.matter.summary.empty() && easy.empty()) return {};
    return markup(
        "<div lang=\"sv\"><p class=\"lead full\">{}</p><p class=\"lead easy\">{}</p></div>",
        view.matter.summary, easy);
}

Html notes(const std::vector<Shown>& list, const std::string& heading, std::string_view id,
           const web::Request& request) {
    if (list.empty()) return {};
    const auto items =
        ui::each(list, [&](const Shown& shown) { return promise_note(shown, request); });
    return markup("<section id=\"{}\"><h2>{}</h2>{}</section>", id, heading, items);
}

Html also_called(const MatterView& view, const ui::Texts& t) {
    if (view.aliases.empty()) return {};
    std::string names;
    for (const auto& alias : view.aliases) names += (names.empty() ? "" : ", ") + alias;
    return markup("<p class=\"dim\">{}</p>",
                  t.html(text::also_called, markup("<span lang=\"sv\">{}</span>", names)));
}

Html actions(const MatterView& view, const ui::Texts& t) {
    Html list = ui::link_button(web::url("/groups/{}/agenda", view.group.id), t(text::next_agenda),
                                ui::ButtonKind::second, ui::Icon::flag);
    if (view.may_edit) {
        if (!view.group.is_closed)
            list += ui::link_button(web::url("/work/{}/opening", view.matter.id),
                                    view.matter.domain == web::k_open ? t(text::seen_by_everyone)
                                                                      : t(text::show_openly),
                                    ui::ButtonKind::second, ui::Icon::person);
        list += ui::link_button(web::url("/work/{}/edit", view.matter.id), t(text::edit),
                                ui::ButtonKind::second, ui::Icon::pen);
        list += ui::link_button(web::url("/work/{}/joining", view.matter.id),
                                t(text::merge_or_split), ui::ButtonKind::second, ui::Icon::thread);
    }
    return ui::buttons(list);
}

std::size_t meeting_at(const std::vector<Mark>& marks, Day day) {
    std::size_t at = 0;
    while (at + 1 < marks.size() && marks[at].day < day) ++at;
    return at;
}

ui::At at_of(const Mark& mark, const MatterView& view, bool is_last) {
    if (view.summary.first_day && mark.day < *view.summary.first_day) return ui::At::absent;
    if (mark.raised) {
        if (mark.says_still) return ui::At::stalled;
        return is_last && view.matter.stage == Stage::closed ? ui::At::done : ui::At::raised;
    }
    if (!is_last) return ui::At::silent;
    if (view.matter.stage == Stage::closed) return ui::At::done;
    return view.summary.still == Still::none ? ui::At::silent : ui::At::stalled;
}

std::vector<ui::MapPromise> promises_of(const MatterView& view) {
    std::vector<ui::MapPromise> list;
    const auto& marks = view.summary.marks;
    for (const auto& shown : view.promises) {
        const auto& statement = shown.statement;
        if (marks.empty() || statement.meeting_day < marks.front().day) continue;
        ui::MapPromise promise{.made = meeting_at(marks, statement.meeting_day)};
        if (statement.settled_on) promise.answered = meeting_at(marks, *statement.settled_on);
        if (statement.due_day) promise.due = meeting_at(marks, *statement.due_day);
        promise.words = statement.text;
        list.push_back(std::move(promise));
    }
    return list;
}

// The numbers that the picture gives its knots: meetings where the matter was raised and went on.
std::map<MeetingId, int> knots_of(const std::vector<Mark>& marks) {
    std::map<MeetingId, int> knots;
    for (const auto& mark : marks)
        if (mark.raised && !mark.says_still)
            knots.emplace(mark.meeting, static_cast<int>(knots.size()) + 1);
    return knots;
}

// How it ended, where the picture has its last knot: when nobody spoke of it at that meeting.
Html closing(const MatterView& view, std::size_t number, const ui::Texts& t) {
    if (view.matter.stage != Stage::closed) return {};
    const auto& marks = view.summary.marks;
    const bool has_knot = !marks.empty() && !marks.back().raised;
    const auto knot = has_knot ? std::to_string(number) : std::string();
    return markup(
        "<li id=\"{}\"><span class=\"k done\" aria-hidden=\"true\">{}</span>"
        "<b>{}</b><p lang=\"sv\">{}</p></li>",
        has_knot ? "m" + knot : std::string("closed"), ui::icon(ui::Icon::ok),
        stage_words(Stage::closed, t), view.matter.close_reason);
}

}  // namespace

Html picture(const MatterView& view, const web::Request& request) {
    const ui::Texts t(request);
    const auto& marks = view.summary.marks;
    if (marks.empty()) return {};
    ui::MatterMap map{.name = view.matter.title,
                      .state = state_words(view.summary, request),
                      .meetings = {},
                      .at = {},
                      .heading = t(text::way_of_the_matter),
                      .lead = t(text::picture_lead)};
    for (std::size_t i = 0; i < marks.size(); ++i) {
        map.meetings.push_back({.day = marks[i].day});
        map.at.push_back(at_of(marks[i], view, i + 1 == marks.size()));
    }
    for (std::size_t i = 0; i < view.holdings.size(); ++i)
        map.holdings.push_back({.name = view.holdings[i].name,
                                .from = meeting_at(marks, view.holdings[i].from),
                                .is_now = i + 1 == view.holdings.size()});
    map.promises = promises_of(view);
    return ui::matter_map(map, t);
}

Html history(const MatterView& view, const web::Request& request) {
    const ui::Texts t(request);
    Html items;
    MeetingId meeting;
    Html said;
    const Statement* first = nullptr;
    std::vector<std::pair<const Statement*, Html>> meetings;
    for (const auto& statement : view.statements) {
        if (statement.meeting != meeting) {
            if (first) meetings.emplace_back(first, said);
            meeting = statement.meeting;
            first = &statement;
            said = {};
        }
        said += markup("<p lang=\"sv\">{}</p>", statement.text);
    }
    if (first) meetings.emplace_back(first, said);
    const auto knots = knots_of(view.summary.marks);
    items += closing(view, knots.size() + 1, t);
    for (const auto& [statement, words] : meetings) {
        const auto knot = knots.find(statement->meeting);
        const auto number = knot == knots.end() ? std::string() : std::to_string(knot->second);
        const auto id = number.empty() ? "said-" + to_text(statement->id) : "m" + number;
        items += markup(
            "<li id=\"{}\"><span class=\"k\" aria-hidden=\"true\">{}</span>"
            "<time datetime=\"{}\">{}</time>{}{}</li>",
            id, number, to_text(statement->meeting_day),
            t.day(statement->meeting_day, request.today()), words,
            evidence_link(*statement, request));
    }
    return markup("<section><h2>{}</h2><ol class=\"tl\">{}</ol>{}</section>",
                  t(text::what_happened), items, ui::pager(request, request.page(), view.more));
}

ui::Page matter_page(const web::Request& request, const MatterView& view) {
    const ui::Texts t(request);
    Html content = markup(
        "<div class=\"cols\"><div><p class=\"row\">{}</p><h1 lang=\"sv\">{}</h1>{}{}</div>{}"
        "</div>",
        state_chip(view.summary, request), view.matter.title, lead(view), also_called(view, t),
        facts(view, request));
    content += still_note(view, request);
    content += picture(view, request);
    content += actions(view, t);
    Html aside = notes(view.promises, t(text::promises), "promises", request);
    aside += notes(view.questions, t(text::questions), "questions", request);
    content +=
        markup("<div class=\"cols\">{}<aside>{}</aside></div>", history(view, request), aside);
    return {.title = view.matter.title,
            .content = content,
            .place = ui::Place::work,
            .crumbs = {{t(text::work), web::url("/work")}, {view.matter.title, std::nullopt}}};
}

}  // namespace samskap::matters
