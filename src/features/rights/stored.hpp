// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "features/rights/rights.hpp"

// Everything that is stored about a person, out of the one registration of every feature.
namespace samskap::rights {

struct StoredRow {
    std::vector<std::pair<std::string, std::string>> facts;
};
struct Stored {
    PersonalData what;
    std::vector<StoredRow> rows;
    std::size_t count = 0;  // of all rows, when not all are here
};
// How days and times are said: to a person, or to another program.
struct Saying {
    const ui::Texts* texts = nullptr;  // none: 2026-11-22, 2026-11-22T10:00:00Z
    const Zone* zone = nullptr;
    std::size_t most = 1'000'000;  // rows of each kind
};
// Only what there is. Names of other people with a protected identity are masked.
std::vector<Stored> stored_about(db::Reader& db, const std::vector<PersonalData>& data,
                                 PartyId person, const Saying& saying);

// Sentences in the minutes of the groups that the person belongs to, in which the name stands.
struct Named {
    Day day;
    std::string text;
};
inline constexpr std::size_t k_most_named = 500;
std::vector<Named> named_in(db::Reader& db, const web::Viewer& viewer);

}  // namespace samskap::rights
