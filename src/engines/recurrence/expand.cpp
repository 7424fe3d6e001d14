// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/expand.hpp"

#include <algorithm>

namespace samskap::recurrence {
namespace {

constexpr int last_year = 9999;

template <class Value>
bool holds(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

int floor_divide(int value, int by) { return value >= 0 ? value / by : -((-value + by - 1) / by); }

Day week_begin(Day day, Weekday week_start) {
    const int since = static_cast<int>(weekday_of(day)) - static_cast<int>(week_start);
    return day + -((since + 7) % 7);
}

bool in_months(const Rule& rule, Day day) {
    return rule.by_month.empty() || holds(rule.by_month, date_of(day).month);
}

bool on_month_days(const Rule& rule, Day day) {
    if (rule.by_month_day.empty()) return true;
    const auto date = date_of(day);
    const int from_end = date.day - days_in_month(date.year, date.month) - 1;
    return holds(rule.by_month_day, date.day) || holds(rule.by_month_day, from_end);
}

bool on_weekdays(const Rule& rule, Day day) {
    if (rule.by_day.empty()) return true;
    return holds(rule.by_day, NthWeekday{0, weekday_of(day)});
}

struct Period {
    Day first;
    Day last;
};

std::optional<Day> nth_of(Period period, NthWeekday which) {
    const int wanted = static_cast<int>(which.weekday);
    if (which.ordinal > 0) {
        const int ahead = (wanted - static_cast<int>(weekday_of(period.first)) + 7) % 7;
        const auto day = period.first + (ahead + 7 * (which.ordinal - 1));
        return day <= period.last ? std::optional{day} : std::nullopt;
    }
    const int behind = (static_cast<int>(weekday_of(period.last)) - wanted + 7) % 7;
    const auto day = period.last + -(behind + 7 * (-which.ordinal - 1));
    return day >= period.first ? std::optional{day} : std::nullopt;
}

// The weekdays of a period; without an ordinal every one.
void add_weekdays(std::vector<Day>& days, Period period, const std::vector<NthWeekday>& wanted) {
    for (const auto& which : wanted) {
        if (which.ordinal != 0) {
            if (const auto day = nth_of(period, which)) days.push_back(*day);
            continue;
        }
        auto day = nth_of(period, {1, which.weekday});
        for (; day && *day <= period.last; day = *day + 7) days.push_back(*day);
    }
}

void add_month_days(std::vector<Day>& days, Period month, const std::vector<int>& wanted) {
    const int length = month.last - month.first + 1;
    for (const int number : wanted) {
        const int day = number > 0 ? number : length + number + 1;
        if (day >= 1 && day <= length) days.push_back(month.first + (day - 1));
    }
}

Period month_of(int year, int month) {
    const auto first = day_of(year, month, 1);
    return {first, first + (days_in_month(year, month) - 1)};
}

void sort_unique(std::vector<Day>& days) {
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
}

// BYDAY beside BYMONTHDAY takes away, and its ordinals count within `period`.
void keep_weekdays(std::vector<Day>& days, Period period, const std::vector<NthWeekday>& wanted) {
    if (wanted.empty()) return;
    std::vector<Day> allowed;
    add_weekdays(allowed, period, wanted);
    const auto gone = [&](Day day) { return !holds(allowed, day); };
    days.erase(std::remove_if(days.begin(), days.end(), gone), days.end());
}

class Expansion {
public:
    Expansion(const Rule& rule, Day start) : m_rule(rule), m_start(start), m_date(date_of(start)) {}

    // The period that holds the day, as a number of intervals after that of the start.
    [[nodiscard]] int index_of(Day day) const {
        return floor_divide(units_until(day), m_rule.interval);
    }
    // The first day of the period; empty after the year 9999.
    [[nodiscard]] std::optional<Day> begin_of(int index) const {
        const auto units = static_cast<std::int64_t>(index) * m_rule.interval;
        constexpr std::int64_t most_units = 4'000'000;
        if (units > most_units) return {};
        const int count = static_cast<int>(units);
        if (m_rule.frequency == Frequency::daily) return in_time(m_start + count);
        if (m_rule.frequency == Frequency::weekly)
            return in_time(week_begin(m_start, m_rule.week_start) + 7 * count);
        const int month = m_rule.frequency == Frequency::monthly
                              ? m_date.year * 12 + m_date.month - 1 + count
                              : (m_date.year + count) * 12;
        if (month / 12 > last_year) return {};
        return day_of(month / 12, month % 12 + 1, 1);
    }
    [[nodiscard]] std::vector<Day> days_from(Day begin) const {
        std::vector<Day> days;
        switch (m_rule.frequency) {
            case Frequency::daily: add_day(days, begin); break;
            case Frequency::weekly: add_week(days, begin); break;
            case Frequency::monthly: add_month(days, begin); break;
            case Frequency::yearly: add_year(days, date_of(begin).year); break;
        }
        sort_unique(days);
        return m_rule.by_set_pos.empty() ? days : chosen(days);
    }

private:
    static std::optional<Day> in_time(Day day) {
        return date_of(day).year <= last_year ? std::optional{day} : std::nullopt;
    }
    [[nodiscard]] int units_until(Day day) const {
        const auto date = date_of(day);
        switch (m_rule.frequency) {
            case Frequency::daily: return day - m_start;
            case Frequency::weekly:
                return (week_begin(day, m_rule.week_start) -
                        week_begin(m_start, m_rule.week_start)) /
                       7;
            case Frequency::monthly:
                return (date.year - m_date.year) * 12 + date.month - m_date.month;
            case Frequency::yearly: return date.year - m_date.year;
        }
        return 0;
    }
    void add_day(std::vector<Day>& days, Day day) const {
        if (in_months(m_rule, day) && on_month_days(m_rule, day) && on_weekdays(m_rule, day))
            days.push_back(day);
    }
    void add_week(std::vector<Day>& days, Day begin) const {
        for (int i = 0; i < 7; ++i) {
            const auto day = begin + i;
            const bool own = m_rule.by_day.empty() && weekday_of(day) == weekday_of(m_start);
            const bool named = !m_rule.by_day.empty() && on_weekdays(m_rule, day);
            if ((own || named) && in_months(m_rule, day)) days.push_back(day);
        }
    }
    void add_month(std::vector<Day>& days, Day begin) const {
        const auto date = date_of(begin);
        if (!in_months(m_rule, begin)) return;
        const auto month = month_of(date.year, date.month);
        if (m_rule.by_month_day.empty() && !m_rule.by_day.empty())
            return add_weekdays(days, month, m_rule.by_day);
        if (m_rule.by_month_day.empty()) return add_month_days(days, month, {m_date.day});
        add_month_days(days, month, m_rule.by_month_day);
        keep_weekdays(days, month, m_rule.by_day);
    }
    void add_year(std::vector<Day>& days, int year) const {
        const Period whole{day_of(year, 1, 1), day_of(year, 12, 31)};
        const bool weekdays = !m_rule.by_day.empty() && m_rule.by_month_day.empty();
        if (weekdays && m_rule.by_month.empty()) return add_weekdays(days, whole, m_rule.by_day);
        for (int number = 1; number <= 12; ++number) {
            if (!takes_month(number)) continue;
            const auto month = month_of(year, number);
            if (weekdays) {
                add_weekdays(days, month, m_rule.by_day);
            } else if (m_rule.by_month_day.empty()) {
                add_month_days(days, month, {m_date.day});
            } else {
                std::vector<Day> here;
                add_month_days(here, month, m_rule.by_month_day);
                keep_weekdays(here, m_rule.by_month.empty() ? whole : month, m_rule.by_day);
                days.insert(days.end(), here.begin(), here.end());
            }
        }
    }
    [[nodiscard]] bool takes_month(int number) const {
        if (!m_rule.by_month.empty()) return holds(m_rule.by_month, number);
        return !m_rule.by_month_day.empty() || number == m_date.month;
    }
    [[nodiscard]] std::vector<Day> chosen(const std::vector<Day>& days) const {
        std::vector<Day> picked;
        const int size = static_cast<int>(days.size());
        for (const int position : m_rule.by_set_pos) {
            const int at = position > 0 ? position - 1 : size + position;
            if (at >= 0 && at < size) picked.push_back(days[static_cast<std::size_t>(at)]);
        }
        sort_unique(picked);
        return picked;
    }

    const Rule& m_rule;
    Day m_start;
    Date m_date;
};

bool meets(const Rule& rule, Day start) {
    const Expansion expansion{rule, start};
    const auto begin = expansion.begin_of(0);
    return begin && holds(expansion.days_from(*begin), start);
}

}  // namespace

std::optional<Day> nth_weekday(int year, int month, NthWeekday which) {
    if (which.ordinal == 0) return {};
    return nth_of(month_of(year, month), which);
}

std::vector<Day> expand(const Rule& rule, Day start, Range range) {
    std::vector<Day> days;
    if (rule.until) range.last = std::min(range.last, *rule.until);
    int left = rule.count.value_or(0);
    const auto take = [&](Day day) {
        if (day >= range.first && day <= range.last) days.push_back(day);
        return days.size() < range.most && (!rule.count || --left > 0);
    };
    if (range.most == 0 || !take(start)) return days;
    const Expansion expansion{rule, start};
    // COUNT is counted from the start; else what lies before the range need not be made.
    int index = rule.count ? 0 : std::max(0, expansion.index_of(range.first) - 1);
    for (;; ++index) {
        const auto begin = expansion.begin_of(index);
        if (!begin || *begin > range.last) return days;
        for (const auto day : expansion.days_from(*begin))
            if (day > start && !take(day)) return days;
    }
}

bool starts_off_rule(const Rule& rule, Day start) { return !meets(rule, start); }

std::optional<Day> next_day(const Rule& rule, Day start, Day from) {
    constexpr int days_of_28_years = 10227;
    const auto days = expand(rule, start, {from, from + days_of_28_years, 1});
    if (days.empty()) return {};
    return days.front();
}

}  // namespace samskap::recurrence
