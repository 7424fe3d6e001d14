// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/extraction/extraction.hpp"
#include "features/groups/groups.hpp"

// Files as they came: bytes by hash, never overwritten, in chunks in the database; and, of files
// that are made of pages, each page as it was read.
namespace samskap::documents {

using people::PartyId;
using web::Viewer;
using DocumentId = Id<struct DocumentTag>;

const Feature& feature();

struct Document {
    DocumentId id;
    PartyId group;
    std::string name;
    std::string media_type;
    std::int64_t size = 0;
    std::string sha256;
    bool is_readable = true;
    std::string refusal;  // why it could not be read, English key of extraction's refusal
    std::string text;     // as extracted; what the lines of statements count in
    Instant received_at;
};

struct Incoming {
    PartyId group;
    std::string name;
    std::string bytes;
    std::string media_type;
    // What extraction made of it: text, or why not.
    std::string text;
    std::string refusal = {};
    std::vector<int> silent_pages = {};  // pages without text, though others have some
    std::vector<extraction::Remark> remarks = {};
};
// The refusal of a file that is kept before anybody has tried to read it: see found_text().
inline constexpr std::string_view k_not_read_yet = "not read yet";
struct Kept {
    DocumentId id;
    bool was_there = false;  // the same bytes had come to this group before
};
// The document of the group with these very bytes.
std::optional<DocumentId> same_bytes(db::Reader& db, PartyId group, std::string_view bytes);
Kept keep(db::Writer& db, PartyId actor, const Incoming& file);
// What was kept unread has been read: this is its text, or why there is none.
void found_text(db::Writer& db, DocumentId id, std::string_view text,
                const std::vector<int>& silent_pages);
void found_no_text(db::Writer& db, DocumentId id, std::string_view refusal);
// The text became another, word by word; its lines are the same.
void replace_text(db::Writer& db, DocumentId id, std::string_view text);

// NotFound for who is not in the group: the original is never open; and for everybody but the
// secretary where it names somebody with a protected identity, in a comment too, or could not be
// read.
Document visible_document(db::Reader& db, const Viewer& viewer, DocumentId id);
bool may_open(db::Reader& db, const Viewer& viewer, DocumentId id);
std::string bytes_of(db::Reader& db, DocumentId id);
// A comment, or a change that was tracked, as it hangs on a line of the text.
struct Remark {
    extraction::RemarkKind kind = extraction::RemarkKind::comment;
    std::string author;      // empty: the file does not say
    std::optional<Day> day;  // as the file says it
    std::string text;
    int line = 1;
};
// In the order of the text. Whoever asks has seen the document.
std::vector<Remark> remarks_of(db::Reader& db, DocumentId document);

// Numbers of documents whose bytes no longer have their hash, or with a page that is none any more;
// for `samskap verify`.
std::vector<DocumentId> damaged_documents(db::Reader& db);

// A page of a PDF or a picture, with the place of each word, as it was read. They come one by one
// and in any order while the file is read, also twice: the first stays. They go with the document.
void keep_page(db::Writer& db, DocumentId id, const extraction::PaperPage& page);
// In the order of their numbers. As bytes_of(), for those who have asked whether it may be seen.
std::vector<extraction::PaperPage> pages_of(db::Reader& db, DocumentId id);
// Nothing for a page that was not read yet, and for a file that has no pages.
std::optional<extraction::PaperPage> page_of(db::Reader& db, DocumentId id, int number);
std::vector<int> kept_pages(db::Reader& db, DocumentId id);

// Bytes of a document's text as it was first read.
struct Range {
    std::size_t from = 0;
    std::size_t to = 0;
    bool operator==(const Range&) const = default;
};
// Whether there are pages to look at.
bool has_pages(const Document& document);
// A page to look at; its picture alone; and the page on which a part of the text stands, with that
// part framed. `back` is where whoever looked goes on.
web::Url page_url(DocumentId id, int page);
web::Url picture_url(DocumentId id, int page);
web::Url place_url(DocumentId id, Range range, const web::Url& back);

// Where the words of a text stand on the pages of its file.
class Evidence {
public:
    // Nothing when the file has no pages with words. As bytes_of(), for those who have asked
    // whether it may be seen.
    static std::optional<Evidence> of(db::Reader& db, const Document& document);
    // What the places count in. Who has another text of the file has no places in it.
    [[nodiscard]] const std::string& text() const { return m_composed.text; }
    // The lines of print that hold some of it, as far as they do; by page, in the order of the
    // text.
    struct Strip {
        int page = 1;
        std::vector<extraction::Box> boxes;
    };
    [[nodiscard]] std::vector<Strip> where(Range range) const;
    // The line of print in which it begins; no extent when it stands nowhere.
    [[nodiscard]] extraction::Box line_of_print(Range range) const;
    // Null when the file has no such page.
    [[nodiscard]] const extraction::Sheet* sheet(int page) const;

private:
    explicit Evidence(extraction::Extracted composed) : m_composed(std::move(composed)) {}
    extraction::Extracted m_composed;
};

}  // namespace samskap::documents
