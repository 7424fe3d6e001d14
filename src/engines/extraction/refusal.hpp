// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::extraction {

// Why there is no text, of a file or of one page. Each has a sentence for the terminal and a key
// for the pages' own words. They are kept as numbers: a new one goes last.
enum class Refusal {
    empty,              // nothing in it, or only white space
    binary,             // taken for text, but it is not
    wrong_encoding,     // text in letters of no encoding that Swedish is written in
    too_large,          // more than Limits::bytes
    encrypted,          // needs a password
    broken,             // says that it is of a format, but is not, or ends too early
    no_text,            // pages on which nobody found a letter
    unknown_format,     // a spreadsheet, a film, …
    folder,             // said by the caller, who opened the path
    unreadable,         // said by the caller: no such file, or no permission
    timed_out,          // stopped: took longer than Limits::seconds, or page_seconds
    out_of_memory,      // stopped: wanted more than Limits::memory_bytes, or page_memory_bytes
    picture_too_large,  // more pixels than any scanner or telephone makes
    too_many_pages,     // more than Limits::pages
    nested_too_deep,    // a mail in a mail in a mail …
    cancelled,          // somebody asked to stop
    no_page_reader,     // Tesseract's Swedish letters are not installed
    child_failed,       // the protected reader could not be started, or fell over this file
    illegible,          // there are letters, but neither they nor the picture can be made out
};
constexpr Refusal last_refusal = Refusal::illegible;

// One sentence in English, for standard error: "The file is empty."
std::string_view sentence(Refusal refusal);
// "refusal_empty": the name of the text that a page shows.
std::string_view text_key(Refusal refusal);

}  // namespace samskap::extraction
