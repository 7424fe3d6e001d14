// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <utility>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/sandbox.hpp"
#include "engines/extraction/wire.hpp"

namespace samskap::extraction {
namespace {

// A child is replaced after this many files or this many times the limit of one file, so that what
// it has leaked goes with it. Its processor time is limited to a little more than that.
constexpr int files_per_child = 500;
constexpr int times_per_child = 5;

class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

// Time left for one file, kept by the system.
class Timer {
public:
    explicit Timer(int seconds) : m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)) {
        ensure(m_timer.number() >= 0, "no timer to be had");
        itimerspec span{};
        span.it_value.tv_sec = seconds;
        ensure(::timerfd_settime(m_timer.number(), 0, &span, nullptr) == 0, "the timer refuses");
    }
    [[nodiscard]] int number() const { return m_timer.number(); }
    [[nodiscard]] double seconds_left() const {
        itimerspec span{};
        ::timerfd_gettime(m_timer.number(), &span);
        return static_cast<double>(span.it_value.tv_sec) +
               static_cast<double>(span.it_value.tv_nsec) * 1e-9;
    }

private:
    Descriptor m_timer;
};

// The child needs nothing of our surroundings, except what steers the sanitizers of a test build.
std::vector<std::string> environment_for_child() {
    std::vector<std::string> result = {"LC_ALL=C.UTF-8"};
    for (const auto* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"})
        if (const char* value = std::getenv(name))
            result.push_back(std::string(name) + "=" + value);
    return result;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
    std::vector<char*> result;
    for (auto& string : strings) result.push_back(string.data());
    result.push_back(nullptr);
    return result;
}

// Standard input and output are the socket, standard error is ours, everything else is closed, and
// no signal is blocked or ignored.
std::optional<pid_t> spawn(std::vector<std::string> command, int socket) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t every;
    sigset_t none;
    sigfillset(&every);
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &every);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    auto environment = environment_for_child();
    pid_t process = 0;
    const int error = ::posix_spawn(&process, command.front().c_str(), &actions, &attributes,
                                    pointers_to(command).data(), pointers_to(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error == 0 ? std::optional(process) : std::nullopt;
}

Refusal why_it_ended(int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return Refusal::timed_out;
    if (WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(ExitCode::out_of_memory))
        return Refusal::out_of_memory;
    return Refusal::child_failed;
}

}  // namespace

class Extractor::Child {
public:
    Child(const Limits& limits, std::vector<std::string> command) : m_limits(limits) {
        std::array<int, 2> ends{};
        ensure(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0,
               "no pair of sockets to be had");
        m_ours = Descriptor(ends[0]);
        const Descriptor theirs(ends[1]);
        command.push_back(std::to_string(limits.memory_bytes));
        command.push_back(std::to_string(limits.seconds * (times_per_child + 2)));
        m_process = spawn(std::move(command), theirs.number());
    }
    ~Child() { stop(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    // May it be given another file?
    [[nodiscard]] bool is_fit() {
        return m_process && m_files < files_per_child &&
               m_seconds < m_limits.seconds * times_per_child &&
               ::waitpid(*m_process, &m_status, WNOHANG) == 0;
    }

    Expected<Extracted, Refusal> extract(Format format, std::string_view bytes) {
        if (!m_process) return unexpected(Refusal::child_failed);
        const Timer timer(m_limits.seconds);
        auto result = converse(timer, format, bytes);
        m_seconds += m_limits.seconds - timer.seconds_left();
        ++m_files;
        if (result) return *std::move(result);
        const bool late = timer.seconds_left() == 0;
        stop();
        return unexpected(late ? Refusal::timed_out : why_it_ended(m_status));
    }

private:
    // Empty when the child died, went silent or talked nonsense.
    std::optional<Expected<Extracted, Refusal>> converse(const Timer& timer, Format format,
                                                         std::string_view bytes) {
        if (!send(timer, wire::request(format, bytes))) return std::nullopt;
        std::string length;
        if (!receive(timer, length, wire::length_bytes)) return std::nullopt;
        std::string_view rest = length;
        const auto size = wire::take_number(rest).value_or(0);
        // No page of text is larger than the file may be, whatever the child says.
        if (size > m_limits.bytes * 4 + 65536) return std::nullopt;
        std::string body;
        if (!receive(timer, body, size)) return std::nullopt;
        return wire::read_answer(body, format);
    }

    bool wait(const Timer& timer, short what) const {
        for (;;) {
            std::array<pollfd, 2> watched = {
                {{m_ours.number(), what, 0}, {timer.number(), POLLIN, 0}}};
            if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return false;
            if (watched[1].revents != 0) return false;
            if (watched[0].revents != 0) return true;
        }
    }

    bool send(const Timer& timer, std::string_view bytes) const {
        while (!bytes.empty()) {
            if (!wait(timer, POLLOUT)) return false;
            const auto sent =
                ::send(m_ours.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    bool receive(const Timer& timer, std::string& to, std::size_t count) const {
        std::array<char, 65536> part{};
        while (to.size() < count) {
            if (!wait(timer, POLLIN)) return false;
            const auto most = std::min(part.size(), count - to.size());
            const auto got = ::recv(m_ours.number(), part.data(), most, MSG_DONTWAIT);
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            if (got <= 0) return false;
            to.append(part.data(), static_cast<std::size_t>(got));
        }
        return true;
    }

    // A child that is dying by itself gets the time to say why.
    void stop() {
        if (!m_process) return;
        ::shutdown(m_ours.number(), SHUT_RDWR);
        for (int i = 0; i < 50 && ::waitpid(*m_process, &m_status, WNOHANG) == 0; ++i) {
            if (i == 49) {
                ::kill(*m_process, SIGKILL);
                while (::waitpid(*m_process, &m_status, 0) < 0 && errno == EINTR) continue;
                break;
            }
            ::poll(nullptr, 0, 2);
        }
        m_process.reset();
    }

    Limits m_limits;
    Descriptor m_ours;
    std::optional<pid_t> m_process;
    int m_status = 0;
    int m_files = 0;
    double m_seconds = 0;
};

Extractor::Extractor(Limits limits, std::vector<std::string> command)
    : m_limits(limits), m_command(std::move(command)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Expected<Extracted, Refusal> Extractor::extract(std::string_view bytes,
                                                std::string_view file_name) {
    if (bytes.size() > m_limits.bytes) return unexpected(Refusal::too_large);
    const auto format = format_of(bytes, file_name);
    if (!format) return unexpected(format.error());
    if (*format == Format::text || *format == Format::markdown)
        return extract_text(bytes, file_name);
    return in_child(*format, bytes);
}

Expected<Extracted, Refusal> Extractor::extract_pasted(std::string_view html) {
    if (html.size() > m_limits.bytes) return unexpected(Refusal::too_large);
    if (html.empty()) return unexpected(Refusal::empty);
    return in_child(Format::html, html);
}

Expected<Extracted, Refusal> Extractor::in_child(Format format, std::string_view bytes) {
    if (!m_child || !m_child->is_fit()) m_child = std::make_unique<Child>(m_limits, m_command);
    return m_child->extract(format, bytes);
}

}  // namespace samskap::extraction
