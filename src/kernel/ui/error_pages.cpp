// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

struct ErrorWords {
    const Text<0>& title;
    const Text<0>& words;
};

ErrorWords words_for(int status) {
    switch (status) {
        case 403: return {text::error_403_title, text::error_403_words};
        case 404: return {text::error_404_title, text::error_404_words};
        case 405: return {text::error_405_title, text::error_405_words};
        case 409: return {text::error_409_title, text::error_409_words};
        case 413: return {text::error_413_title, text::error_413_words};
        case 429: return {text::error_429_title, text::error_429_words};
        case 431: return {text::error_431_title, text::error_431_words};
        case 503: return {text::error_503_title, text::error_503_words};
        case 507: return {text::error_507_title, text::error_507_words};
        default: break;
    }
    if (status >= 500) return {text::error_500_title, text::error_500_words};
    return {text::error_422_title, text::error_422_words};
}

}  // namespace

web::Answer error_page(const web::Request& request, int status, std::string_view incident) {
    const Texts t{request};
    const auto [title, what_to_do] = words_for(status);
    auto ways =
        link_button(web::url("/"), t(text::error_start_page), ButtonKind::primary, Icon::home);
    if (status == 404 || status == 403)
        ways += link_button(web::url("/search"), t(text::menu_search), ButtonKind::second,
                            Icon::search);
    const auto number = incident.empty() ? Html() : paragraph(t(text::error_incident, incident));
    const auto content = markup(R"html(
<h1>{}</h1>
<p class="lead">{}</p>
{}
{})html",
                                t(title), t(what_to_do), number, buttons(ways));
    const Page error{.title = t(title), .content = content, .status = status, .personal = true};
    // When the house itself has failed, its database may be what failed.
    return status >= 500 ? page_without_database(request, error) : page(request, error);
}

}  // namespace samskap::ui
