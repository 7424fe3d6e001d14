// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/texts.hpp"

#include "kernel/base/text.hpp"
#include "kernel/ui/kernel_markup.hpp"
#include "kernel/ui/texts_of_time.hpp"
#include "kernel/ui/words.hpp"

namespace samskap::ui {
namespace {

// Calls `plain` with the words between the holes and `hole` with the number of each {n}.
template <class Plain, class Fill>
void walk(std::string_view words, Plain plain, Fill hole) {
    while (true) {
        const auto open = words.find('{');
        plain(words.substr(0, open));
        if (open == std::string_view::npos) return;
        const auto close = words.find('}', open);
        std::size_t number = 0;
        for (auto i = open + 1; i < close; ++i)
            number = number * 10 + static_cast<std::size_t>(words[i] - '0');
        hole(number);
        words.remove_prefix(close + 1);
    }
}

}  // namespace

std::string Texts::as_text(std::int64_t number) { return std::to_string(number); }

const Wording& Texts::wording(const std::array<Wording, 3>& wordings) const {
    const auto& swedish = wordings[0];
    const auto& wanted = language() == web::Language::en ? wordings[2]
                         : easy()                        ? wordings[1]
                                                         : swedish;
    return wanted.one.empty() ? swedish : wanted;
}

std::string Texts::fill(std::string_view words, std::initializer_list<std::string> parts) {
    std::string filled;
    walk(
        words, [&](std::string_view plain) { filled += plain; },
        [&](std::size_t number) { filled += *(parts.begin() + number); });
    return filled;
}

Html Texts::fill_html(std::string_view words, std::initializer_list<Html> parts) {
    Html filled;
    walk(
        words, [&](std::string_view plain) { filled += ui::words(plain); },
        [&](std::size_t number) { filled += *(parts.begin() + number); });
    return filled;
}

std::string Texts::day(Day day, Day today) const {
    const auto date = date_of(day);
    const auto& weekday = (*this)(weekday_text(weekday_of(day)));
    const auto month = (*this)(month_text(date.month));
    return date.year == date_of(today).year
               ? (*this)(text::weekday_and_day, weekday, date.day, month)
               : (*this)(text::weekday_day_year, weekday, date.day, month, date.year);
}

std::string Texts::day_and_month(Day day) const {
    const auto date = date_of(day);
    return (*this)(text::day_and_month, date.day, (*this)(month_text(date.month)));
}

std::string Texts::day_and_year(Day day) const {
    const auto date = date_of(day);
    return (*this)(text::day_month_year, date.day, (*this)(month_text(date.month)), date.year);
}

std::string Texts::short_day(Day day) const {
    const auto date = date_of(day);
    return (*this)(text::day_and_month, date.day, short_month(day));
}

std::string short_day(const Texts& t, Day day, Day today) {
    const auto date = date_of(day);
    if (date.year == date_of(today).year) return t.short_day(day);
    return t(text::day_month_year, date.day, t.short_month(day), date.year);
}

std::string Texts::short_month(Day day) const {
    const auto names = (*this)(text::short_months);
    return std::string(
        samskap::text::split(names, ' ')[static_cast<std::size_t>(date_of(day).month - 1)]);
}

std::string Texts::time(ClockTime time) const {
    const auto hour = time.minutes / 60;
    const auto minute = time.minutes % 60;
    if (minute == 0) return (*this)(text::full_hour, hour);
    return (*this)(text::hour_and_minute, hour, (minute < 10 ? "0" : "") + std::to_string(minute));
}

}  // namespace samskap::ui
