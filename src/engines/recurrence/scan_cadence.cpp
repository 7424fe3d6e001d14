// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

using Cadence = std::optional<Rule>;

constexpr Weekday working_week[] = {Weekday::monday, Weekday::tuesday, Weekday::wednesday,
                                    Weekday::thursday, Weekday::friday};

Rule rule_of(Frequency frequency, int interval = 1) {
    Rule rule;
    rule.frequency = frequency;
    rule.interval = interval;
    return rule;
}

Rule on_working_days(Rule rule) {
    for (const auto weekday : working_week) rule.by_day.push_back({0, weekday});
    return rule;
}

// Terms and weekends have no length that a rule could count.
Cadence every(Unit unit, int interval) {
    switch (unit) {
        case Unit::day: return rule_of(Frequency::daily, interval);
        case Unit::week: return rule_of(Frequency::weekly, interval);
        case Unit::month: return rule_of(Frequency::monthly, interval);
        case Unit::quarter: return rule_of(Frequency::monthly, 3 * interval);
        case Unit::half_year: return rule_of(Frequency::monthly, 6 * interval);
        case Unit::year: return rule_of(Frequency::yearly, interval);
        default: return {};
    }
}

// "varje" 1, "varannan" 2, "var tredje" 3, "var 14:e" 14
struct Step {
    int interval = 1;
    std::size_t next = 0;
};
std::optional<Step> match_step(const Tokens& t, std::size_t at) {
    if (t[at].word == Word::varje) return Step{1, at + 1};
    if (t[at].word == Word::varannan) return Step{2, at + 1};
    if (t[at].word != Word::var) return {};
    if (t.is(at + 1, Word::ordinal) && t[at + 1].value > 1) return Step{t[at + 1].value, at + 2};
    const bool figures = t.is_number(at + 1) && t[at + 1].digits <= 2 && t[at + 1].number > 1;
    if (!figures || !t.is_sign(at + 2, ':') || t.text(at + 3) != "e") return {};
    return Step{t[at + 1].number, at + 4};
}

// "varje måndag och onsdag", "varannan vecka", "varje vardag"
Maybe<Cadence> match_every(const Tokens& t, std::size_t at) {
    const auto step = match_step(t, at);
    if (!step) return {};
    const auto& what = t[step->next];
    if (what.gap == Gap::paragraph) return {};
    auto next = step->next + 1;
    if (what.word == Word::unit && what.form == Form::base)
        return Match<Cadence>{every(static_cast<Unit>(what.value), step->interval), next};
    if (what.word == Word::working_day && step->interval == 1)
        return Match<Cadence>{on_working_days(rule_of(Frequency::weekly)), next};
    if (what.word != Word::weekday) return {};
    auto rule = rule_of(Frequency::weekly, step->interval);
    rule.by_day.push_back({0, weekday_value(what)});
    if (t.is(next, Word::och) && t.is(next + 1, Word::weekday)) {
        rule.by_day.push_back({0, weekday_value(t[next + 1])});
        next += 2;
    }
    return Match<Cadence>{rule, next};
}

// "en gång i månaden", "två gånger per termin", "en dag i veckan"
Maybe<Cadence> match_times_per(const Tokens& t, std::size_t at) {
    const auto& count = t[at];
    const bool word = count.word == Word::number || count.word == Word::nagon;
    if (!word && (count.sort != Sort::number || count.digits > 2)) return {};
    const auto& occasion = t[at + 1];
    if (occasion.gap == Gap::paragraph) return {};
    const bool day = occasion.word == Word::unit && occasion.value == 1;
    if (occasion.word != Word::gang && occasion.word != Word::ganger &&
        occasion.word != Word::part_of_day && !day)
        return {};
    auto next = at + 2;
    const bool joined = t.is(next, Word::i) || t.is(next, Word::om) || t.is(next, Word::per);
    if (joined) ++next;
    const bool once = (word ? count.value : count.number) == 1;
    if (const auto step = match_every(t, next); step && t[next].gap != Gap::paragraph) {
        // "en gång varannan vecka"
        if (!step->value || !step->value->by_day.empty()) return {};
        return Match<Cadence>{once ? step->value : Cadence{}, step->next};
    }
    if (!joined || !t.is(next, Word::unit)) return {};
    const auto& unit = t[next];
    const bool definite = unit.form == Form::definite;
    if (!definite && (unit.form != Form::base || !t.is(next - 1, Word::per))) return {};
    const auto rule = once ? every(static_cast<Unit>(unit.value), 1) : Cadence{};
    return Match<Cadence>{rule, next + 1};
}

bool is_unit(const Tokens& t, std::size_t at, Unit unit, Form form) {
    return t.is(at, Word::unit) && t[at].value == static_cast<int>(unit) && t[at].form == form;
}

