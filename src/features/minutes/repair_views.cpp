// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/repair_views.hpp"

#include <algorithm>

#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using repairs::Repair;
using ui::Html;
using ui::markup;

constexpr std::size_t k_proposals = 4;

std::int64_t asking(const std::vector<Repair>& repairs) {
    return std::count_if(repairs.begin(), repairs.end(), [](const auto& r) { return r.asks(); });
}

std::int64_t answered(const std::vector<Repair>& repairs) {
    return std::count_if(repairs.begin(), repairs.end(),
                         [](const auto& r) { return r.decided.has_value(); });
}

// The line of the word, with the other words as they are now and this one as it was read.
Html line_of(const WordsView& view, const Repair& asked) {
    const auto& text = view.original;
    const auto before = text.rfind('\n', asked.start);
    std::size_t at = before == std::string::npos || asked.start == 0 ? 0 : before + 1;
    const auto end = std::min(text.find('\n', asked.start), text.size());
    Html line;
    for (const auto& one : view.repairs) {
        if (one.start < at || one.start >= end) continue;
        line += markup("{}", text.substr(at, one.start - at));
        line += one.position == asked.position ? markup("<mark><b>{}</b></mark>", one.was)
                                               : markup("{}", one.stands());
        at = one.start + one.was.size();
    }
    line += markup("{}", text.substr(at, end - at));
    return markup("<p class=\"scan\" lang=\"sv\">{}</p>", line);
}

// What the machine proposes, the likeliest first, and what was read among them.
std::vector<repairs::Proposal> proposals(const Repair& asked) {
    std::vector<repairs::Proposal> list;
    if (asked.proposal.text != asked.was) list.push_back(asked.proposal);
    for (const auto& one : asked.alternatives)
        if (list.size() < k_proposals && one.text != asked.proposal.text && one.text != asked.was)
            list.push_back(one);
    return list;
}

Html pick(const web::Request& request, const Repair& asked) {
    Html buttons;
    bool is_first = true;
    for (const auto& one : proposals(asked)) {
        buttons +=
            is_first ? markup(
                           "<button name=\"word\" value=\"{}\" autofocus><b lang=\"sv\">{}</b>{}"
                           "<kbd>Enter</kbd></button>",
                           one.text, one.text, ui::sureness(request, one.confidence / 10))
                     : markup("<button name=\"word\" value=\"{}\"><b lang=\"sv\">{}</b>{}</button>",
                              one.text, one.text, ui::sureness(request, one.confidence / 10));
        is_first = false;
    }
    const ui::Texts t(request);
    buttons += markup(
        "<button name=\"word\" value=\"{}\"><b lang=\"sv\">{}</b><span>{}</span>"
        "</button>",
        asked.was, asked.was, t(text::word_as_read));
    return markup("<div class=\"pick\">{}</div>", buttons);
}

std::int64_t same_words(const WordsView& view, const Repair& asked) {
    return std::count_if(view.repairs.begin(), view.repairs.end(),
                         [&](const Repair& one) { return !one.decided && one.was == asked.was; });
}

Html everywhere(const WordsView& view, const Repair& asked, const ui::Texts& t) {
    const auto same = same_words(view, asked);
    if (same < 2) return {};
    return ui::checkbox(
        {.name = "everywhere", .label = t(text::word_everywhere, same), .value = "1"});
}

Html question(const web::Request& request, const WordsView& view) {
    const ui::Texts t(request);
    const auto& asked = view.repairs[*view.asked];
    const auto to = words_url(view.review.id);
    const auto position = ui::hidden("position", std::to_string(asked.position));
    Html choice = position;
    choice += pick(request, asked);
    choice += everywhere(view, asked, t);
    Html own = position;
    own += ui::input({.name = "own",
                      .label = t(text::word_own),
                      .error = view.own_missing ? t(text::word_own_missing) : std::string()});
    own +=
        ui::buttons(ui::button({.label = t(text::word_own_save), .kind = ui::ButtonKind::second}));
    Html all;
    if (view.places)
        all += view.places->line_around({asked.start, asked.start + asked.was.size()},
                                        t(text::line_cut_out, asked.was));
    all += line_of(view, asked);
    all += ui::form(request, to, choice);
    all += ui::form(request, to, own);
    return all;
}

