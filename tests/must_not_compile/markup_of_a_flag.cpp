// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: a hole takes words, a whole number, Html or a Url
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece(bool flag) { return ui::markup("<p>{}</p>", flag); }
