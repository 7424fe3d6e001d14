// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/house/set_up.hpp"

#include "features/house/house.hpp"
#include "features/house/texts.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/settings.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::house {
namespace {

using ui::Html;
using ui::markup;
using web::Answer;
using web::Request;
using web::Submission;

constexpr std::string_view k_code_setting = "set-up code";
// No 0, 1, i, l, o, u: nothing that is misread or misheard.
constexpr std::string_view k_letters = "23456789abcdefghjkmnpqrstvwxyz";

struct Typed {
    std::string code = {};
    std::string municipality = {};
    std::string boards = {};
    std::string phone = {};
    std::string name = {};
    std::string user_name = {};
    std::string password = {};
    bool was_sent = false;
    bool code_wrong = false;
    std::string user_name_error = {};
};

std::string bare(std::string_view code) {
    std::string letters;
    for (const char c : text::lower(code))
        if (k_letters.find(c) != std::string_view::npos) letters += c;
    return letters;
}

ui::Field field(const Typed& typed, std::string_view name, std::string label,
                const std::string& value, std::string missing) {
    return {.name = std::string(name),
            .label = std::move(label),
            .value = value,
            .error = typed.was_sent && value.empty() ? std::move(missing) : std::string(),
            .required = true};
}

struct Fields {
    ui::Field code;
    ui::Field municipality;
    ui::Field boards;
    ui::Field phone;
    ui::Field name;
    ui::Field user_name;
    ui::Field password;
    [[nodiscard]] std::vector<ui::Field> all() const {
        return {code, municipality, boards, phone, name, user_name, password};
    }
};

Fields fields_of(const Typed& typed, const ui::Texts& t) {
    Fields fields{
        .code =
            field(typed, "code", t(text::set_up_code), typed.code, t(text::set_up_code_missing)),
        .municipality = field(typed, "municipality", t(text::municipality), typed.municipality,
                              t(text::municipality_missing)),
        .boards = field(typed, "boards", t(text::boards), typed.boards, t(text::boards_missing)),
        .phone = {.name = "phone",
                  .label = t(text::phone),
                  .value = typed.phone,
                  .hint = t(text::phone_hint)},
        .name = field(typed, "name", t(text::your_name), typed.name, t(text::your_name_missing)),
        .user_name = field(typed, "user_name", t(text::user_name), typed.user_name,
                           t(text::user_name_missing)),
        .password = {
            .name = "password", .label = t(text::password), .hint = t(text::password_hint)}};
    fields.code.hint = t(text::set_up_code_hint);
    fields.boards.hint = t(text::boards_hint);
    if (typed.code_wrong) fields.code.error = t(text::set_up_code_wrong);
    if (!typed.user_name_error.empty()) fields.user_name.error = typed.user_name_error;
    if (typed.was_sent && typed.password.size() < people::k_password_least)
        fields.password.error = t(text::password_short);
    return fields;
}

bool any_error(const Fields& fields) {
    for (const auto& one : fields.all())
        if (!one.error.empty()) return true;
    return false;
}

ui::Page set_up_page(const Request& request, const Fields& fields) {
    const ui::Texts t(request);
    Html controls = ui::input(fields.code, ui::InputKind::code);
    controls += ui::input(fields.municipality);
    controls += ui::text_area(fields.boards, 3);
    controls += ui::input(fields.phone, ui::InputKind::tel);
    controls += ui::input(fields.name);
    controls += ui::input(fields.user_name);
    controls += ui::input(fields.password, ui::InputKind::new_password);
    controls += ui::buttons(ui::button({.label = t(text::begin)}));
    return {.title = t(text::set_up),
            .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>{}", t(text::set_up),
                              ui::error_summary(request, fields.all()), t(text::set_up_lead),
                              ui::form(request, web::url("/set-up"), controls)),
            .crumbs = {},
            .personal = true};
}

Answer show(const Request& request) {
    return ui::page(request, set_up_page(request, fields_of({}, ui::Texts(request))));
}

Typed read(const web::Form& form) {
    return {.code = form.value("code"),
            .municipality = samskap::text::squeeze(form.value("municipality")),
            .boards = form.value("boards"),
            .phone = form.value("phone"),
            .name = samskap::text::squeeze(form.value("name")),
            .user_name = form.value("user_name"),
            .password = form.value("password"),
            .was_sent = true};
}

void write(const Submission& submission, const Typed& typed, web::PartyId person) {
    auto& db = submission.db();
    ui::set_house_words(db, {.municipality = typed.municipality,
                             .contact_name = typed.name,
                             .contact_phone = typed.phone,
                             .contact_hours = {},
                             .contact_place = {}});
    for (const auto line : text::lines(typed.boards))
        if (const auto name = text::squeeze(line); !name.empty())
            groups::add_board(db, person, name);
    people::make_administrator(db, person, submission.today());
    db::remove_setting(db, k_code_setting);
}

Answer set_up(const Submission& submission) {
    auto typed = read(submission.form());
    const ui::Texts t(submission);
    auto fields = fields_of(typed, t);
    if (any_error(fields)) return ui::unprocessable(submission, set_up_page(submission, fields));
    // The password is hashed before the writing transaction opens.
    const auto hash = crypto::hash_password(typed.password, crypto::Cost::interactive);
    auto& db = submission.db();
    const auto wanted = db::setting(db, k_code_setting);
    typed.code_wrong = !wanted || !crypto::equal(*wanted, crypto::sha256(bare(typed.code)));
    if (typed.code_wrong)
        return ui::unprocessable(submission, set_up_page(submission, fields_of(typed, t)));
    const auto person = people::add_party(db, {}, {.name = typed.name});
    const auto account = people::add_account(db, person, typed.user_name, hash);
    if (!account) {
        typed.user_name_error = t(text::user_name_malformed);
        return ui::unprocessable(submission, set_up_page(submission, fields_of(typed, t)));
    }
    write(submission, typed, person);
    auto answer = web::see_other(web::url("/new-group"));
    web::set_cookie(answer, people::k_session_cookie, people::start_session(db, *account),
                    web::CookieLife::session);
    return answer;
}

}  // namespace

std::string new_set_up_code(db::Writer& db) {
    std::string code;
    std::string letters;
    // 20 letters of 30: 98 bits, in groups of four.
    while (letters.size() < 20) {
        for (const char byte : crypto::random_token(24)) {
            const auto place = k_letters.find(byte);
            if (place == std::string_view::npos || letters.size() == 20) continue;
            letters += byte;
        }
    }
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += letters[i];
    }
    db::set_setting(db, k_code_setting, crypto::sha256(letters));
    return code;
}

void set_up_routes(web::Router& router) {
    router.get("/set-up", web::Access::set_up, show);
    router.post("/set-up", web::Access::set_up, set_up, {.areas = {"boards"}});
}

}  // namespace samskap::house
