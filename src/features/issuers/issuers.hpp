// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/people/second_step.hpp"
#include "features/sign_in/sign_in.hpp"

// Signing in through services outside (OpenID Connect with PKCE): the municipality's own, a broker
// for e-identification, cards of health care. Any number at once; none is ever the only way.
namespace samskap::issuers {

using people::AccountId;
using people::PartyId;

// A group that an issuer names at sign-in becomes a membership here.
struct Grant {
    std::string named;  // as the issuer calls it
    people::MemberRole role = people::MemberRole::member;
    PartyId group;
};
struct Issuer {
    std::string key;   // in our addresses: "entra"
    std::string name;  // what people read: "Sundhamns kommun"
    std::string address;
    std::string client;
    std::string secret = {};
    std::vector<std::string> algorithms = {};
    std::vector<std::string> hosts = {};  // others that its addresses may lie at
    std::string scope = "openid";
    std::string acr = {};                    // the levels that are asked for
    std::map<std::string, int> levels = {};  // what an `acr` counts as; others are 1
    // The least level for a role that comes by a grant.
    std::map<people::MemberRole, int> needs = {};
    std::string groups_claim = "groups";
    std::string groups_url = {};  // where groups are fetched that do not fit into a token
    std::vector<Grant> grants = {};
    std::map<std::string, std::string> accounts = {};  // subject → user name
};

// One request to an issuer. `form` is sent as POST when it is not empty.
struct Asking {
    std::string url;
    std::string form = {};
    std::string user = {};  // with `password`: basic authentication
    std::string password = {};
    std::string bearer = {};
};
// The body of an answer 200; nothing otherwise.
using Fetch = std::function<std::optional<std::string>(const Asking&)>;
// Over https alone, or http to this machine; no redirects, eight seconds, a megabyte.
std::optional<std::string> fetch(const Asking& asking);
// Whether fetch() would ask there at all.
bool is_safe_url(std::string_view url);

// A file of settings, told in docs/operator.md; groups are known by name. Refused with a sentence
// that never says what is in it.
Expected<std::vector<Issuer>, std::string> issuers_in(db::Reader& db, const std::string& file);
using GroupNamed = std::function<std::optional<PartyId>(std::string_view)>;
Expected<std::vector<Issuer>, std::string> issuers_of(std::string_view settings,
                                                      const GroupNamed& group_named);

// When the program starts: from now on these are asked. What they were asked before is forgotten.
void begin(std::vector<Issuer> issuers, Fetch how = fetch);

const Feature& feature();
// For people's pages; `app` connects them.
people::OtherWays other_ways();

}  // namespace samskap::issuers
