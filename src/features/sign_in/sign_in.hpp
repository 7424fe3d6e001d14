// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/messages/messages.hpp"

// Ways in without a password: a link to a channel that somebody has confirmed, and codes on paper.
namespace samskap::sign_in {

using people::AccountId;
using people::PartyId;
using web::Viewer;

const Feature& feature();
messages::Kinds notice_kinds();

}  // namespace samskap::sign_in
