// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/kept_pages.hpp"

namespace samskap::web {

std::optional<KeptPages::Found> KeptPages::find(std::string_view key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_by_key.find(key);
    if (found == m_by_key.end()) return std::nullopt;
    m_newest_first.splice(m_newest_first.begin(), m_newest_first, found->second);
    return found->second->page;
}

void KeptPages::keep(std::string key, const PageGround& ground, const Answer& answer) {
    if (answer.body.size() > m_limit / 4) return;
    auto kept = std::make_shared<const Answer>(answer);
    const std::lock_guard lock(m_mutex);
    const auto old = m_by_key.find(key);
    if (old != m_by_key.end()) drop(old->second);
    m_newest_first.push_front({std::move(key), {ground, std::move(kept)}});
    m_bytes += size_of(m_newest_first.front());
    m_by_key.emplace(m_newest_first.front().key, m_newest_first.begin());
    while (m_bytes > m_limit) drop(std::prev(m_newest_first.end()));
}

std::size_t KeptPages::size_of(const Kept& kept) {
    constexpr std::size_t around = 1024;  // headers, and what lists and tables cost
    return kept.key.size() + kept.page.answer->body.size() + around;
}

void KeptPages::drop(Place place) {
    m_bytes -= size_of(*place);
    m_by_key.erase(place->key);
    m_newest_first.erase(place);
}

}  // namespace samskap::web
