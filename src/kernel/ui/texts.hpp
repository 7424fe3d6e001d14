// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "kernel/ui/html.hpp"
#include "kernel/web/request.hpp"

namespace samskap::ui {

// One text in every tongue, made by tools/texts.py from the PO files of a folder: msgctxt is the
// key, msgid the Swedish words, {name} a parameter. Parameters come in the order in which the
// Swedish words name them. A text with msgid_plural takes the number it counts first.
struct Wording {
    std::string_view one = {};   // the only form, or the form for 1
    std::string_view many = {};  // empty when the text does not count
};
template <std::size_t parameters, bool counts = false>
struct Text {
    // sv, sv-simple, en. A tongue that lacks a text falls back: sv-simple and en to sv.
    // Where the PO file names a parameter stands its number: "{0}".
    std::array<Wording, 3> wordings;
};

class Texts {
public:
    explicit Texts(const web::Preferences& preferences) : m_preferences(preferences) {}
    explicit Texts(const web::Request& request) : m_preferences(request.preferences()) {}

    // Plain words; markup() escapes them.
    template <std::size_t parameters, class... Args>
    [[nodiscard]] std::string operator()(const Text<parameters, false>& text,
                                         const Args&... args) const {
        static_assert(sizeof...(Args) == parameters, "this text has another number of parameters");
        return fill(wording(text.wordings).one, {as_text(args)...});
    }
    template <std::size_t parameters, class... Args>
    [[nodiscard]] std::string operator()(const Text<parameters, true>& text, std::int64_t count,
                                         const Args&... more) const {
        static_assert(sizeof...(Args) + 1 == parameters, "the number counts as a parameter");
        const auto& words = wording(text.wordings);
        return fill(count == 1 ? words.one : words.many, {as_text(count), as_text(more)...});
    }
    // A text with markup in its places (a link within a sentence); the words are escaped. Words
    // become such a piece with markup("{}", words).
    template <std::size_t parameters, class... Args>
    [[nodiscard]] Html html(const Text<parameters, false>& text, const Args&... args) const {
        static_assert(sizeof...(Args) == parameters, "this text has another number of parameters");
        return fill_html(wording(text.wordings).one, {args...});
    }

    [[nodiscard]] web::Language language() const { return m_preferences.language; }
    [[nodiscard]] bool easy() const { return m_preferences.easy; }
    // "torsdag 5 november", with the year when it is not `today`'s.
    [[nodiscard]] std::string day(Day day, Day today) const;
    [[nodiscard]] std::string short_day(Day day) const;      // 5 nov
    [[nodiscard]] std::string day_and_month(Day day) const;  // 5 november
    [[nodiscard]] std::string short_month(Day day) const;    // nov
    [[nodiscard]] std::string day_and_year(Day day) const;   // 5 november 2026
    [[nodiscard]] std::string time(ClockTime time) const;    // 10.00 → "10", 13.30 → "13.30"

private:
    static std::string as_text(std::string_view text) { return std::string(text); }
    static std::string as_text(std::int64_t number);
    template <std::integral Number>
    static std::string as_text(Number number) {
        return as_text(static_cast<std::int64_t>(number));
    }
    [[nodiscard]] const Wording& wording(const std::array<Wording, 3>& wordings) const;
    static std::string fill(std::string_view words, std::initializer_list<std::string> parts);
    static Html fill_html(std::string_view words, std::initializer_list<Html> parts);

    web::Preferences m_preferences;
};

}  // namespace samskap::ui
