// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sys/types.h>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/wire.hpp"

namespace samskap::extraction {

// Closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

// What one kind of child is started with, and how long it may think about one request.
struct ChildPlan {
    std::vector<std::string> command;  // its limits come after these words
    int seconds = 0;
    std::size_t memory_bytes = 0;
    std::size_t largest_answer = 0;
};

// One protected reader at work, seen from the parent. Started when made; when it could not be,
// every request is answered so.
class ChildProcess {
public:
    explicit ChildProcess(ChildPlan plan);
    ~ChildProcess() { end(); }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    // May it be asked once more?
    [[nodiscard]] bool is_fit();
    // After a refusal that it did not give itself the child is dead. Ends within a tenth of a
    // second after a stop is requested.
    [[nodiscard]] Expected<std::string, Refusal> ask(const wire::Request& request,
                                                     const std::stop_token& stop);
    // It has said something that cannot be true.
    void end();

private:
    class Talk;
    ChildPlan m_plan;
    Descriptor m_ours;
    std::optional<pid_t> m_process;
    int m_status = 0;
    int m_requests = 0;
    double m_seconds = 0;
};

}  // namespace samskap::extraction
