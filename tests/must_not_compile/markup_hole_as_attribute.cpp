// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: a_hole_stands_in_text_or_in_a_quoted_attribute
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<p {}>x</p>", "hidden"); }
