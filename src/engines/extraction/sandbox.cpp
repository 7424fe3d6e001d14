// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/sandbox.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define SAMSKAP_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SAMSKAP_ADDRESS_SANITIZER 1
#endif
#endif

namespace samskap::extraction {
namespace {

[[noreturn]] void end(ExitCode code) { ::_exit(static_cast<int>(code)); }

void limit(int resource, rlim_t most) {
    const rlimit both{most, most};
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &both) != 0)
        end(ExitCode::no_protection);
}

void allow(scmp_filter_ctx filter, int call) {
    if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 0, nullptr) != 0)
        end(ExitCode::no_protection);
}
void allow_if(scmp_filter_ctx filter, int call, scmp_arg_cmp condition) {
    if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition) != 0)
        end(ExitCode::no_protection);
}
// Only these descriptors, so that nothing inherited by mistake can be used.
scmp_arg_cmp descriptor_up_to(unsigned most) { return {0, SCMP_CMP_LE, most, 0}; }
// Memory may be had, never memory that can be run.
scmp_arg_cmp not_executable() { return {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0}; }

// Libraries look for fonts, locales and character maps. They are told no and go on without.
void refuse_politely(scmp_filter_ctx filter) {
    constexpr std::array calls = {SCMP_SYS(open),       SCMP_SYS(openat),     SCMP_SYS(access),
                                  SCMP_SYS(faccessat),  SCMP_SYS(faccessat2), SCMP_SYS(stat),
                                  SCMP_SYS(lstat),      SCMP_SYS(statx),      SCMP_SYS(readlink),
                                  SCMP_SYS(readlinkat), SCMP_SYS(getcwd),     SCMP_SYS(getdents64),
                                  SCMP_SYS(ioctl),      SCMP_SYS(newfstatat)};
    for (const int call : calls)
        if (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 0, nullptr) != 0)
            end(ExitCode::no_protection);
}

void filter_calls() {
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == nullptr) end(ExitCode::no_protection);
    constexpr std::array calls = {
        SCMP_SYS(exit),
        SCMP_SYS(exit_group),
        SCMP_SYS(brk),
        SCMP_SYS(munmap),
        SCMP_SYS(mremap),
        SCMP_SYS(madvise),
        SCMP_SYS(futex),
        SCMP_SYS(rt_sigreturn),
        SCMP_SYS(rt_sigprocmask),
        SCMP_SYS(rt_sigaction),
        SCMP_SYS(clock_gettime),
        SCMP_SYS(gettimeofday),
        SCMP_SYS(time),
        SCMP_SYS(getrandom),
        SCMP_SYS(sched_yield),
        SCMP_SYS(getpid),
        SCMP_SYS(gettid),
        SCMP_SYS(restart_syscall),
        SCMP_SYS(close),
        SCMP_SYS(fstat),
#ifdef SAMSKAP_ADDRESS_SANITIZER
        SCMP_SYS(sigaltstack),
        SCMP_SYS(sched_getaffinity),
        SCMP_SYS(getrlimit),
        SCMP_SYS(prlimit64),
#endif
    };
    for (const int call : calls) allow(filter, call);
    allow_if(filter, SCMP_SYS(read), descriptor_up_to(0));
    allow_if(filter, SCMP_SYS(write), descriptor_up_to(2));
    allow_if(filter, SCMP_SYS(lseek), descriptor_up_to(2));
    allow_if(filter, SCMP_SYS(mmap), not_executable());
    allow_if(filter, SCMP_SYS(mprotect), not_executable());
    // abort() signals the thread itself; a signal to anyone else kills the process at once.
    allow_if(filter, SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0});
    refuse_politely(filter);
    if (seccomp_load(filter) != 0) end(ExitCode::no_protection);
    seccomp_release(filter);
}

}  // namespace

void lock_in(const Confinement& confinement) {
    std::set_new_handler([] { end(ExitCode::out_of_memory); });
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 3);
    limit(RLIMIT_CPU, confinement.cpu_seconds);
    // The address sanitizer reserves terabytes of addresses, so its builds have no such limit.
#ifndef SAMSKAP_ADDRESS_SANITIZER
    limit(RLIMIT_AS, confinement.memory_bytes);
#endif
    filter_calls();
}

}  // namespace samskap::extraction
