// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: child_needs_its_parent_element
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<div><li>x</li></div>"); }
