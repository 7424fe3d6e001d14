// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/matters/matters.hpp"

// What strangers may read of a matter, and what a secretary looks at before they do.
namespace samskap::matters {

// Who has not agreed to be named openly and stands in the words, as it is written there.
std::vector<std::string> hidden_names_in(db::Reader& db, PartyId group, std::string_view words);

struct Alias {
    std::string alias;
    bool is_open = false;  // somebody showed it openly, knowing what it says
};
// Every other name of a matter, for its secretary.
std::vector<Alias> all_aliases(db::Reader& db, const Matter& matter);
void remove_alias(db::Writer& db, PartyId actor, MatterId matter, std::string_view alias);
enum class AliasFor { everyone, group };
void show_alias(db::Writer& db, PartyId actor, MatterId matter, std::string_view alias,
                AliasFor whom);

}  // namespace samskap::matters
