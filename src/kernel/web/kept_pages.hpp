// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kernel/base/time.hpp"
#include "kernel/web/answer.hpp"

namespace samskap::web {

// What a page was made from: as long as both are the same, so is the page.
struct PageGround {
    std::int64_t changes = 0;  // db::Reader::changes() of the snapshot
    Day day{};                 // the reader's today
    bool operator==(const PageGround&) const = default;
};

// Open pages as they were last made, for those who read without an account. The longest unused go
// first when there is no room. Thread safe.
class KeptPages {
public:
    explicit KeptPages(std::size_t bytes) : m_limit(bytes) {}

    struct Found {
        PageGround ground;
        std::shared_ptr<const Answer> answer;
    };
    // `key` is everything else that the page depends on: the address and the preferences. Whether
    // the ground is still the same is for the caller to ask.
    [[nodiscard]] std::optional<Found> find(std::string_view key);
    // An answer larger than a quarter of the room is not kept.
    void keep(std::string key, const PageGround& ground, const Answer& answer);

private:
    struct Kept {
        std::string key;
        Found page;
    };
    using Place = std::list<Kept>::iterator;
    static std::size_t size_of(const Kept& kept);
    void drop(Place place);

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::mutex m_mutex;
    std::list<Kept> m_newest_first;
    std::unordered_map<std::string_view, Place> m_by_key;  // into the list
};

}  // namespace samskap::web
