// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: a_hole_has_no_argument
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<p>{} {}</p>", "one"); }
