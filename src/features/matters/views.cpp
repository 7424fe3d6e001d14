// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/matters/views.hpp"

#include "features/matters/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/texts_of_time.hpp"

namespace samskap::matters {
namespace {

using ui::Html;
using ui::markup;

std::string due_words(const Statement& statement, Day today, const ui::Texts& t) {
    if (statement.due_day) return t.day(*statement.due_day, today);
    return statement.due_words;
}

ui::Tone tone_of(const Shown& shown) {
    switch (shown.statement.state) {
        case State::open:
        case State::partly: return shown.is_late ? ui::Tone::stop : ui::Tone::wait;
        case State::kept:
        case State::answered: return ui::Tone::ok;
        case State::handed_back:
        case State::dropped:
        case State::none: break;
    }
    return ui::Tone::plain;
}

std::string settled_words(const Shown& shown, const web::Request& request) {
    const ui::Texts t(request);
    const auto& statement = shown.statement;
    const auto when = statement.settled_on
                          ? ui::short_day(t, *statement.settled_on, request.today())
                          : std::string();
    switch (statement.state) {
        case State::open:
            if (statement.kind == Kind::question) return t(text::question_open);
            return shown.is_late ? t(text::nobody_came_back) : t(text::waits);
        case State::partly: return t(text::answered_partly);
        case State::kept: return t(text::kept_on, when);
        case State::answered: return t(text::answered_on, when);
        case State::handed_back: return t(text::handed_back);
        case State::dropped: return t(text::dropped_on, when);
        case State::none: break;
    }
    return {};
}

// "Det ska vara klart fredag 8 maj"; words that were said are in the language they were said in.
Html due_html(const Statement& statement, const web::Request& request) {
    const ui::Texts t(request);
    const auto due = due_words(statement, request.today(), t);
    if (due.empty()) return {};
    if (!has_end(due)) return markup("{}", t(text::holds_until_further));
    return t.html(text::should_be_done, statement.due_day
                                            ? markup("{}", due)
                                            : markup("<span lang=\"sv\">{}</span>", due));
}

Html who_and_when(const Shown& shown, const web::Request& request) {
    const ui::Texts t(request);
    const auto& statement = shown.statement;
    std::string who;
    if (statement.kind != Kind::question)
        who = shown.owner.empty() ? t(text::nobody_named)
                                  : text::upper_first(t(text::promised_by, shown.owner));
    const auto due = due_html(statement, request);
    if (who.empty() && due.empty()) return {};
    return markup("<p class=\"dim\">{}{}{}</p>", who, who.empty() || due.empty() ? "" : " ", due);
}

Html list_choice(std::string_view list, const std::string& words, bool current) {
    const auto to = web::url("/promises").with("list", list);
    if (current) return markup("<li><a href=\"{}\" aria-current=\"page\">{}</a></li>", to, words);
    return markup("<li><a href=\"{}\">{}</a></li>", to, words);
}

Html promise_choices(const web::Request& request, PromiseList list) {
    const ui::Texts t(request);
    Html choices;
    if (request.viewer().signed_in())
        choices += list_choice("mine", t(text::list_mine), list == PromiseList::mine);
    choices += list_choice("all", t(text::list_all), list == PromiseList::all);
    choices += list_choice("late", t(text::list_late), list == PromiseList::late);
    choices += list_choice("without-owner", t(text::list_without_owner),
                           list == PromiseList::without_owner);
    return markup("<nav aria-label=\"{}\"><ul class=\"row plain\">{}</ul></nav>",
                  t(text::which_promises), choices);
}

// What is done can still owe somebody an answer.
std::string waiting_words(const Summary& matter, std::int64_t waiting, const ui::Texts& t) {
    const bool is_done = matter.still == Still::none && matter.stage == Stage::closed;
    return is_done ? t(text::done_but_unanswered, waiting) : t(text::without_answer, waiting);
}

Html work_row(const Summary& matter, const web::Request& request) {
    const ui::Texts t(request);
    const std::int64_t waiting = matter.open_promises + matter.open_questions;
    const auto count = waiting == 0
                           ? Html()
                           : markup("<p class=\"dim\">{}</p>", waiting_words(matter, waiting, t));
    return markup(
        "<li class=\"card\"><p class=\"row\">{}<span class=\"dim\">{}</span></p>"
        "<h2><a href=\"{}\" lang=\"sv\">{}</a></h2>{}</li>",
        state_chip(matter, request), stage_words(matter.stage, t), url_of(matter.matter),
        matter.title, count);
}

Html group_filter(const web::Request& request, const WorkView& view) {
    const ui::Texts t(request);
    std::vector<ui::Choice> groups{{"", t(text::all_groups)}};
    for (const auto& group : view.groups) groups.push_back({to_text(group.id), group.name});
    const std::vector<ui::Choice> states{{"", t(text::all_states)},
                                         {"stated", t(text::filter_stated)},
                                         {"silent", t(text::filter_silent)},
                                         {"holder_left", t(text::filter_holder_left)}};
    Html fields = ui::select({.name = "group",
                              .label = t(text::group),
                              .value = view.group ? to_text(view.group->id) : ""},
                             groups);
    fields += ui::select({.name = "still",
                          .label = t(text::state),
                          .value = view.still ? std::string(name_of(*view.still)) : ""},
                         states);
    fields += ui::buttons(ui::button({.label = t(text::show), .kind = ui::ButtonKind::second}));
    const auto form = ui::get_form(web::url("/work"), fields, t(text::filter));
    // Out of the way until somebody asks; open while it narrows the list.
    if (view.group || view.still)
        return markup("<details open><summary>{}</summary>{}</details>", t(text::filter), form);
    return markup("<details><summary>{}</summary>{}</details>", t(text::filter), form);
}

}  // namespace

std::string stage_words(Stage stage, const ui::Texts& t) {
    switch (stage) {
        case Stage::idea: return t(text::stage_idea);
        case Stage::test: return t(text::stage_test);
        case Stage::growing: return t(text::stage_growing);
        case Stage::operation: return t(text::stage_operation);
        case Stage::closed: return t(text::stage_closed);
    }
    return {};
}

std::string state_words(const Summary& summary, const web::Request& request) {
    const ui::Texts t(request);
    switch (summary.still) {
        case Still::stated: return t(text::has_stopped);
        case Still::silent:
            return summary.still_since ? t(text::silent_since,
                                           ui::short_day(t, *summary.still_since, request.today()))
                                       : t(text::silent);
        case Still::holder_left: return t(text::nobody_holds);
        case Still::none: break;
    }
    if (summary.stage == Stage::closed) return t(text::is_done);
    if (summary.stage == Stage::operation) return t(text::stage_operation);
    return t(text::goes_on);
}

Html state_chip(const Summary& summary, const web::Request& request) {
    const auto words = state_words(summary, request);
    switch (summary.still) {
        case Still::stated: return ui::chip(ui::Tone::stop, ui::Icon::stop, words);
        case Still::silent:
        case Still::holder_left: return ui::chip(ui::Tone::wait, ui::Icon::wait, words);
        case Still::none: break;
    }
    const bool done = summary.stage == Stage::closed || summary.stage == Stage::operation;
    return ui::chip(done ? ui::Tone::ok : ui::Tone::plain, done ? ui::Icon::ok : ui::Icon::thread,
                    words);
}

Html evidence_link(const Statement& statement, const web::Request& request) {
    const ui::Texts t(request);
    const auto day = ui::short_day(t, statement.meeting_day, request.today());
    if (statement.topic_title.empty())
        return ui::source_link(url_of(statement), t(text::notes_of, day));
    return markup("<a class=\"src\" href=\"{}\">{}{}</a>", url_of(statement),
                  ui::icon(ui::Icon::source),
                  t.html(text::notes_under, markup("{}", day),
                         markup("<span lang=\"sv\">{}</span>", statement.topic_title)));
}

namespace {

// What was said later and may be the answer; who may answer can say so at once.
Html likely_answer(const Shown& shown, const web::Request& request) {
    const ui::Texts t(request);
    const auto& answer = *shown.likely_answer;
    Html words = markup("<p>{}</p><blockquote lang=\"sv\"><p>{}</p></blockquote><p>{}</p>",
                        t(text::may_be_the_answer), answer.text, evidence_link(answer, request));
    if (shown.may_settle)
        words += ui::buttons(ui::link_button(web::url("/statements/{}/answer", shown.statement.id)
                                                 .with("evidence", to_text(answer.id)),
                                             t(text::look_at_answer), ui::ButtonKind::mini,
                                             ui::Icon::ok));
    return words;
}

}  // namespace

Html promise_note(const Shown& shown, const web::Request& request) {
    const ui::Texts t(request);
    const auto tone = tone_of(shown);
    const auto icon = tone == ui::Tone::ok     ? ui::Icon::ok
                      : tone == ui::Tone::stop ? ui::Icon::stop
                                               : ui::Icon::wait;
    Html content =
        markup("<p>{}</p><p lang=\"sv\"><strong>{}</strong></p>",
               ui::chip(tone, icon, settled_words(shown, request)), shown.statement.text);
    content += who_and_when(shown, request);
    if (!shown.outcome.empty())
        content += markup("<p>{}</p>",
                          t.html(text::told, markup("<span lang=\"sv\">{}</span>", shown.outcome)));
    content += markup("<p>{}</p>", evidence_link(shown.statement, request));
    if (shown.likely_answer) content += likely_answer(shown, request);
    const bool waits =
        shown.statement.state == State::open || shown.statement.state == State::partly;
    Html ways;
    if (shown.may_settle && waits)
        ways += ui::link_button(web::url("/statements/{}/answer", shown.statement.id),
                                t(text::tell_how_it_went), ui::ButtonKind::mini, ui::Icon::pen);
    if (shown.may_take_back)
        ways += ui::link_button(web::url("/statements/{}/regret", shown.statement.id),
                                t(text::take_back), ui::ButtonKind::mini, ui::Icon::undo);
    if (!ways.empty()) content += ui::buttons(ways);
    return ui::note(tone, content);
}

ui::Page work_page(const web::Request& request, const WorkView& view) {
    const ui::Texts t(request);
    const auto rows =
        ui::each(view.matters, [&](const Summary& matter) { return work_row(matter, request); });
    const auto list = view.matters.empty() ? ui::paragraph(t(text::no_matters))
                                           : markup("<ul class=\"plain grid g2\">{}</ul>", rows);
    const auto title = view.group ? t(text::work_of, view.group->name) : t(text::work);
    return {.title = title,
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}{}", title,
                              t(text::work_lead), group_filter(request, view), list,
                              ui::pager(request, request.page(), view.more)),
            .place = ui::Place::work,
            .crumbs = {}};
}

ui::Page promises_page(const web::Request& request, const PromisesView& view) {
    const ui::Texts t(request);
    const bool questions = view.list == PromiseList::questions;
    const auto title = questions ? t(text::open_questions) : t(text::promises);
    const auto lead = questions ? t(text::open_questions_lead) : t(text::promises_lead);
    const auto notes = ui::each(view.shown, [&](const Shown& one) {
        const auto matter = one.statement.matter && !one.statement.matter_title.empty()
                                ? markup("<p class=\"row\"><a href=\"{}\" lang=\"sv\">{}</a></p>",
                                         url_of(*one.statement.matter), one.statement.matter_title)
                                : Html();
        return markup("<li>{}{}</li>", matter, promise_note(one, request));
    });
    const auto list = view.shown.empty() ? ui::paragraph(t(text::nothing_waits))
                                         : markup("<ul class=\"plain\">{}</ul>", notes);
    return {.title = title,
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}{}", title, lead,
                              questions ? Html() : promise_choices(request, view.list), list,
                              ui::pager(request, request.page(), view.more)),
            .place = ui::Place::work,
            .crumbs = {},
            .personal = view.list == PromiseList::mine};
}

}  // namespace samskap::matters
