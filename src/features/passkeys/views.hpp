// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/passkeys/keys.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::passkeys {

// passkey.js, compiled in.
std::string_view passkey_script();

struct NewKeyForm {
    std::string name = {};
    std::optional<Refusal> refused = {};
};
ui::Page passkeys_page(const web::Request& request, const NewKeyForm& form);

struct KeySignIn {
    std::string back = {};
    bool is_shared = false;
    std::optional<Refusal> refused = {};
};
ui::Page key_sign_in_page(const web::Request& request, const KeySignIn& form);
// The answer to a key after the password that was refused: from the beginning.
ui::Page step_refused_page(const web::Request& request, Refusal why);

// Parts of people's pages.
ui::Html way_in(const web::Request& request, std::string_view back);
ui::Html own_link(const web::Request& request);
ui::Html step_form(const web::Request& request, AccountId account, const people::HalfSignIn& half);

}  // namespace samskap::passkeys
