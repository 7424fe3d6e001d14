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

// "i vår" is in spring only where no noun can follow: "i vår grupp" is in our group.
bool is_spring(const Tokens& t, std::size_t next) {
    const auto& after = t[next];
    if (after.sort == Sort::end || after.gap == Gap::paragraph) return true;
    if (after.sort == Sort::sign || after.sort == Sort::dash) return true;
    if (year_at(t, next)) return true;
    switch (after.word) {
        case Word::follows_spring:
        case Word::med:
        case Word::och:
        case Word::i:
        case Word::pa:
        case Word::till:
        case Word::under:
        case Word::om:
        case Word::for_:
        case Word::fore:
        case Word::innan:
        case Word::efter:
        case Word::fran:
        case Word::som:
        case Word::vid:
        case Word::sa:
        case Word::inom:
        case Word::senast:
        case Word::kl: return true;
        default: return false;
    }
}

Maybe<Window> match_season(const Tokens& t, std::size_t at, Lead lead) {
    const auto& token = t[at];
    auto window = window_of(WindowUnit::season, token.value, at + 1);
    take_year(t, window);
    const bool year = window.value.year.has_value();
    if (token.form == Form::past) {
        window.value.direction = Direction::back;
        return lead == Lead::i ? Maybe<Window>{window} : std::nullopt;
    }
    if (token.form == Form::definite) {
        if (lead == Lead::none && !year) return {};
        return window;
    }
    if (token.value == 2 && !is_spring(t, at + 1)) return {};
    if (lead != Lead::i && !year) return {};
    return window;
}

Maybe<Window> match_feast(const Tokens& t, std::size_t at, Lead lead) {
    if (lead == Lead::none || lead == Lead::pa) return {};
    auto window = window_of(WindowUnit::feast, t[at].value, at + 1);
    take_year(t, window);
    return window;
}

// "årsskiftet", "årsskiftet 2017/2018": the day that begins the later year.
Maybe<Window> match_year_turn(const Tokens& t, std::size_t at) {
    auto window = window_of(WindowUnit::feast, static_cast<int>(Feast::new_year), at + 1);
    const auto first = t.is_number(at + 1) && t[at + 1].digits == 4 ? t[at + 1].number : 0;
    const bool pair = (t.is_sign(at + 2, '/') || t.is_dash(at + 2)) && t.is_number(at + 3);
    if (first >= 1900 && first < 2200 && pair && t[at + 3].number % 100 == (first + 1) % 100) {
        window.value.year = first + 1;
        window.next = at + 4;
    }
    return window;
}

// The window of a reference day's own unit: "i år", "under terminen", "till helgen".
Maybe<Window> match_own_unit(const Tokens& t, std::size_t at, Lead lead) {
    const auto unit = static_cast<Unit>(t[at].value);
    const bool definite = t[at].form == Form::definite;
    const bool under = lead == Lead::under;
    if (unit == Unit::year) {
        if (!definite && year_at(t, at + 1)) {
            auto window = window_of(WindowUnit::year, 0, at + 1);
            take_year(t, window);
            return window;
        }
        const bool fits = definite ? under : lead == Lead::i;
        return fits ? Maybe<Window>{window_of(WindowUnit::year, 0, at + 1)} : std::nullopt;
    }
    if (!definite) return {};
    const bool led = under || lead == Lead::marker;
    if (unit == Unit::term && led) return window_of(WindowUnit::term, 0, at + 1);
    if (unit == Unit::week && under) return window_of(WindowUnit::week, 0, at + 1);
    if (unit == Unit::month && under) return window_of(WindowUnit::month, 0, at + 1);
    if (unit == Unit::quarter && under) return window_of(WindowUnit::quarter, 0, at + 1);
    if (unit == Unit::weekend && (led || lead == Lead::i))
        return window_of(WindowUnit::weekend, 0, at + 1);
    return {};
}

// "slutet av mars", "mitten av nästa vecka"
Maybe<Window> match_part_window(const Tokens& t, std::size_t at) {
    if (!t.is(at + 1, Word::av) && !t.is(at + 1, Word::pa) && !t.is(at + 1, Word::i)) return {};
    if (t[at + 2].gap == Gap::paragraph) return {};
    // A part of a part is no window, and would let a hostile text dig deep.
    if (t[at + 2].word == Word::part) return {};
    auto inner = match_window_body(t, at + 2, Lead::under);
    if (!inner || inner->value.part != Part::whole) return {};
    inner->value.part = static_cast<Part>(t[at].value);
    return inner;
}

Maybe<Window> match_bare_year(const Tokens& t, std::size_t at, Lead lead) {
    if (lead != Lead::under && lead != Lead::marker) return {};
    const auto year = year_at(t, at);
    if (!year) return {};
    auto window = window_of(WindowUnit::year, 0, at + 1);
    window.value.year = year;
    return window;
}

std::optional<Lead> lead_of(const Token& token) {
    switch (token.word) {
        case Word::i: return Lead::i;
        case Word::under: return Lead::under;
        case Word::pa: return Lead::pa;
        case Word::vid: return Lead::vid;
        default: return {};
    }
}

bool ends_meeting_word(std::string_view word) {
    return word.ends_with("möte") || word.ends_with("mötet");
}

Maybe<Window> match_led_window(const Tokens& t, std::size_t at) {
    const auto lead = lead_of(t[at]);
    if (!lead || t[at + 1].gap == Gap::paragraph) return {};
    return match_window_body(t, at + 1, *lead);
}

