// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "features/search/index.hpp"
#include "features/search/search.hpp"
#include "features/search/slips.hpp"
#include "kernel/base/text.hpp"

namespace samskap::search {
namespace {

// So many can be weighed against each other in a few milliseconds.
constexpr std::int64_t k_weighed = 300;
// Nobody reads further, and each page costs as much as all before it.
constexpr int k_last_page = 50;

Groups groups_for(const db::List& domains, const swedish::Query& query,
                  swedish::Precision precision) {
    Groups groups;
    for (const auto& word : query.words) {
        auto group = word.alternatives;
        if (precision == swedish::Precision::forgiving) {
            group.insert(group.end(), word.forgiving.begin(), word.forgiving.end());
        }
        groups.push_back(std::move(group));
    }
    return seen_by(domains, std::move(groups));
}

// How much of an entry is about the words asked for: each word counts more the oftener it stands
// there and the shorter the entry is, with ever smaller steps (as in BM25). Every candidate has all
// the words, so how rare a word is elsewhere changes nothing, and nothing the viewer may not see is
// weighed in.
double score_of(const Candidate& candidate, const Groups& words) {
    constexpr double usual_length = 15.0;
    constexpr double saturation = 1.2;
    constexpr double worth_of_a_thing = 1.0;  // a matter or a person of that name comes first
    std::vector<double> times(words.size());
    double length = 0.0;
    for (const auto term : text::split(candidate.terms, ' ')) {
        if (term.starts_with('@')) continue;
        if (!term.starts_with('~')) length += 1.0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (std::find(words[i].begin(), words[i].end(), term) != words[i].end())
                times[i] += 1.0;
        }
    }
    double score = candidate.number < numbers_of(std::nullopt).end ? worth_of_a_thing : 0.0;
    for (const auto count : times) {
        score += count / (count + saturation * (0.25 + 0.75 * length / usual_length));
    }
    return score;
}

void take_page(std::vector<Candidate>& all, Page page, Found& found) {
    const auto size = static_cast<std::size_t>(page.size);
    const auto first = std::min(all.size(), size * static_cast<std::size_t>(page.number - 1));
    const auto end = std::min(all.size(), first + size);
    for (auto i = first; i < end; ++i) found.hits.push_back(std::move(all[i].hit));
    found.more = end < all.size() && page.number < k_last_page;
}

Found best_first(db::Reader& db, std::vector<std::int64_t> numbers, const Groups& words,
                 Page page) {
    auto all = candidates(db, std::move(numbers));
    for (auto& candidate : all) candidate.score = score_of(candidate, words);
    std::stable_sort(all.begin(), all.end(), [](const Candidate& left, const Candidate& right) {
        return left.score > right.score;
    });
    Found found{
        .hits = {}, .order = Order::best_first, .count = static_cast<std::int64_t>(all.size())};
    take_page(all, page, found);
    return found;
}

Found newest_first(db::Reader& db, const Groups& groups, Page page) {
    // A thing with an open and a closed face comes twice for those who see both.
    const auto wanted = 2 * std::int64_t{page.number} * page.size + 1;
    auto all = candidates(db, matching(db, groups, wanted));
    Found found{.hits = {}, .order = Order::newest_first};
    take_page(all, page, found);
    return found;
}

// With å, ä and ö as they are written, else forgiving; nothing when neither finds anything.
std::optional<Found> answer(db::Reader& db, const db::List& domains, const swedish::Query& query,
                            Page page) {
    for (const auto precision : {swedish::Precision::exact, swedish::Precision::forgiving}) {
        const auto groups = groups_for(domains, query, precision);
        auto numbers = matching(db, groups, k_weighed + 1);
        if (numbers.empty()) continue;
        auto found = static_cast<std::int64_t>(numbers.size()) > k_weighed
                         ? newest_first(db, groups, page)
                         : best_first(db, std::move(numbers), groups, page);
        found.precision = precision;
        return found;
    }
    return std::nullopt;
}

std::optional<Found> answer_instead(db::Reader& db, const db::List& domains,
                                    std::optional<swedish::Query> query, Page page) {
    if (!query) return std::nullopt;
    auto found = answer(db, domains, *query, page);
    if (found) found->instead = std::move(query);
    return found;
}

}  // namespace

std::vector<Candidate> candidates(db::Reader& db, std::vector<std::int64_t> numbers) {
    const db::List list{std::move(numbers)};
    auto all = db.all(
        [](const db::Row& row) -> Candidate {
            return {.number = row["number"],
                    .hit = {.kind = row["kind"], .object = row["object"]},
                    .terms = row["terms"]};
        },
        R"sql(
        SELECT number, kind, object, terms FROM search_entries
         WHERE number IN LIST($1)
         ORDER BY number
    )sql",
        list);
    std::set<std::pair<std::string, std::int64_t>> seen;
    std::erase_if(all, [&](const Candidate& candidate) {
        return !seen.emplace(candidate.hit.kind, candidate.hit.object).second;
    });
    return all;
}

Found find(db::Reader& db, const db::List& domains, const swedish::Query& query, Page page) {
    page.number = std::clamp(page.number, 1, k_last_page);
    auto found = answer(db, domains, query, page);
    if (!found) found = answer_instead(db, domains, without_ordinary_words(query), page);
    if (!found) found = answer_instead(db, domains, mended(db, domains, query), page);
    return found ? std::move(*found) : Found{};
}

}  // namespace samskap::search
