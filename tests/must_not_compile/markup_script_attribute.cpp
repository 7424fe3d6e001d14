// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: script_belongs_in_a_file
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup(R"(<p onclick="x">x</p>)"); }
