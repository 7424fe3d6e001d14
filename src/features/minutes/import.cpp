// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "features/minutes/minutes.hpp"
#include "features/minutes/store.hpp"
#include "features/minutes/versions.hpp"
#include "features/repairs/repairs.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

std::string title_of(const reading::Reading& found, std::string_view file_name) {
    if (!found.title.empty()) return found.title;
    if (!found.meeting.group.empty()) return found.meeting.group;
    return std::string(file_name);
}

Imported existing(db::Writer& db, PartyId actor, DocumentId document) {
    // What was set aside, perhaps by mistake, waits for review again when it is sent again.
    const auto back = db.maybe([](const db::Row& row) -> ReadingId { return row["id"]; }, R"sql(
        UPDATE readings SET state = 'review', revision = revision + 1
         WHERE document = $1 AND state = 'rejected' RETURNING id
    )sql",
                               document);
    if (back)
        db::append_log(
            db,
            {.actor = actor.value, .verb = "take up", .kind = "reading", .object = back->value});
    return {.document = document,
            .reading = db.maybe([](const db::Row& row) -> ReadingId { return row["id"]; },
                                "SELECT id FROM readings WHERE document = $1", document),
            .was_there = true,
            .refusal = db.one([](const db::Row& row) -> std::string { return row["refusal"]; },
                              "SELECT refusal FROM documents WHERE id = $1", document)};
}

// Names of the register and words of what the group has published, by name and by text; what
// people made of damaged words. What a closed group wrote helps none but itself.
repair::OwnWords own_words(db::Reader& db, PartyId group, const reading::Known& known) {
    constexpr int k_most = 4'000;
    repair::OwnWords own;
    for (const auto* names : {&known.people, &known.organisations, &known.groups, &known.matters})
        for (const auto& name : *names) own.add_name(name.name);
    db.each([&](const db::Row& row) { own.add_text(row["text"].text()); }, R"sql(
        SELECT s.text FROM statements s JOIN meetings m ON m.id = s.meeting
         WHERE m.of_group = $1 AND s.withdrawn_at IS NULL ORDER BY s.id DESC LIMIT $2
    )sql",
            group, k_most);
    repairs::add_corrections(db, group, own);
    return own;
}

Imported queue(db::Writer& db, PartyId actor, const documents::Incoming& file,
               const std::vector<extraction::PaperPage>& pages, const repair::Repaired& repaired,
               std::string_view original, const reading::Reading& found,
               std::optional<DocumentId> instead_of) {
    const auto kept = documents::keep(db, actor, file);
    if (kept.was_there) return existing(db, actor, kept.id);
    for (const auto& page : pages) documents::keep_page(db, kept.id, page);
    repairs::keep_repairs(db, kept.id, original, repaired);
    const auto& meeting = found.meeting;
    const auto id = store_reading(db, actor,
                                  {.document = kept.id,
                                   .instead_of = instead_of,
                                   .group = file.group,
                                   .title = title_of(found, file.name),
                                   .day = meeting.day,
                                   .day_source = day_source(meeting.date_status),
                                   .day_note = meeting.date_note,
                                   .start = meeting.start,
                                   .end = meeting.end,
                                   .place = meeting.place,
                                   .proposal = reading::to_json(found, reading::JsonForm::line)});
    look_for_version(db, id, file.group, file.text);
    store_found(db, {.reading = id, .group = file.group}, file.text, found);
    return {.document = kept.id, .reading = id};
}

// A file of pages is read page by page, and each of them is kept beside its text.
Expected<extraction::Extracted, extraction::Refusal> read_file(
    extraction::Extractor& extractor, const IncomingFile& file,
    std::vector<extraction::PaperPage>& pages) {
    if (file.is_pasted) return extractor.extract_pasted(file.bytes);
    const auto format = extraction::format_of(file.bytes, file.name);
    if (!format || !extraction::is_paged(*format)) return extractor.extract(file.bytes, file.name);
    const auto paged = extractor.open(std::make_shared<const std::string>(file.bytes), file.name);
    if (!paged) return unexpected(paged.error());
    std::vector<int> numbers(static_cast<std::size_t>(paged->pages));
    std::iota(numbers.begin(), numbers.end(), 1);
    extractor.read_pages(*paged, numbers,
                         [&](extraction::PaperPage page) { pages.push_back(std::move(page)); });
    return extraction::compose(paged->format, pages);
}

}  // namespace

reading::Known known_for(db::Reader& db, PartyId group) {
    reading::Known known;
    people::add_known_names(db, group, known);
    groups::add_known_groups(db, group, known);
    meetings::add_known_meetings(db, group, known);
    matters::add_known_matters(db, group, known);
    return known;
}

Imported import(db::Database& database, PartyId actor, const IncomingFile& file, Instant at,
                extraction::Extractor* extractor) {
    // The same bytes again cost no reading.
    if (const auto known = documents::same_bytes(*database.read(), file.group, file.bytes))
        return database.in_transaction(at,
                                       [&](db::Writer& db) { return existing(db, actor, *known); });
    std::optional<extraction::Extractor> own;
    if (extractor == nullptr) extractor = &own.emplace();
    std::vector<extraction::PaperPage> pages;
    const auto extracted = read_file(*extractor, file, pages);
    documents::Incoming incoming{.group = file.group,
                                 .name = file.name,
                                 .bytes = file.bytes,
                                 .media_type = "application/octet-stream",
                                 .text = {},
                                 .silent_pages = {}};
    if (!extracted) {
        incoming.refusal = extraction::text_key(extracted.error());
        const auto kept = database.in_transaction(at, [&](db::Writer& db) {
            const auto made = documents::keep(db, actor, incoming);
            for (const auto& page : pages) documents::keep_page(db, made.id, page);
            return made;
        });
        return {.document = kept.id, .was_there = kept.was_there, .refusal = incoming.refusal};
    }
    incoming.media_type = extraction::media_type(extracted->format);
    incoming.silent_pages = extracted->silent_pages;
    const auto known = known_for(*database.read(), file.group);
    const auto repaired =
        repairs::repaired(extracted->text, own_words(*database.read(), file.group, known));
    incoming.text = repaired.text;
    const auto found = reading::read(incoming.text, known);
    auto imported = database.in_transaction(at, [&](db::Writer& db) {
        return queue(db, actor, incoming, pages, repaired, extracted->text, found, file.instead_of);
    });
    imported.pages = extracted->pages.size();
    imported.words =
        static_cast<std::size_t>(std::count(extracted->text.begin(), extracted->text.end(), ' '));
    return imported;
}

}  // namespace samskap::minutes
