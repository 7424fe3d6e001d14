// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engines/recurrence/phrase_text.hpp"
#include "engines/recurrence/resolve.hpp"
#include "kernel/base/errors.hpp"

using namespace samskap;
using namespace samskap::recurrence;

// Spans lie inside the text, in order and apart; whatever was found can be resolved.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto phrases = find_phrases(text);
    Context context;
    context.reference = day_of(2017, 6, 15);
    std::size_t reached = 0;
    for (const auto& phrase : phrases) {
        ensure(phrase.span.begin >= reached && phrase.span.end <= size, "spans in order");
        ensure(phrase.core.begin >= phrase.span.begin && phrase.core.begin < phrase.core.end,
               "the core inside the span");
        reached = phrase.span.end;
        const auto resolved = resolve(phrase, context);
        ensure(!resolved.earliest || !resolved.latest || *resolved.earliest <= *resolved.latest ||
                   phrase.is_range() || phrase.marker != Marker::none,
               "an end not before its beginning");
        static_cast<void>(resolve(phrase, {}));
    }
    static_cast<void>(to_text(phrases, text));
    return 0;
}
