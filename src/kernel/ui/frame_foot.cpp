// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/components.hpp"
#include "kernel/ui/frame.hpp"
#include "kernel/ui/kernel_markup.hpp"
#include "kernel/ui/look.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

// "070-174 06 12" as a telephone dials it: +46701740612.
std::string dialled(std::string_view number) {
    std::string digits;
    for (const char c : number)
        if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
    if (digits.starts_with("0") && !digits.starts_with("00")) digits.replace(0, 1, "+46");
    return digits;
}

// A choice of look: the one that holds is no link, and says so.
Html choice(const Frame& frame, std::string_view name, std::string_view words, bool holds) {
    if (holds)
        return markup(R"(<b>{}<span class="vh"> {}</span></b>)", words, frame.t(text::chosen));
    return markup(R"(<a href="{}" rel="nofollow">{}</a>)", look_url(name, frame.here), words);
}

Html language_choice(const Frame& frame, std::string_view tongue, std::string_view words,
                     bool holds) {
    if (holds) return choice(frame, tongue, words, true);
    return markup(R"(<a href="{}" rel="nofollow" lang="{}" hreflang="{}">{}</a>)",
                  look_url(tongue, frame.here), tongue, tongue, words);
}

Html languages(const Frame& frame) {
    const bool swedish = frame.preferences.language == web::Language::sv;
    return markup(R"html(
<div><b class="h">{}</b><p class="row">{}{}</p></div>)html",
                  frame.t(text::language_heading),
                  language_choice(frame, "sv", frame.t(text::swedish), swedish),
                  language_choice(frame, "en", frame.t(text::english), !swedish));
}

Html looks(const Frame& frame) {
    const auto theme = frame.preferences.theme;
    const auto& t = frame.t;
    Html choices = choice(frame, "device", t(text::theme_device), theme == web::Theme::device);
    choices += choice(frame, "light", t(text::theme_light), theme == web::Theme::light);
    choices += choice(frame, "dark", t(text::theme_dark), theme == web::Theme::dark);
    return markup(R"html(
<div><b class="h">{}</b><p class="row">{}</p></div>)html",
                  t(text::appearance_heading), choices);
}

Html about(const Frame& frame) {
    const auto& t = frame.t;
    const auto sign_in =
        frame.viewer.signed_in() ? Html() : link(web::url("/sign-in"), t(text::sign_in));
    return markup(R"html(
<div><b class="h">{}</b><p class="row">{}{}{}</p></div>)html",
                  t(text::about_heading), link(web::url("/accessibility"), t(text::accessibility)),
                  link(web::url("/privacy"), t(text::your_data)), sign_in);
}

// Last in print, so that nobody who holds a paper is left alone with it.
Html help(const Frame& frame) {
    const auto& house = frame.house;
    const auto& t = frame.t;
    if (house.contact_phone.empty()) return {};
    const auto call = house.contact_name.empty() ? t(text::help_call_nobody)
                                                 : t(text::help_call, house.contact_name);
    const auto hours = house.contact_hours.empty() ? "" : ", " + house.contact_hours;
    const auto place = house.contact_place.empty() ? "" : t(text::help_place, house.contact_place);
    return markup(R"html(
<div class="help"><b class="h">{}</b><p>{}<br><a href="tel:{}">{}</a>{}. {}</p></div>)html",
                  t(text::help_heading), call, dialled(house.contact_phone), house.contact_phone,
                  hours, place);
}

}  // namespace

Html foot_of_page(const Frame& frame) {
    return markup(R"html(<footer class="foot">
<div class="band"></div>
<div class="wrap">{}{}{}{}
</div>
</footer>)html",
                  help(frame), languages(frame), looks(frame), about(frame));
}

}  // namespace samskap::ui
