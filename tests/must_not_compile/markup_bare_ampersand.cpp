// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: ampersand_must_be_written_amp
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece() { return ui::markup("<p>a & b</p>"); }
