// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: style_belongs_in_the_stylesheet
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup(R"(<p style="color:red">x</p>)"); }
