// SPDX-License-Identifier: GPL-3.0-or-later
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
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

bool starts_thread() {
    pthread_t thread{};
    const auto nothing = [](void*) -> void* { return nullptr; };
    return ::pthread_create(&thread, nullptr, nothing, nullptr) == 0;
}

// Over its own standard input, which is the one socket it has.
bool connects() {
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    return ::connect(STDIN_FILENO, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
}

bool has_memory_to_run() {
    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                  -1, 0) != MAP_FAILED;
}

bool raises_limits() {
    const rlimit much{RLIM_INFINITY, RLIM_INFINITY};
    return ::setrlimit(RLIMIT_CPU, &much) == 0;
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
    if (what == "thread") return starts_thread() ? 0 : 1;
    if (what == "trace") return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0 ? 0 : 1;
    if (what == "signal") return ::kill(::getppid(), SIGTERM) == 0 ? 0 : 1;
    if (what == "connect") return connects() ? 0 : 1;
    if (what == "run memory") return has_memory_to_run() ? 0 : 1;
    if (what == "raise limits") return raises_limits() ? 0 : 1;
    if (what == "remove") return ::unlink("/tmp/samskap-escaped") == 0 ? 0 : 1;
    if (what == "list") return ::opendir("/") != nullptr ? 0 : 1;
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
