// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/views.hpp"

#include "features/issuers/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::issuers {
namespace {

using ui::Html;
using ui::markup;

std::string words_of(Trouble why, const ui::Texts& t) {
    switch (why) {
        case Trouble::old: return t(text::trouble_old);
        case Trouble::cancelled: return t(text::trouble_cancelled);
        case Trouble::unreachable: return t(text::trouble_unreachable);
        case Trouble::not_valid: return t(text::trouble_not_valid);
        case Trouble::unknown: return t(text::trouble_unknown);
        case Trouble::somebody_elses: return t(text::trouble_somebody_elses);
    }
    return {};
}

std::string name_of_issuer(std::string_view address) {
    for (const auto& provider : providers())
        if (provider->issuer().address == address) return provider->issuer().name;
    return std::string(address);
}

std::string day_of(const web::Request& request, const ui::Texts& t, Instant at) {
    return t.day(request.zone().day(at), request.today());
}

Html identity_row(const web::Request& request, const Identity& one, bool may) {
    const ui::Texts t(request);
    const auto name = name_of_issuer(one.issuer);
    const auto made = day_of(request, t, one.made_at);
    Html row = markup("<h2>{}</h2><p class=\"dim\">{}</p>", name,
                      one.used_at ? t(text::bound_times, made, day_of(request, t, *one.used_at))
                                  : t(text::bound_never_used, made));
    if (one.lacks == "level") row += ui::note(ui::Tone::wait, ui::paragraph(t(text::lacks_level)));
    if (one.lacks == "groups")
        row += ui::note(ui::Tone::wait, ui::paragraph(t(text::lacks_groups)));
    if (may)
        row += ui::form(
            request, web::url("/identities/{}/removal", one.id),
            ui::buttons(ui::button(
                {.label = t(text::unbind), .kind = ui::ButtonKind::second, .more = name})));
    return markup("<li class=\"card\">{}</li>", row);
}

Html bind_part(const web::Request& request) {
    const ui::Texts t(request);
    switch (sign_in::may_change(request)) {
        case sign_in::MayChange::not_by_paper:
            return ui::note(ui::Tone::plain, ui::paragraph(t(text::not_by_paper)));
        case sign_in::MayChange::sign_in_again: {
            Html words = ui::paragraph(t(text::sign_in_again_first));
            words += ui::buttons(ui::link_button(web::url("/sign-in").with("back", "/identities"),
                                                 t(text::sign_in_again)));
            return ui::note(ui::Tone::plain, words);
        }
        case sign_in::MayChange::yes: break;
    }
    return ui::buttons(ui::each(providers(), [&](const std::shared_ptr<Provider>& one) {
        return ui::link_button(web::url("/identities/{}/binding", one->issuer().key),
                               t(text::bind_to, one->issuer().name));
    }));
}

bool has_any(const web::Request& request) {
    return !providers().empty() && sign_in::site_of(request).has_value();
}

}  // namespace

ui::Page trouble_page(const web::Request& request, Trouble why) {
    const ui::Texts t(request);
    const auto tone = why == Trouble::unknown ? ui::Tone::plain : ui::Tone::wait;
    return {
        .title = t(text::sign_in),
        .content = markup("<h1>{}</h1><div role=\"alert\">{}</div>{}", t(text::sign_in),
                          ui::note(tone, ui::paragraph(words_of(why, t))),
                          ui::buttons(ui::link_button(web::url("/sign-in"), t(text::to_sign_in)))),
        .crumbs = {},
        .personal = true};
}

ui::Page answer_page(const web::Request& request, const AnswerForm& form) {
    const ui::Texts t(request);
    Html fields = ui::hidden("code", form.code);
    fields += ui::hidden("state", form.state);
    fields += ui::hidden("iss", form.by);
    if (!form.binds)
        fields += ui::checkbox({.name = "shared",
                                .label = t(text::shared_computer),
                                .hint = t(text::shared_computer_hint)});
    fields += ui::buttons(
        ui::button({.label = form.binds ? t(text::bind_to, form.name) : t(text::sign_in)}));
    const auto lead =
        form.binds ? t(text::binding_lead, form.name) : t(text::answer_lead, form.name);
    return {.title = t(text::sign_in),
            .content =
                markup("<h1>{}</h1><p class=\"lead\">{}</p>{}", t(text::nearly_there), lead,
                       ui::form(request, web::url("/sign-in/issuers/{}/answer", form.key), fields)),
            .crumbs = {},
            .personal = true};
}

ui::Page identities_page(const web::Request& request) {
    const ui::Texts t(request);
    const auto bound = identities_of(request.db(), {request.viewer().account});
    const bool may = sign_in::may_change(request) == sign_in::MayChange::yes;
    Html content = markup("<h1>{}</h1><p class=\"lead\">{}</p>", t(text::identities),
                          t(text::identities_lead));
    if (!bound.empty())
        content += markup("<ul class=\"plain\">{}</ul>", ui::each(bound, [&](const Identity& one) {
                              return identity_row(request, one, may);
                          }));
    if (has_any(request))
        content += markup("<section><h2>{}</h2>{}</section>", t(text::bind), bind_part(request));
    else
        content += ui::note(ui::Tone::plain, ui::paragraph(t(text::none_here)));
    return {.title = t(text::identities),
            .content = content,
            .crumbs = {{t(text::where_signed_in), web::url("/sessions")},
                       {t(text::identities), std::nullopt}},
            .personal = true};
}

ui::Html ways_in(const web::Request& request, std::string_view back) {
    if (!has_any(request)) return {};
    const ui::Texts t(request);
    const auto links = ui::each(providers(), [&](const std::shared_ptr<Provider>& one) {
        return ui::link_button(
            web::url("/sign-in/issuers/{}", one->issuer().key).with("back", back),
            t(text::sign_in_through, one->issuer().name), ui::ButtonKind::second);
    });
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::through_others),
                  t(text::through_others_lead), ui::buttons(links));
}

ui::Html own_link(const web::Request& request) {
    if (!has_any(request)) return {};
    const ui::Texts t(request);
    return ui::link_button(web::url("/identities"), t(text::identities), ui::ButtonKind::second);
}

}  // namespace samskap::issuers
