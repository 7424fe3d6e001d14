// SPDX-License-Identifier: GPL-3.0-or-later
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

// A disk that fails on demand, for tests only: loaded before the C library (LD_PRELOAD).
//   SAMSKAP_DISK      the folder that lies on it
//   SAMSKAP_PLATTER   what is on it for certain, if kept: a folder that begins as a copy of the
//                     disk and then gets only what was synced. After a loss of power that is all
//                     there is.
//   SAMSKAP_TROUBLE   a folder: while it has a file called
//                       full        nothing can grow (ENOSPC)
//                       read-only   nothing can be written (EROFS)
//                       no-sync     syncing fails (EIO)
namespace {

constexpr int k_most_files = 4096;

std::array<std::atomic<bool>, k_most_files> g_lies_on_disk{};

// Whoever overrides a function of the C library asks for the one that comes after.
template <class Function>
Function next(const char* name) {
    void* found = ::dlsym(RTLD_NEXT, name);
    Function function = nullptr;
    static_assert(sizeof function == sizeof found);
    __builtin_memcpy(&function, &found, sizeof function);
    return function;
}

const std::string& setting(int which) {
    static const std::array<std::string, 3> all = [] {
        std::array<std::string, 3> read;
        const std::array names{"SAMSKAP_DISK", "SAMSKAP_PLATTER", "SAMSKAP_TROUBLE"};
        for (std::size_t i = 0; i < names.size(); ++i)
            if (const char* value = std::getenv(names[i])) read[i] = value;
        return read;
    }();
    return all[static_cast<std::size_t>(which)];
}
const std::string& disk() { return setting(0); }
const std::string& platter() { return setting(1); }

bool has_trouble(const char* name) {
    const auto& folder = setting(2);
    return !folder.empty() && ::access((folder + "/" + name).c_str(), F_OK) == 0;
}

bool on_disk(const std::string& path) {
    return !disk().empty() && path.size() > disk().size() && path.starts_with(disk()) &&
           path[disk().size()] == '/';
}

std::string whole_path(const char* path) {
    if (path[0] == '/') return path;
    std::array<char, 4096> folder{};
    if (::getcwd(folder.data(), folder.size()) == nullptr) return path;
    return std::string(folder.data()) + "/" + path;
}

bool lies_on_disk(int file) {
    return file >= 0 && file < k_most_files && g_lies_on_disk[static_cast<std::size_t>(file)];
}

// What an opened file is called now; files are renamed while they are open.
std::string path_of(int file) {
    std::array<char, 4096> path{};
    const auto link = "/proc/self/fd/" + std::to_string(file);
    const auto size = ::readlink(link.c_str(), path.data(), path.size() - 1);
    return size > 0 ? std::string(path.data(), static_cast<std::size_t>(size)) : std::string();
}

std::string on_platter(const std::string& path) { return platter() + path.substr(disk().size()); }

void copy(const std::string& from, const std::string& to) {
    static const auto real_open = next<int (*)(const char*, int, ...)>("open");
    static const auto real_write =
        next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite64");
    static const auto real_cut = next<int (*)(int, off_t)>("ftruncate64");
    const int source = real_open(from.c_str(), O_RDONLY | O_CLOEXEC);
    const int target = real_open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    std::vector<char> part(1 << 16);
    off_t at = 0;
    while (source >= 0 && target >= 0) {
        const auto size = ::pread(source, part.data(), part.size(), at);
        if (size <= 0 ||
            real_write(target, part.data(), static_cast<std::size_t>(size), at) != size)
            break;
        at += size;
    }
    if (target >= 0) static_cast<void>(real_cut(target, at));
    if (source >= 0) ::close(source);
    if (target >= 0) ::close(target);
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    DIR* open = ::opendir(folder.c_str());
    if (open == nullptr) return names;
    while (const auto* entry = ::readdir(open))
        if (entry->d_type == DT_REG) names.emplace_back(entry->d_name);
    ::closedir(open);
    std::sort(names.begin(), names.end());
    return names;
}

// A folder that is synced keeps which files it has.
void keep_names(const std::string& folder) {
    const auto here = names_in(folder);
    const auto there = names_in(on_platter(folder));
    const auto from = folder + "/";
    const auto to = on_platter(folder) + "/";
    for (const auto& name : here)
        if (!std::binary_search(there.begin(), there.end(), name)) copy(from + name, to + name);
    for (const auto& name : there)
        if (!std::binary_search(here.begin(), here.end(), name)) ::unlink((to + name).c_str());
}

void keep(int file) {
    const auto path = path_of(file);
    if (platter().empty() || (!on_disk(path) && path != disk())) return;
    struct stat about {};
    if (::fstat(file, &about) != 0 || about.st_nlink == 0) return;
    if (S_ISDIR(about.st_mode))
        keep_names(path);
    else
        copy(path, on_platter(path));
}

int sync(int file, const char* name) {
    const bool concerns_us = lies_on_disk(file) || on_disk(path_of(file));
    if (concerns_us && has_trouble("no-sync")) {
        errno = EIO;
        return -1;
    }
    const int done = next<int (*)(int)>(name)(file);
    if (done == 0) keep(file);
    return done;
}

// Why nothing can be written up to this end of the file, as errno; 0 when it can.
int trouble(int file, std::int64_t end) {
    if (!lies_on_disk(file)) return 0;
    if (has_trouble("read-only")) return EROFS;
    if (!has_trouble("full")) return 0;
    struct stat about {};
    return ::fstat(file, &about) == 0 && end > about.st_size ? ENOSPC : 0;
}

bool refuses(int file, std::int64_t end) {
    const int why = trouble(file, end);
    if (why != 0) errno = why;
    return why != 0;
}

std::int64_t end_of(off_t at, std::size_t size) { return at + static_cast<std::int64_t>(size); }

std::size_t size_of(const iovec* parts, int count) {
    std::size_t size = 0;
    for (int i = 0; i < count; ++i) size += parts[i].iov_len;
    return size;
}

template <class Open>
int open_on_disk(const char* path, int flags, Open open) {
    const bool ours = on_disk(whole_path(path));
    const bool makes = (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0;
    if (ours && makes && (has_trouble("read-only") || has_trouble("full"))) {
        errno = has_trouble("full") ? ENOSPC : EROFS;
        return -1;
    }
    const int file = open();
    if (file >= 0 && file < k_most_files) g_lies_on_disk[static_cast<std::size_t>(file)] = ours;
    return file;
}

mode_t mode_in(int flags, va_list& rest) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = mode_in(flags, rest);
    va_end(rest);
    static const auto real = next<int (*)(const char*, int, ...)>("open");
    return open_on_disk(path, flags, [&] { return real(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = mode_in(flags, rest);
    va_end(rest);
    static const auto real = next<int (*)(const char*, int, ...)>("open64");
    return open_on_disk(path, flags, [&] { return real(path, flags, mode); });
}

int close(int file) {
    if (file >= 0 && file < k_most_files) g_lies_on_disk[static_cast<std::size_t>(file)] = false;
    static const auto real = next<int (*)(int)>("close");
    return real(file);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
    if (lies_on_disk(file) && refuses(file, end_of(::lseek(file, 0, SEEK_CUR), size))) return -1;
    static const auto real = next<ssize_t (*)(int, const void*, std::size_t)>("write");
    return real(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
    if (refuses(file, end_of(at, size))) return -1;
    static const auto real = next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
    return real(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off_t at) {
    if (refuses(file, end_of(at, size))) return -1;
    static const auto real = next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite64");
    return real(file, bytes, size, at);
}

ssize_t pwritev(int file, const iovec* parts, int count, off_t at) {
    if (refuses(file, end_of(at, size_of(parts, count)))) return -1;
    static const auto real = next<ssize_t (*)(int, const iovec*, int, off_t)>("pwritev");
    return real(file, parts, count, at);
}

ssize_t pwritev64(int file, const iovec* parts, int count, off_t at) {
    if (refuses(file, end_of(at, size_of(parts, count)))) return -1;
    static const auto real = next<ssize_t (*)(int, const iovec*, int, off_t)>("pwritev64");
    return real(file, parts, count, at);
}

int ftruncate(int file, off_t size) {
    if (refuses(file, size)) return -1;
    static const auto real = next<int (*)(int, off_t)>("ftruncate");
    return real(file, size);
}

int ftruncate64(int file, off_t size) {
    if (refuses(file, size)) return -1;
    static const auto real = next<int (*)(int, off_t)>("ftruncate64");
    return real(file, size);
}

int posix_fallocate(int file, off_t at, off_t size) {
    if (const int why = trouble(file, at + size)) return why;
    static const auto real = next<int (*)(int, off_t, off_t)>("posix_fallocate");
    return real(file, at, size);
}

int posix_fallocate64(int file, off_t at, off_t size) {
    if (const int why = trouble(file, at + size)) return why;
    static const auto real = next<int (*)(int, off_t, off_t)>("posix_fallocate64");
    return real(file, at, size);
}

int fsync(int file) { return sync(file, "fsync"); }

int fdatasync(int file) { return sync(file, "fdatasync"); }

}  // extern "C"
