// SPDX-License-Identifier: GPL-3.0-or-later
// compiles
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece(const web::Url& to, const std::string& name, int count) {
    return ui::markup(R"html(
        <li class="{}"><a href="{}">{}</a> &amp; <a href="tel:{}" hidden>{}</a><br>
        <svg viewBox="0 0 1 1"><path d="M0 0"/></svg>{}</li>)html",
                      "x", to, name, name, count, ui::Html());
}
