// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/child_process.hpp"

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

#include "engines/extraction/sandbox.hpp"
#include "engines/extraction/wire.hpp"

namespace samskap::extraction {
namespace {

// A child is replaced after this many requests or this many times the limit of one request, so that
// what it has leaked goes with it. Its processor time is limited to a little more than that.
constexpr int requests_per_child = 500;
constexpr int times_per_child = 5;

// Time left for one request, kept by the system.
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
    // Pages are shared out among processes; inside one of them Tesseract has no threads.
    std::vector<std::string> result = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"};
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
    if (WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(ExitCode::no_page_reader))
        return Refusal::no_page_reader;
    return Refusal::child_failed;
}

}  // namespace

Descriptor::~Descriptor() {
    if (m_number >= 0) ::close(m_number);
}
Descriptor::Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(m_number, other.m_number);
    return *this;
}

// One request and its answer, over the socket, until the time is up or somebody asks to stop.
class ChildProcess::Talk {
public:
    Talk(const Descriptor& ours, int seconds, const std::stop_token& stop)
        : m_ours(ours), m_timer(seconds), m_stop(stop) {}

    [[nodiscard]] double seconds_left() const { return m_timer.seconds_left(); }

    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            if (!wait(POLLOUT)) return false;
            const auto sent =
                ::send(m_ours.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    bool receive(std::string& to, std::size_t count) const {
        std::array<char, 65536> part{};
        while (to.size() < count) {
            if (!wait(POLLIN)) return false;
            const auto most = std::min(part.size(), count - to.size());
            const auto got = ::recv(m_ours.number(), part.data(), most, MSG_DONTWAIT);
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            if (got <= 0) return false;
            to.append(part.data(), static_cast<std::size_t>(got));
        }
        return true;
    }

private:
    [[nodiscard]] bool wait(short what) const {
        const int moment = m_stop.stop_possible() ? 100 : -1;
        for (;;) {
            if (m_stop.stop_requested()) return false;
            std::array<pollfd, 2> watched = {
                {{m_ours.number(), what, 0}, {m_timer.number(), POLLIN, 0}}};
            if (::poll(watched.data(), watched.size(), moment) < 0 && errno != EINTR) return false;
            if (watched[1].revents != 0) return false;
            if (watched[0].revents != 0) return true;
        }
    }

    const Descriptor& m_ours;
    Timer m_timer;
    const std::stop_token& m_stop;
};

ChildProcess::ChildProcess(ChildPlan plan) : m_plan(std::move(plan)) {
    std::array<int, 2> ends{};
    ensure(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0,
           "no pair of sockets to be had");
    m_ours = Descriptor(ends[0]);
    const Descriptor theirs(ends[1]);
    auto command = m_plan.command;
    command.push_back(std::to_string(m_plan.memory_bytes));
    command.push_back(std::to_string(m_plan.seconds * (times_per_child + 2)));
    m_process = spawn(std::move(command), theirs.number());
}

bool ChildProcess::is_fit() {
    return m_process && m_requests < requests_per_child &&
           m_seconds < m_plan.seconds * times_per_child &&
           ::waitpid(*m_process, &m_status, WNOHANG) == 0;
}

Expected<std::string, Refusal> ChildProcess::ask(const wire::Request& request,
                                                 const std::stop_token& stop) {
    if (!m_process) return unexpected(Refusal::child_failed);
    const Talk talk(m_ours, m_plan.seconds, stop);
    std::string length;
    std::string body;
    std::optional<Expected<std::string, Refusal>> answer;
    if (talk.send(wire::to_message(request)) && talk.receive(length, wire::length_bytes)) {
        std::string_view rest = length;
        const auto size = wire::take_number(rest).value_or(0);
        if (size <= m_plan.largest_answer && talk.receive(body, size))
            answer = wire::read_answer(body);
    }
    m_seconds += m_plan.seconds - talk.seconds_left();
    ++m_requests;
    if (answer) return *std::move(answer);
    const bool late = talk.seconds_left() == 0;
    end();
    if (stop.stop_requested()) return unexpected(Refusal::cancelled);
    return unexpected(late ? Refusal::timed_out : why_it_ended(m_status));
}

// A child that is dying by itself gets the time to say why.
void ChildProcess::end() {
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

}  // namespace samskap::extraction
