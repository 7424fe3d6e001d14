// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/revision.hpp"

#include <algorithm>

#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

Html shown(std::string_view words, const Texts& t) {
    if (words.empty()) return markup(R"(<p class="dim">{}</p>)", t(text::merge_nothing));
    return markup(R"(<p class="kept">{}</p>)", words);
}

// Blanks at the edges and ends of lines differ from browser to browser.
std::string mark_of(std::string_view value) {
    constexpr std::size_t enough = 16;
    return crypto::sha256(samskap::text::squeeze(value)).substr(0, enough);
}

std::string mark_name(const Merging& merging) { return "was-" + merging.field.name; }

Html disputed(const Merging& merging, const Texts& t) {
    const auto& mine = merging.field.value;
    const auto theirs =
        merging.by.empty() ? t(text::merge_theirs) : t(text::merge_theirs_by, merging.by);
    auto result = merging.field;
    result.label = t(text::merge_result, merging.field.label);
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

struct Merged {
    Html sections;  // what two people changed
    Html hidden;    // the rest, as it will be
    Html theirs;    // of the rest, what only somebody else changed
};

Merged merged(const web::Submission& submission, const std::vector<Merging>& fields,
              const Texts& t) {
    Merged all;
    for (const auto& one : fields) {
        switch (changed(submission, one)) {
            case Changed::both: all.sections += disputed(one, t); break;
            case Changed::theirs:
                all.hidden += hidden(one.field.name, one.theirs);
                if (!one.field.label.empty())
                    all.theirs += markup("<li>{}: {}</li>", one.field.label,
                                         one.theirs.empty() ? t(text::merge_nothing) : one.theirs);
                break;
            case Changed::nothing:
            case Changed::mine: all.hidden += hidden(one.field.name, one.field.value); break;
        }
    }
    return all;
}

}  // namespace

bool is_current(const web::Submission& submission, std::int64_t current) {
    return submission.form().value("revision") == std::to_string(current);
}

Html beginnings(const std::vector<Merging>& fields) {
    return each(fields,
                [](const Merging& one) { return hidden(mark_name(one), mark_of(one.theirs)); });
}

Changed changed(const web::Submission& submission, const Merging& merging) {
    if (merging.field.value == merging.theirs) return Changed::nothing;
    const auto began = submission.form().value(mark_name(merging));
    if (mark_of(merging.field.value) == began) return Changed::theirs;
    return mark_of(merging.theirs) == began ? Changed::mine : Changed::both;
}

bool stands_as_begun(const web::Submission& submission, const std::vector<Merging>& fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const Merging& one) {
        return submission.form().value(mark_name(one)) == mark_of(one.theirs);
    });
}

void last_choice_stands(const web::Submission& submission, Merging& merging) {
    if (changed(submission, merging) == Changed::both) merging.theirs = merging.field.value;
}

web::Answer merge_page(const web::Submission& submission, const web::Url& action,
                       const std::vector<Merging>& fields, std::int64_t current) {
    const Texts t{submission};
    const auto all = merged(submission, fields, t);
    auto inside = revision_field(current);
    inside += beginnings(fields);
    inside += all.hidden;
    inside += all.sections;
    inside += buttons(button({.label = t(text::merge_save)}));
    const auto lead = all.sections.empty() ? t(text::merge_no_dispute) : t(text::merge_lead);
    const auto theirs = all.theirs.empty() ? Html()
                                           : markup("<section><h2>{}</h2><ul>{}</ul></section>",
                                                    t(text::merge_kept), all.theirs);
    const auto content =
        markup(R"html(
<h1>{}</h1>
<p class="lead">{}</p>
{}{})html",
               t(text::merge_title), lead, theirs, form(submission, action, inside));
    return page(
        submission,
        {.title = t(text::merge_title), .content = content, .status = 409, .personal = true});
}

}  // namespace samskap::ui
