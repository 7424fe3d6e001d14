// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

// "t o m", "t.o.m.", "fr o m", "fr.o.m." from the first of its letters on.
std::optional<std::size_t> after_abbreviation(const Tokens& t, std::size_t at) {
    auto next = at + 1;
    const auto skip_dot = [&] { next += t.is_sign(next, '.') && t.joined(next) ? 1 : 0; };
    skip_dot();
    if (!t.is(next, Word::o)) return {};
    ++next;
    skip_dot();
    if (!t.is(next, Word::m)) return {};
    ++next;
    skip_dot();
    return next;
}

bool and_with(const Tokens& t, std::size_t at) {
    return t.is(at, Word::och) && t.is(at + 1, Word::med);
}

Maybe<Marker> one_word(const Tokens& t, std::size_t at) {
    switch (t[at].word) {
        case Word::till:
        case Word::tills: return Match<Marker>{Marker::to, at + 1};
        case Word::senast:
        case Word::inom: return Match<Marker>{Marker::by, at + 1};
        case Word::fore:
        case Word::innan:
        case Word::infor: return Match<Marker>{Marker::before, at + 1};
        case Word::efter: return Match<Marker>{Marker::after, at + 1};
        case Word::fran:
        case Word::from: return Match<Marker>{Marker::from, at + 1};
        case Word::tom: return Match<Marker>{Marker::through, at + 1};
        default: return {};
    }
}

// "med start", "med början", "startar", "start"
Maybe<Marker> start_words(const Tokens& t, std::size_t at) {
    auto next = t[at].word == Word::med ? at + 1 : at;
    const bool beginning = next != at && t[next].word == Word::part && t[next].value == 1;
    if (t[next].word != Word::start && !beginning) return {};
    ++next;
    if (t.is(next, Word::fran) || t.is(next, Word::pa) || t.is(next, Word::i)) {
        const auto more = match_marker(t, next);
        next = more && more->value == Marker::from ? more->next : next;
    }
    if (t.is_sign(next, ':')) ++next;
    return Match<Marker>{Marker::from, next};
}

}  // namespace

Maybe<Marker> match_marker(const Tokens& t, std::size_t at) {
    if (t[at].word == Word::till && and_with(t, at + 1))
        return Match<Marker>{Marker::through, at + 3};
    if (t[at].word == Word::fran && and_with(t, at + 1)) return Match<Marker>{Marker::from, at + 3};
    if (t[at].word == Word::fr)
        if (const auto next = after_abbreviation(t, at)) return Match<Marker>{Marker::from, *next};
    if (t[at].word == Word::t)
        if (const auto next = after_abbreviation(t, at))
            return Match<Marker>{Marker::through, *next};
    if (t[at].word == Word::fram && t.is(at + 1, Word::till)) {
        const auto rest = match_marker(t, at + 1);
        return rest;
    }
    if (t[at].word == Word::med || t[at].word == Word::start) return start_words(t, at);
    auto marker = one_word(t, at);
    if (!marker) return {};
    // "senast till den 3 maj", "senast före jul", "deadline: 3 maj"
    if (t[at].word == Word::senast) {
        if (t.is_sign(marker->next, ':')) ++marker->next;
        const auto more = one_word(t, marker->next);
        if (more && t[marker->next].gap != Gap::paragraph) {
            if (more->value == Marker::before) marker->value = Marker::before;
            marker->next = more->next;
        }
    }
    return marker;
}

}  // namespace samskap::recurrence
