// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/too_long.hpp"

#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

constexpr int k_rows = 12;

Field wrong_field(const Texts& t, const web::TooLong& too_long, std::string typed) {
    const auto limit = static_cast<std::int64_t>(too_long.limit);
    const auto length = static_cast<std::int64_t>(too_long.length);
    const auto label = too_long.label.empty() ? t(text::too_long_unnamed) : too_long.label;
    return {.name = too_long.name,
            .label = label,
            .value = std::move(typed),
            .error = t(text::too_long_field, label, limit, length)};
}

// A secret never stands in a page.
bool is_secret(std::string_view name) { return name.find("password") != std::string_view::npos; }

}  // namespace

web::Answer too_long_page(const web::Submission& submission, const web::TooLong& too_long) {
    const Texts t{submission};
    Html inside;
    bool is_shown = false;
    std::optional<Field> wrong;
    for (const auto& field : submission.form().fields) {
        if (field.is_file || is_secret(field.name)) continue;
        if (field.name == too_long.name && !is_shown) {
            is_shown = true;
            wrong = wrong_field(t, too_long, field.value);
            inside += text_area(*wrong, k_rows);
        } else {
            inside += hidden(field.name, field.value);
        }
    }
    if (!wrong) wrong = wrong_field(t, too_long, {});
    inside += buttons(button({.label = t(text::too_long_send)}));
    const auto content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>{}", t(text::too_long_title),
                                error_summary(submission, {*wrong}), t(text::too_long_lead),
                                form(submission, submission.url(), inside));
    return page(
        submission,
        {.title = t(text::too_long_title), .content = content, .status = 422, .personal = true});
}

}  // namespace samskap::ui
