// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/html.hpp"

#include <charconv>

#include "kernel/ui/kernel_markup.hpp"

namespace samskap::ui {

void append_escaped(std::string& to, std::string_view text) {
    while (true) {
        const auto special = text.find_first_of("&<>\"'");
        to.append(text.substr(0, special));
        if (special == std::string_view::npos) return;
        switch (text[special]) {
            case '&': to += "&amp;"; break;
            case '<': to += "&lt;"; break;
            case '>': to += "&gt;"; break;
            case '"': to += "&quot;"; break;
            default: to += "&#39;"; break;
        }
        text.remove_prefix(special + 1);
    }
}

void append_hole(std::string& to, const Html& html) { to += html.text(); }
void append_hole(std::string& to, const web::Url& url) { append_escaped(to, url.text()); }
void append_hole(std::string& to, std::string_view text) { append_escaped(to, text); }
void append_hole(std::string& to, std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    to.append(digits, end.ptr);
}

Html words(std::string_view text) {
    std::string escaped;
    append_escaped(escaped, text);
    return Html::made_by_kernel(std::move(escaped));
}

Tag& Tag::with(std::string_view attribute, std::string_view value) {
    m_text.append(" ").append(attribute).append("=\"");
    append_escaped(m_text, value);
    m_text += '"';
    return *this;
}
Tag& Tag::with(std::string_view attribute, const web::Url& value) {
    return with(attribute, value.text());
}
Tag& Tag::with_number(std::string_view attribute, std::int64_t value) {
    return with(attribute, std::to_string(value));
}
Tag& Tag::with_some(std::string_view attribute, std::string_view value) {
    return value.empty() ? *this : with(attribute, value);
}
Tag& Tag::flag(std::string_view attribute, bool wanted) {
    if (wanted) m_text.append(" ").append(attribute);
    return *this;
}
Html Tag::empty() const { return Html::made_by_kernel(m_text + ">"); }
Html Tag::around(const Html& content) const {
    return Html::made_by_kernel(m_text + ">" + content.text() + "</" + m_element + ">");
}

}  // namespace samskap::ui
