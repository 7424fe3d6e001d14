// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace samskap::app {

struct RepairOptions {
    std::vector<std::string> known;  // files of text that is right
    double least_confidence = 0.5;
    bool json = false;
};
// Standard input to standard output. A known file that cannot be read is one line on standard
// error and exit code 2.
int repair(const RepairOptions& options);

}  // namespace samskap::app
