// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>

#include "features/people/lexicon.hpp"
#include "features/search/parties.hpp"
#include "features/search/schema.hpp"
#include "features/search/search.hpp"
#include "features/search/views.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::search {
namespace {

using Kinds = std::vector<Searchable>;

// Longer questions are somebody's whole document pasted by mistake.
constexpr std::size_t k_longest_question = 400;

std::string question_of(const web::Request& request) {
    auto words = text::squeeze(request.query("q"));
    if (words.size() > k_longest_question) words = text::clean(words.substr(0, k_longest_question));
    return words;
}

// What the feature it belongs to says of a hit; it asks once more who may see it.
std::optional<SearchResult> result_of(const web::Request& request, const Kinds& kinds,
                                      const Hit& hit) {
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](const Searchable& one) { return one.kind == hit.kind; });
    if (kind == kinds.end()) return std::nullopt;
    return kind->result(request.db(), request, hit.object);
}

void add_results(const web::Request& request, const Kinds& kinds, const std::vector<Hit>& hits,
                 std::vector<Search::Row>& results) {
    for (const auto& hit : hits) {
        if (auto result = result_of(request, kinds, hit))
            results.push_back({std::move(*result), hit.kind});
    }
}

void search_for(const web::Request& request, const Kinds& kinds, Search& search) {
    auto& db = request.db();
    const auto& domains = request.viewer().domains;
    search.query = swedish::query_of(search.question, people::lexicon());
    if (search.page == 1) {
        add_results(request, kinds, parties_called(db, domains, search.query), search.results);
    }
    search.named = static_cast<std::int64_t>(search.results.size());
    auto found = find(db, domains, search.query, {.number = search.page});
    // Somebody of exactly that name is there: nothing needs to be forgiven.
    const bool forgave = found.instead || found.precision == swedish::Precision::forgiving;
    if (search.named > 0 && forgave) return;
    if (found.instead) search.query = *found.instead;
    add_results(request, kinds, found.hits, search.results);
    search.found = std::move(found);
}

web::Answer show_search(const web::Request& request, const Kinds& kinds) {
    Search search{.question = question_of(request), .query = {}, .page = request.page()};
    if (!search.question.empty()) search_for(request, kinds, search);
    return ui::page(request, search_page(request, search));
}

}  // namespace

void add_routes(web::Router& router, std::vector<Searchable> kinds) {
    const auto shared = std::make_shared<const Kinds>(std::move(kinds));
    router.get("/search", web::Access::anyone,
               [shared](const web::Request& request) { return show_search(request, *shared); });
}

const Feature& feature() {
    static const Feature search{.name = "search", .migrations = schema()};
    return search;
}

}  // namespace samskap::search