// In what something is the first or last: "i månaden", "varje månad", "i mars varje år".
enum class Within { month, quarter, month_of_year };
struct Tail {
    Within within = Within::month;
    int interval = 1;
    int month = 0;
};
Maybe<Tail> match_tail(const Tokens& t, std::size_t at) {
    const bool in = t.is(at, Word::i) || t.is(at, Word::per);
    auto next = in ? at + 1 : at;
    if (in && is_unit(t, next, Unit::month, Form::definite))
        return Match<Tail>{{Within::month, 1, 0}, next + 1};
    if (t.is(at, Word::per) && is_unit(t, next, Unit::month, Form::base))
        return Match<Tail>{{Within::month, 1, 0}, next + 1};
    if (in && is_unit(t, next, Unit::quarter, Form::definite))
        return Match<Tail>{{Within::quarter, 1, 0}, next + 1};
    int month = 0;
    if (in && t.is(next, Word::month)) month = int{t[next++].value};
    if (t[next].gap == Gap::paragraph) return {};
    const auto step = match_step(t, next);
    if (!step) return {};
    next = step->next + 1;
    if (month != 0) {
        if (!is_unit(t, step->next, Unit::year, Form::base)) return {};
        return Match<Tail>{{Within::month_of_year, step->interval, month}, next};
    }
    if (is_unit(t, step->next, Unit::month, Form::base))
        return Match<Tail>{{Within::month, step->interval, 0}, next};
    if (is_unit(t, step->next, Unit::quarter, Form::base) && step->interval == 1)
        return Match<Tail>{{Within::quarter, 1, 0}, next};
    return {};
}

bool is_second_last(const Tokens& t, std::size_t at) {
    return t[at].word == Word::nast && t.is(at + 1, Word::ordinal) && t[at + 1].value == -1;
}

bool is_ordinal_in_figures(const Tokens& t, std::size_t at) {
    if (t[at].sort != Sort::number || t[at].number < 1 || t[at].number > 5) return false;
    const auto ending = t.text(at + 2);
    return t.is_sign(at + 1, ':') && t.joined(at + 2) && (ending == "a" || ending == "e");
}

// "första", "första och tredje", "näst sista", "1:a"
struct Ordinals {
    std::vector<int> values;
    std::size_t next = 0;
};
std::optional<Ordinals> match_ordinals(const Tokens& t, std::size_t at) {
    Ordinals found{{}, at};
    constexpr std::size_t most = 5;
    while (found.values.size() < most) {
        auto next = found.next;
        int value = 0;
        if (is_second_last(t, next)) {
            value = -2;
            next += 2;
        } else if (t[next].word == Word::ordinal) {
            value = int{t[next++].value};
        } else if (is_ordinal_in_figures(t, next)) {
            value = t[next].number;
            next += 3;
        }
        if (value == 0 || value > 5) break;
        found.values.push_back(value);
        found.next = next;
        if (!t.is(next, Word::och) && !t.is_sign(next, ',')) break;
        ++found.next;
    }
    if (found.values.empty() || t[found.next].gap == Gap::paragraph) return {};
    return found;
}

Rule within(const Tail& tail, bool last) {
    if (tail.within == Within::month) return rule_of(Frequency::monthly, tail.interval);
    auto rule = rule_of(Frequency::yearly, tail.interval);
    rule.by_month = last ? std::vector{3, 6, 9, 12} : std::vector{1, 4, 7, 10};
    if (tail.within == Within::month_of_year) rule.by_month = {tail.month};
    return rule;
}

// "första torsdagen i månaden", "sista fredagen i varje månad", "första vardagen varje månad"
Maybe<Cadence> match_nth_day(const Tokens& t, std::size_t at) {
    const auto from = t[at].word == Word::den ? at + 1 : at;
    const auto ordinals = match_ordinals(t, from);
    if (!ordinals || (from != at && t[from].gap == Gap::paragraph)) return {};
    const auto& what = t[ordinals->next];
    const auto tail = match_tail(t, ordinals->next + 1);
    if (!tail) return {};
    auto rule = within(tail->value, ordinals->values.back() < 0);
    if (what.word == Word::weekday_definite || what.word == Word::weekday) {
        for (const auto value : ordinals->values)
            rule.by_day.push_back({value, weekday_value(what)});
    } else if (what.word == Word::working_day) {
        rule = on_working_days(std::move(rule));
        rule.by_set_pos = ordinals->values;
    } else if (what.word == Word::unit && what.value == static_cast<int>(Unit::day)) {
        rule.by_month_day = ordinals->values;
    } else {
        return {};
    }
    return Match<Cadence>{rule, tail->next};
}

