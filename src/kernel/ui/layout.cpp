// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/layout.hpp"

#include "kernel/ui/components.hpp"
#include "kernel/ui/frame.hpp"
#include "kernel/ui/icons.hpp"
#include "kernel/ui/kernel_markup.hpp"
#include "kernel/ui/stylesheet.hpp"
#include "kernel/ui/words.hpp"
#include "kernel/web/statics.hpp"

namespace samskap::ui {
namespace {

const web::Url& stylesheet_url() {
    static const web::StaticFile file{"samskap.css", "text/css; charset=utf-8", stylesheet()};
    return file.url();
}

Html opening_tag(const web::Preferences& preferences) {
    std::string text = "<!doctype html>\n<html lang=\"";
    text += preferences.language == web::Language::en ? "en" : "sv";
    if (preferences.theme == web::Theme::light) text += "\" data-theme=\"light";
    if (preferences.theme == web::Theme::dark) text += "\" data-theme=\"dark";
    if (preferences.easy) text += "\" data-read=\"easy";
    return Html::made_by_kernel(text + "\">\n");
}

std::string title_of(const Frame& frame, const Page& page) {
    const auto name = page.status == 422 ? frame.t(text::title_error, page.title) : page.title;
    const auto house = frame.t(text::house_name);
    if (frame.house.municipality.empty()) return frame.t(text::title_without_place, name, house);
    return frame.t(text::title_of_page, name, house, frame.house.municipality);
}

Html document_head(const Frame& frame, const Page& page) {
    return kernel_markup(R"html(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{}</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="{}">
</head>
)html",
                         title_of(frame, page), stylesheet_url());
}

Html sign_out(const web::Request& request, const Texts& t) {
    return form(request, web::url("/sign-out"),
                button({.label = t(text::sign_out), .kind = ButtonKind::mini}));
}

std::string whole_document(const Frame& frame, const Page& page) {
    auto body = head_of_page(frame);
    body += work_menu(frame);
    body += markup(R"html(
<main id="main" class="wrap">{}
{}
</main>
)html",
                   crumbs(frame, page.crumbs), page.content);
    body += foot_of_page(frame);
    auto document = opening_tag(frame.preferences);
    document += document_head(frame, page);
    document += kernel_markup(R"html(<body>
<a class="skip" href="#main">{}</a>
{}
{}
</body>
)html",
                              frame.t(text::skip_to_content), sprite_for(body.text()), body);
    return document.text() + "</html>\n";
}

}  // namespace

web::Answer page(const web::Request& request, const Page& page) {
    const Texts t{request};
    const auto& viewer = request.viewer();
    const Frame frame{.t = t,
                      .here = request.url(),
                      .place = page.place,
                      .house = house_words(request.db()),
                      .viewer = viewer,
                      .preferences = request.preferences(),
                      .sign_out = viewer.signed_in() ? sign_out(request, t) : Html()};
    // What a person saw while signed in shall not come back with the browser's Back button after
    // they have left a shared computer.
    const bool personal = page.personal || viewer.signed_in();
    return {.status = page.status,
            .body = whole_document(frame, page),
            .keep = personal ? web::Keep::nothing : web::Keep::revalidate};
}

web::Answer page_without_database(const web::Request& request, const Page& page) {
    const Texts t{request};
    const web::Viewer nobody;
    const Frame frame{.t = t,
                      .here = request.url(),
                      .place = page.place,
                      .house = {},
                      .viewer = nobody,
                      .preferences = request.preferences(),
                      .sign_out = {}};
    return {.status = page.status, .body = whole_document(frame, page), .keep = web::Keep::nothing};
}

web::Answer unprocessable(const web::Request& request, Page page) {
    page.status = 422;
    return ui::page(request, page);
}

void put_out_stylesheet() { stylesheet_url(); }

}  // namespace samskap::ui
