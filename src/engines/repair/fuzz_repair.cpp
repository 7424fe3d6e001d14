// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engines/repair/fluency.hpp"
#include "engines/repair/repair.hpp"
#include "kernel/base/errors.hpp"

// Any bytes: the changes that were made, and nothing else, lead from the text to the repaired text,
// and back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap;
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const auto& model = repair::Model::built_in();
    repair::OwnWords own;
    const auto text = all.substr(size / 4);
    own.add_text(all.substr(0, size / 8));
    own.add_name(all.substr(size / 8, size / 8));
    own.add_correction(all.substr(0, size / 8), all.substr(size / 8, size / 8));
    const auto repaired = repair::repair(text, model, own);
    std::string made;
    std::size_t copied = 0;
    for (const auto& change : repaired.changes) {
        ensure(change.start >= copied && change.start + change.from.size() <= text.size(),
               "changes out of order");
        ensure(text.substr(change.start, change.from.size()) == change.from, "from is not there");
        ensure(change.confidence >= 0 && change.confidence <= 1, "no chance");
        if (!change.is_made) continue;
        made += text.substr(copied, change.start - copied);
        made += change.to;
        copied = change.start + change.from.size();
    }
    made += text.substr(copied);
    ensure(made == repaired.text, "a change that is not told");
    static_cast<void>(repair::fluency_of(text, model));
    static_cast<void>(repair::to_json(repaired));
    return 0;
}