// "en eftermiddag i september", "någon gång i höst": one day of the window.
Maybe<Window> match_one_day_window(const Tokens& t, std::size_t at) {
    if ((t[at].word != Word::number && t[at].word != Word::nagon) || t[at].value != 1) return {};
    const auto& middle = t[at + 1];
    const bool day = middle.word == Word::unit && middle.value == static_cast<int>(Unit::day) &&
                     middle.form == Form::base;
    if (middle.gap == Gap::paragraph) return {};
    if (!day && middle.word != Word::part_of_day && middle.word != Word::gang &&
        middle.word != Word::weekday && middle.word != Word::relative_day)
        return {};
    auto window = match_led_window(t, at + 2);
    if (!window || t[at + 2].gap == Gap::paragraph) return {};
    window->value.one_day = true;
    return window;
}

WindowUnit unit_of(Unit unit) {
    switch (unit) {
        case Unit::day: return WindowUnit::day;
        case Unit::week: return WindowUnit::week;
        case Unit::month: return WindowUnit::month;
        case Unit::quarter: return WindowUnit::quarter;
        case Unit::half_year: return WindowUnit::half_year;
        case Unit::term: return WindowUnit::term;
        case Unit::year: return WindowUnit::year;
        case Unit::weekend: return WindowUnit::weekend;
    }
    return WindowUnit::day;
}

Match<Window> relative(WindowUnit unit, int offset, std::size_t next) {
    auto window = window_of(unit, 0, next);
    window.value.offset = offset;
    if (offset != 0) window.value.direction = offset > 0 ? Direction::ahead : Direction::back;
    return window;
}

// "de närmaste (två) veckorna": some are three, as our choice.
Maybe<Window> match_coming_stretch(const Tokens& t, std::size_t at) {
    auto next = at;
    if (t[next].word == Word::den) ++next;
    if (t[next].word != Word::narmaste && t[next].word != Word::nasta) return {};
    ++next;
    constexpr int some = 3;
    int count = 0;
    if (t.is(next, Word::number) || t.is(next, Word::nagon)) count = t[next].value;
    if (t.is_number(next) && t[next].digits <= 2) count = t[next].number;
    if (count > 0) ++next;
    if (!t.is(next, Word::unit) || t[next].form == Form::base) return {};
    const bool plural = t[next].form != Form::definite;
    if (!plural && t[next - 1].word != Word::narmaste) return {};
    const int offset = count > 0 ? count : (plural ? some : 1);
    auto window = relative(unit_of(static_cast<Unit>(t[next].value)), offset, next + 1);
    window.value.reach = Reach::within;
    return window;
}

// "nästa möte", "nästa bokade tillfälle", "nästa styrgruppsmöte", "nästa gång", "förra mötet"
Maybe<Window> match_meeting(const Tokens& t, std::size_t at, int offset) {
    auto next = at;
    if (t.is(next, Word::booked)) ++next;
    if (t[next].gap == Gap::paragraph) return {};
    const bool named = t[next].word == Word::unknown && ends_meeting_word(t.text(next));
    if (t[next].word != Word::meeting && t[next].word != Word::gang && !named) return {};
    return relative(WindowUnit::meeting, offset, next + 1);
}

}  // namespace

void take_year(const Tokens& t, Match<Window>& window) {
    const auto year = year_at(t, window.next);
    if (!year) return;
    window.value.year = year;
    ++window.next;
}

Maybe<Window> match_relative_window(const Tokens& t, std::size_t at) {
    if (auto stretch = match_coming_stretch(t, at)) return stretch;
    auto next = at + 1;
    int offset = 0;
    if (t[at].word == Word::nasta)
        offset = 1;
    else if (t[at].word == Word::forra)
        offset = -1;
    else if (t[at].word == Word::den && t.is(at + 1, Word::dar_har))
        ++next;
    else if (t[at].word != Word::denna)
        return {};
    const auto& token = t[next];
    if (token.gap == Gap::paragraph) return {};
    if (token.word == Word::unit && token.form != Form::plural) {
        const auto unit = static_cast<Unit>(token.value);
        if (unit == Unit::day) return {};
        return relative(unit_of(unit), offset, next + 1);
    }
    if (token.word == Word::season && token.form != Form::past && offset != 0) {
        auto window = relative(WindowUnit::season, offset, next + 1);
        window.value.value = window.value.last_value = token.value;
        return window;
    }
    if (offset != 0) return match_meeting(t, next, offset);
    return {};
}

Maybe<Window> match_window_body(const Tokens& t, std::size_t at, Lead lead) {
    switch (t[at].word) {
        case Word::season: return match_season(t, at, lead);
        case Word::feast: return match_feast(t, at, lead);
        case Word::year_turn: return match_year_turn(t, at);
        case Word::part: return match_part_window(t, at);
        case Word::last_year:
            if (lead != Lead::i) return {};
            return relative(WindowUnit::year, -1, at + 1);
        case Word::nasta:
        case Word::forra:
        case Word::denna:
        case Word::narmaste:
        case Word::den: return match_relative_window(t, at);
        default: break;
    }
    if (auto window = match_calendar_window(t, at, lead)) return window;
    if (t[at].word == Word::unit) return match_own_unit(t, at, lead);
    if (t[at].sort == Sort::number) return match_bare_year(t, at, lead);
    return {};
}

Maybe<Window> match_window(const Tokens& t, std::size_t at, Marked marked) {
    if (auto window = match_counted_window(t, at)) return window;
    if (auto window = match_one_day_window(t, at)) return window;
    if (auto window = match_led_window(t, at)) return window;
    return match_window_body(t, at, marked == Marked::yes ? Lead::marker : Lead::none);
}

}  // namespace samskap::recurrence
