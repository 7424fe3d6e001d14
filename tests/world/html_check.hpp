// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace samskap::tests {

// What is wrong with a whole page, in words; empty when nothing is. Nesting, doubled ids, missing
// labels, the order of headings, language, inline style and script, links and buttons without
// words, images without alt, tables without heads, references to ids that are not there.
std::vector<std::string> faults_of_page(std::string_view html);

}  // namespace samskap::tests
