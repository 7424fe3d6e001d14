// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: ==
#include "kernel/db/database.hpp"

using namespace samskap;

using BoatId = Id<struct BoatTag>;
using HarbourId = Id<struct HarbourTag>;
bool mixed(BoatId boat, HarbourId harbour) { return boat == harbour; }
