// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "kernel/web/request.hpp"

// Against forms sent from elsewhere in a person's name. Two walls: the browser says where a form
// came from, and the form carries a token that only a page of ours could have shown.
namespace samskap::web {

// The token of one session (or of one anonymous browser): a keyed hash of its cookie.
std::string session_form_token(std::string_view key, std::string_view cookie);
// A fresh one-time pad and the token under it, so that no two pages carry the same bytes and
// compression tells nothing about the token.
std::string mask_form_token(std::string_view token);
// Whether `masked` hides `token`. Takes the same time whatever differs.
bool is_mask_of(std::string_view masked, std::string_view token);

// By Sec-Fetch-Site, else by Origin against Host. A browser too old to send either is let through
// to the token.
bool comes_from_us(const RawRequest& request);
std::string_view header_of(const RawRequest& request, std::string_view name);

}  // namespace samskap::web
