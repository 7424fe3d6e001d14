// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/repeats.hpp"

#include <chrono>

namespace samskap::web {
namespace {

constexpr std::int64_t k_kept_seconds = 600;
constexpr std::size_t k_kept_most = 10'000;
constexpr auto k_longest_wait = std::chrono::seconds(20);

}  // namespace

std::optional<std::string> Repeats::begin(const std::string& key, Instant at) {
    std::unique_lock lock(m_mutex);
    forget_old(at);
    const auto is_at_work = [&] {
        const auto found = m_sent.find(key);
        return found != m_sent.end() && found->second.led_to.empty();
    };
    m_done.wait_for(lock, k_longest_wait, [&] { return !is_at_work(); });
    if (const auto found = m_sent.find(key); found != m_sent.end()) return found->second.led_to;
    m_order.push_back(key);
    m_sent.emplace(key, Sent{{}, at, std::prev(m_order.end())});
    return std::nullopt;
}

void Repeats::end(const std::string& key, std::string_view led_to) {
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_sent.find(key);
        if (found == m_sent.end()) return;
        if (led_to.empty()) {
            m_order.erase(found->second.order);
            m_sent.erase(found);
        } else {
            found->second.led_to = led_to;
        }
    }
    m_done.notify_all();
}

void Repeats::forget_old(Instant at) {
    while (!m_order.empty()) {
        const auto oldest = m_sent.find(m_order.front());
        const bool is_old = oldest->second.at.seconds + k_kept_seconds < at.seconds;
        if (!is_old && m_sent.size() < k_kept_most) return;
        m_sent.erase(oldest);
        m_order.pop_front();
    }
}

}  // namespace samskap::web
