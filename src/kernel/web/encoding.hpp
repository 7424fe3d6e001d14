// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace samskap::web {

// RFC 3986: everything but letters, digits and "-._~" becomes %XX.
std::string percent_encode(std::string_view text);
// A broken escape stays as it stands. Bytes come out as they are, not yet cleaned.
enum class Plus { is_plus, is_space };
std::string percent_decode(std::string_view text, Plus plus);
// ASCII only, as the names of header fields are compared.
bool same_ignoring_case(std::string_view left, std::string_view right);
// Blanks and tabs off at both ends.
std::string_view trim_blanks(std::string_view text);

}  // namespace samskap::web
