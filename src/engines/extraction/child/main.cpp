// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/sandbox.hpp"

// The protected reader alone, for tests. With "misbehave WHAT" it locks itself in and then tries
// what a captured reader would try; exit code 0 means that it got away with it.
namespace {

int exhaust_memory() {
    std::vector<std::string> held;
    for (int i = 0; i < 4096; ++i) held.emplace_back(1024UL * 1024, 'x');
    return held.back().back() == 'x' ? 0 : 1;
}

[[noreturn]] void spin() {
    for (volatile bool again = true; again;) continue;
    std::abort();
}

int misbehave(std::string_view what) {
    using namespace samskap::extraction;
    lock_in({.memory_bytes = 256UL * 1024 * 1024, .cpu_seconds = 1});
    if (what == "nothing") return 0;
    if (what == "open") return ::open("/etc/passwd", O_RDONLY) >= 0 ? 0 : 1;
    if (what == "create")
        return ::open("/tmp/samskap-escaped", O_WRONLY | O_CREAT, 0600) >= 0 ? 0 : 1;
    if (what == "socket") return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : 1;
    if (what == "fork") return ::fork() >= 0 ? 0 : 1;
    if (what == "exec") return ::execl("/bin/true", "true", nullptr) == 0 ? 0 : 1;
    if (what == "inherited") return ::write(3, "x", 1) == 1 ? 0 : 1;
    if (what == "memory") return exhaust_memory();
    if (what == "spin") spin();
    return 2;
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count > 2 && std::string_view(arguments[1]) == "misbehave")
        ::_exit(misbehave(arguments[2]));
    // Hangs for good, as a reader in an endless loop would, but without using any processor time.
    if (argument_count > 1 && std::string_view(arguments[1]) == "hang")
        for (;;) ::pause();
    // The same, but only where pictures are read.
    if (argument_count > 2 && std::string_view(arguments[1]) == "stall" &&
        std::string_view(arguments[2]) == "pictures")
        for (;;) ::pause();
    samskap::extraction::extract_child_main(argument_count, arguments);
}
