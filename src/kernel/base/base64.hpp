// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

// URL-safe base 64 without padding (RFC 4648 §5), as WebAuthn and JOSE have it.
namespace samskap::base64 {

std::string text_of(std::string_view bytes);
// Nothing when any letter does not belong there.
std::optional<std::string> bytes_of(std::string_view text);

}  // namespace samskap::base64
