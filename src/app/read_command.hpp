// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace samskap::app {

struct ReadOptions {
    std::vector<std::string> files;
    std::string list;  // a file with more paths, one a line; - is standard input
    std::vector<std::string> known;
    bool json = false;
};
// One file that cannot be read is one line on standard error and exit code 2; the others are read.
int read(const ReadOptions& options);

// The bytes of a file, or the sentence that says why not.
struct FileBytes {
    std::string bytes;
    std::string refusal = {};
};
FileBytes bytes_of_file(const std::string& path);

}  // namespace samskap::app
