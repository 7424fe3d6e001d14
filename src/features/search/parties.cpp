// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/parties.hpp"

#include <algorithm>

#include "engines/swedish/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::search {
namespace {

constexpr std::size_t k_most = 5;

struct Called {
    Hit hit;
    std::string key;
};

Called read_called(const db::Row& row) {
    const std::string kind = row["kind"];
    return {.hit = {.kind = kind == "group" ? "group" : "party", .object = row["id"]},
            .key = row["name_key"]};
}

// What a word may be in a name: as written, without a genitive s, as a stem (names of
// organisations are kept so).
std::vector<std::string> beginnings(const swedish::QueryWord& word) {
    auto all = swedish::name_readings(word.written);
    all.insert(all.end(), word.alternatives.begin(), word.alternatives.end());
    std::erase_if(all, [](const std::string& one) { return text::code_points(one) < 2; });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool answers(const std::string& key, const swedish::QueryWord& word) {
    const auto all = beginnings(word);
    return std::any_of(all.begin(), all.end(), [&](const std::string& one) {
        return (" " + key).find(" " + one) != std::string::npos;
    });
}

std::vector<Called> called(db::Reader& db, const db::List& domains, const std::string& beginning) {
    return db.all(read_called, R"sql(
        SELECT p.id, p.kind, s.name_key
          FROM spellings s JOIN parties p ON p.id = s.party
         WHERE p.domain IN LIST($1) AND NOT p.is_protected AND p.closed_at IS NULL
           AND s.withdrawn_at IS NULL AND ' ' || s.name_key LIKE '% ' || $2 || '%'
         ORDER BY p.sort_key, p.id
         LIMIT 200
    )sql",
                  domains, beginning);
}

}  // namespace

std::vector<Hit> parties_called(db::Reader& db, const db::List& domains,
                                const swedish::Query& query) {
    std::vector<Hit> hits;
    if (query.words.empty()) return hits;
    for (const auto& beginning : beginnings(query.words.front())) {
        for (auto& one : called(db, domains, beginning)) {
            const bool fits =
                std::all_of(query.words.begin(), query.words.end(),
                            [&](const swedish::QueryWord& word) { return answers(one.key, word); });
            const bool is_known = std::find(hits.begin(), hits.end(), one.hit) != hits.end();
            if (fits && !is_known && hits.size() < k_most) hits.push_back(std::move(one.hit));
        }
    }
    return hits;
}

}  // namespace samskap::search
