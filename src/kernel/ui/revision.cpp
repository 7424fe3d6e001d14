// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/revision.hpp"

#include <algorithm>

#include "kernel/ui/layout.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

Html shown(std::string_view words, const Texts& t) {
    if (words.empty()) return markup(R"(<p class="dim">{}</p>)", t(text::merge_nothing));
    return markup(R"(<p class="kept">{}</p>)", words);
}

Html one_field(const Merging& merging, const Texts& t) {
    const auto& mine = merging.field.value;
    if (mine == merging.theirs) return hidden(merging.field.name, mine);
    const auto theirs =
        merging.by.empty() ? t(text::merge_theirs) : t(text::merge_theirs_by, merging.by);
    auto result = merging.field;
    result.label = t(text::merge_result);
    result.error.clear();
    const auto rows = 2 + static_cast<int>(std::max(mine.size(), merging.theirs.size()) / 60);
    return markup(R"html(<section>
<h2>{}</h2>
<div class="grid g2"><div class="card"><h3>{}</h3>{}</div>
<div class="card"><h3>{}</h3>{}</div></div>
{}
</section>)html",
                  merging.field.label, t(text::merge_yours), shown(mine, t), theirs,
                  shown(merging.theirs, t), text_area(result, std::min(rows, 12)));
}

}  // namespace

bool is_current(const web::Submission& submission, std::int64_t current) {
    return submission.form().value("revision") == std::to_string(current);
}

web::Answer merge_page(const web::Submission& submission, const web::Url& action,
                       const std::vector<Merging>& fields, std::int64_t current) {
    const Texts t{submission};
    auto inside = revision_field(current);
    inside += each(fields, [&](const Merging& merging) { return one_field(merging, t); });
    inside += buttons(button({.label = t(text::merge_save)}));
    const auto content =
        markup(R"html(
<h1>{}</h1>
<p class="lead">{}</p>
{})html",
               t(text::merge_title), t(text::merge_lead), form(submission, action, inside));
    return page(
        submission,
        {.title = t(text::merge_title), .content = content, .status = 409, .personal = true});
}

}  // namespace samskap::ui
