// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: conver
#include "kernel/db/database.hpp"

using namespace samskap;

using BoatId = Id<struct BoatTag>;
using HarbourId = Id<struct HarbourTag>;
BoatId mixed(HarbourId harbour) { return harbour; }
