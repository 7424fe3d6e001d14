// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace samskap::web {

struct EtagInput {
    std::string_view body;
    std::string_view masked_token;  // as it stands in the body; empty when there is none
    std::string_view bare_token;    // what the mask hides
    std::string_view key;           // of the house
};
// Strong over the body. A page with a form carries a token under a mask that is new each time, so
// its tag leaves the mask out, takes in what the mask hides (another session must not be told that
// its page is unchanged) and is weak: the pages mean the same without being the same bytes.
std::string make_etag(const EtagInput& input);
// If-None-Match against our tag, compared weakly. The server writes "tag-br" and "tag-gz" for
// compressed bodies; they count as the tag.
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace samskap::web
