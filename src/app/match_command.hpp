// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace samskap::app {

struct MatchOptions {
    std::string file;
    std::string certificate;       // else the name of the file and “.certificate”
    bool checks = false;           // do not compute: check the certificate
    bool json = false;             // the plan as JSON
    std::vector<std::string> why;  // a person and a post of a JSON problem: why not?
};
// Computes, prints what came out and writes the certificate; or checks one. A file that cannot be
// read or makes no sense is one line on standard error and exit code 2; what is impossible, or a
// certificate that proves nothing, is exit code 1.
int match(const MatchOptions& options);

}  // namespace samskap::app
