// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/components.hpp"
#include "kernel/ui/frame.hpp"
#include "kernel/ui/kernel_markup.hpp"
#include "kernel/ui/look.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

// page: this very page. true: a page that belongs to it. Nothing: elsewhere.
std::string_view current(const Frame& frame, const web::Url& to, bool belongs) {
    const auto& here = frame.here.text();
    if (here.substr(0, here.find('?')) == to.text()) return "page";
    return belongs ? "true" : "";
}

Html menu_item(const Frame& frame, const web::Url& to, Icon which, const Text<0>& words,
               bool belongs) {
    Tag link("a");
    link.with("href", to).with_some("aria-current", current(frame, to, belongs));
    return markup("<li>{}</li>", link.around(markup("{}{}", icon(which), frame.t(words))));
}

Html work_item(const Frame& frame, const web::Url& to, const Text<0>& words) {
    Tag link("a");
    const bool belongs = frame.here.text().starts_with(to.text() + "/");
    link.with("href", to).with_some("aria-current", current(frame, to, belongs));
    return link.around(ui::words(frame.t(words)));
}

Html sign() {
    return markup(R"(<svg viewBox="0 0 34 34" aria-hidden="true" fill="none" stroke-width="5")"
                  R"( stroke-linecap="round"><path stroke="#c8274f")"
                  R"( d="M27 8.5C22 2 9 4 9 11s16 5 16 12-13 8.5-18 2.5"/><path stroke="#f5a828")"
                  R"( d="M7 8.5C9 5 14 4 17 5.5M9 23c0-4 4-5 8-6s8-2 8-6"/>)"
                  R"(<path stroke="#c8274f" d="M14 16l5 2"/></svg>)");
}

Html logo(const Frame& frame) {
    return markup(R"html(
<a class="logo" href="/">{}<span>{}<small>{}</small></span></a>)html",
                  sign(), frame.t(text::house_name), frame.house.municipality);
}

Html tool(const web::Url& to, std::string_view tongue, Icon which, const std::string& words) {
    return markup(R"(<a href="{}" rel="nofollow" lang="{}">{}{}</a>)", to, tongue, icon(which),
                  words);
}

Html tools(const Frame& frame) {
    const bool easy = frame.preferences.easy;
    const bool swedish = frame.preferences.language == web::Language::sv;
    auto both = tool(look_url(easy ? "plain" : "easy", frame.here), swedish ? "sv" : "en",
                     Icon::letters, frame.t(easy ? text::easy_off : text::easy_on));
    both += tool(look_url(swedish ? "en" : "sv", frame.here), swedish ? "en" : "sv", Icon::language,
                 frame.t(swedish ? text::english : text::swedish));
    return markup(R"html(
<div class="tools">{}</div>)html",
                  both);
}

Html menu(const Frame& frame) {
    const auto item = [&](const web::Url& to, Icon which, const Text<0>& words, Place place) {
        return menu_item(frame, to, which, words, frame.place == place);
    };
    Html items = item(web::url("/"), Icon::home, text::menu_home, Place::home);
    items += item(web::url("/work"), Icon::thread, text::menu_work, Place::work);
    items += item(web::url("/meetings"), Icon::meeting, text::menu_meetings, Place::meetings);
    items += item(web::url("/search"), Icon::search, text::menu_search, Place::search);
    return markup(R"html(
<nav class="nav" aria-label="{}"><ul>{}</ul></nav>)html",
                  frame.t(text::main_menu), items);
}

}  // namespace

Html head_of_page(const Frame& frame) {
    return markup(R"html(<header class="top">
<div class="wrap">{}{}{}
</div>
<div class="band"></div>
</header>)html",
                  logo(frame), tools(frame), menu(frame));
}

Html work_menu(const Frame& frame) {
    if (!frame.viewer.signed_in()) return {};
    Html items;
    if (frame.viewer.is_secretary())
        items += work_item(frame, web::url("/review"), text::work_review);
    items += work_item(frame, web::url("/promises"), text::work_promises);
    items += work_item(frame, web::url("/people"), text::work_people);
    items += work_item(frame, web::url("/messages"), text::work_messages);
    const auto& viewer = frame.viewer;
    if (viewer.administrator) items += work_item(frame, web::url("/roles"), text::work_roles);
    if (viewer.is_overseer())
        items += work_item(frame, web::url("/emergencies"), text::work_emergencies);
    return markup(R"html(
<nav class="who" aria-label="{}"><div class="wrap">
<span class="dim">{}</span>{}{}</div></nav>)html",
                  frame.t(text::work_menu), frame.t(text::signed_in_as, frame.viewer.name), items,
                  frame.sign_out);
}

Html crumbs(const Frame& frame, const std::vector<Crumb>& crumbs) {
    if (crumbs.empty()) return {};
    Html items;
    for (const auto& crumb : crumbs)
        items += crumb.to ? markup(R"(<li><a href="{}">{}</a></li>)", *crumb.to, crumb.words)
                          : markup(R"(<li aria-current="page">{}</li>)", crumb.words);
    return markup(R"html(
<nav class="crumb" aria-label="{}"><ol>{}</ol></nav>)html",
                  frame.t(text::you_are_here), items);
}

}  // namespace samskap::ui
