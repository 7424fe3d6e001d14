// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::ui {

// samskap.css without comments and blanks, made at build by tools/minify_css.py.
std::string_view stylesheet();

}  // namespace samskap::ui
