// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/base/time.hpp"

// A document as a registry, a printer or a screen reader wants it: one small model, three shapes.
// The same document and the same instant give the same bytes.
namespace samskap::typesetting {

// "Datum: 15 juni 2017". An empty label prints the value alone.
struct Fact {
    std::string label;
    std::string value;
    bool operator==(const Fact&) const = default;
};
struct Heading {
    int level = 1;  // 1 to 3, below the title
    std::string text;
    bool operator==(const Heading&) const = default;
};
struct Paragraph {
    std::string text;
    bool operator==(const Paragraph&) const = default;
};
// Bullets that follow each other are one list.
struct Bullet {
    int depth = 0;  // 0 to 3
    std::string text;
    bool operator==(const Bullet&) const = default;
};
// Every row has as many cells as the head; missing ones are empty.
struct Table {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    bool operator==(const Table&) const = default;
};
using Block = std::variant<Heading, Paragraph, Bullet, Table>;

struct Document {
    std::string title = {};
    std::vector<Fact> facts = {};
    std::vector<Block> blocks = {};
    std::string footer =
        {};  // on every page, before the page number: who issued it, registry number
    std::string author = {};  // who answers for it; metadata only
    std::string language = "sv-SE";
    bool operator==(const Document&) const = default;
};

// Clean text, UTF-8, ends with a line feed: "# Title", "Label: value", "## Heading", "- bullet"
// with two blanks for each depth, "cell | cell". Paragraphs are one line. Without the footer.
std::string to_clean_text(const Document& document);
// Reads what to_clean_text wrote, and plain Markdown of the same kind.
Document from_clean_text(std::string_view text);
// Word and LibreOffice: headings, lists and tables are real ones.
std::string to_docx(const Document& document, Instant made_at);
// A4, tagged for screen readers, letters embedded.
std::string to_pdf(const Document& document, Instant made_at);

}  // namespace samskap::typesetting
