// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: link_needs_a_url
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup(R"(<a href="//elsewhere">x</a>)"); }
