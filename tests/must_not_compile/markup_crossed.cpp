// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: closing_tag_does_not_match
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<b><i>hello</b></i>"); }
