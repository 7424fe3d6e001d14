// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sign_in/views.hpp"

#include "features/sign_in/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::sign_in {
namespace {

using ui::Html;
using ui::markup;
using State = LinkForm::State;

// Nothing is promised that this installation cannot send.
using Words = ui::Text<0>;
const Words& by(const Sending& can, const Words& both, const Words& mail, const Words& phone) {
    if (can.mail && can.sms) return both;
    return can.mail ? mail : phone;
}

ui::Field address_field(const LinkForm& form, const Sending& can, const ui::Texts& t) {
    ui::Field field{.name = "address",
                    .label = t(by(can, text::address_label, text::mail_label, text::phone_label)),
                    .value = form.address};
    if (form.state == State::malformed)
        field.error =
            t(by(can, text::address_malformed, text::mail_malformed, text::phone_malformed));
    if (form.state == State::wait) field.error = t(text::wait_an_hour);
    return field;
}

ui::Field code_field(const LinkForm& form, const ui::Texts& t) {
    ui::Field field{.name = "code", .label = t(text::code_label), .hint = t(text::code_hint)};
    if (form.state == State::wrong_code) field.error = t(text::code_wrong);
    return field;
}

Html shared_box(const ui::Texts& t, bool is_shared) {
    return ui::checkbox({.name = "shared",
                         .label = t(text::shared_computer),
                         .value = is_shared ? "1" : "",
                         .hint = t(text::shared_computer_hint)});
}

Html codes_on_paper(const web::Request& request, const SheetView& view) {
    const ui::Texts t(request);
    const auto house = ui::house_words(request.db());
    const auto rows =
        ui::each(view.codes, [](const std::string& code) { return markup("<li>{}</li>", code); });
    const auto phone =
        house.contact_phone.empty()
            ? Html()
            : ui::paragraph(t(text::sheet_help, house.contact_name, house.contact_phone));
    return markup(
        "<article class=\"card big\"><h2>{}</h2><p>{}</p><ol class=\"codes\">{}</ol><p>{}</p>{}"
        "</article>",
        t(text::sheet_for, view.person.name), t(text::sheet_how), rows, t(text::sheet_keep), phone);
}

Html about_sheet(const web::Request& request, const SheetView& view) {
    const ui::Texts t(request);
    if (!view.sheet) return {};
    return ui::note(
        ui::Tone::plain,
        ui::paragraph(t(text::sheet_stands, view.sheet->codes_left,
                        t.day(request.zone().day(view.sheet->made_at), request.today()),
                        t.day(request.zone().day(view.sheet->until), request.today()))));
}

Html sheet_acts(const web::Request& request, const SheetView& view) {
    const ui::Texts t(request);
    const auto to = web::url("/people/{}/code-sheet", view.person.id);
    Html content;
    if (view.may_have)
        content += ui::form(
            request, to,
            ui::buttons(ui::button({.label = t(view.sheet ? text::new_sheet : text::make_sheet)})));
    if (view.sheet)
        content += ui::form(
            request, web::url("/people/{}/code-sheet/end", view.person.id),
            ui::buttons(ui::button({.label = t(text::end_sheet), .kind = ui::ButtonKind::second})));
    return content;
}

}  // namespace

Sending sending(db::Reader& db) {
    return {.mail = messages::has_way(db, messages::Way::mail),
            .sms = messages::has_way(db, messages::Way::sms)};
}

Html way_in(const web::Request& request) {
    const ui::Texts t(request);
    const auto can = sending(request.db());
    const auto& lead = can.any()
                           ? by(can, text::paper_or_link, text::paper_or_mail, text::paper_or_phone)
                           : text::paper_alone;
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::no_password), t(lead),
                  ui::buttons(ui::link_button(web::url("/sign-in/link"), t(text::without_password),
                                              ui::ButtonKind::second)));
}

ui::Page link_page(const web::Request& request, const LinkForm& form) {
    const ui::Texts t(request);
    const auto can = sending(request.db());
    std::vector<ui::Field> asked{code_field(form, t)};
    if (can.any()) asked.insert(asked.begin(), address_field(form, can, t));
    Html content =
        markup("<h1>{}</h1>{}", t(text::without_password), ui::error_summary(request, asked));
    if (form.state == State::sent)
        content += ui::note(ui::Tone::ok, ui::paragraph(t(text::link_is_sent)));
    if (can.any()) {
        Html link = ui::input(address_field(form, can, t));
        link += ui::buttons(ui::button({.label = t(text::send_link)}));
        content += markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::by_link),
                          t(by(can, text::by_link_lead, text::by_mail_lead, text::by_phone_lead)),
                          ui::form(request, web::url("/sign-in/link"), link));
    }
    Html code = ui::input(code_field(form, t), ui::InputKind::code);
    code += shared_box(t, form.is_shared);
    code += ui::buttons(ui::button({.label = t(text::sign_in)}));
    content += markup("<section><h2>{}</h2>{}</section>", t(text::by_code),
                      ui::form(request, web::url("/sign-in/code"), code));
    return {.title = t(text::without_password),
            .content = content,
            .crumbs = {{t(text::sign_in), web::url("/sign-in")},
                       {t(text::without_password), std::nullopt}},
            .personal = true};
}

ui::Page key_page(const web::Request& request, std::string_view code, bool is_good) {
    const ui::Texts t(request);
    Html content = markup("<h1>{}</h1>", t(text::sign_in));
    if (is_good) {
        Html fields = ui::hidden("code", code);
        fields += shared_box(t, false);
        fields += ui::buttons(ui::button({.label = t(text::sign_in)}));
        content += markup("<p class=\"lead\">{}</p>{}", t(text::key_lead),
                          ui::form(request, web::url("/sign-in/key"), fields));
    } else {
        content += ui::note(ui::Tone::wait, ui::paragraph(t(text::key_is_over)));
        content +=
            ui::buttons(ui::link_button(web::url("/sign-in/link"), t(text::get_another_link)));
    }
    return {.title = t(text::sign_in), .content = content, .crumbs = {}, .personal = true};
}

ui::Page sheet_page(const web::Request& request, const SheetView& view) {
    const ui::Texts t(request);
    const auto& name = view.person.name;
    Html content = markup("<div class=\"noprint\"><h1>{}</h1><p class=\"lead\">{}</p></div>",
                          t(text::code_sheet), t(text::code_sheet_lead, name));
    if (!view.codes.empty()) {
        content += markup("<div class=\"noprint\">{}</div>",
                          ui::note(ui::Tone::wait, ui::paragraph(t(text::sheet_seen_once))));
        content += codes_on_paper(request, view);
    } else {
        content += about_sheet(request, view);
        if (!view.may_have) content += ui::paragraph(t(text::sheet_not_for));
        content += sheet_acts(request, view);
    }
    return {.title = t(text::code_sheet),
            .content = content,
            .crumbs = {{name, web::url("/people/{}", view.person.id)},
                       {t(text::code_sheet), std::nullopt}},
            .personal = true};
}

}  // namespace samskap::sign_in
