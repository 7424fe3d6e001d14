// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/order.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "kernel/base/errors.hpp"

namespace samskap::swedish {
namespace {

// ICU's collator may be shared by threads for making keys (a const operation once it is frozen),
// and opening one costs a hundred times more than a key.
const icu::Collator& collator() {
    static const std::unique_ptr<icu::Collator> made = [] {
        auto status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> swedish(
            icu::Collator::createInstance(icu::Locale("sv", "SE"), status));
        ensure(U_SUCCESS(status) && swedish, "ICU has no Swedish order");
        // Identical: texts that differ at all get different keys, so that the order is total.
        swedish->setAttribute(UCOL_STRENGTH, UCOL_IDENTICAL, status);
        ensure(U_SUCCESS(status) != 0, "ICU refuses the strength");
        return swedish;
    }();
    return *made;
}

}  // namespace

std::string sort_key(std::string_view name) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    std::vector<std::uint8_t> bytes(name.size() * 4 + 32);
    auto size = collator().getSortKey(text, bytes.data(), static_cast<int32_t>(bytes.size()));
    if (static_cast<std::size_t>(size) > bytes.size()) {
        bytes.resize(static_cast<std::size_t>(size));
        size = collator().getSortKey(text, bytes.data(), size);
    }
    std::string key;
    // The last byte is a terminating zero.
    for (int32_t at = 0; at + 1 < size; ++at) {
        const auto byte = bytes[static_cast<std::size_t>(at)];
        key += digits[byte >> 4U];
        key += digits[byte & 15U];
    }
    return key;
}

bool less(std::string_view left, std::string_view right) {
    return sort_key(left) < sort_key(right);
}

}  // namespace samskap::swedish
