// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "features/search/search.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::search {

struct Search {
    std::string question;  // as written
    swedish::Query query;
    int page = 1;
    Found found = {};
    std::int64_t named = 0;  // people, organisations and groups of that name; they come first
    struct Row {
        SearchResult result;
        std::string kind;
    };
    std::vector<Row> results = {};
};
ui::Page search_page(const web::Request& request, const Search& search);

}  // namespace samskap::search
