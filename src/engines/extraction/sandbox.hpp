// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>

namespace samskap::extraction {

struct Confinement {
    std::size_t memory_bytes = 0;
    unsigned cpu_seconds = 0;
};
// From here on this process can compute, read standard input and write standard output and error,
// and nothing else: opening a file is answered "not permitted", anything stranger kills the
// process. Cannot be undone. Ends the process when the system has no such protection.
void lock_in(const Confinement& confinement);

// How a locked-in reader ends, for its parent to understand.
enum class ExitCode : int {
    done = 0,
    no_protection = 70,
    out_of_memory = 71,
    bad_request = 72,
    no_page_reader = 73
};

}  // namespace samskap::extraction
