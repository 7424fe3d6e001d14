// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/jobs_thread.hpp"

#include <algorithm>
#include <chrono>

#include "kernel/web/journal.hpp"
#include "kernel/web/metrics.hpp"

namespace samskap::web {

JobsThread::JobsThread(House& house, const Workers& workers) : m_house(house), m_workers(workers) {
    if (!workers.empty()) m_thread = std::thread([this] { run(); });
}

JobsThread::~JobsThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void JobsThread::look_now() {
    {
        const std::lock_guard lock(m_mutex);
        m_look_now = true;
    }
    m_wake.notify_all();
}

void JobsThread::run() {
    int failures = 0;
    for (bool more = true; more;) {
        const bool found = run_one(failures);
        if (!found) {
            more = wait(failures);
            continue;
        }
        const std::lock_guard lock(m_mutex);
        more = !m_ending;
    }
}

// A job that fails is the business of run_one_job; what is thrown here is the database's trouble.
bool JobsThread::run_one(int& failures) {
    try {
        const bool ran = db::run_one_job(m_house.database(), m_workers, m_house.clock().time());
        if (ran) m_house.metrics().job_ran();
        failures = 0;
        return ran;
    } catch (const std::exception& failure) {
        if (failures == 0) journal::fault("jobs", {}, failure.what());
        failures = std::min(failures + 1, 5);
        return false;
    }
}

bool JobsThread::wait(int failures) {
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, std::chrono::seconds(2 << failures),
                    [this] { return m_ending || m_look_now; });
    m_look_now = false;
    return !m_ending;
}

}  // namespace samskap::web
