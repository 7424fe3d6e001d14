// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: link_or_button_inside_another
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup(R"(<a href="/"><a href="/">x</a></a>)"); }
