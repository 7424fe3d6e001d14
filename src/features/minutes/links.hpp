// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ui/html.hpp"
#include "kernel/ui/texts.hpp"

namespace samskap::minutes {

// What is wrong with an address by its form alone; nobody asks whether it answers.
enum class LinkFault {
    leads_nowhere,  // "#", or nothing at all
    doubled,        // the same with and without "/" at the end
    no_scheme,      // "www.exempel.se"
    broken,         // a blank within, "http:/", no place after "https://"
};
struct FaultyLink {
    LinkFault fault = LinkFault::leads_nowhere;
    std::string address;
    std::string words;  // that are pressed; empty when the address itself stands there
    int line = 0;
    bool operator==(const FaultyLink&) const = default;
};
// In the order of the text; each address once for each fault.
std::vector<FaultyLink> faulty_links(std::string_view text);

// For the secretary, with what to do about each; empty when all are well.
ui::Html links_section(const std::vector<FaultyLink>& links, const ui::Texts& t);

}  // namespace samskap::minutes
