// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/links/links.hpp"
#include "features/minutes/intake.hpp"
#include "features/minutes/links.hpp"
#include "features/minutes/store.hpp"
#include "features/minutes/versions.hpp"
#include "features/repairs/repairs.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

// A head like "Sundhamns kommun" names whose paper it is, not what stands on it.
bool says_what_it_is(const reading::Reading& found) {
    const auto title = text::lower(found.title);
    for (const std::string_view word : {"protokoll", "anteckning", "möte", "träff", "minutes"})
        if (title.find(word) != std::string::npos) return true;
    const bool has_day = title.find_first_of("0123456789") != std::string::npos;
    return has_day || title.find(text::lower(found.meeting.group)) != std::string::npos;
}

std::string title_of(const reading::Reading& found, std::string_view file_name) {
    if (!found.title.empty() && says_what_it_is(found)) return found.title;
    if (!found.meeting.group.empty()) return found.meeting.group;
    return found.title.empty() ? std::string(file_name) : found.title;
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
    Imported known{.document = document,
                   .reading = db.maybe([](const db::Row& row) -> ReadingId { return row["id"]; },
                                       "SELECT id FROM readings WHERE document = $1", document),
                   .was_there = true};
    known.is_being_read = take_up_intake(db, actor, document);
    if (!known.is_being_read)
        known.refusal = db.one([](const db::Row& row) -> std::string { return row["refusal"]; },
                               "SELECT refusal FROM documents WHERE id = $1", document);
    return known;
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

std::vector<repair::Doubt> doubts_in(const extraction::Extracted& extracted) {
    std::vector<repair::Doubt> doubts;
    for (const auto& line : extracted.places)
        for (const auto& word : line.words)
            if (word.confidence < 1) doubts.push_back({word.begin, word.end, word.confidence});
    return doubts;
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

Found found_in(db::Database& database, PartyId group, const extraction::Extracted& extracted) {
    const auto known = known_for(*database.read(), group);
    auto repaired = repairs::repaired(extracted.text, own_words(*database.read(), group, known),
                                      doubts_in(extracted));
    auto reading = reading::read(repaired.text, known);
    const auto blanks = std::count(extracted.text.begin(), extracted.text.end(), ' ');
    return {std::move(repaired), extracted.text, std::move(reading),
            static_cast<std::size_t>(blanks)};
}

ReadingId queue_reading(db::Writer& db, PartyId actor, const Owner& owner, const Found& found) {
    repairs::keep_repairs(db, owner.document, found.original, found.repaired);
    links::note(db, owner.document, addresses_in(found.repaired.text));
    const auto& meeting = found.reading.meeting;
    const auto id =
        store_reading(db, actor,
                      {.document = owner.document,
                       .instead_of = owner.instead_of,
                       .group = owner.group,
                       .title = title_of(found.reading, owner.file_name),
                       .day = meeting.day,
                       .day_source = day_source(meeting.date_status),
                       .day_note = meeting.date_note,
                       .start = meeting.start,
                       .end = meeting.end,
                       .place = meeting.place,
                       .proposal = reading::to_json(found.reading, reading::JsonForm::line)});
    look_for_version(db, id, owner.group, found.repaired.text);
    store_found(db, {.reading = id, .group = owner.group}, found.repaired.text, found.reading);
    return id;
}

namespace {

documents::Incoming incoming(const IncomingFile& file) {
    return {.group = file.group,
            .name = file.name,
            .bytes = file.bytes,
            .media_type = "application/octet-stream",
            .text = {},
            .silent_pages = {}};
}

Imported keep_unread(db::Database& database, PartyId actor, const IncomingFile& file, Instant at,
                     std::string_view why) {
    auto unread = incoming(file);
    unread.refusal = why;
    const auto kept = database.in_transaction(
        at, [&](db::Writer& db) { return documents::keep(db, actor, unread); });
    return {.document = kept.id, .was_there = kept.was_there, .refusal = unread.refusal};
}

Imported keep_for_reading(db::Database& database, PartyId actor, const IncomingFile& file,
                          Instant at, const extraction::PagedFile& paged) {
    auto waiting = incoming(file);
    waiting.media_type = extraction::media_type(paged.format);
    waiting.refusal = documents::k_not_read_yet;
    return database.in_transaction(at, [&](db::Writer& db) -> Imported {
        const auto kept = documents::keep(db, actor, waiting);
        if (kept.was_there) return existing(db, actor, kept.id);
        begin_intake(db, actor, kept.id, paged.pages);
        return {.document = kept.id, .is_being_read = true};
    });
}

// "Hej! Här kommer anteckningarna." goes with what is attached, and holds nothing to review.
bool only_says_what_is_attached(const Imported& came_with, const Found& found) {
    constexpr std::size_t k_few_words = 60;
    return came_with.attached > 0 && found.words < k_few_words;
}

Imported keep_read(db::Database& database, PartyId actor, const IncomingFile& file, Instant at,
                   const extraction::Extracted& extracted, const Imported& came_with) {
    const auto found = found_in(database, file.group, extracted);
    if (!found.reading.swedish && !only_says_what_is_attached(came_with, found))
        return keep_unread(database, actor, file, at, k_not_swedish);
    auto read = incoming(file);
    read.media_type = extraction::media_type(extracted.format);
    read.silent_pages = extracted.silent_pages;
    read.remarks = extracted.remarks;
    read.text = found.repaired.text;
    return database.in_transaction(at, [&](db::Writer& db) -> Imported {
        const auto kept = documents::keep(db, actor, read);
        if (kept.was_there) return existing(db, actor, kept.id);
        if (only_says_what_is_attached(came_with, found)) return {.document = kept.id};
        const Owner owner{kept.id, file.group, file.name, file.instead_of};
        return {.document = kept.id,
                .reading = queue_reading(db, actor, owner, found),
                .pages = extracted.pages.size(),
                .words = found.words};
    });
}

bool is_paged(const IncomingFile& file) {
    if (file.is_pasted) return false;
    const auto format = extraction::format_of(file.bytes, file.name);
    return format && extraction::is_paged(*format);
}

}  // namespace

namespace {

// Mails in mails no deeper than this; a paper clip of a paper clip of … is a trick.
constexpr int k_deepest = 3;

Imported take_in_at(int depth, db::Database& database, PartyId actor, const IncomingFile& file,
                    Instant at, extraction::Extractor& extractor);

// What came with a mail is kept before it: when this is cut short, the same mail once more is not
// known yet, and takes the rest.
Imported take_attached(int depth, db::Database& database, PartyId actor, const IncomingFile& mail,
                       Instant at, extraction::Extractor& extractor,
                       const extraction::Extracted& extracted) {
    Imported all;
    if (depth > k_deepest) return all;
    for (const auto& attachment : extracted.attachments) {
        const IncomingFile file{
            .group = mail.group, .name = attachment.name, .bytes = attachment.bytes};
        auto one = take_in_at(depth, database, actor, file, at, extractor);
        all.attached += 1 + one.attached;
        if (one.is_being_read) all.attached_unread.push_back(one.document);
        for (const auto unread : one.attached_unread) all.attached_unread.push_back(unread);
    }
    return all;
}

Imported take_in_at(int depth, db::Database& database, PartyId actor, const IncomingFile& file,
                    Instant at, extraction::Extractor& extractor) {
    // The same bytes again cost no reading.
    if (const auto known = documents::same_bytes(*database.read(), file.group, file.bytes))
        return database.in_transaction(at,
                                       [&](db::Writer& db) { return existing(db, actor, *known); });
    if (is_paged(file)) {
        const auto paged =
            extractor.open(std::make_shared<const std::string>(file.bytes), file.name);
        return paged ? keep_for_reading(database, actor, file, at, *paged)
                     : keep_unread(database, actor, file, at, extraction::text_key(paged.error()));
    }
    const auto extracted = file.is_pasted ? extractor.extract_pasted(file.bytes)
                                          : extractor.extract(file.bytes, file.name);
    if (!extracted)
        return keep_unread(database, actor, file, at, extraction::text_key(extracted.error()));
    auto came_with = take_attached(depth + 1, database, actor, file, at, extractor, *extracted);
    auto taken = keep_read(database, actor, file, at, *extracted, came_with);
    taken.attached = came_with.attached;
    taken.attached_unread = std::move(came_with.attached_unread);
    return taken;
}

}  // namespace

extraction::Options reader_options(int jobs) {
    extraction::Options options{.jobs = jobs};
    options.limits.attachment_depth = 0;
    return options;
}

Imported take_in(db::Database& database, PartyId actor, const IncomingFile& file, Instant at,
                 extraction::Extractor* extractor) {
    if (extractor != nullptr) return take_in_at(0, database, actor, file, at, *extractor);
    extraction::Extractor own(reader_options());
    return take_in_at(0, database, actor, file, at, own);
}

Imported receive(db::Database& database, PartyId actor, const IncomingFile& file, Instant at) {
    auto taken = take_in(database, actor, file, at);
    auto unread = taken.attached_unread;
    if (taken.is_being_read) unread.push_back(taken.document);
    if (unread.empty()) return taken;
    database.in_transaction(at, [&](db::Writer& db) {
        for (const auto document : unread) state_intake_job(db, document);
    });
    return taken;
}

Imported import(db::Database& database, PartyId actor, const IncomingFile& file, Instant at,
                extraction::Extractor* extractor) {
    std::optional<extraction::Extractor> own;
    if (extractor == nullptr) extractor = &own.emplace(reader_options());
    const ReadingOn whole{.extractor = *extractor, .go_on = [&](const PagesRead&) { return at; }};
    auto taken = take_in(database, actor, file, at, extractor);
    for (const auto unread : taken.attached_unread) read_on(database, unread, at, whole);
    taken.attached_unread.clear();
    return taken.is_being_read ? read_on(database, taken.document, at, whole) : taken;
}

}  // namespace samskap::minutes
