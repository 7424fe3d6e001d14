// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/queue_views.hpp"

#include <algorithm>

#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/web/statics.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

constexpr std::string_view k_formats =
    ".txt,.md,.pdf,.docx,.odt,.rtf,.html,.htm,.eml,.png,.jpg,.jpeg,.tif,.tiff";

Html state_of(const QueueEntry& entry, const ui::Texts& t) {
    if (entry.review.state == ReviewState::published)
        return entry.review.opened_at
                   ? ui::chip(ui::Tone::ok, ui::Icon::ok, t(text::published_openly))
                   : ui::chip(ui::Tone::plain, ui::Icon::group, t(text::published_to_group));
    if (entry.undecided > 0)
        return ui::chip(ui::Tone::wait, ui::Icon::wait, t(text::undecided, entry.undecided));
    return ui::chip(ui::Tone::ok, ui::Icon::ok, t(text::ready_to_publish));
}

Html entry_row(const QueueEntry& entry, const ui::Texts& t) {
    const auto& review = entry.review;
    const auto address = review.state == ReviewState::published && review.meeting
                             ? meetings::url_of(*review.meeting)
                             : url_of(review.id);
    const auto day = review.day ? t.day_and_year(*review.day) : t(text::day_missing);
    return markup(
        "<li><h3><a href=\"{}\">{}</a></h3><p class=\"row\">{}<span>{}</span>"
        "<span class=\"dim\">{}</span><span class=\"dim\">{}</span></p></li>",
        address, review.title, state_of(entry, t), day, review.group_name, review.file_name);
}

Html entries(const QueueView& view, ReviewState state, const std::string& heading,
             const ui::Texts& t) {
    Html rows;
    for (const auto& entry : view.queue)
        if (entry.review.state == state) rows += entry_row(entry, t);
    if (rows.empty() && state == ReviewState::published) return {};
    const auto list = rows.empty() ? ui::paragraph(t(text::queue_empty))
                                   : markup("<ul class=\"list\">{}</ul>", rows);
    return markup("<section><h2>{}</h2>{}</section>", heading, list);
}

Html unreadable_section(const web::Request& request, const QueueView& view) {
    if (view.unreadable.empty()) return {};
    const ui::Texts t(request);
    const auto rows = ui::each(view.unreadable, [&](const UnreadableFile& file) {
        Html links =
            small_link(web::url("/review").with("instead", to_text(file.document)).at("new"),
                       t(text::type_instead), file.name);
        links += ui::link_button(web::url("/documents/{}", file.document), t(text::fetch_file),
                                 ui::ButtonKind::mini, ui::Icon::download);
        links += ui::form(request, web::url("/unreadable/{}/removal", file.document),
                          ui::button({.label = t(text::remove_from_queue),
                                      .kind = ui::ButtonKind::mini,
                                      .icon = ui::Icon::close,
                                      .more = file.name}));
        return markup("<li><h3>{}</h3><p>{} <span class=\"dim\">{}</span></p>{}</li>", file.name,
                      refusal_words(file.refusal, t), file.group_name, ui::buttons(links));
    });
    return markup("<section><h2>{}</h2><ul class=\"list\">{}</ul></section>",
                  t(text::unreadable_files), rows);
}

Html outcome_row(const Outcome& outcome, const ui::Texts& t) {
    const auto& imported = outcome.imported;
    if (imported.is_being_read)
        return markup("<li><b>{}</b>: {}</li>", outcome.name, t(text::is_being_read));
    if (!imported.refusal.empty())
        return markup("<li><b>{}</b>: {}</li>", outcome.name, refusal_words(imported.refusal, t));
    const auto said = imported.attached > 0
                          ? t(text::mail_was_read, static_cast<std::int64_t>(imported.attached))
                      : imported.was_there ? t(text::was_there)
                                           : t(text::was_read);
    if (!imported.reading) return markup("<li><b>{}</b>: {}</li>", outcome.name, said);
    return markup("<li><b>{}</b>: {} <a href=\"{}\">{}<span class=\"vh\"> {}</span></a></li>",
                  outcome.name, said, url_of(*imported.reading), t(text::go_there), outcome.name);
}

Html outcomes(const QueueView& view, const ui::Texts& t) {
    if (view.outcomes.empty()) return {};
    const bool trouble = std::any_of(
        view.outcomes.begin(), view.outcomes.end(),
        [](const Outcome& one) { return one.imported.was_there || !one.imported.refusal.empty(); });
    return ui::note(trouble ? ui::Tone::wait : ui::Tone::ok,
                    markup("<ul>{}</ul>", ui::each(view.outcomes, [&](const Outcome& one) {
                               return outcome_row(one, t);
                           })));
}

ui::Field group_field(const QueueView& view, const ui::Texts& t) {
    return {.name = "group",
            .label = t(text::which_group),
            .value = view.group,
            .error = view.group_missing ? t(text::group_missing) : std::string()};
}

ui::Field paste_field(const QueueView& view, const ui::Texts& t) {
    return {.name = "pasted",
            .label = t(text::paste_text),
            .value = view.pasted,
            .hint = t(text::paste_hint),
            .error = view.nothing_sent ? t(text::nothing_sent) : std::string()};
}

const web::StaticFile k_paste{"paste.js", "text/javascript; charset=utf-8", paste_script()};

Html import_form(const web::Request& request, const QueueView& view) {
    const ui::Texts t(request);
    Html fields;
    if (view.groups.size() == 1) {
        fields += ui::hidden("group", to_text(view.groups.front().id));
    } else {
        std::vector<ui::Choice> choices{{"", t(text::choose_group), {}}};
        for (const auto& group : view.groups)
            choices.push_back({to_text(group.id), group.name, {}});
        fields += ui::select(group_field(view, t), choices);
    }
    fields += ui::text_area(paste_field(view, t), 8);
    if (view.instead_of.empty())
        fields += ui::file_input(
            {.name = "file", .label = t(text::or_files), .hint = t(text::files_hint)}, k_formats,
            true);
    else
        fields += ui::hidden("instead_of", view.instead_of);
    fields += ui::buttons(ui::button({.label = t(text::read_now)}));
    return ui::form(request, web::url("/review"), fields, ui::Sends::files);
}

Html instead_note(const QueueView& view, const ui::Texts& t) {
    const auto note = [&](const auto& files) -> Html {
        for (const auto& file : files)
            if (to_text(file.document) == view.instead_of)
                return ui::note(ui::Tone::plain,
                                ui::paragraph(t(text::instead_of_file, file.name)));
        return {};
    };
    auto html = note(view.unreadable);
    html += note(view.intakes);
    return html;
}

}  // namespace

ui::Page queue_page(const web::Request& request, const QueueView& view) {
    const ui::Texts t(request);
    Html content =
        markup("<h1>{}</h1><p class=\"lead\">{}</p>{}", t(text::review_queue), t(text::queue_lead),
               ui::error_summary(request, {group_field(view, t), paste_field(view, t)}));
    content += outcomes(view, t);
    content += markup("<section id=\"new\"><h2>{}</h2>{}{}</section>", t(text::read_new),
                      instead_note(view, t), import_form(request, view));
    content += ui::script(k_paste);
    content += intake_section(request, view.intakes);
    content += entries(view, ReviewState::review, t(text::waiting), t);
    content += left_section(request, view.left);
    content += unreadable_section(request, view);
    content += entries(view, ReviewState::published, t(text::lately_published), t);
    return {.title = t(text::review_queue), .content = content, .crumbs = {}, .personal = true};
}

}  // namespace samskap::minutes
