// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kernel/web/answer.hpp"

namespace samskap::web {

enum class Encoding { identity, gzip, brotli };
// What Accept-Encoding likes best of what we have; Brotli when it likes both as much.
Encoding best_encoding(std::string_view accept_encoding);

enum class Effort { quick, best };
std::string gzip(std::string_view bytes, Effort effort);
std::string brotli(std::string_view bytes, Effort effort);

// Compresses answers, and keeps what it made for pages with a strong tag: the same tag is the same
// bytes. Files that never change are compressed once, as well as can be, and always kept.
// Thread safe.
class Compressor {
public:
    explicit Compressor(std::size_t cache_bytes) : m_limit(cache_bytes) {}

    // Replaces the body when that is worth it, and sets Content-Encoding, Vary and the tag.
    void apply(Answer& answer, std::string_view accept_encoding);

private:
    using Body = std::shared_ptr<const std::string>;
    struct Kept {
        std::string key;
        Body body;
        bool for_ever = false;
    };
    Body find(const std::string& key);
    void keep(std::string key, const Body& body, bool for_ever);

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::mutex m_mutex;
    std::list<Kept> m_newest_first;
    std::unordered_map<std::string_view, std::list<Kept>::iterator> m_by_key;  // into the list
};

}  // namespace samskap::web
