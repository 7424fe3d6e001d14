// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/base/errors.hpp"

namespace samskap::db {

// What was to be written cannot be: the disk is full, read-only or fails. Reading may still work.
// Nothing of the transaction is kept. Answer 507, which says so in a sentence.
struct StorageFault : Fault {
    using Fault::Fault;
};

}  // namespace samskap::db
