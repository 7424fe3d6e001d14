// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <openssl/evp.h>

#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Signed tokens (JWS in its compact form, RFC 7515) and the keys they are verified with (RFC 7517),
// by OpenSSL. No database, no network, no clock.
namespace samskap::issuers {

struct Token {
    std::string algorithm;
    std::string key_id;
    std::string type;
    boost::json::object claims;
    std::string signed_part;
    std::string signature;
};
// Nothing when it is none. A token that demands what is not known here ("crit") is none.
std::optional<Token> token_in(std::string_view text);

// Only these: each is of a public key. "none" and whatever rests on a shared secret have no name.
bool is_algorithm(std::string_view name);

struct WebKey {
    std::string id;
    std::string algorithm;  // the one it is for; empty: any that fits
    std::shared_ptr<EVP_PKEY> key;
};
// Those for signatures that OpenSSL takes; RSA of 2048 bits at least. Others are passed over.
std::vector<WebKey> web_keys_in(std::string_view json);

// The algorithm is the token's; the caller has asked whether it is one of those agreed on.
bool is_signed_by(const Token& token, const WebKey& key);

// A word or a number of an object, empty or nothing when it is something else.
std::string word_in(const boost::json::object& object, std::string_view name);
std::optional<std::int64_t> number_in(const boost::json::object& object, std::string_view name);
// A list of words, or one word as a list.
std::vector<std::string> words_in(const boost::json::object& object, std::string_view name);
// An object, from at most so much text as anybody honest sends.
std::optional<boost::json::object> object_in(std::string_view json);

}  // namespace samskap::issuers
