// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engines/reading/lines.hpp"
#include "engines/reading/reading.hpp"

namespace samskap::reading {

enum class List { none, present, absent };

// "Närvarande:", "Övriga deltagare", "Anmält förhinder: Bo Ek". `rest` is what follows the label.
struct ListLabel {
    List list = List::none;
    std::string_view rest;
};
ListLabel list_label(std::string_view body);

// People of one line or one comma list: "Bo Ek, Kajen", "Tuva (9B, ordförande), Liam (9A)".
enum class ListForm { one_each_line, run_on };
std::vector<Attendee> attendees_in(std::string_view text, ListForm form);

// Reads every attendance list, and marks its lines as taken.
void read_attendance(std::vector<Line>& lines, Reading& reading);

}  // namespace samskap::reading
