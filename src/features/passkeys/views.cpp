// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/passkeys/views.hpp"

#include "features/passkeys/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::passkeys {
namespace {

using ui::Html;
using ui::markup;

const web::StaticFile k_script{"passkey.js", "text/javascript; charset=utf-8", passkey_script()};

std::string words_of(Refusal why, const ui::Texts& t) {
    switch (why) {
        case Refusal::old_question: return t(text::refused_old_question);
        case Refusal::not_ours: return t(text::refused_not_ours);
        case Refusal::not_verified: return t(text::refused_not_verified);
        case Refusal::unknown_kind: return t(text::refused_unknown_kind);
        case Refusal::wrong: return t(text::refused_wrong);
        case Refusal::known: return t(text::refused_known);
        case Refusal::copied: return t(text::refused_copied);
        case Refusal::too_many: return t(text::refused_too_many, k_most_keys);
    }
    return {};
}

Html refusal(const std::optional<Refusal>& why, const ui::Texts& t) {
    if (!why) return {};
    return markup("<div role=\"alert\">{}</div>",
                  ui::note(ui::Tone::stop, ui::paragraph(words_of(*why, t))));
}

std::string joined(const std::vector<Passkey>& keys) {
    std::string all;
    for (const auto& key : keys) all += (all.empty() ? "" : " ") + key.credential;
    return all;
}

// What the script reads, and what it fills in.
Html question(const web::Request& request, std::string_view purpose, const std::string& known,
              std::string_view holder) {
    const auto site = sign_in::site_of(request);
    Html fields = ui::hidden("passkey_question", new_challenge(request, purpose));
    fields += ui::hidden("host", site ? site->host : std::string());
    fields += ui::hidden("known", known);
    fields += ui::hidden("holder", holder);
    fields += ui::hidden("client_data", "");
    return fields;
}

Html answer_fields() {
    Html fields;
    for (const auto* name : {"credential", "authenticator_data", "signature", "user_handle"})
        fields += ui::hidden(name, "");
    return fields;
}

// The form, which only the script shows, and the words that stand there without it.
Html with_script(const ui::Texts& t, const Html& form, const std::string& failed) {
    const auto waiting = markup(
        "<div id=\"passkey-ready\" hidden>{}<div role=\"alert\">"
        "<div id=\"passkey-failed\" hidden>{}</div><div id=\"passkey-known\" hidden>{}</div>"
        "</div></div>",
        form, ui::note(ui::Tone::wait, ui::paragraph(failed)),
        ui::note(ui::Tone::wait, ui::paragraph(t(text::refused_known))));
    Html all = waiting;
    all += markup("<div id=\"passkey-needs-script\">{}</div>",
                  ui::note(ui::Tone::plain, ui::paragraph(t(text::needs_script))));
    all += ui::script(k_script);
    return all;
}

std::string day_of(const web::Request& request, const ui::Texts& t, Instant at) {
    return t.day(request.zone().day(at), request.today());
}

Html key_row(const web::Request& request, const Passkey& key, MayChange may) {
    const ui::Texts t(request);
    const auto made = day_of(request, t, key.made_at);
    const auto when = key.used_at ? t(text::key_times, made, day_of(request, t, *key.used_at))
                                  : t(text::key_never_used, made);
    Html row = markup("<h2>{}</h2><p class=\"dim\">{}</p>", key.name, when);
    if (may == MayChange::yes)
        row += ui::form(
            request, web::url("/passkeys/{}/removal", key.id),
            ui::buttons(ui::button(
                {.label = t(text::remove_key), .kind = ui::ButtonKind::second, .more = key.name})));
    return markup("<li class=\"card\">{}</li>", row);
}

struct Owner {
    std::string name;
    std::string user_name;
};
Owner owner_of(const web::Request& request) {
    auto owner = request.db().one(
        [](const db::Row& row) -> Owner {
            return {row["name"], row["user_name"]};
        },
        R"sql(
        SELECT p.name, a.user_name FROM accounts a JOIN parties p ON p.id = a.person
         WHERE a.id = $1
    )sql",
        request.viewer().account);
    // An account without a password has no name that anybody types.
    if (owner.user_name.starts_with('@')) owner.user_name = owner.name;
    return owner;
}

Html new_key_form(const web::Request& request, const NewKeyForm& form,
                  const std::vector<Passkey>& keys) {
    const ui::Texts t(request);
    const AccountId account{request.viewer().account};
    const auto owner = owner_of(request);
    Html fields = question(request, purpose_of_new_key(account), joined(keys), "preferred");
    fields += ui::hidden("house", ui::house_words(request.db()).municipality);
    fields += ui::hidden("handle", handle_of(request, account));
    fields += ui::hidden("user_name", owner.user_name);
    fields += ui::hidden("display_name", owner.name);
    fields += ui::hidden("attestation", "");
    fields += ui::input({.name = "name",
                         .label = t(text::key_name),
                         .value = form.name,
                         .hint = t(text::key_name_hint)});
    fields += ui::buttons(ui::button({.label = t(text::add_key)}));
    return with_script(t, ui::form(request, web::url("/passkeys"), fields),
                       t(text::failed_to_make));
}

