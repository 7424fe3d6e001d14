// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/phrases.hpp"

#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

// Where a phrase lies, in tokens.
struct Place {
    std::size_t span = 0;
    std::size_t core = 0;
    std::size_t next = 0;
    Marker marker = Marker::none;
};

Phrase phrase_at(const Tokens& t, PhraseKind kind, const Place& place) {
    Phrase phrase;
    phrase.kind = kind;
    phrase.marker = place.marker;
    const auto end = t[place.next - 1].end;
    phrase.span = {t[place.span].begin, end};
    phrase.core = {t[place.core].begin, end};
    return phrase;
}

void set_times(Phrase& phrase, const Times& times) {
    phrase.start = times.start;
    phrase.end = times.end;
}

class Scanner {
public:
    Scanner(std::string_view text, std::vector<Phrase>& found) : m_tokens(text), m_found(found) {}

    void run() {
        for (std::size_t at = 0; at < m_tokens.size();) {
            const auto next = can_begin(m_tokens[at]) ? scan(at) : at;
            at = next > at ? next : at + 1;
        }
    }

private:
    static bool can_begin(const Token& token) {
        if (token.sort == Sort::number) return true;
        return token.word != Word::unknown && token.word != Word::measure &&
               token.word != Word::numbering && token.word != Word::follows_spring;
    }

    // The token after what begins here; `at` itself when nothing does.
    std::size_t scan(std::size_t at) {
        if (const auto series = match_series(m_tokens, at)) {
            auto phrase = phrase_at(m_tokens, PhraseKind::series, {at, at, series->next});
            phrase.series = series->value.series;
            if (series->value.times) set_times(phrase, *series->value.times);
            m_found.push_back(std::move(phrase));
            return series->next;
        }
        if (const auto next = scan_core({at, at, at, Marker::none}); next != at) return next;
        const auto marker = match_marker(m_tokens, at);
        if (!marker || m_tokens[marker->next].gap == Gap::paragraph) return at;
        const auto next = scan_core({at, marker->next, at, marker->value});
        return next;
    }

    std::size_t scan_core(const Place& place) {
        if (const auto next = scan_days(place); next != place.next) return next;
        if (const auto next = scan_times(place); next != place.next) return next;
        const auto marked = place.marker == Marker::none ? Marked::no : Marked::yes;
        if (const auto day = match_weekday(m_tokens, place.core, marked))
            return add_weekday(place, *day);
        if (const auto window = match_window(m_tokens, place.core, marked)) {
            auto phrase = make(PhraseKind::window, place, window->next);
            phrase.window = window->value;
            m_found.push_back(std::move(phrase));
            return window->next;
        }
        return place.next;
    }

    std::size_t scan_days(const Place& place) {
        const auto days = match_days(m_tokens, place.core);
        if (days.empty()) return place.next;
        const auto times = match_times_after_day(m_tokens, days.back().end);
        const bool supported = times.has_value() || place.marker != Marker::none;
        if (days.front().weak && !supported) return place.next;
        for (const auto& day : days) {
            const bool first = &day == &days.front();
            const bool last = &day == &days.back();
            auto here = first ? place : Place{day.begin, day.begin, 0, Marker::none};
            auto phrase = make(PhraseKind::day, here, last && times ? times->next : day.end);
            phrase.first = day.first;
            phrase.last = day.last;
            phrase.weekday = day.weekday;
            if (times) set_times(phrase, times->value);
            m_found.push_back(std::move(phrase));
        }
        return times ? times->next : days.back().end;
    }

    // A time, with the day after it where there is one: "kl. 13.30 den 17 maj".
    std::size_t scan_times(const Place& place) {
        const auto times = match_times(m_tokens, place.core, Beside::nothing);
        if (!times) return place.next;
        auto next = times->next;
        if (m_tokens.is_sign(next, ',')) ++next;
        if (m_tokens[next].gap == Gap::paragraph) return add_time(place, *times);
        const auto days = match_days(m_tokens, next);
        if (days.size() == 1 && !days[0].weak && !match_times_after_day(m_tokens, days[0].end)) {
            auto phrase = make(PhraseKind::day, place, days[0].end);
            phrase.first = days[0].first;
            phrase.last = days[0].last;
            phrase.weekday = days[0].weekday;
            set_times(phrase, times->value);
            m_found.push_back(std::move(phrase));
            return days[0].end;
        }
        if (m_tokens.is(next, Word::pa) || m_tokens.is(next, Word::nasta)) {
            const auto day = match_weekday(m_tokens, next, Marked::no);
            if (day && next == times->next) {
                add_weekday(place, *day);
                set_times(m_found.back(), times->value);
                return day->next;
            }
        }
        return add_time(place, *times);
    }

    std::size_t add_time(const Place& place, const Match<Times>& times) {
        auto phrase = make(PhraseKind::time, place, times.next);
        set_times(phrase, times.value);
        m_found.push_back(std::move(phrase));
        return times.next;
    }

    std::size_t add_weekday(const Place& place, const Match<NamedDay>& day) {
        const auto times = match_times_after_day(m_tokens, day.next);
        const auto next = times ? times->next : day.next;
        auto phrase = make(PhraseKind::weekday, place, next);
        phrase.weekday = day.value.weekday;
        phrase.weekday_offset = day.value.offset;
        phrase.window = day.value.week;
        if (times) set_times(phrase, times->value);
        m_found.push_back(std::move(phrase));
        return next;
    }

    [[nodiscard]] Phrase make(PhraseKind kind, const Place& place, std::size_t next) const {
        return phrase_at(m_tokens, kind, {place.span, place.core, next, place.marker});
    }

    Tokens m_tokens;
    std::vector<Phrase>& m_found;
};

}  // namespace

void find_phrases(std::string_view text, std::vector<Phrase>& found) {
    found.clear();
    Scanner(text, found).run();
}

std::vector<Phrase> find_phrases(std::string_view text) {
    std::vector<Phrase> found;
    find_phrases(text, found);
    return found;
}

}  // namespace samskap::recurrence
