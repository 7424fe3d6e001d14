// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: constant expression
#include "kernel/web/url.hpp"

samskap::web::Url link() { return samskap::web::url("https://elsewhere.example/"); }