Html change_part(const web::Request& request, const NewKeyForm& form,
                 const std::vector<Passkey>& keys, MayChange may) {
    const ui::Texts t(request);
    if (!sign_in::site_of(request))
        return ui::note(ui::Tone::plain, ui::paragraph(t(text::not_here)));
    if (may == MayChange::not_by_paper)
        return ui::note(ui::Tone::plain, ui::paragraph(t(text::not_by_paper)));
    if (may == MayChange::sign_in_again) {
        Html words = ui::paragraph(t(text::sign_in_again_first));
        words += ui::buttons(ui::link_button(web::url("/sign-in").with("back", "/passkeys"),
                                             t(text::sign_in_again)));
        return ui::note(ui::Tone::plain, words);
    }
    return new_key_form(request, form, keys);
}

Html step_part(const web::Request& request, const std::vector<Passkey>& keys, MayChange may) {
    if (keys.empty()) return {};
    const ui::Texts t(request);
    const bool is_on = asks_step(request.db(), {request.viewer().account});
    Html words = ui::paragraph(t(is_on ? text::step_is_on : text::step_is_off));
    if (may == MayChange::yes)
        words +=
            ui::form(request, is_on ? web::url("/passkeys/step/end") : web::url("/passkeys/step"),
                     ui::buttons(ui::button({.label = t(is_on ? text::step_end : text::step_begin),
                                             .kind = ui::ButtonKind::second})));
    return markup("<section><h2>{}</h2>{}</section>", t(text::after_password), words);
}

}  // namespace

ui::Page passkeys_page(const web::Request& request, const NewKeyForm& form) {
    const ui::Texts t(request);
    const auto keys = passkeys_of(request.db(), {request.viewer().account});
    const auto may = may_change(request);
    Html content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>", t(text::passkeys),
                          refusal(form.refused, t), t(text::passkeys_lead));
    if (!keys.empty())
        content +=
            markup("<ul class=\"plain\">{}</ul>",
                   ui::each(keys, [&](const Passkey& key) { return key_row(request, key, may); }));
    content += markup("<section><h2>{}</h2>{}</section>", t(text::new_key),
                      change_part(request, form, keys, may));
    content += step_part(request, keys, may);
    return {.title = t(text::passkeys),
            .content = content,
            .crumbs = {{t(text::where_signed_in), web::url("/sessions")},
                       {t(text::passkeys), std::nullopt}},
            .personal = true};
}

ui::Page key_sign_in_page(const web::Request& request, const KeySignIn& form) {
    const ui::Texts t(request);
    Html fields = question(request, k_purpose_of_sign_in, "", "required");
    fields += answer_fields();
    fields += ui::hidden("back", form.back);
    fields += ui::checkbox({.name = "shared",
                            .label = t(text::shared_computer),
                            .value = form.is_shared ? "1" : "",
                            .hint = t(text::shared_computer_hint)});
    fields += ui::buttons(ui::button({.label = t(text::sign_in_with_key)}));
    const auto part = sign_in::site_of(request)
                          ? with_script(t, ui::form(request, web::url("/sign-in/passkey"), fields),
                                        t(text::failed_to_find))
                          : ui::note(ui::Tone::plain, ui::paragraph(t(text::not_here)));
    return {.title = t(text::sign_in_with_key),
            .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>{}<p>{}</p>",
                              t(text::sign_in_with_key), refusal(form.refused, t),
                              t(text::key_sign_in_lead), part,
                              ui::link(web::url("/sign-in"), t(text::another_way))),
            .crumbs = {{t(text::sign_in), web::url("/sign-in")}, {t(text::passkey), std::nullopt}},
            .personal = true};
}

ui::Page step_refused_page(const web::Request& request, Refusal why) {
    const ui::Texts t(request);
    return {.title = t(text::sign_in),
            .content = markup(
                "<h1>{}</h1>{}{}", t(text::sign_in), refusal(why, t),
                ui::buttons(ui::link_button(web::url("/sign-in"), t(text::from_the_beginning)))),
            .crumbs = {},
            .personal = true};
}

ui::Html way_in(const web::Request& request, std::string_view back) {
    if (!sign_in::site_of(request)) return {};
    const ui::Texts t(request);
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::passkey),
                  t(text::way_in_lead),
                  ui::buttons(ui::link_button(web::url("/sign-in/passkey").with("back", back),
                                              t(text::sign_in_with_key), ui::ButtonKind::second)));
}

ui::Html own_link(const web::Request& request) {
    const ui::Texts t(request);
    return ui::link_button(web::url("/passkeys"), t(text::passkeys), ui::ButtonKind::second);
}

ui::Html step_form(const web::Request& request, AccountId account, const people::HalfSignIn& half) {
    const auto keys = passkeys_of(request.db(), account);
    if (keys.empty() || !sign_in::site_of(request)) return {};
    const ui::Texts t(request);
    Html fields = question(request, purpose_of_step(half.half), joined(keys), "discouraged");
    fields += answer_fields();
    fields += ui::hidden("half", half.half);
    fields += ui::hidden("back", half.back);
    if (half.is_shared) fields += ui::hidden("shared", "1");
    fields += ui::buttons(ui::button({.label = t(text::use_key)}));
    return markup(
        "<section><h2>{}</h2>{}</section>", t(text::passkey),
        with_script(t, ui::form(request, web::url("/sign-in/second-step/passkey"), fields),
                    t(text::failed_to_find)));
}

}  // namespace samskap::passkeys
