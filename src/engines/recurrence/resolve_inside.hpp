// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>

#include "engines/recurrence/resolve.hpp"

// Shared by the two halves of resolve. Inside only.
namespace samskap::recurrence {

struct Stretch {
    Day first;
    Day last;
};
// Where the year must be looked for.
enum class Hope { unsaid, ahead, back };

Hope hope_of(const Phrase& phrase, Tense tense);
// Of what comes once a year, the one that is meant; empty when it never comes near.
using Yearly = std::function<std::optional<Stretch>(int year)>;
std::optional<Stretch> pick_year(Day reference, Hope hope, const Yearly& yearly);

Resolved resolve_window(const Phrase& phrase, const Context& context);
// The stretch of days of a week window ("v. 12", "nästa vecka").
std::optional<Stretch> week_stretch(const Window& window, std::optional<Day> reference, Hope hope);

}  // namespace samskap::recurrence
