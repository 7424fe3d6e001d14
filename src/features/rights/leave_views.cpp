// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/leave_views.hpp"

#include <algorithm>

#include "features/rights/texts.hpp"

namespace samskap::rights {
namespace {

using ui::Html;
using ui::markup;

// Each thing has a form of its own on the page, so each field has a name of its own.
std::string named(const Held& held, std::string_view what) {
    std::string name = std::string(what) + "-" + held.kind + "-" + std::to_string(held.object);
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

std::string decided_words(const HeldView& thing, const ui::Texts& t) {
    const auto& decided = *thing.held.decided;
    std::string name;
    for (const auto& one : thing.may_take_over)
        if (decided.to == one.id) name = one.name;
    switch (decided.way) {
        case HandoverWay::to_new: return t(text::taken_over_by, name);
        case HandoverWay::temporary:
            return t(text::taken_for_a_time, name, t.day_and_year(decided.review_day.value()));
        case HandoverWay::nobody: return t(text::held_by_nobody, decided.reason);
    }
    return {};
}

std::vector<ui::Field> fields_of(const HeldView& thing, const ui::Texts& t) {
    const auto& typed = thing.typed;
    ui::Field way{.name = named(thing.held, "way"),
                  .label = t(text::who_takes_over),
                  .value = std::string(name_of(typed.way))};
    ui::Field to{.name = named(thing.held, "to"),
                 .label = t(text::new_holder),
                 .value = typed.to ? to_text(*typed.to) : std::string()};
    ui::Field day{.name = named(thing.held, "day"),
                  .label = t(text::review_day),
                  .value = typed.review_day ? to_text(*typed.review_day) : std::string(),
                  .hint = t(text::review_day_hint)};
    ui::Field reason{
        .name = named(thing.held, "reason"), .label = t(text::why_nobody), .value = typed.reason};
    if (thing.refusal == DecisionRefusal::holder_missing) to.error = t(text::holder_missing);
    if (thing.refusal == DecisionRefusal::day_missing) day.error = t(text::review_day_missing);
    if (thing.refusal == DecisionRefusal::reason_missing)
        reason.error = t(text::why_nobody_missing);
    return {way, to, day, reason};
}

Html decision_form(const web::Request& request, const LeaveView& view, const HeldView& thing) {
    const ui::Texts t(request);
    const auto fields = fields_of(thing, t);
    std::vector<ui::Choice> persons{{"", t(text::choose_somebody)}};
    for (const auto& one : thing.may_take_over) persons.push_back({to_text(one.id), one.name});
    Html content = ui::hidden("kind", thing.held.kind);
    content += ui::hidden("object", std::to_string(thing.held.object));
    content += ui::radios(fields[0], {{"new", t(text::way_new)},
                                      {"temporary", t(text::way_temporary)},
                                      {"nobody", t(text::way_nobody)}});
    content += ui::select(fields[1], persons);
    content += ui::short_input(fields[2], ui::InputKind::date);
    content += ui::input(fields[3]);
    content += ui::buttons(ui::button({.label = t(text::save_decision),
                                       .kind = ui::ButtonKind::second,
                                       .more = thing.held.title}));
    const auto form =
        ui::form(request, web::url("/people/{}/leaving/decisions", view.person.id), content);
    if (thing.held.decided && !thing.refusal)
        return markup("<details><summary>{}</summary>{}</details>", t(text::change_decision), form);
    return form;
}

Html thing_row(const web::Request& request, const LeaveView& view, const HeldView& thing) {
    const ui::Texts t(request);
    const auto state = thing.held.decided
                           ? ui::chip(ui::Tone::ok, ui::Icon::ok, decided_words(thing, t))
                           : ui::chip(ui::Tone::wait, ui::Icon::wait, t(text::not_decided));
    if (!thing.may_decide) return {};
    return markup(
        "<li class=\"card\"><p class=\"dim\" lang=\"sv\">{}</p><h2>{}</h2><p>{}</p>{}</li>",
        thing.held.words, thing.held.title, state,
        view.leave->is_closed ? Html() : decision_form(request, view, thing));
}

Html begin_form(const web::Request& request, const LeaveView& view) {
    const ui::Texts t(request);
    const ui::Field day{.name = "day",
                        .label = t(text::last_day),
                        .value = view.leave && !view.leave->is_closed
                                     ? to_text(view.leave->last_day)
                                     : std::string(),
                        .error = view.day_is_missing ? t(text::last_day_missing) : std::string()};
    Html fields = ui::short_input(day, ui::InputKind::date);
    fields += ui::buttons(ui::button({.label = t(text::begin_leave)}));
    return ui::form(request, web::url("/people/{}/leaving", view.person.id), fields);
}

Html open_leave(const web::Request& request, const LeaveView& view) {
    const ui::Texts t(request);
    const bool hides =
        std::any_of(view.things.begin(), view.things.end(),
                    [](const HeldView& thing) { return !thing.may_decide && !thing.held.decided; });
    Html content = markup("<p>{}</p>", t(text::leaves_on, t.day_and_year(view.leave->last_day)));
    if (view.is_refused)
        content += ui::note(ui::Tone::stop, ui::paragraph(t(text::not_all_decided)));
    if (hides) content += ui::note(ui::Tone::wait, ui::paragraph(t(text::others_decide_too)));
    const auto rows = ui::each(
        view.things, [&](const HeldView& thing) { return thing_row(request, view, thing); });
    content += view.things.empty() ? ui::paragraph(t(text::holds_nothing))
                                   : markup("<ul class=\"plain\">{}</ul>", rows);
    content += ui::form(request, web::url("/people/{}/leaving/closure", view.person.id),
                        ui::buttons(ui::button({.label = t(text::close_leave)})));
    return content;
}

std::vector<ui::Field> faulty(const LeaveView& view, const ui::Texts& t) {
    std::vector<ui::Field> fields;
    for (const auto& thing : view.things)
        if (thing.refusal) {
            const auto more = fields_of(thing, t);
            fields.insert(fields.end(), more.begin(), more.end());
        }
    return fields;
}

}  // namespace

ui::Page leave_page(const web::Request& request, const LeaveView& view) {
    const ui::Texts t(request);
    const auto title = t(text::somebody_leaves, view.person.name);
    Html content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>", title,
                          ui::error_summary(request, faulty(view, t)), t(text::leaving_lead));
    if (view.leave && view.leave->is_closed)
        content += ui::note(ui::Tone::ok,
                            ui::paragraph(t(text::has_left, t.day_and_year(view.leave->last_day))));
    content += view.leave && !view.leave->is_closed ? open_leave(request, view)
                                                    : begin_form(request, view);
    return {.title = title,
            .content = content,
            .crumbs = {{view.person.name, web::url("/people/{}", view.person.id)},
                       {t(text::leaving), std::nullopt}},
            .personal = true};
}

}  // namespace samskap::rights
