// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
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

inline constexpr std::string_view k_not_swedish_sentence =
    "The text does not look like Swedish, so nothing was read from it.";

// The bytes of a file, or the sentence that says why not.
struct FileBytes {
    std::string bytes;
    std::string refusal = {};
};
FileBytes bytes_of_file(const std::string& path);

}  // namespace samskap::app
