// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/errors.hpp"

#include <fmt/format.h>

namespace samskap {

void broken(const char* why, const char* file, int line) {
    throw Fault(fmt::format("{}:{}: {}", file, line, why));
}

}  // namespace samskap
