// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engines/extraction/paper.hpp"
#include "engines/extraction/refusal.hpp"
#include "kernel/base/errors.hpp"

// Bytes, as somebody sent them, become text that the reading can work on.
//
// What comes out: clean UTF-8 (text::clean), line feeds, at least one letter. From plain text and
// Markdown the lines are the author's own. From all else every paragraph is one line, blocks are
// parted by blank lines, "# " marks a heading (more # for lower ones), "- " a bullet, nested by two
// blanks for each level, and " | " parts the cells of a row. Where a new block begins on a new
// page, the blank line before it holds a form feed.
namespace samskap::extraction {

enum class Format { text, markdown, html, pdf, docx, odt, rtf, eml, png, jpeg, tiff };

// Where a page begins. Only PDF and pictures have more than one.
struct Page {
    int number = 1;
    std::size_t first_line = 1;  // counted from 1
    bool operator==(const Page&) const = default;
};

// What a word of a page became: these bytes of the text, and where it is seen. A word that was
// parted at the end of a line is two of these, side by side in the text.
struct PlacedWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    Box box;
    double confidence = 1;
    bool operator==(const PlacedWord&) const = default;
};
// A line of print, in the order of the text. Many can be in one line of the text.
struct PlacedLine {
    int page = 1;
    std::size_t line = 1;  // of the text, counted from 1
    Box box;
    std::vector<PlacedWord> words;  // at least one
    [[nodiscard]] std::size_t begin() const { return words.front().begin; }
    [[nodiscard]] std::size_t end() const { return words.back().end; }
    bool operator==(const PlacedLine&) const = default;
};
// A page of the file as it can be shown; its boxes are measured in it.
struct Sheet {
    int number = 1;
    double width = 0;
    double height = 0;
    int turned = 0;  // quarters clockwise, for Extractor::picture()
    Origin origin = Origin::layer;
    std::optional<Refusal> refusal = {};  // this page could not be read
    bool operator==(const Sheet&) const = default;
};

// What stands beside the text and is not in it: a comment, or a change that was tracked. Text that
// was taken out is gone from the text, text that was put in stands there.
enum class RemarkKind { comment, inserted, deleted };
struct Remark {
    RemarkKind kind = RemarkKind::comment;
    std::string author = {};
    std::string when = {};  // as the file says it: "2031-03-05T10:20:00Z"
    std::string text = {};
    std::size_t line = 1;  // of the text, where it is hung up
    bool operator==(const Remark&) const = default;
};

struct Extracted;
// What came with a mail, as it came, and what was made of it.
struct Attachment {
    std::string name;
    std::string bytes;
    std::shared_ptr<const Extracted> extracted = {};  // empty when it could not be read
    std::optional<Refusal> refusal = {};
};
// Of a mail; its own text begins with the subject as a heading.
struct Letterhead {
    std::string subject = {};
    std::string from = {};
    std::string sent = {};  // "2031-03-05T10:20:00+01:00", empty when it does not say
};

struct Extracted {
    std::string text;
    std::vector<Page> pages;  // at least one, first_line ascending
    Format format = Format::text;
    // Pages on which no words were found, or none that can be made out, though others have some.
    // What stands there is not in the text, or only as rubble, and whoever shows it must say so.
    std::vector<int> silent_pages = {};
    // Only where the file is made of pages: each of them, and each line of print.
    std::vector<Sheet> sheets = {};
    std::vector<PlacedLine> places = {};
    // Of DOCX, ODT and RTF, in the order of the text.
    std::vector<Remark> remarks = {};
    // Of a mail.
    Letterhead letterhead = {};
    std::vector<Attachment> attachments = {};
    // A paragraph that runs over a page break belongs to the page where it begins.
    [[nodiscard]] int page_of(std::size_t line) const;
};

struct Limits {
    std::size_t bytes = 50U * 1024 * 1024;
    int seconds = 20;                                // for one file, by the clock on the wall
    std::size_t memory_bytes = 1024U * 1024 * 1024;  // address space of the protected reader
    // For each page that is read from a picture.
    int page_seconds = 60;
    std::size_t page_memory_bytes = 2048U * 1024 * 1024;
    int pages = 3000;
    // What came with a mail that came with a mail …
    int attachment_depth = 3;
    int attachments = 50;
};

