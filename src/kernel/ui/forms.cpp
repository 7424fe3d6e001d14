// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "kernel/ui/components.hpp"
#include "kernel/ui/kernel_markup.hpp"
#include "kernel/ui/words.hpp"
#include "kernel/web/form.hpp"

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

// What the labels in a form say, by the name of their field. The markup is our own, so that what is
// looked for is what components wrote.
std::string plain_words(std::string_view escaped) {
    struct Sign {
        std::string_view written;
        char letter;
    };
    constexpr std::array<Sign, 5> signs{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string plain;
    while (!escaped.empty()) {
        const auto* sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& one) {
            return escaped.starts_with(one.written);
        });
        plain += sign == signs.end() ? escaped.front() : sign->letter;
        escaped.remove_prefix(sign == signs.end() ? 1 : sign->written.size());
    }
    return plain;
}

Html labels_of(std::string_view content) {
    constexpr std::string_view begin = "<label for=\"f-";
    constexpr std::string_view middle = "\">";
    std::vector<std::pair<std::string, std::string>> labels;
    for (auto at = content.find(begin); at != std::string_view::npos; at = content.find(begin)) {
        content.remove_prefix(at + begin.size());
        const auto name = content.find(middle);
        const auto end = content.find("</label>");
        if (name == std::string_view::npos || end == std::string_view::npos || name > end) break;
        const auto label = content.substr(name + middle.size(), end - name - middle.size());
        labels.emplace_back(content.substr(0, name), plain_words(label));
    }
    if (labels.empty()) return {};
    return hidden(web::k_form_labels_field, web::print_labels(labels));
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
    return tag.around(kernel_markup("{}{}{}", hidden(web::k_form_token_field, request.form_token()),
                                    labels_of(content.text()), content));
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
