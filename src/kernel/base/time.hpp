// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Nobody asks for the time: the request, the job and the command carry it.
namespace samskap {

// A point in time, UTC, whole seconds since 1970.
struct Instant {
    std::int64_t seconds = 0;
    auto operator<=>(const Instant&) const = default;
};

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

// A calendar date, proleptic Gregorian, as days since 1970-01-01.
struct Day {
    std::int32_t number = 0;
    auto operator<=>(const Day&) const = default;
    Day operator+(int days) const { return {number + days}; }
    int operator-(Day other) const { return number - other.number; }
};
struct Date {
    int year = 1970;
    int month = 1;  // 1 to 12
    int day = 1;    // 1 to 31
    auto operator<=>(const Date&) const = default;
};
// Empty when there is no such date (31 February).
std::optional<Day> day_of(Date date);
// As day_of, for dates the program itself wrote: an impossible one is a broken invariant.
Day day_of(int year, int month, int day);
Date date_of(Day day);
Weekday weekday_of(Day day);
int days_in_month(int year, int month);
// ISO 8601 week number, 1 to 53, as Swedish calendars print it.
int week_of(Day day);
std::string to_text(Day day);  // 2017-06-15
std::optional<Day> parse_day(std::string_view text);

// A clock on a wall: minutes since midnight, 0 to 1439.
struct ClockTime {
    int minutes = 0;
    auto operator<=>(const ClockTime&) const = default;
};
std::string to_text(ClockTime time);  // 10:00
std::optional<ClockTime> parse_clock_time(std::string_view text);

struct LocalTime {
    Day day;
    ClockTime time;
    auto operator<=>(const LocalTime&) const = default;
};

// Wall and instant in the zone of the installation (Europe/Stockholm unless the settings say
// otherwise). A wall time that is skipped in March means the first instant after the gap; one that
// comes twice in October means the first of the two.
class Zone {
public:
    explicit Zone(std::string_view name = "Europe/Stockholm");
    [[nodiscard]] LocalTime local(Instant at) const;
    [[nodiscard]] Day day(Instant at) const { return local(at).day; }
    [[nodiscard]] Instant instant(LocalTime local) const;

private:
    const void* m_zone;
};

// 2017-06-15T10:00:00Z
std::string to_text(Instant at);

// Where time comes from. The program has the system's; tests have one they set.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = default;
    Clock& operator=(const Clock&) = default;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant time() const = 0;
};
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant time() const override;
};
// Microseconds on a clock that never goes back: only for measuring how long something took.
std::int64_t stopwatch_microseconds();
class SetClock final : public Clock {
public:
    explicit SetClock(Instant at) : m_at(at) {}
    [[nodiscard]] Instant time() const override { return m_at; }
    void set(Instant at) { m_at = at; }
    void advance(std::int64_t seconds) { m_at.seconds += seconds; }

private:
    Instant m_at;
};

}  // namespace samskap
