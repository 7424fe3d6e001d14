// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/web/cookies.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/request.hpp"

// Cookies and what is read out of them: preferences come back as they were written, and no
// sixteen bytes are found under a mask that was not made.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap::web;
    const std::string_view header(reinterpret_cast<const char*>(data), size);
    for (const auto& [name, value] : parse_cookies(header)) {
        if (name.find_first_of(";=") != std::string_view::npos) std::abort();
        const auto preferences = preferences_in(value);
        if (preferences_in(cookie_text(preferences)) != preferences) std::abort();
        if (is_mask_of(value, "never hidden yet")) std::abort();
    }
    return 0;
}
