// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/issuers/provider.hpp"

// What a browser carries while its person is at the issuer: one cookie, which nobody else can make.
// State, nonce and the proof of PKCE follow from it, so that asking writes nothing.
namespace samskap::issuers {

inline constexpr std::string_view k_question_cookie = "issuer";
inline constexpr std::int64_t k_question_seconds = 600;

struct Question {
    std::string issuer;  // its key
    std::string back = "/";
    AccountId binds{};  // the account it is bound to; none: somebody signs in
    std::string state;
    std::string nonce;
    std::string verifier;
};
struct Carried {
    Question question;
    std::string cookie;
};
Carried new_question(const web::Request& request, std::string_view issuer, std::string_view back,
                     AccountId binds);
// The one in the cookie, when it is ours and young enough.
std::optional<Question> question_of(const web::Request& request);

// Where the issuer sends people back to, and where it asks them.
std::string answer_address(const sign_in::Site& site, const Issuer& issuer);
std::string address_to_ask(const Issuer& issuer, const Places& places, const Question& question,
                           const sign_in::Site& site);

}  // namespace samskap::issuers
