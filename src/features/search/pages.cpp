// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>

#include "features/people/lexicon.hpp"
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

web::Answer show_search(const web::Request& request, const Kinds& kinds) {
    Search search{.question = question_of(request), .query = {}, .page = request.page()};
    if (!search.question.empty()) {
        search.query = swedish::query_of(search.question, people::lexicon());
        search.found =
            find(request.db(), request.viewer().domains, search.query, {.number = search.page});
    }
    for (const auto& hit : search.found.hits) {
        if (auto result = result_of(request, kinds, hit))
            search.results.push_back(std::move(*result));
    }
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
