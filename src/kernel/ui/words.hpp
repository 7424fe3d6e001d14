// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kernel's own words, as samskap::ui::text::…; made from texts.*.po beside this file.
#include "generated/kernel/ui/texts.hpp"
