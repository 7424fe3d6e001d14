// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "kernel/ui/components.hpp"
#include "kernel/ui/kernel_markup.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

std::string_view class_of(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::primary: return "btn";
        case ButtonKind::second: return "btn two";
        case ButtonKind::sun: return "btn sun";
        case ButtonKind::mini: return "btn two mini";
    }
    return "btn";
}

Html error_link(const Field& field) {
    const auto* between = field.label.ends_with('?') ? " " : ": ";
    return kernel_markup(R"(<li><a href="#f-{}">{}{}{}</a></li>)", field.name, field.label, between,
                         field.error);
}

}  // namespace

Html button(const Button& button) {
    Tag tag("button");
    tag.with("class", class_of(button.kind)).with_some("name", button.name);
    if (!button.name.empty()) tag.with("value", button.value);
    tag.flag("autofocus", button.focus);
    const auto more =
        button.more.empty() ? Html() : markup(R"(<span class="vh"> {}</span>)", button.more);
    return tag.around(markup("{}{}{}", icon(button.icon), button.label, more));
}

Html link_button(const web::Url& to, std::string_view label, ButtonKind kind, Icon which) {
    return markup(R"(<a class="{}" href="{}">{}{}</a>)", class_of(kind), to, icon(which), label);
}

Html buttons(const Html& several) { return markup(R"(<div class="btns">{}</div>)", several); }

// Our own words at each field say more than the browser's, in the tongue that was chosen.
Html form(const web::Request& request, const web::Url& action, const Html& content, Sends sends) {
    Tag tag("form");
    tag.with("method", "post").with("action", action).flag("novalidate", true);
    if (sends == Sends::files) tag.with("enctype", "multipart/form-data");
    return tag.around(
        kernel_markup("{}{}", hidden(web::k_form_token_field, request.form_token()), content));
}

Html get_form(const web::Url& action, const Html& content, std::string_view label) {
    return Tag("form")
        .with("method", "get")
        .with("action", action)
        .with("role", "search")
        .with("aria-label", label)
        .around(content);
}

Html error_summary(const web::Request& request, const std::vector<Field>& fields) {
    std::vector<Field> wrong;
    std::copy_if(fields.begin(), fields.end(), std::back_inserter(wrong),
                 [](const Field& field) { return !field.error.empty(); });
    if (wrong.empty()) return {};
    const Texts t{request};
    return markup(
        R"html(<div class="note stop" id="errors" role="alert">
<p><b>{}</b> {}</p>
<ul>{}</ul>
</div>)html",
        t(text::error_summary, static_cast<std::int64_t>(wrong.size())) + ".",
        t(text::error_summary_kept), each(wrong, error_link));
}

}  // namespace samskap::ui
