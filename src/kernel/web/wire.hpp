// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "kernel/base/time.hpp"
#include "kernel/web/answer.hpp"

namespace samskap::web {

struct Wire {
    bool keep_alive = true;
    bool http_1_0 = false;
    Instant at{};
};
// The status line and header fields of an answer, as they go over the wire, empty line and all.
std::string head_on_wire(const Answer& answer, const Wire& wire);
// Sun, 06 Nov 1994 08:49:37 GMT
std::string http_date(Instant at);

}  // namespace samskap::web