// "den 15:e varje månad", "den 1 och 15 i varje månad", "den sista i månaden"
Maybe<Cadence> match_month_day(const Tokens& t, std::size_t at) {
    const bool den = t[at].word == Word::den && t[at].value == 0;
    auto next = den ? at + 1 : at;
    std::vector<int> days;
    while (days.size() < 4 && (next == at || t[next].gap != Gap::paragraph)) {
        int value = 0;
        if (den && t[next].word == Word::ordinal) {
            value = int{t[next++].value};
        } else if (t[next].sort == Sort::number && t[next].digits <= 2) {
            value = t[next++].number;
            if (t.is_sign(next, ':') && t.joined(next + 1))
                next += 2;
            else if (!den)
                return {};
        }
        if (value == 0 || value > 31) return {};
        days.push_back(value);
        if (!t.is(next, Word::och)) break;
        ++next;
        if (t.is(next, Word::den)) ++next;
    }
    const auto tail = match_tail(t, next);
    if (!tail || tail->value.within != Within::month || days.empty()) return {};
    auto rule = rule_of(Frequency::monthly, tail->value.interval);
    rule.by_month_day = std::move(days);
    return Match<Cadence>{rule, tail->next};
}

// "på torsdagar", "måndagar och onsdagar", "måndagar–fredagar", "vardagar"
Maybe<Cadence> match_plural_days(const Tokens& t, std::size_t at) {
    auto next = t[at].word == Word::pa ? at + 1 : at;
    if (next != at && t[next].gap == Gap::paragraph) return {};
    auto rule = rule_of(Frequency::weekly);
    if (t[next].word == Word::working_day && t[next].value == 2)
        return Match<Cadence>{on_working_days(std::move(rule)), next + 1};
    constexpr std::size_t most = 7;
    while (t[next].word == Word::weekday_plural && rule.by_day.size() < most) {
        const auto value = int{t[next].value};
        if (!rule.by_day.empty() && t.is_dash(next - 1)) {
            for (int day = static_cast<int>(rule.by_day.back().weekday) + 1; day < value; ++day)
                rule.by_day.push_back({0, static_cast<Weekday>(day)});
        }
        rule.by_day.push_back({0, weekday_value(t[next])});
        ++next;
        const bool joint = t.is_dash(next) || t.is(next, Word::och) || t.is_sign(next, ',');
        if (!joint || !t.is(next + 1, Word::weekday_plural)) break;
        ++next;
    }
    if (rule.by_day.empty()) return {};
    return Match<Cadence>{rule, next};
}

// "den 6 juni varje år", "varje år den 6 juni"
Maybe<Cadence> match_yearly_day(const Tokens& t, std::size_t at) {
    const bool leads = t[at].word == Word::varje && is_unit(t, at + 1, Unit::year, Form::base);
    const auto days = match_days(t, leads ? at + 2 : at);
    if (days.size() != 1 || days[0].first.year || !(days[0].first == days[0].last)) return {};
    auto next = days[0].end;
    if (!leads) {
        if (!t.is(next, Word::varje) || !is_unit(t, next + 1, Unit::year, Form::base)) return {};
        next += 2;
    } else if (t[at + 2].gap == Gap::paragraph) {
        return {};
    }
    auto rule = rule_of(Frequency::yearly);
    rule.by_month = {days[0].first.month};
    rule.by_month_day = {days[0].first.day};
    return Match<Cadence>{rule, next};
}

}  // namespace

Maybe<std::vector<NthWeekday>> match_nth_weekdays(const Tokens& t, std::size_t at) {
    const auto from = t[at].word == Word::den || t[at].word == Word::pa ? at + 1 : at;
    const auto ordinals = match_ordinals(t, from);
    if (!ordinals || (from != at && t[from].gap == Gap::paragraph)) return {};
    const auto& what = t[ordinals->next];
    if (what.word != Word::weekday_definite && what.word != Word::weekday) return {};
    std::vector<NthWeekday> days;
    for (const auto value : ordinals->values) days.push_back({value, weekday_value(what)});
    return Match<std::vector<NthWeekday>>{std::move(days), ordinals->next + 1};
}

Maybe<std::optional<Rule>> match_cadence(const Tokens& t, std::size_t at) {
    const auto& token = t[at];
    if (token.sort == Sort::number || token.word == Word::den) {
        if (auto cadence = match_month_day(t, at)) return cadence;
        if (auto cadence = match_nth_day(t, at)) return cadence;
        if (auto cadence = match_yearly_day(t, at)) return cadence;
        return match_times_per(t, at);
    }
    switch (token.word) {
        case Word::varje:
            if (auto cadence = match_yearly_day(t, at)) return cadence;
            return match_every(t, at);
        case Word::varannan:
        case Word::var: return match_every(t, at);
        case Word::number:
        case Word::nagon: return match_times_per(t, at);
        case Word::ordinal:
            if (auto cadence = match_nth_day(t, at)) return cadence;
            return match_yearly_day(t, at);
        case Word::nast: return match_nth_day(t, at);
        case Word::pa:
        case Word::weekday_plural:
        case Word::working_day: return match_plural_days(t, at);
        case Word::every_unit:
            return Match<Cadence>{every(static_cast<Unit>(token.value), 1), at + 1};
        default: return {};
    }
}

}  // namespace samskap::recurrence
