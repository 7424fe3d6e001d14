// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "engines/extraction/pdf_layout.hpp"

namespace samskap::extraction {

// Where each word of these lines went in the text that was made of them, in this order. A word that
// the text does not have leaves no trace. `pages` tells how a straightened word lies on its paper.
std::vector<PlacedLine> places_of(const std::vector<PrintLine>& lines, std::string_view text,
                                  const std::vector<PaperPage>& pages);

}  // namespace samskap::extraction
