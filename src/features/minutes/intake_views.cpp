// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/queue_views.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

Html progress(const Intake& intake, const ui::Texts& t) {
    const auto& pages = intake.pages;
    if (intake.state == IntakeState::stopped)
        return ui::chip(ui::Tone::wait, ui::Icon::wait,
                        t(text::reading_stopped, pages.done, pages.of));
    if (!intake.is_moving)
        return ui::chip(ui::Tone::wait, ui::Icon::wait,
                        t(text::reading_stands_still, pages.done, pages.of));
    if (pages.done == 0)
        return ui::chip(ui::Tone::plain, ui::Icon::wait, t(text::reading_begins, pages.of));
    return ui::chip(ui::Tone::plain, ui::Icon::wait, t(text::pages_read, pages.done, pages.of));
}

Html bar(const Intake& intake, const ui::Texts& t) {
    const auto& pages = intake.pages;
    return ui::share_bar(t(text::pages_read, pages.done, pages.of),
                         {{pages.done, 1}, {pages.of - pages.done, 0}}, ui::BarHeight::low);
}

Html press(const web::Request& request, const Intake& intake, std::string_view what,
           const std::string& label) {
    return ui::form(
        request, web::url("/intakes/{}/{}", intake.document, what),
        ui::button({.label = label, .kind = ui::ButtonKind::mini, .more = intake.name}));
}

Html choices(const web::Request& request, const Intake& intake) {
    const ui::Texts t(request);
    if (intake.state == IntakeState::reading && intake.is_moving)
        return press(request, intake, "stop", t(text::stop_reading));
    Html choices = press(request, intake, "resumption", t(text::go_on_reading));
    if (intake.state == IntakeState::reading) {
        choices += press(request, intake, "stop", t(text::stop_reading));
        return choices;
    }
    choices += small_link(web::url("/review").with("instead", to_text(intake.document)).at("new"),
                          t(text::type_instead), intake.name);
    choices += ui::link_button(web::url("/documents/{}", intake.document), t(text::fetch_file),
                               ui::ButtonKind::mini, ui::Icon::download);
    return choices;
}

Html row(const web::Request& request, const Intake& intake) {
    const ui::Texts t(request);
    return markup("<li><h3>{}</h3><p class=\"row\">{}<span class=\"dim\">{}</span></p>{}{}</li>",
                  intake.name, progress(intake, t), intake.group_name, bar(intake, t),
                  ui::buttons(choices(request, intake)));
}

}  // namespace

Html intake_section(const web::Request& request, const std::vector<Intake>& intakes) {
    if (intakes.empty()) return {};
    const ui::Texts t(request);
    const auto rows = ui::each(intakes, [&](const Intake& intake) { return row(request, intake); });
    return markup(
        "<section id=\"reading\"><h2>{}</h2><p>{}</p><ul class=\"list\">{}</ul>{}</section>",
        t(text::being_read), t(text::being_read_lead), rows,
        ui::buttons(ui::link_button(web::url("/review").at("reading"), t(text::look_again),
                                    ui::ButtonKind::second)));
}

}  // namespace samskap::minutes
