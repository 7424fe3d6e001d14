// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: image_needs_alt
#include "kernel/ui/html.hpp"

using namespace samskap;

ui::Html piece(const web::Url& to) { return ui::markup(R"(<img src="{}">)", to); }
