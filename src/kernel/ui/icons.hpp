// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "kernel/ui/components.hpp"

namespace samskap::ui {

// The drawings of the icons that `markup` points at, once each, as one hidden sprite.
Html sprite_for(std::string_view markup);

}  // namespace samskap::ui