Html undo_form(const web::Request& request, const WordsView& view, const ui::Texts& t) {
    if (answered(view.repairs) == 0) return {};
    return ui::form(request, words_url(view.review.id).with("undo", "1"),
                    ui::buttons(ui::button({.label = t(text::word_undo),
                                            .kind = ui::ButtonKind::second,
                                            .icon = ui::Icon::undo})));
}

Html every_change(const WordsView& view, const ui::Texts& t) {
    ui::Table table{.caption = t(text::words_changed),
                    .heads = {t(text::version_line), t(text::word_was), t(text::word_now)},
                    .rows = {}};
    for (const auto& one : view.repairs)
        if (one.stands() != one.was)
            table.rows.push_back({markup("{}", std::int64_t{one.line}), markup("{}", one.was),
                                  markup("{}", one.stands())});
    if (table.rows.empty()) return {};
    return markup("<details><summary>{}</summary>{}</details>", t(text::words_changed),
                  ui::table(table));
}

}  // namespace

web::Url words_url(ReadingId reading) { return web::url("/review/{}/words", reading); }

ui::Page words_page(const web::Request& request, const WordsView& view) {
    const ui::Texts t(request);
    const auto left = asking(view.repairs);
    const auto done = answered(view.repairs);
    const auto title = view.asked ? t(text::word_question) : t(text::words_done);
    Html content =
        markup("<p class=\"dim\">{}</p>{}<h1>{}</h1>", t(text::words_left, left),
               ui::share_bar(t(text::words_left, left), {{done, 3}, {left, 0}}, ui::BarHeight::low),
               title);
    if (view.own_missing)
        content += ui::error_summary(
            request,
            {{.name = "own", .label = t(text::word_own), .error = t(text::word_own_missing)}});
    if (view.asked) {
        content += question(request, view);
    } else {
        content += ui::paragraph(t(text::words_done_lead));
        content += ui::buttons(ui::link_button(url_of(view.review.id), t(text::words_go_on)));
    }
    content += undo_form(request, view, t);
    content += every_change(view, t);
    return {.title = title,
            .content = content,
            .crumbs = {{t(text::review_queue), web::url("/review")},
                       {view.review.title, url_of(view.review.id)},
                       {title, std::nullopt}},
            .personal = true};
}

Html words_note(const ui::Texts& t, ReadingId reading, const std::vector<Repair>& repairs) {
    if (repairs.empty()) return {};
    const auto left = asking(repairs);
    const auto changed = std::count_if(repairs.begin(), repairs.end(),
                                       [](const auto& one) { return one.stands() != one.was; });
    const auto words = changed > 0 ? t(text::words_repaired, std::int64_t{changed}) : std::string();
    const auto ask = left > 0 ? t(text::words_ask, left) : t(text::words_all_answered);
    return ui::note(
        left > 0 ? ui::Tone::wait : ui::Tone::plain,
        markup("<p>{} {}</p>{}", words, ask,
               ui::buttons(ui::link_button(words_url(reading),
                                           left > 0 ? t(text::words_answer) : t(text::words_see),
                                           ui::ButtonKind::second))));
}

Html with_repairs(const std::string& text, const std::vector<Repair>& repairs, int first_line,
                  int last_line, const ui::Texts& t) {
    Html all;
    std::size_t at = 0;
    for (const auto& one : repairs) {
        if (one.line < first_line || one.line > last_line) continue;
        const auto& word = one.stands();
        const auto found = text.find(word, at);
        if (word.empty() || found == std::string::npos) continue;
        const bool is_unsure = one.asks();
        if (!is_unsure && word == one.was) continue;
        all += markup("{}", text.substr(at, found - at));
        all += is_unsure ? markup("<mark class=\"ask\" title=\"{}\">{}</mark>",
                                  t(text::word_unsure), word)
                         : markup("<mark class=\"dot\" title=\"{}\">{}</mark>",
                                  t(text::word_was_read, one.was), word);
        at = found + word.size();
    }
    all += markup("{}", text.substr(at));
    return all;
}

}  // namespace samskap::minutes
