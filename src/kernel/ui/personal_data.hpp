// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/db/database.hpp"
#include "kernel/web/request.hpp"
#include "kernel/web/url.hpp"

namespace samskap {

// Where it came from, and the ground on which it is kept (GDPR art. 6).
enum class Origin { yourself, staff, minutes, program };
enum class Basis { public_task, legal_duty, consent };

// What a row makes of a person who leaves: the kind of a `Holding` that somebody must take over, or
// k_not_held. Always said, never left out.
class HeldAs {
public:
    consteval HeldAs(const char* kind) : m_kind(kind) {}
    [[nodiscard]] constexpr std::string_view kind() const { return m_kind; }

private:
    std::string_view m_kind;
};
inline constexpr HeldAs k_not_held{""};

// What becomes of the rows when the person is forgotten: a statement that takes them away, or they
// stay and lead to somebody without a name.
class Forgetting {
public:
    struct Nameless {};
    consteval Forgetting(Nameless) : m_sql("SELECT $1 AS value"), m_acts(false) {}
    consteval Forgetting(const char* sql) : m_sql(sql), m_acts(true) {}
    [[nodiscard]] constexpr bool acts() const { return m_acts; }
    [[nodiscard]] constexpr db::Sql<1> sql() const { return m_sql; }

private:
    db::Sql<1> m_sql;
    bool m_acts;
};
inline constexpr Forgetting k_stays_nameless{Forgetting::Nameless{}};

// Where a feature holds what is about a person, why, and how it is said and forgotten. Nothing here
// has a default, so that nothing can be left out.
struct PersonalData {
    std::string_view table;
    std::string_view person_column;
    std::string_view purpose;  // plain Swedish, shown on "what is stored and why"
    std::string_view kept;     // how long, plain Swedish
    Origin origin;
    Basis basis;
    HeldAs held_as;
    // The rows that lead to the person $1. Each column is called as the person shall read it; a
    // name that ends in "(tid)" is of an Instant.
    db::Sql<1> rows;
    Forgetting forgetting;
};

// One thing that somebody holds and another must take over: a matter, a promise, a duty.
struct HeldThing {
    std::int64_t object = 0;
    std::int64_t group = 0;  // whose it is; 0: the house's
    std::string title;
    std::optional<web::Url> url = {};
};
struct TakeOver {
    std::int64_t actor = 0;
    std::int64_t leaver = 0;
    std::int64_t object = 0;
    std::optional<std::int64_t> to = {};  // nobody, on purpose
    Day from;                             // the first day without the leaver
};
// What a feature lets people hold.
struct Holding {
    std::string_view kind;
    std::string_view words;  // plain Swedish: "Håller i frågan"
    db::Sql<1> held;         // object, of_group, title: what the person $1 holds now
    std::function<void(db::Writer&, const TakeOver&)> hand_over;
};

}  // namespace samskap
