// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace CLI {
class App;
}

namespace samskap::app {

// The manual page, in roff, from the same words that --help prints.
std::string man_page(const CLI::App& program);

}  // namespace samskap::app
