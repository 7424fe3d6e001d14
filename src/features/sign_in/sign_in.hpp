// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/messages/messages.hpp"
#include "kernel/ui/html.hpp"

// Ways in without a password: a link to a channel that somebody has confirmed, and codes on paper.
namespace samskap::sign_in {

using people::AccountId;
using people::PartyId;
using web::Viewer;

const Feature& feature();
messages::Kinds notice_kinds();

// On the page to sign in, for whoever has no password: codes on paper, and a link where this
// installation can send one.
ui::Html way_in(const web::Request& request);

// Whether ways in may be changed in this session: it is young, and was opened by no code that
// somebody else printed. Whoever finds a browser signed in makes themselves no way in.
enum class MayChange { yes, sign_in_again, not_by_paper };
MayChange may_change(const web::Request& request);

// How browsers know this installation: "https://samskap.sundhamn.example". What is signed for
// another address (a passkey, an answer of an issuer) is not for us.
struct Site {
    std::string address;
    std::string host;  // without a port
};
// https with a host, or http to localhost; nothing after it.
bool is_site(std::string_view address);
// When the program starts; an empty address means that the operator gave none.
void begin(db::Writer& db, std::string_view address);
// Without a given address only this machine itself has one, as "localhost".
std::optional<Site> site_of(const web::Request& request);

}  // namespace samskap::sign_in
