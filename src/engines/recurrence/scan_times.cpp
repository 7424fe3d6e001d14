// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

enum class Writing { bare, dotted, colon };
struct Clock {
    ClockTime time;
    Writing writing = Writing::bare;
    int hour_digits = 0;
};
enum class Announced { no, yes };  // by "kl"

bool separates_minutes(const Tokens& t, std::size_t at) {
    return (t.is_sign(at, ':') || t.is_sign(at, '.')) && t.joined(at) && t.is_number(at + 1) &&
           t.joined(at + 1);
}

// "9", "13.30", "13:30", after "kl" also "1330".
Maybe<Clock> match_clock(const Tokens& t, std::size_t at, Announced announced) {
    if (t[at].sort != Sort::number) return {};
    const auto& hour = t[at];
    if (hour.digits == 4 && announced == Announced::yes && stands_free_after(t, at + 1)) {
        if (hour.number / 100 > 23 || hour.number % 100 > 59) return {};
        const ClockTime time{hour.number / 100 * 60 + hour.number % 100};
        return Match<Clock>{{time, Writing::colon, 2}, at + 1};
    }
    if (hour.digits > 2 || hour.number > 24) return {};
    int minutes = 0;
    auto writing = Writing::bare;
    auto next = at + 1;
    if (separates_minutes(t, next)) {
        const auto& minute = t[next + 1];
        if (minute.digits != 2 || minute.number > 59) return {};
        minutes = minute.number;
        writing = t.is_sign(next, ':') ? Writing::colon : Writing::dotted;
        next += 2;
    }
    if (!stands_free_after(t, next) || (hour.number == 24 && minutes != 0)) return {};
    const ClockTime time{hour.number % 24 * 60 + minutes};
    return Match<Clock>{{time, writing, hour.digits}, next};
}

struct Opening {
    Announced announced = Announced::no;
    bool between = false;  // mellan … och
    bool from = false;     // från … till
    std::size_t next = 0;
};

Opening match_opening(const Tokens& t, std::size_t at) {
    Opening opening;
    opening.next = at;
    opening.between = t[at].word == Word::mellan;
    opening.from = t[at].word == Word::fran;
    if (opening.between || opening.from) ++opening.next;
    if (t[opening.next].word == Word::ca) opening.next += t.is_sign(opening.next + 1, '.') ? 2 : 1;
    if (t[opening.next].word == Word::kl || t[opening.next].word == Word::klockan) {
        opening.announced = Announced::yes;
        ++opening.next;
        if (t.is_sign(opening.next, '.') || t.is_sign(opening.next, ':')) ++opening.next;
        if (t.is(opening.next, Word::ca)) ++opening.next;
    }
    return opening;
}

// The place of the second time, when something joins two.
std::optional<std::size_t> after_joint(const Tokens& t, std::size_t at, const Opening& opening) {
    const bool joint =
        t.is_dash(at) || t.is(at, Word::till) || (opening.between && t.is(at, Word::och));
    if (!joint) return {};
    auto next = at + 1;
    if (t.is(next, Word::ca)) ++next;
    if (t.is(next, Word::kl) || t.is(next, Word::klockan)) {
        ++next;
        if (t.is_sign(next, '.')) ++next;
    }
    if (t.is(next, Word::ca)) ++next;
    if (!t.is_number(next)) return {};
    return next;
}

// Two bare hours without "kl" are a time only right after a day, when both can be office hours and
// nothing is counted by them: "ons 17/5 9-12".
bool bare_hours_fit(const Tokens& t, const Clock& first, const Clock& second, std::size_t next) {
    constexpr int earliest = 6 * 60;
    constexpr int latest = 22 * 60;
    if (first.time.minutes < earliest || second.time.minutes > latest) return false;
    const auto& after = t[next];
    return second.time > first.time && (after.sort != Sort::word || after.gap == Gap::paragraph);
}

bool single_fits(const Clock& clock, Beside beside) {
    if (clock.writing == Writing::bare) return false;
    if (beside == Beside::day) return true;
    // "1:10" alone is a scale or a verse.
    return clock.writing == Writing::colon && (clock.hour_digits == 2 || clock.time.minutes >= 300);
}

}  // namespace

Maybe<Times> match_times(const Tokens& t, std::size_t at, Beside beside) {
    const auto opening = match_opening(t, at);
    if (opening.next == at && t[at].sort != Sort::number) return {};
    const auto first = match_clock(t, opening.next, opening.announced);
    if (!first || (opening.next != at && t[opening.next].gap == Gap::paragraph)) return {};
    const bool announced = opening.announced == Announced::yes;
    if (!announced && (!stands_free_before(t, opening.next) || after_numbering(t, opening.next)))
        return {};
    const auto joint = after_joint(t, first->next, opening);
    const auto second = joint ? match_clock(t, *joint, opening.announced) : Maybe<Clock>{};
    if (second && t[second->next].word != Word::month && t[second->next].word != Word::measure) {
        const bool written =
            first->value.writing != Writing::bare || second->value.writing != Writing::bare;
        const bool paired = opening.between || opening.from;
        if (announced || written || (paired && beside == Beside::day) ||
            (beside == Beside::day && bare_hours_fit(t, first->value, second->value, second->next)))
            return Match<Times>{{first->value.time, second->value.time}, second->next};
    }
    if (opening.between) return {};
    if (!announced && !single_fits(first->value, beside)) return {};
    return Match<Times>{{first->value.time, {}}, first->next};
}

Maybe<Times> match_times_after_day(const Tokens& t, std::size_t at) {
    if (t.is_sign(at, ',') || t.is_sign(at, ':') || t.is_sign(at, '(')) ++at;
    if (t[at].gap == Gap::paragraph) return {};
    return match_times(t, at, Beside::day);
}

}  // namespace samskap::recurrence
