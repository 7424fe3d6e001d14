// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kernel/base/text.hpp"
#include "kernel/db/schema.hpp"
#include "kernel/web/house.hpp"
#include "kernel/web/wire.hpp"

// A whole request as the server hands it over: method, target, headers and body as they come.
namespace {

using namespace samskap;

struct Small {
    Small() : database(file, 1), house(made(), clock, {}, {}) {
        house.router().get("/page/{part}", web::Access::anyone, [](const web::Request& request) {
            return web::plain_text(200, request.path_text("part") + request.query("q"));
        });
        house.router().post("/page/{part}", web::Access::anyone, [](const web::Submission& sent) {
            return web::plain_text(200, sent.form().value("words"));
        });
        house.router().get("/mine", web::Access::signed_in, [](const web::Request& request) {
            return web::plain_text(200, request.viewer().name);
        });
    }
    db::Database& made() {
        database.migrate(db::schema(), {1});
        return database;
    }
    std::string file = "/dev/shm/samskap_fuzz_" + std::to_string(::getpid()) + ".db";
    SetClock clock{{1'780'000'000}};
    db::Database database;
    web::House house;
};

web::RawRequest request_in(std::string_view bytes) {
    web::RawRequest request;
    const auto end = std::min(bytes.find("\n\n"), bytes.size());
    if (end + 2 <= bytes.size()) request.body = bytes.substr(end + 2);
    bool is_first = true;
    for (const auto line : text::split(bytes.substr(0, end), '\n')) {
        const auto parts = line.find(is_first ? ' ' : ':');
        const auto left = std::string(line.substr(0, parts));
        const auto right =
            parts == std::string_view::npos ? "" : std::string(line.substr(parts + 1));
        if (is_first) {
            request.method = left;
            request.target = right;
        } else {
            request.headers.emplace_back(left, right);
        }
        is_first = false;
    }
    return request;
}

// Nothing that came in may begin a header or a body of its own.
void check(const web::Answer& answer) {
    if (answer.status < 200 || answer.status > 599) std::abort();
    for (const auto& [name, value] : answer.headers)
        if ((name + value).find_first_of("\r\n") != std::string::npos) std::abort();
    const auto head = web::head_on_wire(answer, {});
    if (head.find("\r\n\r\n") + 4 != head.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Small small;
    const auto request = request_in({reinterpret_cast<const char*>(data), size});
    const auto limit = small.house.body_limit(request);
    if (request.method != "POST" && limit != 0) std::abort();
    check(small.house.answer(request));
    return 0;
}
