// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace samskap::web {

class Connected {
public:
    Connected() = default;
    Connected(const Connected&) = delete;
    Connected& operator=(const Connected&) = delete;
    virtual ~Connected() = default;
    // From any thread.
    virtual void stop() = 0;
};

// The open connections, so that stopping can tell those that wait for nothing.
class Connections {
public:
    void add(const std::shared_ptr<Connected>& one) {
        const std::lock_guard lock(m_mutex);
        m_all.emplace(one.get(), one);
    }
    // True for the last one.
    bool remove(Connected* one) {
        const std::lock_guard lock(m_mutex);
        m_all.erase(one);
        return m_all.empty();
    }
    std::size_t count() {
        const std::lock_guard lock(m_mutex);
        return m_all.size();
    }
    void stop_all() {
        std::vector<std::shared_ptr<Connected>> all;
        {
            const std::lock_guard lock(m_mutex);
            for (const auto& [key, one] : m_all)
                if (auto alive = one.lock()) all.push_back(std::move(alive));
        }
        for (const auto& one : all) one->stop();
    }

private:
    std::mutex m_mutex;
    std::map<Connected*, std::weak_ptr<Connected>> m_all;
};

}  // namespace samskap::web
