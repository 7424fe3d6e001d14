// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: attribute_stands_twice
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup(R"(<p id="a" id="b">x</p>)"); }
