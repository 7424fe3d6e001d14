// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

// A day of a list before its month is known: "torsdagen den 5" of "… och fredagen den 6 oktober".
struct Part {
    int day = 0;
    int month = 0;  // 0: comes later
    std::optional<int> year;
    std::optional<Weekday> weekday;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool ranged = false;  // joined by a dash to the one before
    bool joined_by_and = false;
};

bool is_weekday(const Token& token) {
    return token.word == Word::weekday || token.word == Word::weekday_definite ||
           token.word == Word::weekday_short;
}

// "tisdagen", "ons", "torsdag–fredag" with a comma or a full stop of its own.
Maybe<Weekday> match_day_name(const Tokens& t, std::size_t at) {
    if (t[at].word == Word::weekday_two) {
        // "to 5/11": so short a name counts only right before a day in figures.
        if (!t.is_number(at + 1) || !t.is_sign(at + 2, '/')) return {};
        return Match<Weekday>{weekday_value(t[at]), at + 1};
    }
    if (!is_weekday(t[at])) return {};
    auto next = at + 1;
    if (t.is_dash(next) && is_weekday(t[next + 1])) next += 2;
    if (t.is_sign(next, '.') && t.joined(next) && t[at].word == Word::weekday_short) ++next;
    if (t.is_sign(next, ',')) ++next;
    return Match<Weekday>{weekday_value(t[at]), next};
}

bool is_ordinal_ending(std::string_view word) {
    return word == "e" || word == "a" || word == "de" || word == "dje" || word == "te";
}

// "17", "17:e", "17e", and with `in_words` "första".
Maybe<int> match_day_number(const Tokens& t, std::size_t at) {
    const auto& token = t[at];
    if (token.word == Word::ordinal && token.value > 0) return Match<int>{token.value, at + 1};
    if (token.sort != Sort::number || token.digits > 2) return {};
    if (token.number < 1 || token.number > 31) return {};
    auto next = at + 1;
    const bool colon = t.is_sign(next, ':') && t.joined(next);
    const auto ending = colon ? next + 1 : next;
    if (t.joined(ending) && t[ending].sort == Sort::word && is_ordinal_ending(t.text(ending)))
        next = ending + 1;
    else if (colon && t.joined(ending) && t[ending].sort == Sort::number)
        return {};
    return Match<int>{token.number, next};
}

// "maj", "sept.", and July as "jul", which alone is Christmas.
Maybe<int> match_month_name(const Tokens& t, std::size_t at) {
    const auto& token = t[at];
    if (token.gap == Gap::paragraph) return {};
    const bool july = token.word == Word::feast && token.end - token.begin == 3;
    if (token.word == Word::month) return Match<int>{token.value, at + 1};
    if (token.word != Word::month_short && !july) return {};
    // A full stop that ends the sentence belongs to the sentence.
    const bool dot = t.is_sign(at + 1, '.') && t.joined(at + 1) && !t[at + 2].capital &&
                     t[at + 2].sort != Sort::end && t[at + 2].gap != Gap::paragraph;
    return Match<int>{july ? 7 : token.value, dot ? at + 2 : at + 1};
}

// "2017", ", 2017", "-17", "'17" after a month.
Match<std::optional<int>> match_year_after(const Tokens& t, std::size_t at) {
    if (const auto year = year_at(t, at)) return {year, at + 1};
    if (t.is_sign(at, ','))
        if (const auto year = year_at(t, at + 1)) return {year, at + 2};
    const bool apostrophe = t.is_sign(at, '\'');
    const bool dash = t.is_dash(at) && !t.joined(at);
    const bool two = t.is_number(at + 1) && t.joined(at + 1) && t[at + 1].digits == 2;
    if ((apostrophe || dash) && two && t[at + 1].number < 50 && stands_free_after(t, at + 2) &&
        t[at + 2].word != Word::month)
        return {2000 + t[at + 1].number, at + 2};
    return {std::nullopt, at};
}

enum class Position { first, later };
std::optional<Part> match_part(const Tokens& t, std::size_t at, Position position) {
    Part part;
    part.begin = at;
    auto next = at;
    if (const auto name = match_day_name(t, next)) {
        part.weekday = name->value;
        next = name->next;
    }
    const bool den = t[next].word == Word::den && t[next].value == 0;
    if (den) ++next;
    if (next != at && t[next].gap == Gap::paragraph) return {};
    const bool joined = position == Position::later && next == at;
    if (!joined && !stands_free_before(t, next)) return {};
    const auto number = match_day_number(t, next);
    if (!number) return {};
    part.day = number->value;
    part.end = number->next;
    if (const auto month = match_month_name(t, part.end)) {
        part.month = month->value;
        const auto year = match_year_after(t, month->next);
        part.year = year.value;
        part.end = year.next;
    } else if ((t[next].word == Word::ordinal && !den) || after_numbering(t, next)) {
        return {};
    } else if (!stands_free_after(t, part.end)) {
        return {};
    }
    return part;
}

