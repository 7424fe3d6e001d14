// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/journal.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <string>

namespace samskap::web::journal {
namespace {

spdlog::logger& logger() {
    static const auto made = [] {
        auto to_stderr = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        auto the_logger = std::make_shared<spdlog::logger>("samskap", std::move(to_stderr));
        the_logger->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                                spdlog::pattern_time_type::utc);
        return the_logger;
    }();
    return *made;
}

std::string json(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            result += c;
    }
    return result += '"';
}

// A method is a word from outside; only those we know are written out.
std::string_view known(std::string_view method) {
    for (const std::string_view word : {"GET", "HEAD", "POST"})
        if (method == word) return word;
    return "other";
}

}  // namespace

void request(const Request& request) {
    logger().info(R"("event":"request","id":"{}","method":"{}","route":{},"status":{},)"
                  R"("bytes":{},"ms":{}.{:03})",
                  request.id, known(request.method), json(request.route), request.status,
                  request.bytes, request.microseconds / 1000, request.microseconds % 1000);
}

void fault(std::string_view id, std::string_view route, std::string_view why) {
    logger().error(R"("event":"fault","id":"{}","route":{},"why":{})", id, json(route), json(why));
    logger().flush();
}

void event(std::string_view what, std::string_view about) {
    logger().info(R"("event":{},"about":{})", json(what), json(about));
    logger().flush();
}

}  // namespace samskap::web::journal
