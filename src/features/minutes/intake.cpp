// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/intake.hpp"

#include <algorithm>

namespace samskap::minutes {
namespace {

// Between them, so that no reader waits for long while another finishes its last page.
constexpr std::size_t k_pages_for_each_reader = 4;

struct Begun {
    PartyId group;
    PartyId actor;
    std::string name;
};

// Nothing when it is finished, or stopped, or never was.
std::optional<Begun> begun_with(db::Reader& db, DocumentId document) {
    return db.maybe(
        [](const db::Row& row) -> Begun {
            return {.group = row["of_group"], .actor = row["asked_by"], .name = row["name"]};
        },
        R"sql(
        SELECT d.of_group, i.asked_by, d.name
          FROM intakes i JOIN documents d ON d.id = i.document
         WHERE i.document = $1 AND i.state = 'reading'
    )sql",
        document);
}

// Whoever deletes the row may say how it ended; another who did the same work says nothing.
bool end_intake(db::Writer& db, DocumentId document) {
    return db.run("DELETE FROM intakes WHERE document = $1 AND state = 'reading'", document) == 1;
}

struct StoppedMeanwhile {};

class PageByPage {
public:
    PageByPage(db::Database& database, DocumentId document, Instant at, const ReadingOn& how)
        : m_database(database), m_document(document), m_at(at), m_how(how) {}

    Imported run() {
        const auto begun = begun_with(*m_database.read(), m_document);
        if (!begun) return became();
        const auto file = m_how.extractor.open(bytes(), begun->name);
        if (!file) return refuse(extraction::text_key(file.error()));
        try {
            for (auto missing = missing_pages(*file); !missing.empty() && m_wants_more;
                 missing = missing_pages(*file))
                read_some(*file, std::move(missing));
        } catch (const StoppedMeanwhile&) {
            return became();
        }
        if (!missing_pages(*file).empty())
            return {.document = m_document, .is_being_read = true, .pages = m_read};
        return finish(*begun, file->format);
    }

private:
    std::shared_ptr<const std::string> bytes() {
        return std::make_shared<const std::string>(
            documents::bytes_of(*m_database.read(), m_document));
    }

    std::vector<int> missing_pages(const extraction::PagedFile& file) {
        const auto kept = documents::kept_pages(*m_database.read(), m_document);
        std::vector<int> missing;
        for (int number = 1; number <= file.pages; ++number)
            if (!std::binary_search(kept.begin(), kept.end(), number)) missing.push_back(number);
        m_progress = {file.pages - static_cast<int>(missing.size()), file.pages};
        return missing;
    }

    void read_some(const extraction::PagedFile& file, std::vector<int> missing) {
        const auto most = k_pages_for_each_reader * static_cast<std::size_t>(m_how.jobs);
        missing.resize(std::min(missing.size(), most));
        m_how.extractor.read_pages(file, missing,
                                   [&](const extraction::PaperPage& page) { keep(page); });
    }

    void keep(const extraction::PaperPage& page) {
        m_database.in_transaction(m_at, [&](db::Writer& db) {
            const auto going_on = db.run(
                "UPDATE intakes SET tries = 0, moved_at = $2"
                " WHERE document = $1 AND state = 'reading'",
                m_document, m_at);
            if (going_on == 0) throw StoppedMeanwhile();
            documents::keep_page(db, m_document, page);
        });
        ++m_read;
        ++m_progress.done;
        const auto now = m_how.go_on ? m_how.go_on(m_progress) : m_at;
        m_wants_more = m_wants_more && now;
        m_at = now.value_or(m_at);
    }

    Imported finish(const Begun& begun, extraction::Format format) {
        auto pages = documents::pages_of(*m_database.read(), m_document);
        const auto extracted = extraction::compose(format, std::move(pages));
        if (!extracted) return refuse(extraction::text_key(extracted.error()));
        const auto found = found_in(m_database, begun.group, *extracted);
        if (!found.reading.swedish) return refuse(k_not_swedish);
        const auto reading =
            m_database.in_transaction(m_at, [&](db::Writer& db) -> std::optional<ReadingId> {
                if (!end_intake(db, m_document)) return std::nullopt;
                documents::found_text(db, m_document, found.repaired.text, extracted->silent_pages);
                return queue_reading(db, begun.actor, {m_document, begun.group, begun.name}, found);
            });
        if (!reading) return became();
        return {.document = m_document, .reading = reading, .pages = m_read, .words = found.words};
    }

    Imported refuse(std::string_view why) {
        m_database.in_transaction(m_at,
                                  [&](db::Writer& db) { refuse_intake(db, m_document, why); });
        return became();
    }

    // What somebody else made of it.
    Imported became() {
        auto reading = m_database.read();
        return {
            .document = m_document,
            .reading = reading->maybe([](const db::Row& row) -> ReadingId { return row["id"]; },
                                      "SELECT id FROM readings WHERE document = $1", m_document),
            .refusal =
                reading->one([](const db::Row& row) -> std::string { return row["refusal"]; },
                             "SELECT refusal FROM documents WHERE id = $1", m_document),
            .pages = m_read};
    }

    db::Database& m_database;
    DocumentId m_document;
    Instant m_at;
    const ReadingOn& m_how;
    PagesRead m_progress;
    std::size_t m_read = 0;
    bool m_wants_more = true;
};

}  // namespace

void refuse_intake(db::Writer& db, DocumentId document, std::string_view why) {
    if (end_intake(db, document)) documents::found_no_text(db, document, why);
}

Imported read_on(db::Database& database, DocumentId document, Instant at, const ReadingOn& how) {
    return PageByPage(database, document, at, how).run();
}

}  // namespace samskap::minutes
