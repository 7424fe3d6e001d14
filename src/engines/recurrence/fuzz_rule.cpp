// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engines/recurrence/describe.hpp"
#include "engines/recurrence/expand.hpp"
#include "kernel/base/errors.hpp"

using namespace samskap;
using namespace samskap::recurrence;

// What is read is written and read again as the same; its days go forward and stay in their range.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto rule = parse_rule(text);
    if (!rule) return 0;
    ensure(parse_rule(to_text(*rule)) == rule, "a rule survives its text");
    ensure(!in_words(*rule).empty(), "a rule has words");
    const auto start = day_of(2016, 2, 29);
    const Range range{start + 100, start + 2000, 500};
    auto before = range.first + -1;
    const auto days = expand(*rule, start, range);
    ensure(days.size() <= range.most, "no more than asked for");
    for (const auto day : days) {
        ensure(day > before && day <= range.last, "days go forward inside the range");
        before = day;
    }
    static_cast<void>(next_day(*rule, start, start + 1));
    return 0;
}
