// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: markup_cannot_stand_in_an_attribute
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece(const ui::Html& html) { return ui::markup(R"(<p title="{}">x</p>)", html); }
