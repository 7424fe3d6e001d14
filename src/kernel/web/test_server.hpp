// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdint>
#include <future>
#include <string>
#include <thread>

#include "kernel/web/server.hpp"
#include "kernel/web/test_house.hpp"

namespace samskap::web::testing {

// The real server, on a free port of this machine, until it goes out of scope.
class Running {
public:
    explicit Running(TestHouse& test, ServerOptions options = {}) {
        options.listen = "127.0.0.1:0";
        options.threads = 2;
        std::promise<std::string> address;
        auto known = address.get_future();
        m_thread = std::thread([&test, options, &address, this] {
            serve(test.house(), options, [&](const std::string& at) { address.set_value(at); });
            m_stopped = true;
        });
        const auto text = known.get();
        m_port = static_cast<std::uint16_t>(std::stoi(text.substr(text.rfind(':') + 1)));
    }
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    void ask_to_stop() { ::kill(::getpid(), SIGTERM); }
    void stop() {
        if (!m_thread.joinable()) return;
        ask_to_stop();
        m_thread.join();
    }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] bool stopped() const { return m_stopped; }

private:
    std::thread m_thread;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stopped = false;
};

}  // namespace samskap::web::testing
