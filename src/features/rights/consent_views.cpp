// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/rights/texts.hpp"
#include "features/rights/views.hpp"

// What somebody said yes to, written down by staff: on paper, or by word of mouth.
namespace samskap::rights {
namespace {

using ui::Html;
using ui::markup;

std::string way_words(people::ConsentWay way, const ui::Texts& t) {
    switch (way) {
        case people::ConsentWay::self: return t(text::way_self);
        case people::ConsentWay::paper: return t(text::way_paper);
        case people::ConsentWay::spoken: return t(text::way_spoken);
        case people::ConsentWay::earlier: return t(text::way_earlier);
    }
    return {};
}

Html history_row(const web::Request& request, const people::Consent& one) {
    const ui::Texts t(request);
    const auto given = t(text::consent_given, way_words(one.way, t),
                         t.day_and_year(request.zone().day(one.given_at)), one.text_version);
    const auto ended = one.withdrawn_at ? t(text::consent_ended,
                                            t.day_and_year(request.zone().day(*one.withdrawn_at)))
                                        : t(text::consent_holds);
    return markup("<li>{} {} {}</li>", purpose_words(one.purpose, t), given, ended);
}

Html act_form(const web::Request& request, const ConsentView& view, people::ConsentTo purpose) {
    const ui::Texts t(request);
    const bool yes = std::any_of(
        view.consents.begin(), view.consents.end(),
        [&](const people::Consent& one) { return one.purpose == purpose && !one.withdrawn_at; });
    Html fields = ui::hidden("purpose", people::name_of(purpose));
    fields += ui::hidden("act", yes ? "withdraw" : "give");
    if (!yes)
        fields += ui::radios({.name = "way-" + std::string(people::name_of(purpose)),
                              .label = t(text::how_said),
                              .value = "paper"},
                             {{"paper", t(text::way_paper)}, {"spoken", t(text::way_spoken)}});
    fields += ui::buttons(ui::button({.label = t(yes ? text::they_took_back : text::they_said_yes),
                                      .kind = ui::ButtonKind::second,
                                      .more = purpose_words(purpose, t)}));
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", purpose_words(purpose, t),
                  consent_words(purpose, t),
                  ui::form(request, web::url("/people/{}/consents", view.person.id), fields));
}

}  // namespace

ui::Page consent_page(const web::Request& request, const ConsentView& view) {
    const ui::Texts t(request);
    Html content = markup("<h1>{}</h1><p class=\"lead\">{}</p>",
                          t(text::consents_of, view.person.name), t(text::consents_of_lead));
    for (const auto purpose : people::k_consent_purposes)
        content += act_form(request, view, purpose);
    const auto rows = ui::each(
        view.consents, [&](const people::Consent& one) { return history_row(request, one); });
    if (!view.consents.empty())
        content +=
            markup("<section><h2>{}</h2><ul>{}</ul></section>", t(text::earlier_consents), rows);
    return {.title = t(text::consents_of, view.person.name),
            .content = content,
            .crumbs = {{view.person.name, web::url("/people/{}", view.person.id)},
                       {t(text::what_they_agreed), std::nullopt}},
            .personal = true};
}

}  // namespace samskap::rights
