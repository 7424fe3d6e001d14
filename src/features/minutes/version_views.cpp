// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/version_views.hpp"

#include <algorithm>

#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using comparison::Run;
using comparison::Word;
using ui::Html;
using ui::markup;

constexpr std::size_t k_around = 6;        // words before and after a difference
constexpr std::size_t k_most_shown = 150;  // differences on one page
constexpr std::size_t k_longest = 80;      // words of one difference

// The words of a difference marked, with a few of those around it.
Html in_context(const std::vector<Word>& words, std::size_t from, std::size_t to) {
    std::string text;
    ui::Span span{0, 0};
    const auto first = from > k_around ? from - k_around : 0;
    const auto cut = std::min(to, from + k_longest);
    const auto last = cut < to ? cut : std::min(words.size(), to + k_around);
    if (first > 0) text += "… ";
    for (auto i = first; i < last; ++i) {
        if (i == from) span.from = text.size();
        text += words[i].written;
        if (i >= from && i + 1 == cut) span.to = text.size();
        text += ' ';
    }
    if (last < words.size()) text += "…";
    if (span.to <= span.from) return markup("{}", text);
    return ui::marked(text, {span});
}

Html differences(const Comparison& both, const ui::Texts& t) {
    ui::Table table{
        .caption = t(text::version_side_by_side),
        .heads = {t(text::version_line), t(text::version_earlier), t(text::version_later)},
        .rows = {}};
    std::int64_t count = 0;
    for (const auto& run : both.runs) {
        if (run.same || ++count > static_cast<std::int64_t>(k_most_shown)) continue;
        const auto line =
            run.right_from < both.later_words.size() ? both.later_words[run.right_from].line : 0;
        table.rows.push_back({line > 0 ? markup("{}", line) : markup("–"),
                              in_context(both.earlier_words, run.left_from, run.left_to),
                              in_context(both.later_words, run.right_from, run.right_to)});
    }
    if (table.rows.empty()) return ui::paragraph(t(text::version_same_words));
    Html all = ui::table(table);
    if (count > static_cast<std::int64_t>(k_most_shown))
        all +=
            ui::paragraph(t(text::version_more, count - static_cast<std::int64_t>(k_most_shown)));
    return all;
}

// What was changed away from a name that is registered.
Html suspects(const Comparison& both, const ui::Texts& t) {
    if (both.suspects.empty()) return {};
    const auto lines = ui::each(both.suspects, [&](const Suspect& one) {
        return markup("<li>{}</li>", t(text::version_suspect, one.written, one.known));
    });
    return ui::note(ui::Tone::wait, markup("<ul>{}</ul>", lines));
}

Html known_of(const Review& review, std::size_t words, const std::string& heading,
              const ui::Texts& t) {
    std::vector<ui::Fact> facts;
    facts.push_back(
        {t(text::file), ui::link(web::url("/documents/{}", review.document), review.file_name)});
    facts.push_back({t(text::day), markup("{}", review.day ? t.day_and_year(*review.day)
                                                           : t(text::day_missing))});
    facts.push_back({t(text::version_words), markup("{}", static_cast<std::int64_t>(words))});
    facts.push_back(
        {t(text::version_state),
         review.meeting ? ui::link(meetings::url_of(*review.meeting), t(text::version_is_published))
                        : ui::link(url_of(review.id), t(text::version_waits))});
    return markup("<section class=\"card\"><h2>{}</h2>{}</section>", heading, ui::facts(facts));
}

Html question(const web::Request& request, const Comparison& both, const ui::Texts& t) {
    if (both.later.state != ReviewState::review)
        return ui::note(ui::Tone::ok, ui::paragraph(t(text::version_decided)));
    const auto button = [&](Verdict verdict, const std::string& words, ui::ButtonKind kind) {
        return ui::button({.label = words,
                           .kind = kind,
                           .name = "verdict",
                           .value = std::string(name_of(verdict))});
    };
    Html choices = button(Verdict::this_one, t(text::version_this_one), ui::ButtonKind::primary);
    choices += button(Verdict::the_other, t(text::version_the_other), ui::ButtonKind::second);
    choices += button(Verdict::different, t(text::version_different), ui::ButtonKind::second);
    const auto& lead = both.earlier.state == ReviewState::published
                           ? t(text::version_question_published)
                           : t(text::version_question);
    return markup("<section id=\"decide\"><h2>{}</h2><p>{}</p>{}</section>", t(text::version_which),
                  lead, ui::form(request, versions_url(both.later.id), ui::buttons(choices)));
}

std::int64_t words_in_common(const Comparison& both) {
    std::int64_t same = 0;
    for (const auto& run : both.runs)
        if (run.same) same += static_cast<std::int64_t>(run.left_to - run.left_from);
    return same;
}

}  // namespace

Html version_note(const ui::Texts& t, ReadingId reading, const std::optional<VersionLink>& link) {
    if (!link) return {};
    const auto words = link->verdict == Verdict::this_one
                           ? t(text::version_takes_place, link->other.file_name)
                           : t(text::version_found, link->other.file_name);
    return ui::note(
        link->verdict == Verdict::proposed ? ui::Tone::wait : ui::Tone::plain,
        markup("<p>{}</p>{}", words,
               ui::buttons(ui::link_button(versions_url(reading), t(text::version_compare),
                                           ui::ButtonKind::second))));
}

ui::Page version_page(const web::Request& request, const Comparison& both) {
    const ui::Texts t(request);
    const auto title = t(text::version_title);
    const auto shorter = std::min(both.earlier_words.size(), both.later_words.size());
    Html content =
        markup("<h1>{}</h1><p class=\"lead\">{}</p>", title,
               t(text::version_lead, words_in_common(both), static_cast<std::int64_t>(shorter)));
    content += suspects(both, t);
    content +=
        markup("<div class=\"grid g2\">{}{}</div>",
               known_of(both.earlier, both.earlier_words.size(), t(text::version_earlier), t),
               known_of(both.later, both.later_words.size(), t(text::version_later), t));
    content += question(request, both, t);
    content += markup("<section><h2>{}</h2>{}</section>", t(text::version_differences),
                      differences(both, t));
    return {.title = title,
            .content = content,
            .crumbs = {{t(text::review_queue), web::url("/review")}, {title, std::nullopt}},
            .personal = true};
}

}  // namespace samskap::minutes
