// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kernel/base/time.hpp"

namespace samskap::reading {

struct ToldDay {
    Day day;
    std::string words;  // "i tisdags", "onsdagens"
};
// "Det vi sa i tisdags", "Tack för i går", "Anteckningar från onsdagens möte": the day of meeting
// that a mail tells of, counted from the day it was sent. None when it tells of none.
std::optional<ToldDay> day_told_in_mail(std::string_view text, Day sent);

}  // namespace samskap::reading
