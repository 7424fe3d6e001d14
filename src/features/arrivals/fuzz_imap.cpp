// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>

#include "features/arrivals/imap_answers.hpp"
#include "kernel/base/errors.hpp"

// The same bytes at once and in two parts make the same answers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap::arrivals;
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto cut = bytes.empty() ? 0 : data[0] % bytes.size();
    ImapAnswers at_once(1U << 16U);
    ImapAnswers in_parts(1U << 16U);
    const bool fine = at_once.take(bytes);
    const bool first = in_parts.take(bytes.substr(0, cut));
    const bool second = first && in_parts.take(bytes.substr(cut));
    ensure(fine == second, "how it came makes no difference");
    while (auto answer = at_once.next()) {
        if (fine) ensure(in_parts.next() == answer, "the same answers");
        found_in_search(*answer);
        number_after(*answer, "UIDVALIDITY");
        for (const auto& literal : answer->literals) head_of(literal, "mx.example");
    }
    ensure(head_of(bytes, "mx.example").from.find(' ') == std::string::npos, "one address");
    return 0;
}
