// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/views.hpp"

#include "features/messages/texts.hpp"
#include "kernel/base/text.hpp"

namespace samskap::messages {
namespace {

using ui::Html;
using ui::markup;

Html state_chip(const Outgoing& message, const std::string& words) {
    switch (message.state) {
        case State::sent:
        case State::printed:
        case State::read_aloud: return ui::chip(ui::Tone::ok, ui::Icon::ok, words);
        case State::came_back:
        case State::given_up: return ui::chip(ui::Tone::stop, ui::Icon::stop, words);
        case State::kept: return ui::chip(ui::Tone::plain, ui::Icon::document, words);
        default: return ui::chip(ui::Tone::plain, ui::Icon::wait, words);
    }
}

std::string way_words(Way way, const ui::Texts& t) {
    switch (way) {
        case Way::mail: return t(text::way_mail);
        case Way::sms: return t(text::way_sms);
        case Way::letter: return t(text::way_letter);
    }
    return {};
}

Html contact_state(const Contact& contact, const ui::Texts& t) {
    if (contact.is_chosen) return ui::chip(ui::Tone::ok, ui::Icon::ok, t(text::is_chosen));
    switch (contact.state) {
        case ChannelState::fresh:
            return ui::chip(ui::Tone::wait, ui::Icon::wait, t(text::not_confirmed));
        case ChannelState::bounced:
            return ui::chip(ui::Tone::stop, ui::Icon::stop, t(text::reaches_nobody));
        case ChannelState::confirmed:
            return ui::chip(ui::Tone::plain, ui::Icon::ok, t(text::works));
    }
    return {};
}

Html act(const web::Request& request, const ContactView& view, const Contact& contact,
         std::string_view act, const std::string& words) {
    Html fields = ui::hidden("channel", to_text(contact.id));
    fields += ui::hidden("act", act);
    fields += ui::beginnings(listed(view.contacts));
    fields += ui::buttons(
        ui::button({.label = words, .kind = ui::ButtonKind::mini, .more = contact.address}));
    return ui::form(request, web::Url::own_path(view.at.text() + "/change"), fields);
}

Html contact_row(const web::Request& request, const ContactView& view, const Contact& contact) {
    const ui::Texts t(request);
    Html acts;
    if (contact.state == ChannelState::confirmed && !contact.is_chosen)
        acts += act(request, view, contact, "choose", t(text::choose_this));
    if (contact.state != ChannelState::confirmed && contact.way != Way::letter)
        acts += act(request, view, contact, "confirm", t(text::send_link_again));
    acts += act(request, view, contact, "remove", t(text::take_away));
    const auto lines = ui::each(samskap::text::lines(contact.address),
                                [](std::string_view line) { return markup("{}<br>", line); });
    return markup("<li class=\"card\"><p class=\"dim\">{}</p> <p>{}</p> <p>{}</p>{}</li>",
                  way_words(contact.way, t), lines, contact_state(contact, t), acts);
}

ui::Field address_field(const ContactView& view, Way way, const ui::Texts& t) {
    const bool mine = view.form.way == name_of(way);
    ui::Field field{.name = "address", .label = {}, .value = mine ? view.form.address : ""};
    if (way == Way::mail) field.label = t(text::mail_address);
    if (way == Way::sms) field.label = t(text::phone_number);
    if (way == Way::letter) {
        field.label = t(text::postal_address);
        field.hint = t(text::postal_address_hint);
    }
    if (mine && view.form.is_too_many) field.error = t(text::too_many_contacts);
    if (!mine || !view.form.is_malformed) return field;
    if (way == Way::mail) field.error = t(text::mail_malformed);
    if (way == Way::sms) field.error = t(text::phone_malformed);
    if (way == Way::letter) field.error = t(text::letter_malformed);
    return field;
}

Html add_form(const web::Request& request, const ContactView& view, Way way) {
    const ui::Texts t(request);
    auto field = address_field(view, way, t);
    const auto name = std::string(name_of(way));
    field.name = name;
    Html fields = ui::hidden("way", name);
    if (way == Way::letter)
        fields += ui::text_area(field, 4);
    else
        fields += ui::input(field, way == Way::mail ? ui::InputKind::email : ui::InputKind::tel);
    fields += ui::buttons(
        ui::button({.label = t(text::add), .kind = ui::ButtonKind::second, .more = field.label}));
    const bool open = view.contacts.empty() || view.form.way == name;
    if (open)
        return markup("<details open><summary>{}</summary>{}</details>", way_words(way, t),
                      ui::form(request, view.at, fields));
    return markup("<details><summary>{}</summary>{}</details>", way_words(way, t),
                  ui::form(request, view.at, fields));
}

std::string lead_of(const ContactView& view, const ui::Texts& t) {
    return view.of_other.empty() ? t(text::contact_lead) : t(text::contact_lead_of, view.of_other);
}

std::vector<ui::Field> faulty_fields(const ContactView& view, const ui::Texts& t) {
    Way way{};
    if (!from_text(view.form.way, way)) return {};
    auto field = address_field(view, way, t);
    field.name = view.form.way;
    return {field};
}

}  // namespace

std::string became(const Outgoing& message, const ui::Texts& t) {
    switch (message.state) {
        case State::waiting: return t(text::state_waiting);
        case State::sending:
            return t(message.why.empty() ? text::state_waiting : text::state_again);
        case State::sent: return message.way == "sms" ? t(text::state_sms) : t(text::state_mailed);
        case State::nothing: return t(text::state_nothing);
        case State::kept: return t(text::state_kept);
        case State::to_print: return t(text::state_to_print);
        case State::printed: return t(text::state_printed);
        case State::read_aloud: return t(text::state_read_aloud);
        case State::came_back: return t(text::state_came_back);
        case State::given_up: return t(text::state_given_up);
    }
    return {};
}

ui::Page messages_page(const web::Request& request, const std::vector<MessageView>& list,
                       bool more) {
    const ui::Texts t(request);
    const auto rows = ui::each(list, [&](const MessageView& view) {
        return markup(
            "<li class=\"card\"><h2><a href=\"{}\">{}</a></h2><p class=\"dim\">{}</p><p>{}</p>"
            "</li>",
            web::url("/messages/{}", view.message.message.id), view.title,
            t.day(request.zone().day(view.message.made_at), request.today()),
            state_chip(view.message, view.became));
    });
    Html links = ui::link_button(web::url("/me"), t(text::my_data), ui::ButtonKind::second);
    links += ui::link_button(web::url("/contact"), t(text::contact), ui::ButtonKind::second);
    links += ui::link_button(web::url("/sessions"), t(text::sessions), ui::ButtonKind::second);
    if (request.viewer().steward)
        links += ui::link_button(web::url("/own-data"), t(text::own_data), ui::ButtonKind::second);
    if (request.viewer().is_secretary())
        links += ui::link_button(web::url("/letters"), t(text::letters), ui::ButtonKind::second);
    const auto shown = list.empty() ? ui::paragraph(t(text::no_messages))
                                    : markup("<ul class=\"plain\">{}</ul>", rows);
    return {.title = t(text::messages),
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}{}", t(text::messages),
                              t(text::messages_lead), ui::buttons(links), shown,
                              ui::pager(request, request.page(), more)),
            .crumbs = {},
            .personal = true};
}

