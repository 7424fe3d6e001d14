// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engines/swedish/likeness.hpp"
#include "engines/swedish/names.hpp"
#include "engines/swedish/order.hpp"
#include "engines/swedish/search_terms.hpp"
#include "kernel/base/errors.hpp"

using namespace samskap;

// Any bytes, as text and as dictionary: spans lie inside the text in order, a text finds itself,
// names are the same as themselves.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto installed = swedish::installed_lexicon();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto half = text.substr(0, size / 2);
    const auto rest = text.substr(size / 2);

    std::size_t end = 0;
    for (const auto& span : swedish::words_in(text)) {
        ensure(span.start >= end && span.end > span.start && span.end <= size,
               "a word out of place");
        end = span.end;
    }
    const auto query = swedish::query_of(text, installed);
    const auto marks = swedish::mark(text, query, installed);
    ensure(query.words.empty() || !marks.empty(), "a text does not find itself");
    static_cast<void>(swedish::mark(rest, swedish::query_of(half, installed), installed,
                                    swedish::Precision::forgiving));

    ensure(swedish::compare_names(half, rest) == swedish::compare_names(rest, half),
           "names differ");
    ensure(swedish::name_key(text).empty() ||
               swedish::compare_names(text, text) == swedish::NameMatch::same,
           "not its own name");
    static_cast<void>(swedish::organisation_key(half, installed));
    ensure(!swedish::less(text, text), "less than itself");
    if (size < 512 && size % 8 == 0) {  // a dictionary of its own takes 2 MB
        const auto left = swedish::wording_of(half, installed);
        const auto right = swedish::wording_of(rest, installed);
        const auto alike = swedish::likeness(left, right);
        ensure(alike >= 0.0 && alike <= 1.0001, "likeness out of range");
        const swedish::Lexicon strange(half, rest);
        static_cast<void>(swedish::terms_of(rest, strange));
    }
    return 0;
}
