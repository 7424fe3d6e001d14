// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "kernel/ui/markup_reader.hpp"

namespace samskap::web {
class Url;
}

namespace samskap::ui {

class Html;

// What an argument of markup() is to the checker.
template <class Arg>
constexpr Hole hole_of() {
    if constexpr (std::is_same_v<Arg, Html>)
        return Hole::html;
    else if constexpr (std::is_same_v<Arg, web::Url>)
        return Hole::url;
    else {
        static_assert(
            std::is_convertible_v<const Arg&, std::string_view> ||
                (std::integral<Arg> && !std::is_same_v<Arg, bool> && !std::is_same_v<Arg, char>),
            "a hole takes words, a whole number, Html or a Url");
        return Hole::words;
    }
}

// A literal that the compiler has read as HTML: see markup_reader.hpp for what it refuses.
template <MarkupRules rules, class... Args>
class CheckedMarkup {
public:
    // Not explicit: a literal stands where markup is asked for.
    consteval CheckedMarkup(const char* text) : m_text(text) {
        constexpr std::array<Hole, sizeof...(Args) + 1> kinds{hole_of<Args>()..., Hole::words};
        MarkupReader reader(m_text, kinds.data(), sizeof...(Args), m_holes.data(), rules);
        reader.read();
    }
    [[nodiscard]] constexpr std::string_view text() const { return m_text; }
    // Where the n-th {} stands.
    [[nodiscard]] constexpr std::size_t hole(std::size_t n) const { return m_holes[n]; }

private:
    std::string_view m_text;
    std::array<std::size_t, sizeof...(Args) + 1> m_holes{};
};

template <class... Args>
using Markup = CheckedMarkup<MarkupRules::page, Args...>;

}  // namespace samskap::ui
