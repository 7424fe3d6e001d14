// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/base/text.hpp"
#include "kernel/web/form.hpp"

// Whatever is read can be printed, and is read again as the same form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    const auto form = samskap::web::parse_urlencoded(body, {.fields = 50, .value = 1000});
    if (!form) return 0;
    const auto again = samskap::web::parse_urlencoded(samskap::web::print_urlencoded(*form), {});
    if (!again || again->fields.size() != form->fields.size()) std::abort();
    for (std::size_t i = 0; i < form->fields.size(); ++i) {
        const auto& field = form->fields[i];
        if (field.value != again->fields[i].value || field.name != again->fields[i].name)
            std::abort();
        if (!samskap::text::is_valid_utf8(field.value)) std::abort();
    }
    return 0;
}
