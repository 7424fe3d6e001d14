// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::swedish {

// Snowball's stem of one lower-case Swedish word, as the front of it: "turneringarna" →
// "turnering". The algorithm is Martin Porter's, as published; ours needs no memory of its own and
// no locks. Tests hold it to libstemmer's answers.
std::string_view snowball_stem(std::string_view word);

}  // namespace samskap::swedish
