// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/extraction.hpp"

namespace samskap::extraction {
namespace {

struct Words {
    std::string_view key;
    std::string_view sentence;
};

Words words_of(Refusal refusal) {
    switch (refusal) {
        case Refusal::empty: return {"refusal_empty", "The file is empty."};
        case Refusal::binary:
            return {"refusal_binary", "The file is not text: most of it is data for a program."};
        case Refusal::wrong_encoding:
            return {"refusal_wrong_encoding",
                    "The file is text in an encoding that Swedish is not written in."};
        case Refusal::too_large: return {"refusal_too_large", "The file is too large."};
        case Refusal::encrypted:
            return {"refusal_encrypted", "The file is locked with a password."};
        case Refusal::broken:
            return {"refusal_broken",
                    "The file is damaged: it cannot be opened as what it says it is."};
        case Refusal::no_text: return {"refusal_no_text", "No letters were found on its pages."};
        case Refusal::unknown_format:
            return {
                "refusal_unknown_format",
                "The file is of a kind that cannot be read; text, Markdown, HTML, PDF, DOCX, PNG, "
                "JPEG and TIFF can."};
        case Refusal::folder: return {"refusal_folder", "This is a folder, not a file."};
        case Refusal::unreadable:
            return {"refusal_unreadable", "There is no such file, or it may not be opened."};
        case Refusal::timed_out:
            return {"refusal_timed_out",
                    "The file took too long to read, so the reading was stopped."};
        case Refusal::out_of_memory:
            return {
                "refusal_out_of_memory",
                "The file needs more memory than one file may have, so the reading was stopped."};
        case Refusal::picture_too_large:
            return {"refusal_picture_too_large", "The picture has more points than can be read."};
        case Refusal::too_many_pages:
            return {"refusal_too_many_pages", "The file has too many pages."};
        case Refusal::nested_too_deep:
            return {"refusal_nested_too_deep", "Files lie inside files, too deep to follow."};
        case Refusal::cancelled: return {"refusal_cancelled", "The reading was cancelled."};
        case Refusal::no_page_reader:
            return {"refusal_no_page_reader",
                    "Pictures of pages cannot be read here: Tesseract's Swedish letters (package "
                    "tesseract-ocr-swe) are not installed."};
        case Refusal::illegible:
            return {"refusal_illegible", "What stands on its pages cannot be made out."};
        case Refusal::child_failed: break;
    }
    return {"refusal_child_failed", "The protected reader stopped while it read this file."};
}

}  // namespace

std::string_view sentence(Refusal refusal) { return words_of(refusal).sentence; }
std::string_view text_key(Refusal refusal) { return words_of(refusal).key; }

int Extracted::page_of(std::size_t line) const {
    int number = 1;
    for (const auto& page : pages) {
        if (page.first_line > line) break;
        number = page.number;
    }
    return number;
}

}  // namespace samskap::extraction
