// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

bool is_singular(const Token& token) {
    return token.gap != Gap::paragraph &&
           (token.word == Word::weekday || token.word == Word::weekday_definite);
}

Match<NamedDay> named(const Token& token, int offset, std::size_t next) {
    return {{weekday_value(token), offset, {}}, next};
}

// "torsdag v. 12", "torsdag i nästa vecka": then the week decides.
void take_week(const Tokens& t, Match<NamedDay>& day) {
    const auto week = match_week(t, day.next);
    if (!week) return;
    day.value.week = week->value;
    day.value.offset = 0;
    day.next = week->next;
}

// "nästa torsdag" (1), "kommande torsdag" (0), "förra torsdagen" (-1), "i torsdags" (-1)
Maybe<NamedDay> match_turned(const Tokens& t, std::size_t at) {
    const auto& token = t[at];
    if (token.word == Word::i && t.is(at + 1, Word::weekday_past))
        return named(t[at + 1], -1, at + 2);
    if (!is_singular(t[at + 1])) return {};
    if (token.word == Word::nasta) return named(t[at + 1], token.value == 0 ? 1 : 0, at + 2);
    if (token.word == Word::forra) return named(t[at + 1], -1, at + 2);
    return {};
}

bool time_follows(const Tokens& t, std::size_t next) {
    if (t.is_sign(next, ',')) ++next;
    return t[next].gap != Gap::paragraph && match_times(t, next, Beside::nothing).has_value();
}

}  // namespace

Maybe<NamedDay> match_weekday(const Tokens& t, std::size_t at, Marked marked) {
    const bool on = t[at].word == Word::pa;
    const auto from = on ? at + 1 : at;
    if (on && t[from].gap == Gap::paragraph) return {};
    if (auto turned = match_turned(t, from)) return turned;
    if (t[from].word != Word::weekday && t[from].word != Word::weekday_definite) return {};
    auto day = named(t[from], 0, from + 1);
    take_week(t, day);
    // A weekday alone says when only after "på" or a deadline word; else it takes a time or a week.
    const bool said = marked == Marked::yes || (on && t[from].word == Word::weekday);
    if (said || day.next != from + 1 || time_follows(t, day.next)) return day;
    return {};
}

}  // namespace samskap::recurrence
