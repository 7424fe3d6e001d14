// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::reading {

// Whether a text may be Swedish. To refuse Swedish is worse than to read what is none: short texts,
// lists of names and bad scans pass, and only what shows the small words of another language, or
// none of Swedish in a long text, is refused.
bool seems_swedish(std::string_view text);

}  // namespace samskap::reading
