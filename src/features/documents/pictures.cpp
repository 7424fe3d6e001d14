// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/documents/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace samskap::documents {
namespace {

constexpr int k_at_once = 2;
constexpr int k_most_waiting = 6;
constexpr std::chrono::seconds k_longest_wait{10};

std::string key_of(const PictureDesk::Wish& wish) {
    return fmt::format("{}/{}/{}/{}", wish.sha256, wish.page, wish.turned, wish.pixels);
}

Expected<std::string, extraction::Refusal> drawn(extraction::Extractor& reader,
                                                 const PictureDesk::Wish& wish, std::string bytes) {
    const auto file = reader.open(std::make_shared<const std::string>(std::move(bytes)), wish.name);
    if (!file) return unexpected(file.error());
    return reader.picture(*file, wish.page, wish.turned, wish.pixels);
}

}  // namespace

PictureDesk& picture_desk() {
    static PictureDesk desk;
    return desk;
}

std::optional<std::string> PictureDesk::kept(std::string_view key) {
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_newest_first.begin(), m_newest_first.end(),
                                    [&](const Kept& one) { return one.key == key; });
    if (found == m_newest_first.end()) return std::nullopt;
    m_newest_first.splice(m_newest_first.begin(), m_newest_first, found);
    return found->png;
}

void PictureDesk::keep(std::string key, const std::string& png) {
    const std::lock_guard lock(m_mutex);
    const auto is_there = std::any_of(m_newest_first.begin(), m_newest_first.end(),
                                      [&](const Kept& one) { return one.key == key; });
    if (is_there || png.size() > m_room / 4) return;
    m_bytes += png.size();
    m_newest_first.push_front({std::move(key), png});
    while (m_bytes > m_room) {
        m_bytes -= m_newest_first.back().png.size();
        m_newest_first.pop_back();
    }
}

std::unique_ptr<extraction::Extractor> PictureDesk::take_reader() {
    std::unique_lock lock(m_mutex);
    if (m_drawing >= k_at_once) {
        if (m_waiting >= k_most_waiting) return nullptr;
        ++m_waiting;
        const bool came =
            m_free.wait_for(lock, k_longest_wait, [this] { return m_drawing < k_at_once; });
        --m_waiting;
        if (!came) return nullptr;
    }
    ++m_drawing;
    if (m_readers.empty()) return std::make_unique<extraction::Extractor>();
    auto reader = std::move(m_readers.back());
    m_readers.pop_back();
    return reader;
}

void PictureDesk::give_back(std::unique_ptr<extraction::Extractor> reader) {
    {
        const std::lock_guard lock(m_mutex);
        --m_drawing;
        m_readers.push_back(std::move(reader));
    }
    m_free.notify_one();
}

Expected<std::string, PictureDesk::Refusal> PictureDesk::picture(const Wish& wish,
                                                                 const Bytes& bytes) {
    auto key = key_of(wish);
    if (auto known = kept(key)) return *std::move(known);
    auto reader = take_reader();
    if (!reader) return unexpected(Refusal::busy);
    // Whatever is thrown on the way, the place at the desk is free again.
    struct Seat {
        PictureDesk& desk;
        std::unique_ptr<extraction::Extractor>& reader;
        ~Seat() { desk.give_back(std::move(reader)); }
    };
    const Seat seat{*this, reader};
    auto png = drawn(*reader, wish, bytes());
    if (!png) return unexpected(Refusal::cannot_be_drawn);
    keep(std::move(key), *png);
    return *std::move(png);
}

}  // namespace samskap::documents
