// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/passkeys/schema.hpp"
#include "features/passkeys/views.hpp"
#include "kernel/base/base64.hpp"

namespace samskap::passkeys {
namespace {

using people::Computer;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

// What is no base 64 is empty, and no key then.
std::string bytes_of(const web::Form& form, std::string_view name) {
    return base64::bytes_of(form.value(name)).value_or("");
}

Answered answered(const web::Form& form) {
    return {.client_data = bytes_of(form, "client_data"),
            .credential = form.value("credential"),
            .authenticator_data = bytes_of(form, "authenticator_data"),
            .signature = bytes_of(form, "signature"),
            .user_handle = form.value("user_handle")};
}

Computer computer_in(const Submission& submission) {
    return submission.form().has("shared") ? Computer::shared : Computer::own;
}

Answer show_key_sign_in(const Request& request) {
    return ui::page(request, key_sign_in_page(request, {.back = request.query("back")}));
}

Answer sign_in_with_key(const Submission& submission) {
    const auto& form = submission.form();
    const auto account = account_of_key(submission, answered(form));
    const auto back = form.value("back");
    if (account)
        return people::let_in(submission, *account, computer_in(submission),
                              web::Url::own_path(back));
    return ui::unprocessable(submission,
                             key_sign_in_page(submission, {.back = back,
                                                           .is_shared = form.has("shared"),
                                                           .refused = account.error()}));
}

Answer finish_with_key(const Submission& submission) {
    const auto& form = submission.form();
    const auto account = account_of_step(submission, form.value("half"), answered(form));
    if (account)
        return people::let_in(submission, *account, computer_in(submission),
                              web::Url::own_path(form.value("back")));
    return ui::unprocessable(submission, step_refused_page(submission, account.error()));
}

Answer show_passkeys(const Request& request) {
    return ui::page(request, passkeys_page(request, {}));
}

Answer to_passkeys() { return web::see_other(web::url("/passkeys")); }

Answer add(const Submission& submission) {
    if (may_change(submission) != MayChange::yes) return to_passkeys();
    const auto& form = submission.form();
    const auto added = add_passkey(submission, {.name = form.value("name"),
                                                .client_data = bytes_of(form, "client_data"),
                                                .attestation = bytes_of(form, "attestation")});
    if (added) return to_passkeys();
    return ui::unprocessable(submission, passkeys_page(submission, {.name = form.value("name"),
                                                                    .refused = added.error()}));
}

Answer remove(const Submission& submission) {
    const auto key = submission.path<PasskeyId>("passkey");
    if (may_change(submission) != MayChange::yes) return to_passkeys();
    if (!remove_passkey(submission.db(), {submission.viewer().account}, key)) throw NotFound();
    return to_passkeys();
}

Answer ask_after_password(const Submission& submission) {
    if (may_change(submission) != MayChange::yes) return to_passkeys();
    const AccountId account{submission.viewer().account};
    auto& db = submission.db();
    // Who has recovery codes from the app's step keeps them.
    const bool has_codes = people::second_step_of(db, account) == people::SecondStep::on;
    if (!begin_step(db, account) || has_codes) return to_passkeys();
    return ui::page(submission,
                    people::recovery_page(submission, people::new_recovery_codes(db, account)));
}

Answer stop_asking(const Submission& submission) {
    if (may_change(submission) == MayChange::yes)
        end_step(submission.db(), {submission.viewer().account});
    return to_passkeys();
}

const web::LongFields k_answers{.areas = {"back", "client_data", "attestation", "known",
                                          "credential", "authenticator_data", "signature",
                                          "user_handle"}};

void routes(web::Router& router) {
    router.get("/sign-in/passkey", Access::anyone, show_key_sign_in);
    router.post("/sign-in/passkey", Access::anyone, sign_in_with_key, k_answers);
    router.post("/sign-in/second-step/passkey", Access::anyone, finish_with_key, k_answers);
    router.get("/passkeys", Access::signed_in, show_passkeys);
    router.post("/passkeys", Access::signed_in, add, k_answers);
    router.post("/passkeys/{passkey}/removal", Access::signed_in, remove);
    router.post("/passkeys/step", Access::signed_in, ask_after_password);
    router.post("/passkeys/step/end", Access::signed_in, stop_asking);
}

}  // namespace

people::OtherWays other_ways() {
    return {.in = way_in,
            .without_password = sign_in::way_in,
            .asks_step = asks_step,
            .step = step_form,
            .own = own_link};
}

const Feature& feature() {
    static const Feature passkeys{
        .name = "passkeys",
        .routes = routes,
        .migrations = schema(),
        .personal_data = {
            {"passkeys", "account",
             "Dina passnycklar: den öppna halvan, vad du kallar dem och när de "
             "användes senast.",
             "Tills du tar bort dem.", Origin::yourself, Basis::public_task, k_not_held,
             R"sql(SELECT k.name AS "Nyckel", k.made_at AS "Tillagd (tid)",
                          k.used_at AS "Använd (tid)"
                     FROM passkeys k JOIN accounts a ON a.id = k.account WHERE a.person = $1
                    ORDER BY k.made_at, k.id)sql",
             "DELETE FROM passkeys WHERE account IN (SELECT id FROM accounts WHERE person = $1)"},
            {"passkey_steps", "account", "Att vi ska fråga efter din passnyckel efter lösenordet.",
             "Tills du tar bort steget.", Origin::yourself, Basis::public_task, k_not_held,
             R"sql(SELECT s.made_at AS "Sedan (tid)"
                     FROM passkey_steps s JOIN accounts a ON a.id = s.account
                    WHERE a.person = $1)sql",
             R"sql(DELETE FROM passkey_steps
                    WHERE account IN (SELECT id FROM accounts WHERE person = $1))sql"}}};
    return passkeys;
}

}  // namespace samskap::passkeys
