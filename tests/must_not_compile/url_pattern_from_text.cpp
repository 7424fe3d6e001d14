// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: constant expression
#include <string>

#include "kernel/web/url.hpp"

samskap::web::Url link(const std::string& text) { return samskap::web::url(text.c_str()); }
