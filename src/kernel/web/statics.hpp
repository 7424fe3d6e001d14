// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "kernel/web/answer.hpp"
#include "kernel/web/url.hpp"

namespace samskap::web {

// A file that is compiled into the program: /static/samskap.3fa9c1d2.css, kept for ever by the
// browser, since another content has another address. Make it as a constant at namespace scope in
// the file that also uses its address, so that it is known before the first request comes:
//
//   const web::StaticFile k_stylesheet{"samskap.css", "text/css; charset=utf-8", k_css_text};
//
// `bytes` is borrowed for ever. Two files of one name and different bytes live side by side.
class StaticFile {
public:
    StaticFile(std::string_view name, std::string_view content_type, std::string_view bytes);
    [[nodiscard]] const Url& url() const { return m_url; }

private:
    Url m_url;
};

// The file at /static/`name`; throws NotFound.
Answer static_file(std::string_view name);

}  // namespace samskap::web
