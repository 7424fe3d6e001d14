// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/send_again.hpp"

#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/words.hpp"
#include "kernel/web/form.hpp"

namespace samskap::ui {
namespace {

// Told in words beside, so that it can be copied where nothing else helps.
Html typed(const web::TypedField& field, const Texts& t) {
    const auto label = field.label.empty() ? t(text::too_long_unnamed) : field.label;
    return markup("<dt>{}</dt><dd>{}</dd>", label, field.value);
}

}  // namespace

web::Answer send_again_page(const web::Submission& submission) {
    const Texts t{submission};
    const bool is_in = submission.viewer().signed_in();
    Html inside;
    for (const auto& field : submission.form().fields)
        if (!field.is_file) inside += hidden(field.name, field.value);
    inside += buttons(button({.label = t(text::too_long_send)}));
    const auto words = each(web::typed_fields(submission.form()),
                            [&](const web::TypedField& field) { return typed(field, t); });
    const auto way_in = only_if(
        !is_in, markup("<p><a class=\"button second\" href=\"{}\" target=\"_blank\">{}</a></p>",
                       web::url("/sign-in"), t(text::sign_in_beside)));
    const auto lead = is_in ? t(text::send_again_lead) : t(text::signed_out_lead);
    const auto title = is_in ? t(text::send_again_title) : t(text::signed_out_title);
    return page(submission,
                {.title = title,
                 .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}<h2>{}</h2><dl>{}</dl>",
                                   title, lead, way_in, form(submission, submission.url(), inside),
                                   t(text::what_you_typed), words),
                 .status = 403,
                 .personal = true});
}

}  // namespace samskap::ui
