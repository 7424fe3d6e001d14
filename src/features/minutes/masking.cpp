// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/masking.hpp"

#include <algorithm>

namespace samskap::minutes {

std::vector<people::MaskedWords> masks_of(db::Reader& db, const ui::Texts& texts, ReadingId reading,
                                          PartyId group) {
    auto masks = db.all(
        [](const db::Row& row) -> people::MaskedWords {
            return {row["words"], row["instead"]};
        },
        "SELECT words, instead FROM masks WHERE reading = $1 ORDER BY words", reading);
    const db::List domains{{web::k_open.value, web::k_organisations.value, group.value}};
    const auto persons = db.all(
        [](const db::Row& row) -> PartyId { return row["id"]; },
        "SELECT id FROM parties WHERE kind = 'person' AND domain IN LIST($1) LIMIT 20000", domains);
    auto known = people::words_to_mask(db, texts, persons);
    masks.insert(masks.end(), known.begin(), known.end());
    // The longest first: a mask for "Nils" must not leave the "Ek" of "Nils Ek" standing. Of equal
    // words those that a person typed go first.
    std::stable_sort(masks.begin(), masks.end(), [](const auto& left, const auto& right) {
        return left.words.size() > right.words.size();
    });
    return masks;
}

}  // namespace samskap::minutes
