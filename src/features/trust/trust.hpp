// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/messages/messages.hpp"
#include "kernel/ui/feature.hpp"

// The pages of those who look after the house: roles, and what is opened in an emergency.
namespace samskap::trust {

const Feature& feature();
// What stewards are told.
messages::Kinds notice_kinds();

}  // namespace samskap::trust
