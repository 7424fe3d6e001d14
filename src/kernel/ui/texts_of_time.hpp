// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/base/time.hpp"
#include "kernel/ui/texts.hpp"

namespace samskap::ui {

const Text<0>& weekday_text(Weekday day);
const Text<0>& month_text(int month);  // 1 to 12
// "5 nov", with the year when it is not `today`'s.
std::string short_day(const Texts& t, Day day, Day today);

}  // namespace samskap::ui
