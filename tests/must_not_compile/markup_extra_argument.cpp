// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: an_argument_has_no_hole
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<p>{}</p>", "one", "two"); }
