// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/matters/openness.hpp"

#include <algorithm>

#include "features/people/masking.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::matters {
namespace {

void log(db::Writer& db, PartyId actor, std::string_view verb, MatterId matter,
         std::string_view alias) {
    db::append_log(db, {.actor = actor.value,
                        .verb = verb,
                        .kind = "matter",
                        .object = matter.value,
                        .content = std::string(alias)});
}

}  // namespace

std::vector<std::string> hidden_names_in(db::Reader& db, PartyId group, std::string_view words) {
    const db::List domains{
        {web::k_open.value, web::k_organisations.value, web::domain_of_group(group).value}};
    const auto persons = db.all(
        [](const db::Row& row) -> PartyId { return row["id"]; },
        "SELECT id FROM parties WHERE kind = 'person' AND domain IN LIST($1) LIMIT 20000", domains);
    auto masks = people::words_to_mask(db, ui::Texts(web::Preferences{}), persons);
    std::stable_sort(masks.begin(), masks.end(), [](const auto& left, const auto& right) {
        return left.words.size() > right.words.size();
    });
    std::vector<std::string> names;
    if (!people::mentions(words, masks)) return names;
    for (const auto& mask : masks) {
        if (!people::mentions(words, {mask})) continue;
        // "Nils" is said with "Nils Åkerholm" already.
        const bool is_part = std::any_of(names.begin(), names.end(), [&](const auto& longer) {
            return people::mentions(longer, {mask});
        });
        if (!is_part) names.push_back(mask.words);
    }
    return names;
}

std::vector<Alias> all_aliases(db::Reader& db, const Matter& matter) {
    return db.all(
        [](const db::Row& row) -> Alias {
            return {row["alias"], row["is_open"]};
        },
        R"sql(
        SELECT alias, is_open FROM matter_aliases WHERE matter = $1 AND alias <> $2
         ORDER BY alias LIMIT 200
    )sql",
        matter.id, matter.title);
}

void remove_alias(db::Writer& db, PartyId actor, MatterId matter, std::string_view alias) {
    // The title itself stays a name of the matter.
    const auto removed = db.run(R"sql(
        DELETE FROM matter_aliases
         WHERE matter = $1 AND alias = $2
           AND alias <> (SELECT m.title FROM matters m WHERE m.id = $1)
    )sql",
                                matter, alias);
    if (removed == 0) return;
    log(db, actor, "remove name", matter, alias);
    index(db, matter);
}

void show_alias(db::Writer& db, PartyId actor, MatterId matter, std::string_view alias,
                AliasFor whom) {
    const bool openly = whom == AliasFor::everyone;
    const auto changed = db.run(R"sql(
        UPDATE matter_aliases SET is_open = $3 WHERE matter = $1 AND alias = $2 AND is_open <> $3
    )sql",
                                matter, text::squeeze(alias), openly);
    if (changed == 0) return;
    log(db, actor, openly ? "open name" : "close name", matter, alias);
    index(db, matter);
}

}  // namespace samskap::matters
