// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

Match<Window> window_of(WindowUnit unit, int value, std::size_t next) {
    Window window;
    window.unit = unit;
    window.value = window.last_value = value;
    return {window, next};
}

bool is_number_up_to(const Tokens& t, std::size_t at, int most) {
    return t.is_number(at) && t[at].digits <= 2 && t[at].number >= 1 && t[at].number <= most;
}

// "12", "8–9", "8 och 9" after "vecka" or "v."
Maybe<Window> match_week_numbers(const Tokens& t, std::size_t at) {
    constexpr int most_weeks = 53;
    if (!is_number_up_to(t, at, most_weeks) || !stands_free_after(t, at + 1)) return {};
    auto window = window_of(WindowUnit::week, t[at].number, at + 1);
    if ((t.is_dash(at + 1) || t.is(at + 1, Word::och)) && is_number_up_to(t, at + 2, most_weeks) &&
        t[at + 2].number > t[at].number && stands_free_after(t, at + 3)) {
        window.value.last_value = t[at + 2].number;
        window.next = at + 3;
    }
    if (t[window.next].word == Word::measure) return {};
    take_year(t, window);
    return window;
}

Maybe<Window> match_numbered_week(const Tokens& t, std::size_t at) {
    if (t[at].word == Word::unit && t[at].value == static_cast<int>(Unit::week) &&
        (t[at].form == Form::base || t[at].form == Form::plural))
        return match_week_numbers(t, at + 1);
    if (t[at].word != Word::week_letter || !stands_free_before(t, at)) return {};
    return match_week_numbers(t, t.is_sign(at + 1, '.') && t.joined(at + 1) ? at + 2 : at + 1);
}

// "Q3", "Q3–Q4 2017", "kvartal 3"
Maybe<Window> match_quarter(const Tokens& t, std::size_t at) {
    constexpr int quarters = 4;
    const bool letter = t[at].word == Word::quarter_letter && t.joined(at + 1) && t[at].capital;
    const bool word = t[at].word == Word::unit && t[at].form == Form::base &&
                      t[at].value == static_cast<int>(Unit::quarter);
    if ((!letter && !word) || !is_number_up_to(t, at + 1, quarters)) return {};
    if (!stands_free_after(t, at + 2) || !stands_free_before(t, at)) return {};
    auto window = window_of(WindowUnit::quarter, t[at + 1].number, at + 2);
    if (t.is_dash(at + 2)) {
        const auto second = t.is(at + 3, Word::quarter_letter) ? at + 4 : at + 3;
        if (is_number_up_to(t, second, quarters) && t[second].number > t[at + 1].number) {
            window.value.last_value = t[second].number;
            window.next = second + 1;
        }
    }
    take_year(t, window);
    return window;
}

// "maj", "maj månad", "maj–juni", "maj eller juni", "maj/juni 2017"
Maybe<Window> match_month(const Tokens& t, std::size_t at, Lead lead) {
    auto window = window_of(WindowUnit::month, t[at].value, at + 1);
    const bool joint = t.is_dash(at + 1) || t.is_sign(at + 1, '/') || t.is(at + 1, Word::och) ||
                       t[at + 1].word == Word::follows_spring;
    const bool either = t[at + 1].word != Word::follows_spring || t.text(at + 1) == "eller";
    if (joint && either && t.is(at + 2, Word::month)) {
        window.value.last_value = t[at + 2].value;
        window.next = at + 3;
    }
    if (t.is(window.next, Word::unit) && t[window.next].form == Form::base &&
        t[window.next].value == static_cast<int>(Unit::month))
        ++window.next;
    take_year(t, window);
    if (window.value.year || window.value.last_value != window.value.value) return window;
    if (t[at].word == Word::month_short || lead == Lead::none || lead == Lead::pa) return {};
    // "till Maj" is to a person of that name.
    if (lead == Lead::marker && t[at].capital) return {};
    return window;
}

// "månadsskiftet maj/juni": the middle of the two together.
Maybe<Window> match_month_turn(const Tokens& t, std::size_t at) {
    if (!t.is(at + 1, Word::month)) return {};
    auto window = match_month(t, at + 1, Lead::none);
    if (!window || window->value.last_value == window->value.value) return {};
    window->value.part = Part::middle;
    return window;
}

// "höstterminen 2017", "HT17", "vt-18", "VT 2018"
Maybe<Window> match_term(const Tokens& t, std::size_t at) {
    auto window = window_of(WindowUnit::term, t[at].value, at + 1);
    take_year(t, window);
    if (window.value.year || t[at].end - t[at].begin > 2) return window;
    const auto year = t.is_dash(at + 1) && t.joined(at + 1) ? at + 2 : at + 1;
    if (!t.is_number(year) || t[year].digits != 2 || t[year].number > 49) return {};
    if (!stands_free_after(t, year + 1)) return {};
    window.value.year = 2000 + t[year].number;
    window.next = year + 1;
    return window;
}

// The month of "första torsdagen i maj".
Maybe<Window> match_month_after(const Tokens& t, std::size_t at) {
    if (!t.is(at, Word::i) && !t.is(at, Word::under)) return {};
    if (!t.is(at + 1, Word::month)) return {};
    auto month = window_of(WindowUnit::month, t[at + 1].value, at + 2);
    take_year(t, month);
    return month;
}

