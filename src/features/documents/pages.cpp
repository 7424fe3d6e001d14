// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/documents/documents.hpp"

namespace samskap::documents {
namespace {

// Bytes that make no page, or another page than the row says, are none.
std::optional<extraction::PaperPage> page_in(const db::Row& row) {
    auto page = extraction::page_from_bytes(row["bytes"].bytes());
    if (page && page->number != static_cast<int>(row["number"])) return std::nullopt;
    return page;
}

}  // namespace

void keep_page(db::Writer& db, DocumentId id, const extraction::PaperPage& page) {
    const auto bytes = extraction::to_bytes(page);
    db.run(R"sql(
        INSERT INTO document_pages (document, number, bytes) VALUES ($1, $2, $3)
        ON CONFLICT (document, number) DO NOTHING
    )sql",
           id, page.number, db::Bytes{bytes});
}

std::vector<extraction::PaperPage> pages_of(db::Reader& db, DocumentId id) {
    std::vector<extraction::PaperPage> pages;
    db.each(
        [&](const db::Row& row) {
            if (auto page = page_in(row)) pages.push_back(*std::move(page));
        },
        "SELECT number, bytes FROM document_pages WHERE document = $1 ORDER BY number", id);
    return pages;
}

std::optional<extraction::PaperPage> page_of(db::Reader& db, DocumentId id, int number) {
    const auto found = db.maybe(
        page_in, "SELECT number, bytes FROM document_pages WHERE document = $1 AND number = $2", id,
        number);
    return found.value_or(std::nullopt);
}

std::vector<int> kept_pages(db::Reader& db, DocumentId id) {
    return db.all([](const db::Row& row) -> int { return row["number"]; },
                  "SELECT number FROM document_pages WHERE document = $1 ORDER BY number", id);
}

}  // namespace samskap::documents
