// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace samskap::tests {

// A browser mends wrong nesting without a word, so the source itself is read: every element must
// be closed, in order, and stand where it may.
std::vector<std::string> faults_of_nesting(std::string_view html);

}  // namespace samskap::tests
