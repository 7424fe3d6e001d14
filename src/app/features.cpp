// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/features.hpp"

#include <algorithm>

#include "features/arrivals/arrivals.hpp"
#include "features/documents/documents.hpp"
#include "features/groups/groups.hpp"
#include "features/house/house.hpp"
#include "features/issuers/issuers.hpp"
#include "features/links/links.hpp"
#include "features/matters/matters.hpp"
#include "features/meetings/meetings.hpp"
#include "features/messages/messages.hpp"
#include "features/minutes/minutes.hpp"
#include "features/passkeys/passkeys.hpp"
#include "features/people/people.hpp"
#include "features/repairs/repairs.hpp"
#include "features/rights/rights.hpp"
#include "features/search/search.hpp"
#include "features/sign_in/sign_in.hpp"
#include "features/trust/trust.hpp"
#include "kernel/db/schema.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::app {

const std::vector<const Feature*>& features() {
    static const std::vector<const Feature*> all{
        &people::feature(),   &groups::feature(),  &messages::feature(),  &sign_in::feature(),
        &passkeys::feature(), &issuers::feature(), &documents::feature(), &arrivals::feature(),
        &links::feature(),    &repairs::feature(), &search::feature(),    &meetings::feature(),
        &matters::feature(),  &minutes::feature(), &trust::feature(),     &rights::feature(),
        &house::feature(),
    };
    return all;
}

std::vector<db::Migration> migrations() {
    const auto kernel = db::schema();
    std::vector<db::Migration> all(kernel.begin(), kernel.end());
    for (const auto* feature : features())
        all.insert(all.end(), feature->migrations.begin(), feature->migrations.end());
    std::sort(all.begin(), all.end(),
              [](const auto& left, const auto& right) { return left.number < right.number; });
    return all;
}

std::map<std::string, db::Worker, std::less<>> workers() {
    std::map<std::string, db::Worker, std::less<>> all;
    for (const auto* feature : features())
        all.insert(feature->workers.begin(), feature->workers.end());
    return all;
}

std::vector<PersonalData> personal_data() {
    std::vector<PersonalData> all;
    for (const auto* feature : features())
        all.insert(all.end(), feature->personal_data.begin(), feature->personal_data.end());
    return all;
}

rights::Everything everything() {
    rights::Everything all{personal_data(), holdings(), names_changed(), {}};
    for (auto feature = features().rbegin(); feature != features().rend(); ++feature)
        all.last_first.insert(all.last_first.end(), (*feature)->personal_data.begin(),
                              (*feature)->personal_data.end());
    return all;
}

std::vector<Holding> holdings() {
    std::vector<Holding> all;
    for (const auto* feature : features())
        all.insert(all.end(), feature->holdings.begin(), feature->holdings.end());
    return all;
}

std::vector<people::NamesChanged> names_changed() {
    return {matters::names_changed, meetings::names_changed, minutes::names_changed};
}

messages::Kinds notice_kinds() {
    auto all = messages::kinds();
    all.merge(sign_in::notice_kinds());
    all.merge(minutes::notice_kinds());
    all.merge(trust::notice_kinds());
    all.merge(rights::notice_kinds());
    return all;
}

namespace {

// Passkeys first, for they ask the least of people.
people::OtherWays other_ways() {
    auto all = passkeys::other_ways();
    const auto more = issuers::other_ways();
    all.in = [keys = all.in, more](const web::Request& request, std::string_view back) {
        auto html = keys(request, back);
        html += more.in(request, back);
        return html;
    };
    all.own = [keys = all.own, more](const web::Request& request) {
        auto html = keys(request);
        html += more.own(request);
        return html;
    };
    return all;
}

}  // namespace

void add_routes(web::Router& router) {
    ui::routes(router);
    std::vector<Searchable> searchable;
    std::vector<meetings::AgendaSource> agendas;
    for (const auto* feature : features()) {
        if (feature->routes) feature->routes(router);
        searchable.insert(searchable.end(), feature->searchable.begin(), feature->searchable.end());
        if (feature->agenda) agendas.push_back(feature->agenda);
    }
    people::add_sign_in_routes(router, other_ways());
    // These pages show what every feature has, so they are told, and include none.
    people::add_edit_routes(router, names_changed());
    rights::add_routes(router, everything());
    messages::add_routes(router, notice_kinds());
    search::add_routes(router, std::move(searchable));
    meetings::add_agenda_routes(router, std::move(agendas));
    house::add_privacy_routes(router, personal_data());
}

}  // namespace samskap::app
