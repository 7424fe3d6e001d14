// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

namespace samskap::db {

// The text of a statement with `count` arguments. Only literals become one, and the compiler
// refuses a text whose $1 … $n are not exactly the arguments given, and `SELECT *`.
//
// One text serves both databases. Two things are written in a form of our own and translated
// when the statement is prepared:
//   x IN LIST($n), x NOT IN LIST($n)     the argument is a list of ids
//
// What differs between the two, and how to write it:
//   $n                 has the type of the value given: BIGINT, BOOLEAN, TEXT or BYTEA; an empty
//                      optional<T> keeps the type of T. So `$1 IS NULL OR owner = $1` works; only
//                      a bare std::nullopt has no type, and PostgreSQL must then find one.
//   a cast             CAST($1 AS INTEGER), never $1::int (refused here). Needed where PostgreSQL
//                      has a function of 32-bit numbers only: substr(text, CAST($1 AS INTEGER)).
//   ORDER BY           a column that may be NULL says NULLS FIRST or NULLS LAST.
//   LIKE               minds case on both. lower() and upper() do not agree beyond ASCII: store
//                      what you search for.
//   an expression      gets a name with AS; two columns of one name are refused.
//   "double quotes"    are for names only, on both.
//   -- comments        are not allowed.
template <std::size_t count>
class Sql {
public:
    // Not explicit: a literal stands where a statement is asked for.
    consteval Sql(const char* text) : m_text(text) { check(); }
    [[nodiscard]] constexpr std::string_view text() const { return m_text; }

private:
    consteval void check() const {
        bool used[count + 1] = {};
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            if (m_text[i] == '-' && i + 1 < m_text.size() && m_text[i + 1] == '-')
                throw "no comments inside SQL";
            if (m_text[i] != '$') continue;
            std::size_t number = 0;
            while (i + 1 < m_text.size() && m_text[i + 1] >= '0' && m_text[i + 1] <= '9')
                number = number * 10 + static_cast<std::size_t>(m_text[++i] - '0');
            if (number == 0 || number > count) throw "an argument is missing for a $n";
            if (i + 1 < m_text.size() && m_text[i + 1] == ':') throw "write CAST($n AS type)";
            used[number] = true;
        }
        for (std::size_t n = 1; n <= count; ++n)
            if (!used[n]) throw "an argument is given that no $n asks for";
        if (m_text.find("SELECT *") != std::string_view::npos) throw "name the columns";
    }

    std::string_view m_text;
};

}  // namespace samskap::db
