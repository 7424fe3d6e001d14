// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

// The log of the program itself: one JSON object a line. It carries ids, patterns and figures,
// never names, addresses, queries or what people wrote.
namespace samskap::web::journal {

struct Request {
    std::string_view id;
    std::string_view method;
    std::string_view route;  // the pattern, not the path
    int status = 0;
    std::size_t bytes = 0;
    std::int64_t microseconds = 0;
};
void request(const Request& request);
// Something of ours broke; `id` is what the person was shown.
void fault(std::string_view id, std::string_view route, std::string_view why);
// "serving", "stopping", …
void event(std::string_view what, std::string_view about);

}  // namespace samskap::web::journal