// "första torsdagen i maj", "sista veckan i mars", "tredje kvartalet", "andra halvåret 2018"
Maybe<Window> match_ordinal(const Tokens& t, std::size_t at) {
    const auto ordinal = t[at].value;
    const auto& what = t[at + 1];
    if (what.gap == Gap::paragraph) return {};
    if (what.word == Word::weekday_definite || what.word == Word::weekday) {
        auto month = match_month_after(t, at + 2);
        if (!month || ordinal > 5) return {};
        month->value.nth = NthWeekday{ordinal, weekday_value(what)};
        return month;
    }
    if (what.word != Word::unit) return {};
    const auto unit = static_cast<Unit>(what.value);
    if (unit == Unit::week) {
        auto month = match_month_after(t, at + 2);
        if (!month || ordinal > 4) return {};
        const auto inside = ordinal == 1 ? Part::beginning : Part::middle;
        month->value.part = ordinal < 0 || ordinal == 4 ? Part::end : inside;
        return month;
    }
    const int most = unit == Unit::quarter ? 4 : unit == Unit::half_year ? 2 : 0;
    if (what.form != Form::definite || ordinal == 0 || ordinal > most || most == 0) return {};
    const auto kind = unit == Unit::quarter ? WindowUnit::quarter : WindowUnit::half_year;
    auto window = window_of(kind, ordinal < 0 ? most : ordinal, at + 2);
    take_year(t, window);
    return window;
}

Maybe<Window> soon(std::size_t next) { return window_of(WindowUnit::soon, 0, next); }

// "så snart som möjligt", "snarast möjligt", "omgående", "inom kort", "tills vidare"
Maybe<Window> match_open_ended(const Tokens& t, std::size_t at) {
    if (t[at].word == Word::tills && t.is(at + 1, Word::vidare))
        return window_of(WindowUnit::until_further, 0, at + 2);
    if (t[at].word == Word::omgaende) return soon(at + 1);
    if (t[at].word == Word::snarast) return soon(t.is(at + 1, Word::mojligt) ? at + 2 : at + 1);
    if (t[at].word == Word::inom && t.is(at + 1, Word::kort)) return soon(at + 2);
    const bool quick = t.is(at + 1, Word::snart) || t.is(at + 1, Word::fort);
    if (t[at].word != Word::sa || !quick) return {};
    if (t.is(at + 2, Word::som) && t.is(at + 3, Word::mojligt)) return soon(at + 4);
    if (t.text(at + 2) == "det" && t.text(at + 3) == "går") return soon(at + 4);
    return {};
}

struct Amount {
    int count = 0;
    std::size_t next = 0;
};
// "14", "två", "någon", "några" (three), "ett par"
std::optional<Amount> match_amount(const Tokens& t, std::size_t at) {
    if (t.is_number(at) && t[at].digits <= 3) return Amount{t[at].number, at + 1};
    const bool word = t.is(at, Word::number) || t.is(at, Word::nagon);
    if (!word) return {};
    if (t.is(at + 1, Word::par)) return Amount{t[at + 1].value, at + 2};
    return Amount{t[at].value, at + 1};
}

std::optional<WindowUnit> counted_unit(const Token& token) {
    if (token.word != Word::unit || token.gap == Gap::paragraph) return {};
    if (token.form != Form::base && token.form != Form::plural) return {};
    switch (static_cast<Unit>(token.value)) {
        case Unit::day: return WindowUnit::day;
        case Unit::week: return WindowUnit::week;
        case Unit::month: return WindowUnit::month;
        case Unit::half_year: return WindowUnit::half_year;
        case Unit::year: return WindowUnit::year;
        default: return {};
    }
}

Maybe<Window> relative_day(const Tokens& t, std::size_t at) {
    const bool apart = t[at].word == Word::i && t.is(at + 1, Word::relative_night);
    if (!apart && t[at].word != Word::relative_day) return {};
    const auto next = apart ? at + 2 : at + 1;
    auto window = window_of(WindowUnit::day, 0, next);
    window.value.offset = t[next - 1].value;
    window.value.direction = window.value.offset > 0 ? Direction::ahead : Direction::back;
    return window;
}

}  // namespace

Maybe<Window> match_counted_window(const Tokens& t, std::size_t at) {
    if (auto window = match_open_ended(t, at)) return window;
    if (auto window = relative_day(t, at)) return window;
    const bool within = t[at].word == Word::inom;
    const bool ago = t[at].word == Word::for_;
    if (!within && !ago && t[at].word != Word::om) return {};
    const auto amount = match_amount(t, at + 1);
    if (!amount || amount->count < 1) return {};
    const auto unit = counted_unit(t[amount->next]);
    if (!unit) return {};
    auto next = amount->next + 1;
    if (ago) {
        if (!t.is(next, Word::sedan)) return {};
        ++next;
    }
    auto window = window_of(*unit, 0, next);
    window.value.offset = ago ? -amount->count : amount->count;
    window.value.direction = ago ? Direction::back : Direction::ahead;
    window.value.reach = within ? Reach::within : Reach::about;
    return window;
}

Maybe<Window> match_calendar_window(const Tokens& t, std::size_t at, Lead lead) {
    switch (t[at].word) {
        case Word::unit:
            if (auto week = match_numbered_week(t, at)) return week;
            return match_quarter(t, at);
        case Word::week_letter: return match_numbered_week(t, at);
        case Word::quarter_letter: return match_quarter(t, at);
        case Word::month:
        case Word::month_short: return match_month(t, at, lead);
        case Word::month_turn: return match_month_turn(t, at);
        case Word::term: return match_term(t, at);
        case Word::ordinal: return match_ordinal(t, at);
        default: return {};
    }
}

Maybe<Window> match_week(const Tokens& t, std::size_t at) {
    if (t.is(at, Word::i)) ++at;
    if (t[at].gap == Gap::paragraph) return {};
    if (auto week = match_numbered_week(t, at)) return week;
    auto week = match_relative_window(t, at);
    if (week && week->value.unit == WindowUnit::week && week->value.reach == Reach::about)
        return week;
    return {};
}

}  // namespace samskap::recurrence
