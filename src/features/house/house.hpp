// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/minutes/minutes.hpp"

// What belongs to the house itself: the start page, setting up, the accessibility statement, what
// is stored and why.
namespace samskap::house {

const Feature& feature();

// GET /privacy: every place where a feature holds what is about a person.
void add_privacy_routes(web::Router& router, std::vector<PersonalData> personal_data);

// The one-time code with which the first administrator sets the installation up. Made anew at each
// start until that has happened; only its hash is kept. 80 bits, in groups that can be read aloud.
std::string new_set_up_code(db::Writer& db);

// What /upkeep tells the administrator: that a copy was made, and how trying it went.
void note_backup(db::Writer& db);
enum class DrillResult { well, failed };
void note_drill(db::Writer& db, DrillResult result, std::int64_t rows);

}  // namespace samskap::house
