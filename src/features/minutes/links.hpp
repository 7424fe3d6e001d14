// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/documents/documents.hpp"
#include "kernel/ui/html.hpp"
#include "kernel/ui/texts.hpp"

namespace samskap::minutes {

// What is wrong with an address: by its form alone, or because it no longer answers.
enum class LinkFault {
    leads_nowhere,  // "#", or nothing at all
    doubled,        // the same with and without "/" at the end
    no_scheme,      // "www.exempel.se"
    broken,         // a blank within, "http:/", no place after "https://"
    gone,           // asked for over the network, and not there
};
struct FaultyLink {
    LinkFault fault = LinkFault::leads_nowhere;
    std::string address;
    std::string words;  // that are pressed; empty when the address itself stands there
    int line = 0;
    std::optional<Day> since = {};  // gone
    bool operator==(const FaultyLink&) const = default;
};
// By form. In the order of the text; each address once for each fault.
std::vector<FaultyLink> faulty_links(std::string_view text);
// Those of the document's addresses that no longer answer.
std::vector<FaultyLink> gone_links(db::Reader& db, documents::DocumentId document,
                                   std::string_view text);
// Each address once, in the order of the text, to be asked for.
std::vector<std::string> addresses_in(std::string_view text);

// For the secretary, with what to do about each, before publishing or after; empty when all are
// well.
ui::Html links_section(const std::vector<FaultyLink>& links, const ui::Texts& t,
                       bool is_published = false);

}  // namespace samskap::minutes
