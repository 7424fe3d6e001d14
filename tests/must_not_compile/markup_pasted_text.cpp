// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: constant expression
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece(const std::string& name) { return ui::markup(("<p>" + name + "</p>").c_str()); }
