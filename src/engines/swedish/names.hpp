// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/lexicon.hpp"

namespace samskap::swedish {

// How two written names of persons stand to each other.
enum class NameMatch {
    different,  // "Ann Ek" and "Anne Ek"; "Bo Ek" and "Bo Alm"; "Bo" and "Ek"
    may_be,     // one is less than the other but agrees: "Bo", "B. Ek" or "Ek" against "Bo Ek"
    same,  // equal but for case, blanks, hyphens and full stops: "ann-marie ek", "Ann Marie Ek"
};
NameMatch compare_names(std::string_view left, std::string_view right);

// A text equal for names that compare as same, for looking up: "Ann-Marie  Ek" → "ann marie ek".
std::string name_key(std::string_view name);

// What a name in running text may stand for: itself first, then without a genitive s:
// "Pernillas" → Pernillas, Pernilla; "Klas" → Klas, Kla. The register decides which one exists.
std::vector<std::string> name_readings(std::string_view written);

// A text equal for the written forms of one organisation: "socialförvaltningen",
// "Socialförvaltning" and "Socialförvaltningens" agree; "Arbetsförvaltningen" does not.
std::string organisation_key(std::string_view name, const Lexicon& lexicon);
// The form to show: blanks tidied, first letter a capital: "socialförvaltningen" →
// "Socialförvaltningen".
std::string organisation_name(std::string_view name);

}  // namespace samskap::swedish
