// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/texts.hpp"
#include "features/messages/views.hpp"
#include "kernel/base/text.hpp"

// What staff prints, posts, and reads aloud.
namespace samskap::messages {
namespace {

using ui::Html;
using ui::markup;

Html letter_row(const Outgoing& letter, const ui::Texts& t, const web::Request& request) {
    const bool failed = letter.state == State::came_back || letter.state == State::given_up;
    const auto chip = failed ? ui::chip(ui::Tone::stop, ui::Icon::stop, became(letter, t))
                             : ui::chip(ui::Tone::plain, ui::Icon::wait, became(letter, t));
    const auto why = letter.why.empty()
                         ? Html()
                         : markup(" <span class=\"dim\">{}</span>", t(text::because, letter.why));
    return markup(
        "<li class=\"card\"><h3><a href=\"{}\">{}</a></h3><p class=\"dim\">{}</p><p>{}{}</p></li>",
        web::url("/letters/{}", letter.message.id), letter.name,
        t.day(request.zone().day(letter.made_at), request.today()), chip, why);
}

Html section(const web::Request& request, const std::vector<Outgoing>& list,
             const std::string& heading, std::initializer_list<State> states) {
    const ui::Texts t(request);
    Html rows;
    for (const auto& letter : list)
        for (const auto state : states)
            if (letter.state == state) rows += letter_row(letter, t, request);
    if (rows.empty()) return {};
    return markup("<section><h2>{}</h2><ul class=\"plain\">{}</ul></section>", heading, rows);
}

Html paragraphs(const std::vector<Words>& list) {
    return ui::each(list, [](const Words& words) {
        return markup("<h2>{}</h2><p>{}</p>", words.title, words.text);
    });
}

// The letter itself, as large as the rest of the house, in the reader's own tongue.
Html sheet(const LetterView& view, const ui::HouseWords& house) {
    const auto& t = view.texts;
    const auto lines = ui::each(samskap::text::lines(view.letter.address),
                                [](std::string_view line) { return markup("{}<br>", line); });
    const auto address = view.letter.address.empty() ? Html() : markup("<p>{}</p>", lines);
    Html words = paragraphs(view.words.open);
    if (!view.is_neutral) words += paragraphs(view.words.closed);
    if (view.is_neutral && !view.words.closed.empty())
        words += markup("<h2>{}</h2><p>{}</p>", t(text::you_have_word), t(text::letter_call));
    const auto call = house.contact_phone.empty()
                          ? Html()
                          : markup("<p>{}</p>", t(text::letter_phone, house.contact_name,
                                                  house.contact_phone, house.contact_hours));
    return markup("<article class=\"card big\">{}{}{}<p>{}</p></article>", address, words, call,
                  t(text::letter_from, house.municipality));
}

Html state_button(State state, const std::string& words, ui::ButtonKind kind) {
    return ui::button(
        {.label = words, .kind = kind, .name = "state", .value = std::string(name_of(state))});
}

Html acts(const web::Request& request, const Outgoing& letter) {
    const ui::Texts t(request);
    Html buttons;
    switch (letter.state) {
        case State::to_print:
            buttons += state_button(State::printed, t(text::act_posted), ui::ButtonKind::primary);
            buttons +=
                state_button(State::read_aloud, t(text::act_read_aloud), ui::ButtonKind::second);
            break;
        case State::printed:
            buttons +=
                state_button(State::came_back, t(text::act_came_back), ui::ButtonKind::second);
            buttons +=
                state_button(State::read_aloud, t(text::act_read_aloud), ui::ButtonKind::second);
            break;
        case State::came_back:
        case State::given_up:
            buttons += state_button(State::to_print, t(text::act_print), ui::ButtonKind::primary);
            buttons +=
                state_button(State::read_aloud, t(text::act_read_aloud), ui::ButtonKind::second);
            break;
        default: return {};
    }
    return ui::form(request, web::url("/letters/{}", letter.message.id), ui::buttons(buttons));
}

}  // namespace

ui::Page letters_page(const web::Request& request, const std::vector<Outgoing>& list) {
    const ui::Texts t(request);
    Html content =
        markup("<h1>{}</h1><p class=\"lead\">{}</p>", t(text::letters), t(text::letters_lead));
    if (list.empty()) content += ui::paragraph(t(text::no_letters));
    content += section(request, list, t(text::letters_to_print), {State::to_print});
    content += section(request, list, t(text::letters_failed), {State::came_back, State::given_up});
    content += section(request, list, t(text::letters_posted), {State::printed});
    return {
        .title = t(text::letters),
        .content = content,
        .crumbs = {{t(text::messages), web::url("/messages")}, {t(text::letters), std::nullopt}},
        .personal = true};
}

ui::Page letter_page(const web::Request& request, const LetterView& view) {
    const ui::Texts t(request);
    const auto& letter = view.letter;
    Html content = markup("<div class=\"noprint\"><h1>{}</h1><p>{}</p></div>",
                          t(text::letter_to, letter.name), became(letter, t));
    if (view.is_over)
        content += ui::note(ui::Tone::wait, ui::paragraph(t(text::letter_is_over)));
    else if (letter.address.empty())
        content += markup(
            "<div class=\"noprint\">{}</div>",
            ui::note(
                ui::Tone::wait,
                markup("<p>{} <a href=\"{}\">{}</a></p>", t(text::letter_without_address),
                       web::url("/people/{}/contact", letter.message.person), t(text::contact))));
    if (!view.is_over) content += sheet(view, ui::house_words(request.db()));
    content += acts(request, letter);
    return {.title = t(text::letter_to, letter.name),
            .content = content,
            .crumbs = {{t(text::letters), web::url("/letters")}, {letter.name, std::nullopt}},
            .personal = true};
}

}  // namespace samskap::messages
