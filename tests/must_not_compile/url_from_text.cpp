// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: private
#include <string>

#include "kernel/web/url.hpp"

// Text from outside cannot become a link.
samskap::web::Url link(const std::string& text) { return samskap::web::Url(text); }
