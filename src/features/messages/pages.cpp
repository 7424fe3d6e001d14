// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/pages.hpp"

#include "features/messages/schema.hpp"
#include "features/messages/texts.hpp"
#include "features/messages/views.hpp"

namespace samskap::messages {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Composed for_viewer(const Request& request, const Kinds& kinds, const Message& message) {
    const ui::Texts texts(request);
    return compose(request.db(), kinds, message, {request.viewer(), texts, request.today()});
}

MessageView view_of(const Request& request, const Outgoing& message, const Composed& words) {
    const ui::Texts t(request);
    MessageView view{message, t(text::over), became(message, t)};
    if (!words.closed.empty()) view.title = words.closed.front().title;
    if (!words.open.empty()) view.title = words.open.front().title;
    return view;
}

Answer show_messages(const Request& request, const Kinds& kinds) {
    auto own = own_messages(request.db(), request.viewer().person, request.page());
    const bool more = own.size() > k_page_size;
    if (more) own.pop_back();
    std::vector<MessageView> list;
    for (const auto& one : own)
        list.push_back(view_of(request, one, for_viewer(request, kinds, one.message)));
    return ui::page(request, messages_page(request, list, more));
}

Answer show_message(const Request& request, const Kinds& kinds) {
    const auto one =
        own_message(request.db(), request.viewer().person, request.path<MessageId>("message"));
    const auto words = for_viewer(request, kinds, one.message);
    return ui::page(request, message_page(request, view_of(request, one, words), words));
}

Answer show_letters(const Request& request) {
    return ui::page(request, letters_page(request, letters(request.db(), request.viewer())));
}

// Composed for the person, and once more for whoever prints it: who is in none of the groups that
// it is about prints a letter that does not say it.
Answer show_letter(const Request& request, const Kinds& kinds) {
    auto& db = request.db();
    const auto letter = kept_letter(db, request.viewer(), request.path<MessageId>("message"));
    const auto look = web::preferences_in(letter.look);
    LetterView view{.letter = letter,
                    .words = compose_for_person(db, kinds, letter.message, look, request.at()),
                    .texts = ui::Texts(look)};
    const auto mine = for_viewer(request, kinds, letter.message);
    view.is_neutral = mine.closed.size() < view.words.closed.size();
    view.is_over = view.words.empty();
    return ui::page(request, letter_page(request, view));
}

Answer change_letter(const Submission& submission) {
    auto& db = submission.db();
    const auto letter = kept_letter(db, submission.viewer(), submission.path<MessageId>("message"));
    State state{};
    if (from_text(submission.form().value("state"), state))
        set_letter(db, submission.viewer().person, letter, state);
    return web::see_other(web::url("/letters"));
}

}  // namespace

void add_routes(web::Router& router, Kinds kinds) {
    router.get("/messages", Access::signed_in,
               [kinds](const Request& request) { return show_messages(request, kinds); });
    router.get("/messages/{message}", Access::signed_in,
               [kinds](const Request& request) { return show_message(request, kinds); });
    contact_routes(router);
    router.get("/letters", Access::secretary, show_letters);
    router.get(
        "/letters/{message}", Access::secretary,
        [kinds = std::move(kinds)](const Request& request) { return show_letter(request, kinds); });
    router.post("/letters/{message}", Access::secretary, change_letter);
}

const Feature& feature() {
    static const Feature messages{
        .name = "messages",
        .migrations = schema(),
        .personal_data = {
            {"message_keys", "message", "Att en länk har skickats till dig.",
             "Tills länken slutar gälla.", Origin::program, Basis::public_task, k_not_held,
             R"sql(SELECT k.until AS "Gäller till (tid)", k.used_at AS "Använd (tid)"
                     FROM message_keys k JOIN messages m ON m.id = k.message
                    WHERE m.person = $1 ORDER BY k.until)sql",
             R"sql(DELETE FROM message_keys
                    WHERE message IN (SELECT id FROM messages WHERE person = $1))sql"},
            {"notices", "message", "Vad besked till dig handlar om, som nummer och inte i ord.",
             "Lika länge som beskedet.", Origin::program, Basis::public_task, k_not_held,
             R"sql(SELECT n.kind AS "Slag", n.subject AS "Nummer", m.made_at AS "Gjort (tid)"
                     FROM notices n JOIN messages m ON m.id = n.message
                    WHERE m.person = $1 ORDER BY m.made_at, n.kind, n.subject)sql",
             R"sql(DELETE FROM notices
                    WHERE message IN (SELECT id FROM messages WHERE person = $1))sql"},
            {"messages", "person", "Vilka besked du har fått, men inte vad som stod i dem.",
             "Så länge anteckningarna de handlar om sparas.", Origin::program, Basis::public_task,
             k_not_held,
             R"sql(SELECT made_at AS "Gjort (tid)", CASE state WHEN 'sent' THEN 'skickat'
                          WHEN 'kept' THEN 'finns att läsa här' WHEN 'printed' THEN 'utskrivet'
                          WHEN 'read_aloud' THEN 'uppläst' WHEN 'came_back' THEN 'kom inte fram'
                          WHEN 'given_up' THEN 'kom inte fram' WHEN 'nothing' THEN 'behövdes inte'
                          ELSE 'på väg' END AS "Läge", changed_at AS "Ändrat (tid)"
                     FROM messages WHERE person = $1 ORDER BY made_at, id)sql",
             "DELETE FROM messages WHERE person = $1"},
            {"contact_channels", "made_by", "Vem som skrev in en adress åt någon.",
             "Tills adressen tas bort.", Origin::yourself, Basis::public_task, k_not_held,
             R"sql(SELECT made_at AS "Inskrivet av dig (tid)" FROM contact_channels
                    WHERE made_by = $1 ORDER BY made_at, id)sql",
             k_stays_nameless},
            {"contact_channels", "person", "Var du vill få besked: mejl, telefon eller adress.",
             "Tills du tar bort den.", Origin::yourself, Basis::public_task, k_not_held,
             R"sql(SELECT CASE way WHEN 'mail' THEN 'mejl' WHEN 'sms' THEN 'sms'
                          ELSE 'brev' END AS "Väg", address AS "Adress",
                          made_at AS "Inskrivet (tid)", confirmed_at AS "Bekräftat (tid)"
                     FROM contact_channels WHERE person = $1 ORDER BY made_at, id)sql",
             "DELETE FROM contact_channels WHERE person = $1"}}};
    return messages;
}

}  // namespace samskap::messages
