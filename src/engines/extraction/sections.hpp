// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "engines/extraction/pdf_layout.hpp"

namespace samskap::extraction {

// Tesseract's Swedish model has no §, and reads it as an 8: headings of scanned pages that are
// numbered one after the other ("8 1 Mötets öppnande", "8 2 …") get their sign back, by the rule
// that the repair has for old readings.
void mend_sections(std::vector<PrintLine>& lines, const std::vector<PaperPage>& pages);

}  // namespace samskap::extraction
