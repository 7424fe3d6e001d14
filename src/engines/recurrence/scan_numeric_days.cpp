// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

bool joined_number(const Tokens& t, std::size_t at, int digits) {
    return t.is_number(at) && t.joined(at) && t[at].digits == digits;
}
bool joined_short_number(const Tokens& t, std::size_t at) {
    return t.is_number(at) && t.joined(at) && t[at].digits <= 2;
}
bool joined_sign(const Tokens& t, std::size_t at, char sign) {
    return t.is_sign(at, sign) && t.joined(at);
}
bool is_day(int day) { return day >= 1 && day <= 31; }
bool is_month(int month) { return month >= 1 && month <= 12; }

// "17" of "17/5-17". The last century's nineties are still written so.
std::optional<int> short_year(int number) {
    if (number < 50) return 2000 + number;
    if (number >= 90) return 1900 + number;
    return {};
}

Maybe<WrittenDay> day_match(WrittenDay day, std::size_t next) {
    if (!is_day(day.day) || !is_month(day.month)) return {};
    return Match<WrittenDay>{day, next};
}

// 2017-05-17, 2017.05.17, 2017/05/17
Maybe<WrittenDay> match_iso(const Tokens& t, std::size_t at) {
    const auto year = t[at].digits == 4 ? t[at].number : 0;
    if (year < 1900 || year > 2199) return {};
    const bool dash = t.is_dash(at + 1) && t.joined(at + 1);
    if (!dash && !joined_sign(t, at + 1, '.') && !joined_sign(t, at + 1, '/')) return {};
    const bool same =
        dash ? t.is_dash(at + 3) && t.joined(at + 3) : joined_sign(t, at + 3, t[at + 1].sign);
    if (!same || !joined_number(t, at + 2, 2) || !joined_number(t, at + 4, 2)) return {};
    if (!stands_free_after(t, at + 5)) return {};
    return day_match({year, t[at + 2].number, t[at + 4].number}, at + 5);
}

// 20170517 and 170517; the latter only where it can be no other number.
Maybe<WrittenDay> match_compact(const Tokens& t, std::size_t at) {
    const auto& token = t[at];
    if (token.digits != 8 && token.digits != 6) return {};
    const auto short_form = token.digits == 6;
    const auto year =
        short_form ? short_year(token.number / 10000) : std::optional{token.number / 10000};
    if (!year || *year < 1900 || *year > 2099) return {};
    if (!stands_free_after(t, at + 1) || t[at + 1].word == Word::measure) return {};
    // A personal identity number, or a telephone number with its groups.
    if (t.is_dash(at + 1) && t.is_number(at + 2)) return {};
    if (t.is_number(at + 1) && t[at + 1].digits != 4 && !separates_time(t, at + 1)) return {};
    return day_match({year, token.number / 100 % 100, token.number % 100}, at + 1);
}

// The year of "17/5-17", "17/5-2017", "17/5/2017", "17/5 2017", when there is one.
Match<std::optional<int>> match_slash_year(const Tokens& t, std::size_t at) {
    const bool tied = (t.is_dash(at) && t.joined(at)) || joined_sign(t, at, '/');
    if (tied && stands_free_after(t, at + 2) && !t.is_sign(at + 2, '/')) {
        if (joined_number(t, at + 1, 4) && t[at + 1].number >= 1900 && t[at + 1].number < 2200)
            return {t[at + 1].number, at + 2};
        if (joined_number(t, at + 1, 2)) {
            if (const auto year = short_year(t[at + 1].number)) return {year, at + 2};
        }
    }
    if (const auto year = year_at(t, at)) return {year, at + 1};
    return {std::nullopt, at};
}

// 17/5
Maybe<WrittenDay> match_slash(const Tokens& t, std::size_t at) {
    if (t[at].sort != Sort::number || t[at].digits > 2) return {};
    if (!joined_sign(t, at + 1, '/') || !joined_short_number(t, at + 2)) return {};
    const auto year = match_slash_year(t, at + 3);
    if (!stands_free_after(t, year.next)) return {};
    return day_match({year.value, t[at + 2].number, t[at].number}, year.next);
}

// 17.5.2017
Maybe<WrittenDay> match_dotted(const Tokens& t, std::size_t at) {
    if (t[at].digits > 2 || !joined_sign(t, at + 1, '.') || !joined_sign(t, at + 3, '.')) return {};
    if (!joined_short_number(t, at + 2) || !joined_number(t, at + 4, 4)) return {};
    const auto year = t[at + 4].number;
    if (year < 1900 || year > 2199 || !stands_free_after(t, at + 5)) return {};
    return day_match({year, t[at + 2].number, t[at].number}, at + 5);
}

