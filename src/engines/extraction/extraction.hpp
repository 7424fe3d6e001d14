// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/errors.hpp"

// Bytes, as somebody sent them, become text that the reading can work on.
//
// What comes out: clean UTF-8 (text::clean), line feeds, at least one letter. From plain text and
// Markdown the lines are the author's own. From HTML, PDF and DOCX every paragraph is one line,
// blocks are parted by blank lines, "# " marks a heading (more # for lower ones), "- " a bullet,
// nested by two blanks for each level, and " | " parts the cells of a row. Where a new block begins
// on a new page, the blank line before it holds a form feed.
namespace samskap::extraction {

enum class Format { text, markdown, html, pdf, docx };

// Where a page begins. Only PDF has more than one.
struct Page {
    int number = 1;
    std::size_t first_line = 1;  // counted from 1
    bool operator==(const Page&) const = default;
};

struct Extracted {
    std::string text;
    std::vector<Page> pages;  // at least one, first_line ascending
    Format format = Format::text;
    // Pages of a PDF without text, though others have some: scans between printed pages. What
    // stands there is not in the text, and whoever shows it must say so.
    std::vector<int> silent_pages = {};
    // A paragraph that runs over a page break belongs to the page where it begins.
    [[nodiscard]] int page_of(std::size_t line) const;
};

// Why there is no text. Each has a sentence for the terminal and a key for the pages' own words.
enum class Refusal {
    empty,           // nothing in it, or only white space
    binary,          // taken for text, but it is not
    wrong_encoding,  // text in letters of no encoding that Swedish is written in
    too_large,       // more than Limits::bytes
    encrypted,       // needs a password
    broken,          // says that it is of a format, but is not, or ends too early
    no_text,         // pages without letters: a scan
    unknown_format,  // a picture, a spreadsheet, …
    folder,          // said by the caller, who opened the path
    unreadable,      // said by the caller: no such file, or no permission
    timed_out,       // stopped: took longer than Limits::seconds
    out_of_memory,   // stopped: wanted more than Limits::memory_bytes
    child_failed,    // the protected reader could not be started, or fell over this file
};
// One sentence in English, for standard error: "The file is empty."
std::string_view sentence(Refusal refusal);
// "refusal_empty": the name of the text that a page shows.
std::string_view text_key(Refusal refusal);

struct Limits {
    std::size_t bytes = 50U * 1024 * 1024;
    int seconds = 20;                                // for one file, by the clock on the wall
    std::size_t memory_bytes = 1024U * 1024 * 1024;  // address space of the protected reader
};

// What the bytes are, by what stands in them first and by the name only where they say nothing.
Expected<Format, Refusal> format_of(std::string_view bytes, std::string_view file_name);

// Plain text and Markdown, here and now; anything else is Refusal::unknown_format. UTF-8, UTF-16,
// Windows-1252 (and so Latin-1), DOS and old Macintosh letters, also mixed in one file.
Expected<Extracted, Refusal> extract_text(std::string_view bytes, std::string_view file_name);

// Reads files of every format. HTML, PDF and DOCX are opened only in a child process without files
// and network, with limits on memory and time. The child starts with the first such file, serves
// many, and is replaced when it dies; only the file that killed it fails. Not thread safe: one for
// each thread.
class Extractor {
public:
    // The command that ends in extract_child_main(). The program executes itself anew.
    static std::vector<std::string> own_command();

    explicit Extractor(Limits limits = {}, std::vector<std::string> command = own_command());
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    // The file name helps to tell text from Markdown and HTML; it is never opened.
    [[nodiscard]] Expected<Extracted, Refusal> extract(std::string_view bytes,
                                                       std::string_view file_name);
    // What somebody pasted with its mark-up, from Word, mail or Teams. No scripts, no hidden text.
    [[nodiscard]] Expected<Extracted, Refusal> extract_pasted(std::string_view html);

private:
    class Child;
    Expected<Extracted, Refusal> in_child(Format format, std::string_view bytes);
    Limits m_limits;
    std::vector<std::string> m_command;
    std::unique_ptr<Child> m_child;
};

// The protected reader: `samskap extract-child`. Call it first thing in main(), before any thread
// is started. Locks itself in, then answers requests on standard input until that ends. The last
// two arguments are its limits, as the Extractor passes them. Never returns.
[[noreturn]] void extract_child_main(int argument_count, char** arguments);

}  // namespace samskap::extraction
