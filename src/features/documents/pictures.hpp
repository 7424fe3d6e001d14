// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/extraction/extraction.hpp"

namespace samskap::documents {

// Pictures of pages, drawn in the fenced child. A few are drawn at once and a few wait; whoever
// comes then is asked to come back. What was drawn is kept for a while, within a bound: it hangs on
// the bytes of the file, so it is never out of date. Thread safe; one for the whole program.
class PictureDesk {
public:
    struct Wish {
        std::string sha256;  // of the file
        std::string name;
        int page = 1;
        int turned = 0;
        int pixels = 1600;  // on the longer side
    };
    enum class Refusal { busy, cannot_be_drawn };
    using Bytes = std::function<std::string()>;

    explicit PictureDesk(std::size_t room = 48U << 20U) : m_room(room) {}
    // `bytes` gives the file when it has to be drawn.
    [[nodiscard]] Expected<std::string, Refusal> picture(const Wish& wish, const Bytes& bytes);

private:
    struct Kept {
        std::string key;
        std::string png;
    };
    [[nodiscard]] std::optional<std::string> kept(std::string_view key);
    void keep(std::string key, const std::string& png);
    std::unique_ptr<extraction::Extractor> take_reader();
    void give_back(std::unique_ptr<extraction::Extractor> reader);

    std::size_t m_room;
    std::size_t m_bytes = 0;
    std::mutex m_mutex{};
    std::condition_variable m_free{};
    std::list<Kept> m_newest_first{};
    std::vector<std::unique_ptr<extraction::Extractor>> m_readers{};
    int m_drawing = 0;
    int m_waiting = 0;
};

PictureDesk& picture_desk();

}  // namespace samskap::documents
