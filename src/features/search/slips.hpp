// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "features/search/index.hpp"
#include "features/search/search.hpp"

// What was probably meant by a query that finds nothing. Only entries that the viewer may see are
// looked at, so no answer tells what stands in others.
namespace samskap::search {

// One entry of the index, for whoever weighs it.
struct Candidate {
    std::int64_t number = 0;
    Hit hit;
    std::string terms;
    double score = 0.0;
};
// In order of number; of a thing with several faces, the first.
std::vector<Candidate> candidates(db::Reader& db, std::vector<std::int64_t> numbers);

// Entries that hold a term of each group and that these domains may see.
Groups seen_by(const db::List& domains, Groups words);

// Without "möte" and its like, when the query names a day: a meeting is found by its day, and
// people write what it is beside it.
std::optional<swedish::Query> without_ordinary_words(const swedish::Query& query);

// Each word that finds nothing by itself, for the likeliest that does and is one slip away. None
// when no word can be mended so that all of them meet in an entry.
std::optional<swedish::Query> mended(db::Reader& db, const db::List& domains,
                                     const swedish::Query& query);

}  // namespace samskap::search
