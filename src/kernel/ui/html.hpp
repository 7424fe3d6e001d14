// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "kernel/ui/markup_check.hpp"
#include "kernel/web/url.hpp"

// Markup is HTML in literals that the compiler checks: nesting, quotes, the number of holes, and
// that href, action and src get a Url. Strings are always escaped; only kernel/ui makes Html.
namespace samskap::ui {

class Html {
public:
    Html() = default;
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    Html& operator+=(const Html& more) {
        m_text += more.m_text;
        return *this;
    }
    // For kernel/ui only: `tests/tidy` refuses it elsewhere.
    static Html made_by_kernel(std::string text) { return Html(std::move(text)); }

private:
    explicit Html(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

void append_escaped(std::string& to, std::string_view text);

// One argument of markup(): text (escaped), number, Html, or Url.
void append_hole(std::string& to, const Html& html);
void append_hole(std::string& to, const web::Url& url);
void append_hole(std::string& to, std::string_view text);
void append_hole(std::string& to, std::int64_t number);
template <std::integral Number>
void append_hole(std::string& to, Number number) {
    append_hole(to, static_cast<std::int64_t>(number));
}

// `literal` with its holes filled: what markup() does once the compiler has checked it.
template <MarkupRules rules, class... Args>
Html fill_markup(const CheckedMarkup<rules, Args...>& literal, const Args&... args) {
    std::string text;
    const auto words = literal.text();
    text.reserve(words.size() + sizeof...(Args) * 32);
    std::size_t from = 0;
    [[maybe_unused]] std::size_t hole = 0;
    [[maybe_unused]] const auto fill = [&](const auto& arg) {
        text.append(words.substr(from, literal.hole(hole) - from));
        append_hole(text, arg);
        from = literal.hole(hole++) + 2;
    };
    (fill(args), ...);
    text.append(words.substr(from));
    return Html::made_by_kernel(std::move(text));
}

// `literal` with each {} filled. About six holes at most; a larger page is made of named pieces.
template <class... Args>
Html markup(Markup<std::type_identity_t<Args>...> literal, const Args&... args) {
    return fill_markup<MarkupRules::page, Args...>(literal, args...);
}

// view(item) for each, one after the other.
template <class Items, class View>
Html each(const Items& items, View view) {
    Html all;
    for (const auto& item : items) all += view(item);
    return all;
}
inline Html only_if(bool wanted, const Html& html) { return wanted ? html : Html(); }

}  // namespace samskap::ui