// What joins two parts: a dash, "till", "t.o.m."; or "och", "," and "samt" of a list.
struct Joint {
    std::size_t next = 0;
    bool range = false;
    bool list = false;
};
Joint match_joint(const Tokens& t, std::size_t at) {
    if (t.is_dash(at)) return {at + 1, true, false};
    if (t.is(at, Word::till) || t.is(at, Word::tom)) {
        if (const auto marker = match_marker(t, at)) return {marker->next, true, false};
    }
    if (t.is(at, Word::t) || t.is(at, Word::fram))
        if (const auto marker = match_marker(t, at)) return {marker->next, true, false};
    if (t.is(at, Word::och) || t.is_sign(at, ',')) return {at + 1, false, true};
    return {at, false, false};
}

constexpr std::size_t most_parts = 12;

// "12, 5 maj" is a number and a day; a list ends in "och" and goes forward.
bool reads_as_list(const std::vector<Part>& parts) {
    bool commas = false;
    bool joined = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        commas = commas || (!parts[i].ranged && !parts[i].joined_by_and);
        joined = joined || parts[i].joined_by_and;
        if (parts[i - 1].month == 0 && parts[i].day <= parts[i - 1].day) return false;
    }
    return joined || !commas;
}

std::vector<Part> match_parts(const Tokens& t, std::size_t at) {
    std::vector<Part> parts;
    auto first = match_part(t, at, Position::first);
    if (!first) return parts;
    parts.push_back(*first);
    // Until the month is there; a month may be followed by one more of a range: "3 maj – 5 juni".
    while (parts.size() < most_parts) {
        const auto joint = match_joint(t, parts.back().end);
        // "mellan den 3 november och den 1 december"
        const bool between = at > 0 && t.is(at - 1, Word::mellan) && parts.size() == 1 &&
                             t.is(joint.next - 1, Word::och);
        if (!joint.range && !between && (!joint.list || parts.back().month != 0)) break;
        if (t[joint.next].gap == Gap::paragraph) break;
        auto next = match_part(t, joint.next, Position::later);
        if (!next) break;
        if (parts.back().month != 0 && next->month == 0) break;
        next->ranged = joint.range;
        next->joined_by_and = t[joint.next - 1].word == Word::och;
        parts.push_back(*next);
        if ((joint.range || between) && next->month != 0) break;
    }
    if (parts.back().month == 0 || !reads_as_list(parts)) parts.clear();
    return parts;
}

void fill_months(std::vector<Part>& parts) {
    for (std::size_t i = parts.size() - 1; i-- > 0;) {
        if (parts[i].month != 0) continue;
        parts[i].month = parts[i + 1].month;
        if (!parts[i].year) parts[i].year = parts[i + 1].year;
    }
}

// "3 och 4 maj" is one stretch; "3 och 17 maj" are two days; "mellan" makes any two a stretch.
bool continues(const Part& before, const Part& part, bool between) {
    if (part.ranged) return true;
    const bool next_day = part.month == before.month && part.day == before.day + 1;
    return part.joined_by_and && ((next_day && !part.weekday) || between);
}

std::vector<Days> match_written_days(const Tokens& t, std::size_t at) {
    const bool between = at > 0 && t.is(at - 1, Word::mellan);
    auto parts = match_parts(t, at);
    std::vector<Days> days;
    if (parts.empty()) return days;
    fill_months(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& part = parts[i];
        const WrittenDay written{part.year, part.month, part.day};
        const bool in_pair = i > 0 && days.back().first == days.back().last;
        if (in_pair && continues(parts[i - 1], part, between)) {
            days.back().last = written;
            days.back().end = part.end;
        } else {
            days.push_back({written, written, part.weekday, part.begin, part.end, false});
        }
    }
    return days;
}

}  // namespace

std::vector<Days> match_days(const Tokens& t, std::size_t at) {
    if (auto days = match_written_days(t, at); !days.empty()) return days;
    auto next = at;
    std::optional<Weekday> weekday;
    if (const auto name = match_day_name(t, at)) {
        weekday = name->value;
        next = name->next;
    }
    const bool den = t[next].word == Word::den && t[next].value == 0;
    if (den) ++next;
    if (next != at && t[next].gap == Gap::paragraph) return {};
    auto numeric = match_numeric_days(t, next);
    if (!numeric) return {};
    numeric->value.weekday = weekday;
    numeric->value.begin = at;
    if (weekday || den) numeric->value.weak = false;
    return {numeric->value};
}

}  // namespace samskap::recurrence
