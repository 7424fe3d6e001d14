// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/db/database.hpp"
#include "kernel/db/jobs.hpp"
#include "kernel/ui/html.hpp"
#include "kernel/ui/personal_data.hpp"
#include "kernel/web/request.hpp"
#include "kernel/web/router.hpp"

namespace samskap {

// One thing that search found, in words, if this viewer may still see it.
struct SearchResult {
    web::Url url;
    std::string title;
    std::string text;   // the words searched in; search marks them
    std::string where;  // "Anteckningar 5 februari, under Lokalfrågan"
};
// What a feature lets search find: a kind, and how its ids become words for this viewer.
struct Searchable {
    std::string_view kind;  // "statement", "matter"
    std::function<std::optional<SearchResult>(db::Reader&, const web::Request&, std::int64_t id)>
        result;
    // States every thing of the kind anew for the index.
    std::function<void(db::Writer&)> index_all;
};

// A point that a feature offers to the agenda of a group's next meeting.
struct AgendaPoint {
    std::string title;
    web::Url url;
    std::string why;                        // "två löften saknar svar, tyst i 53 dagar"
    std::vector<std::string> waiting = {};  // whole sentences that nobody has come back to
    int minutes = 10;
    int weight = 0;  // the heaviest first
};

// What each feature gives to the house. `app` joins them; no feature knows them all.
struct Feature {
    std::string_view name;
    void (*routes)(web::Router&) = nullptr;
    std::span<const db::Migration> migrations{};
    std::map<std::string, db::Worker, std::less<>> workers{};
    std::vector<Searchable> searchable{};
    std::function<std::vector<AgendaPoint>(db::Reader&, const web::Request&, web::PartyId group)>
        agenda{};
    std::vector<PersonalData> personal_data{};
    std::vector<Holding> holdings{};
};

}  // namespace samskap
