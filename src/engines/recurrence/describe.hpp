// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "engines/recurrence/rule.hpp"

// Days and rules in Swedish words.
namespace samskap::recurrence {

std::string weekday_name(Weekday weekday);  // torsdag
std::string month_name(int month);          // november

std::string in_words(Day day);            // torsdag 5 november
std::string in_words_with_year(Day day);  // torsdag 5 november 2026
std::string in_short(Day day);            // 5 feb
// "1–2 juni", "28 maj – 3 juni", "28 december 2017 – 3 januari 2018"; one day as itself.
std::string in_words(Day first, Day last);

// "första torsdagen i månaden", "varannan tisdag", "den 15:e varje månad". What no words here fit
// is said in general ("varje månad, enligt regel"), never wrongly.
std::string in_words(const Rule& rule);

}  // namespace samskap::recurrence
