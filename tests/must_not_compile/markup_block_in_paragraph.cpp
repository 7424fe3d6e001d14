// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: block_inside_a_paragraph
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<p><div>x</div></p>"); }
