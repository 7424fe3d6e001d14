// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "kernel/web/house.hpp"
#include "kernel/web/jobs_thread.hpp"

namespace samskap::web {

struct ServerOptions {
    std::string listen = "127.0.0.1:8080";  // address:port; port 0 takes a free one
    int threads = 0;                        // 0: one for each core
    std::string certificate{};              // PEM file: TLS, with `key`
    std::string key{};
    int header_seconds = 10;  // a client slower than this is let go
    int body_seconds = 60;
    int idle_seconds = 30;
    std::size_t header_limit = 16U << 10U;
    std::size_t connection_limit = 4000;  // more are closed at once
    Workers workers{};                    // jobs that this process runs beside
};

// Serves until SIGTERM or SIGINT: then takes no more, answers those under way (10 s at most) and
// returns. `ready` is told the real address. Compression by Accept-Encoding (Brotli, gzip), kept in
// a cache for what does not change. Throws Fault when the address cannot be had.
void serve(House& house, const ServerOptions& options,
           const std::function<void(const std::string& address)>& ready);

}  // namespace samskap::web