namespace {

Html told(const std::vector<Words>& list, const ui::Texts& t) {
    return ui::each(list, [&](const Words& words) {
        const auto link =
            words.where ? ui::buttons(ui::link_button(*words.where, t(text::read_more))) : Html();
        return markup("<section><h2>{}</h2><p>{}</p>{}</section>", words.title, words.text, link);
    });
}

}  // namespace

ui::Page message_page(const web::Request& request, const MessageView& view, const Composed& words) {
    const ui::Texts t(request);
    Html content = markup("<h1>{}</h1><p class=\"dim\">{}</p>", t(text::a_message),
                          t.day(request.zone().day(view.message.made_at), request.today()));
    content += told(words.open, t);
    content += told(words.closed, t);
    if (words.empty()) content += ui::paragraph(t(text::over));
    content += markup("<p>{}</p>", state_chip(view.message, view.became));
    return {.title = t(text::a_message),
            .content = content,
            .crumbs = {{t(text::messages), web::url("/messages")}, {view.title, std::nullopt}},
            .personal = true};
}

std::vector<ui::Merging> listed(const std::vector<Contact>& contacts) {
    std::string all;
    std::string chosen;
    for (const auto& contact : contacts) {
        all += to_text(contact.id) + " ";
        if (contact.is_chosen) chosen = to_text(contact.id);
    }
    return {{.field = {.name = "channels", .label = {}}, .theirs = all},
            {.field = {.name = "chosen", .label = {}}, .theirs = chosen}};
}

ui::Page contact_page(const web::Request& request, const ContactView& view) {
    const ui::Texts t(request);
    const auto rows = ui::each(
        view.contacts, [&](const Contact& contact) { return contact_row(request, view, contact); });
    Html content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>", t(text::contact),
                          ui::error_summary(request, faulty_fields(view, t)), lead_of(view, t));
    if (view.was_changed)
        content += ui::note(ui::Tone::wait, ui::paragraph(t(text::contacts_were_changed)));
    if (!request.query("asked").empty())
        content += ui::note(ui::Tone::ok, ui::paragraph(t(text::link_is_sent)));
    content += view.contacts.empty() ? ui::paragraph(t(text::no_contacts))
                                     : markup("<ul class=\"plain\">{}</ul>", rows);
    Html forms;
    if (view.mail) forms += add_form(request, view, Way::mail);
    if (view.sms) forms += add_form(request, view, Way::sms);
    forms += add_form(request, view, Way::letter);
    content += markup("<section><h2>{}</h2>{}</section>", t(text::add_contact), forms);
    const auto back = view.of_other.empty() ? ui::Crumb{t(text::messages), web::url("/messages")}
                                            : ui::Crumb{view.of_other, std::nullopt};
    return {.title = t(text::contact),
            .content = content,
            .crumbs = {back, {t(text::contact), std::nullopt}},
            .status = view.was_changed ? 409 : 200,
            .personal = true};
}

ui::Page confirmation_page(const web::Request& request, Confirming state, std::string_view code) {
    const ui::Texts t(request);
    Html content = markup("<h1>{}</h1>", t(text::confirm_title));
    if (state == Confirming::asked) {
        Html fields = ui::hidden("code", code);
        fields += ui::buttons(ui::button({.label = t(text::yes_confirm)}));
        content += markup("<p class=\"lead\">{}</p>{}", t(text::confirm_lead),
                          ui::form(request, web::url("/confirmation"), fields));
    }
    if (state == Confirming::done)
        content += ui::note(ui::Tone::ok, ui::paragraph(t(text::is_confirmed)));
    if (state == Confirming::over)
        content += ui::note(ui::Tone::wait, ui::paragraph(t(text::link_is_over)));
    return {.title = t(text::confirm_title), .content = content, .crumbs = {}, .personal = true};
}

}  // namespace samskap::messages
