// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: attribute_needs_quotes
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<p class=note>hello</p>"); }
