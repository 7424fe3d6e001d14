// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

// Swedish order: a to z, then å, ä, ö; case and accents decide only between else equal texts.
namespace samskap::swedish {

// A text that, compared byte by byte, sorts as a Swede would sort `name`. Lower-case hexadecimal,
// so it can be stored in a TEXT column of any database. Equal keys mean equal texts (in NFC).
std::string sort_key(std::string_view name);

// A total order. Sort long lists by stored sort_key instead: each call here makes two keys.
bool less(std::string_view left, std::string_view right);

}  // namespace samskap::swedish