Maybe<WrittenDay> match_one(const Tokens& t, std::size_t at) {
    if (t[at].sort != Sort::number) return {};
    if (const auto day = match_iso(t, at)) return day;
    if (const auto day = match_compact(t, at)) return day;
    if (const auto day = match_dotted(t, at)) return day;
    return match_slash(t, at);
}

// Halves and quarters, and "24/7": without a year they are days only where more says so.
bool is_fraction(const WrittenDay& day) {
    if (day.year) return false;
    const int d = day.day;
    const int m = day.month;
    return (d == 24 && m == 7) || (d < m && m <= 4) || (d == 1 && m == 1);
}

// 17-19/5
Maybe<Days> match_slash_range(const Tokens& t, std::size_t at) {
    if (t[at].digits > 2 || !is_day(t[at].number) || !t.is_dash(at + 1)) return {};
    if (!t.is_number(at + 2)) return {};
    const auto last = match_slash(t, at + 2);
    if (!last || last->value.day <= t[at].number) return {};
    auto first = last->value;
    first.day = t[at].number;
    return Match<Days>{{first, last->value, {}, at, last->next, false}, last->next};
}

bool counts_something(const Tokens& t, std::size_t next) {
    const auto& after = t[next];
    return after.word == Word::measure || t.is_sign(next, '%') ||
           (after.word == Word::av && after.gap == Gap::blank);
}

}  // namespace

bool separates_time(const Tokens& t, std::size_t at) {
    return (t.is_sign(at + 1, ':') || t.is_sign(at + 1, '.')) && t.joined(at + 1) &&
           joined_number(t, at + 2, 2);
}

std::optional<int> year_at(const Tokens& t, std::size_t at) {
    if (!t.is_number(at) || t[at].digits != 4) return {};
    if (t[at].number < 1900 || t[at].number > 2199) return {};
    if (!stands_free_after(t, at + 1) || t[at + 1].word == Word::measure) return {};
    return t[at].number;
}

bool stands_free_before(const Tokens& t, std::size_t at) {
    if (at == 0 || !t.joined(at)) return true;
    const auto& before = t[at - 1];
    if (before.sort != Sort::sign) return false;
    if (before.sign == '\0') return t.text(at - 1) != "§";
    constexpr std::string_view openers = "([{\"'*_>:;,|=";
    if (openers.find(before.sign) == std::string_view::npos) return false;
    return at < 2 || t[at - 2].sort != Sort::number || before.gap != Gap::none;
}

bool stands_free_after(const Tokens& t, std::size_t next) {
    const auto& after = t[next];
    if (after.sort == Sort::end || after.gap != Gap::none) return true;
    if (after.sort == Sort::word || after.sort == Sort::number) return false;
    if (after.sign == '%' || after.sign == '$') return false;
    const bool number_follows = t[next + 1].sort == Sort::number && t.joined(next + 1);
    return !(number_follows && after.sort == Sort::sign && after.sign != '(' && after.sign != '\0');
}

bool after_numbering(const Tokens& t, std::size_t at) {
    if (at == 0) return false;
    if (t[at - 1].word == Word::numbering || t.text(at - 1) == "§") return true;
    return at > 1 && (t.is_sign(at - 1, '.') || t.is_sign(at - 1, ':')) &&
           t[at - 2].word == Word::numbering;
}

Maybe<Days> match_numeric_days(const Tokens& t, std::size_t at) {
    if (t[at].sort != Sort::number || !stands_free_before(t, at)) return {};
    if (const auto range = match_slash_range(t, at); range && !counts_something(t, range->next))
        return range;
    const auto first = match_one(t, at);
    if (!first || counts_something(t, first->next)) return {};
    const bool slash = t.is_sign(at + 1, '/') && t[at].digits <= 2;
    if (slash && !first->value.year && after_numbering(t, at)) return {};
    const bool after_number = at > 0 && t[at - 1].sort == Sort::number && !first->value.year;
    Days days{first->value, first->value, {}, at, first->next, false};
    days.weak = slash && (is_fraction(first->value) || after_number);
    if (t.is_dash(first->next) && t.is_number(first->next + 1)) {
        if (const auto last = match_one(t, first->next + 1)) {
            days.last = last->value;
            days.end = last->next;
            days.weak = false;
        }
    }
    return Match<Days>{days, days.end};
}

}  // namespace samskap::recurrence
