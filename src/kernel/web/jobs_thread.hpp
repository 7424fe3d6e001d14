// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "kernel/db/jobs.hpp"
#include "kernel/web/house.hpp"

namespace samskap::web {

using Workers = std::map<std::string, db::Worker, std::less<>>;

// Runs jobs that are due, one after the other, until it goes out of scope; then waits for the one
// under way. Looks again every few seconds, and at once when told that something has changed.
class JobsThread {
public:
    JobsThread(House& house, const Workers& workers);
    ~JobsThread();
    JobsThread(const JobsThread&) = delete;
    JobsThread& operator=(const JobsThread&) = delete;
    void look_now();

private:
    void run();
    bool run_one(int& failures);
    // False when it is time to end.
    bool wait(int failures);

    House& m_house;
    const Workers& m_workers;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false;
    bool m_look_now = false;
    std::thread m_thread;
};

}  // namespace samskap::web
