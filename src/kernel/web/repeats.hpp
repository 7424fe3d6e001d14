// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kernel/base/time.hpp"

namespace samskap::web {

// Where the forms of the last minutes led: a button that is pressed twice on a slow line sends the
// same form twice, token and all, and must neither do its work twice nor be told that there is
// nothing left to do. Thread safe. Kept in this process only: a second press goes to the same.
class Repeats {
public:
    // The address that the same form led to, empty when it is still at work after a long wait.
    // Nothing for one that was not sent before: whoever gets nothing must call end() with the key.
    [[nodiscard]] std::optional<std::string> begin(const std::string& key, Instant at);
    // Empty: it led nowhere, and may be sent again.
    void end(const std::string& key, std::string_view led_to);

private:
    struct Sent {
        std::string led_to;  // empty: still at work
        Instant at;
        std::list<std::string>::iterator order;
    };
    void forget_old(Instant at);

    std::mutex m_mutex;
    std::condition_variable m_done;
    std::unordered_map<std::string, Sent> m_sent;
    std::list<std::string> m_order;  // the oldest first
};

}  // namespace samskap::web