// How much a text looks like what people write in Swedish, from 0 (rubble) to 1 (clean).
using LanguageScore = std::function<double(std::string_view)>;
// By the repair's model of which words follow each other. Of a handful of words, and of numbers,
// it believes the best; 0 where no word is in Latin letters.
double swedish_score(std::string_view words);

struct Options {
    Limits limits = {};
    // The command that ends in extract_child_main().
    std::vector<std::string> command = {};  // empty: the program executes itself anew
    LanguageScore language = swedish_score;
    int jobs = 1;               // pages of one file that are read at once
    std::stop_token stop = {};  // whatever runs ends soon, with Refusal::cancelled
};

// What the bytes are, by what stands in them first and by the name only where they say nothing.
Expected<Format, Refusal> format_of(std::string_view bytes, std::string_view file_name);

// "application/pdf"
std::string_view media_type(Format format);

// Plain text and Markdown, here and now; anything else is Refusal::unknown_format. UTF-8, UTF-16,
// Windows-1252 (and so Latin-1), DOS and old Macintosh letters, also mixed in one file.
Expected<Extracted, Refusal> extract_text(std::string_view bytes, std::string_view file_name);

// A file that is made of pages, each of which can be read by itself.
struct PagedFile {
    std::shared_ptr<const std::string> bytes;
    Format format = Format::pdf;
    int pages = 0;
};
bool is_paged(Format format);

// Pages, read one by one and in any order, become text: those that are missing or refused leave a
// gap, and their sheet says why. Refusal::no_text when there are no letters on any.
Expected<Extracted, Refusal> compose(Format format, std::vector<PaperPage> pages);

// Reads files of every format. All but plain text is opened only in child processes without files
// and network, with limits on memory and time. A child starts with the first such file, serves
// many, and is replaced when it dies; only the file or the page that killed it fails. Not thread
// safe: one for each thread.
//
// A document of pages is read whole by extract(), or page by page: open() it, read_page() each,
// keep what comes (to_bytes), compose() them in the end. So an import can stop and go on with the
// first page that it has not kept, and several threads, each with an Extractor, can share the
// pages.
class Extractor {
public:
    static std::vector<std::string> own_command();

    explicit Extractor(const Options& options = {});
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    // The file name helps to tell text from Markdown and HTML; it is never opened. Pages that are
    // pictures are read from the picture, one after the other.
    [[nodiscard]] Expected<Extracted, Refusal> extract(std::string_view bytes,
                                                       std::string_view file_name);
    // What somebody pasted with its mark-up, from Word, mail or Teams. No scripts, no hidden text.
    [[nodiscard]] Expected<Extracted, Refusal> extract_pasted(std::string_view html);

    // Refusal::unknown_format when it is a file that is not made of pages.
    [[nodiscard]] Expected<PagedFile, Refusal> open(std::shared_ptr<const std::string> bytes,
                                                    std::string_view file_name);
    // Page `number`, counted from 1. Where a page has both letters and a picture, the better
    // reading of the two. Never fails: a page that cannot be read carries its refusal.
    [[nodiscard]] PaperPage read_page(const PagedFile& file, int number);
    // These pages, shared among Options::jobs readers. Each is handed over when it is finished, in
    // any order, never two at once, and never after a request to stop. What `finished` throws ends
    // the reading and is thrown on.
    void read_pages(const PagedFile& file, const std::vector<int>& numbers,
                    const std::function<void(PaperPage)>& finished);
    // The page as PNG, turned as its Sheet says, at most `most_pixels` on its longer side.
    [[nodiscard]] Expected<std::string, Refusal> picture(const PagedFile& file, int number,
                                                         int turned, int most_pixels = 1600);

private:
    class Child;
    struct Children;
    Expected<Extracted, Refusal> extract_at(int depth, std::string_view bytes,
                                            std::string_view file_name);
    Expected<Extracted, Refusal> extract_flowing(Format format, std::string_view bytes);
    Expected<Extracted, Refusal> extract_pages(std::string_view bytes, std::string_view file_name);
    void open_attachments(Extracted& mail, int depth);
    std::unique_ptr<Children> m_children;
};

// The protected reader: `samskap extract-child`. Call it first thing in main(), before any thread
// is started. Locks itself in, then answers requests on standard input until that ends. The last
// three arguments say what it is to read and its limits, as the Extractor passes them. Never
// returns.
[[noreturn]] void extract_child_main(int argument_count, char** arguments);

}  // namespace samskap::extraction
