// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "engines/extraction/extraction.hpp"

// The readers themselves, without protection: for the locked-in child, for fuzzers and for tests
// that read what the program itself has written.
namespace samskap::extraction {

Expected<Extracted, Refusal> extract_html(std::string_view bytes);
Expected<Extracted, Refusal> extract_pdf(std::string_view bytes);
Expected<Extracted, Refusal> extract_docx(std::string_view bytes);

// Loads what Poppler and the C library otherwise load when first used, while files can be opened.
void warm_up();

}  // namespace samskap::extraction
