// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/db/database.hpp"

// Every value of every table, for those who must leave none out: what is forgotten is looked for
// everywhere, whoever keeps it, and a new table needs no line of its own.
namespace samskap::db {

struct Place {
    std::string_view table;
    std::string_view column;
    std::int64_t row = 0;  // its id, or the first number that it has
};
struct Seen {
    const Place& place;
    std::optional<std::int64_t> number = {};
    std::string_view words = {};  // text, or bytes
};
// Not what the database makes by itself: the full-text index of SQLite is one of these.
void each_value(Reader& db, const std::function<void(const Seen&)>& use);

struct NewText {
    enum class Kind { keep, replace, remove_row };
    Kind kind = Kind::keep;
    std::string text = {};
};
// Texts only. Answers how many rows have changed or are gone.
std::int64_t rewrite_texts(Writer& db,
                           const std::function<NewText(const Place&, std::string_view)>& rewrite);

}  // namespace samskap::db
