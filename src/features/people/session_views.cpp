// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/texts.hpp"
#include "features/people/views.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::people {
namespace {

using ui::Html;
using ui::markup;

std::string when(const web::Request& request, const ui::Texts& t, Instant at) {
    const auto local = request.zone().local(at);
    return t(text::day_and_time, t.day(local.day, request.today()), t.time(local.time));
}

Html end_button(const web::Request& request, std::string_view which, const std::string& words,
                const std::string& more) {
    Html fields = ui::hidden("which", which);
    fields +=
        ui::buttons(ui::button({.label = words, .kind = ui::ButtonKind::second, .more = more}));
    return ui::form(request, web::url("/sessions/end"), fields);
}

Html session_row(const web::Request& request, const OpenSession& session) {
    const ui::Texts t(request);
    const auto device = session.device.empty() ? t(text::some_device) : session.device;
    Html facts =
        markup("<p class=\"dim\">{}</p>", t(text::session_times, when(request, t, session.made_at),
                                            when(request, t, session.seen_at)));
    if (session.is_shared) facts += ui::paragraph(t(text::session_shared));
    if (session.is_this)
        facts += ui::chip(ui::Tone::ok, ui::Icon::ok, t(text::session_this));
    else
        facts += end_button(request, session.reference, t(text::end_session),
                            device + " " + when(request, t, session.seen_at));
    return markup("<li class=\"card\"><h2>{}</h2>{}</li>", device, facts);
}

}  // namespace

ui::Page sessions_page(const web::Request& request, const std::vector<OpenSession>& sessions,
                       const Html& more) {
    const ui::Texts t(request);
    const auto rows = ui::each(
        sessions, [&](const OpenSession& session) { return session_row(request, session); });
    const auto others = sessions.size() > 1
                            ? end_button(request, "others", t(text::end_other_sessions), "")
                            : Html();
    Html step =
        ui::link_button(web::url("/second-step"), t(text::second_step), ui::ButtonKind::second);
    step += more;
    return {.title = t(text::sessions),
            .content =
                markup("<h1>{}</h1><p class=\"lead\">{}</p><ul class=\"plain\">{}</ul>{}{}",
                       t(text::sessions), t(text::sessions_lead), rows, others, ui::buttons(step)),
            .crumbs = {},
            .personal = true};
}

}  // namespace samskap::people
