// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/look.hpp"

#include "kernel/ui/layout.hpp"

namespace samskap::ui {
namespace {

web::Preferences with_choice(web::Preferences look, std::string_view choice) {
    if (choice == "easy") look.easy = true;
    if (choice == "plain") look.easy = false;
    if (choice == "sv") look.language = web::Language::sv;
    if (choice == "en") look.language = web::Language::en;
    if (choice == "device") look.theme = web::Theme::device;
    if (choice == "light") look.theme = web::Theme::light;
    if (choice == "dark") look.theme = web::Theme::dark;
    return look;
}

// A link rather than a form: it changes nothing but the person's own cookie, and pages that hold
// no form need no token, so that the browser and the cache of compressed pages may keep them.
web::Answer choose_look(const web::Request& request) {
    auto answer = web::see_other(web::Url::own_path(request.query("back")));
    const auto look = with_choice(request.preferences(), request.query("set"));
    web::set_cookie(answer, web::k_preferences_cookie, web::cookie_text(look),
                    web::CookieLife::year);
    return answer;
}

}  // namespace

web::Url look_url(std::string_view choice, const web::Url& here) {
    return web::url("/appearance").with("set", choice).with("back", here.text());
}

void routes(web::Router& router) {
    router.get("/appearance", web::Access::anyone, choose_look);
    put_out_stylesheet();
}

}  // namespace samskap::ui
