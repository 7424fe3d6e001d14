// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "engines/repair/repair.hpp"

namespace samskap::repair {
namespace {

std::string quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += std::string{'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string json_of(const Change& change) {
    std::string others;
    for (const auto& other : change.alternatives)
        others += fmt::format(R"({}{{"text": {}, "confidence": {:.3f}}})",
                              others.empty() ? "" : ", ", quoted(other.text), other.confidence);
    return fmt::format(R"({{"line": {}, "column": {}, "from": {}, "to": {}, "confidence": {:.3f}, )"
                       R"("made": {}, "alternatives": [{}]}})",
                       change.line, change.column, quoted(change.from), quoted(change.to),
                       change.confidence, change.is_made, others);
}

}  // namespace

std::string to_json(const Repaired& repaired) {
    std::string changes;
    for (const auto& change : repaired.changes)
        changes += (changes.empty() ? "\n    " : ",\n    ") + json_of(change);
    return fmt::format("{{\n  \"changes\": [{}{}]\n}}\n", changes,
                       repaired.changes.empty() ? "" : "\n  ");
}

}  // namespace samskap::repair
