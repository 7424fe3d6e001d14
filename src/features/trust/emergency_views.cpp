// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/trust/texts.hpp"
#include "features/trust/views.hpp"

namespace samskap::trust {
namespace {

using ui::Html;
using ui::markup;

std::string moment(const web::Request& request, Instant at) {
    const ui::Texts t(request);
    const auto local = request.zone().local(at);
    return t.day_and_year(local.day) + " " + t.time(local.time);
}

Html state_of(const web::Request& request, const EmergencyRow& row) {
    const ui::Texts t(request);
    if (!row.reviewer.empty())
        return ui::chip(ui::Tone::ok, ui::Icon::ok, t(text::reviewed_by, row.reviewer));
    if (row.emergency.ends_at > request.at())
        return ui::chip(ui::Tone::stop, ui::Icon::lock, t(text::open_now));
    return ui::chip(ui::Tone::wait, ui::Icon::wait, t(text::not_reviewed));
}

Html card(const web::Request& request, const EmergencyRow& row) {
    const ui::Texts t(request);
    const auto when = t(text::opened_at, moment(request, row.emergency.made_at));
    return markup(
        "<li class=\"card\"><h3><a href=\"{}\">{}</a></h3>{}<p>{}</p><p>{}</p>"
        "<p class=\"dim\">{}</p></li>",
        web::url("/emergencies/{}", row.emergency.id), t(text::who_opened, row.person, row.group),
        state_of(request, row), t(text::reason_was), row.emergency.reason, when);
}

ui::Field group_field(const EmergencyForm& form, const ui::Texts& t) {
    return {.name = "group",
            .label = t(text::which_group),
            .value = form.group,
            .hint = t(text::which_group_hint),
            .error = form.group_error,
            .required = true};
}

ui::Field reason_field(const EmergencyForm& form, const ui::Texts& t) {
    return {.name = "reason",
            .label = t(text::reason),
            .value = form.reason,
            .hint = t(text::reason_hint),
            .error = form.reason_error,
            .required = true};
}

Html end_form(const web::Request& request) {
    const ui::Texts t(request);
    if (request.viewer().emergencies.ids.empty()) return {};
    const auto end = ui::buttons(ui::button({.label = t(text::close_now)}));
    return ui::note(ui::Tone::stop, markup("<p>{}</p>{}", t(text::you_have_open),
                                           ui::form(request, web::url("/emergencies/end"), end)));
}

}  // namespace

ui::Page emergencies_page(const web::Request& request, const std::vector<EmergencyRow>& rows,
                          const EmergencyForm& form) {
    const ui::Texts t(request);
    const auto group = group_field(form, t);
    const auto reason = reason_field(form, t);
    Html inside = ui::input(group);
    inside += ui::text_area(reason, 3);
    inside += ui::buttons(ui::button({.label = t(text::open_for_an_hour)}));
    const auto list = ui::each(rows, [&](const EmergencyRow& row) { return card(request, row); });
    return {.title = t(text::emergencies),
            .content =
                markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}<h2>{}</h2>{}<h2>{}</h2><p>{}</p>{}",
                       t(text::emergencies), t(text::emergencies_lead), end_form(request),
                       ui::error_summary(request, {group, reason}), t(text::opened_before),
                       rows.empty() ? ui::paragraph(t(text::none_opened))
                                    : markup("<ul class=\"plain\">{}</ul>", list),
                       t(text::open_a_group), t(text::open_words),
                       ui::form(request, web::url("/emergencies"), inside)),
            .crumbs = {},
            .personal = true};
}

ui::Page emergency_page(const web::Request& request, const EmergencyRow& row,
                        const std::vector<people::EmergencyReading>& readings) {
    const ui::Texts t(request);
    ui::Table table{
        .caption = t(text::what_was_read), .heads = {t(text::when), t(text::page)}, .rows = {}};
    for (const auto& reading : readings)
        table.rows.push_back(
            {markup("{}", moment(request, reading.at)), markup("{}", reading.path)});
    const auto& one = row.emergency;
    const bool may_review =
        request.viewer().steward && row.reviewer.empty() && one.person != request.viewer().person;
    Html inside = ui::text_area(
        {.name = "remark", .label = t(text::remark), .hint = t(text::remark_hint)}, 3);
    inside += ui::buttons(ui::button({.label = t(text::have_reviewed)}));
    const auto review = ui::only_if(
        may_review, markup("<h2>{}</h2>{}", t(text::review),
                           ui::form(request, web::url("/emergencies/{}/review", one.id), inside)));
    const auto remark = ui::only_if(!one.remark.empty(),
                                    markup("<h2>{}</h2><p>{}</p>", t(text::remark), one.remark));
    return {.title = t(text::who_opened, row.person, row.group),
            .content = markup(
                "<h1>{}</h1>{}<p>{} {}</p><h2>{}</h2><p>{}</p>{}{}{}",
                t(text::who_opened, row.person, row.group), state_of(request, row),
                t(text::opened_at, moment(request, one.made_at)),
                t(text::closed_at, moment(request, one.ends_at)), t(text::reason_was), one.reason,
                readings.empty() ? ui::paragraph(t(text::nothing_read)) : ui::table(table), remark,
                review),
            .crumbs = {{t(text::emergencies), web::url("/emergencies")},
                       {t(text::who_opened, row.person, row.group), std::nullopt}},
            .personal = true};
}

}  // namespace samskap::trust
