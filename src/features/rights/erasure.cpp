// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/erasure.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "features/people/consents.hpp"
#include "features/people/masking.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::rights {
namespace {

using Masks = std::vector<people::MaskedWords>;

constexpr std::string_view k_ledger_kind = "person";
constexpr std::string_view k_ledger_kind_with_records = "person and records";
constexpr std::string_view k_instead = "en person";

template <std::size_t count>
bool is_in(const std::array<std::string_view, count>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

// The files that came in, and what was read out of them.
constexpr std::array<std::string_view, 9> k_records{
    "documents",       "document_originals", "document_remarks",
    "document_chunks", "document_pages",     "repairs",
    "links",           "link_answers",       "arrived_mails"};
// What stands there is of others, or of the installation; or it is cleared in another way.
constexpr std::array<std::string_view, 18> k_not_rewritten{
    "parties",       "spellings",          "name_doubts", "accounts",     "sessions",
    "settings",      "schema_migrations",  "log_entries", "log_contents", "erasures",
    "jobs",          "search_entries",     "merged_ids",  "change_count", "contact_channels",
    "watched_files", "disposal_decisions", "boards"};
// Their key is the name itself.
constexpr std::array<std::string_view, 2> k_rows_that_go{"matter_aliases", "masks"};

std::set<std::string> parts_of_others(db::Reader& db, PartyId person) {
    std::set<std::string> parts;
    db.each(
        [&](const db::Row& row) {
            for (const auto part : text::split(row["spelling"].text(), ' '))
                parts.insert(text::lower(part));
        },
        R"sql(
        SELECT s.spelling FROM spellings s JOIN parties p ON p.id = s.party
         WHERE s.party <> $1 AND p.kind = 'person'
    )sql",
        person);
    return parts;
}

// Whole names; parts of them only where nobody else is called so and it is no other word.
Masks names_to_erase(db::Reader& db, PartyId person) {
    auto masks = people::names_of_person(db, person);
    const auto others = parts_of_others(db, person);
    std::erase_if(masks, [&](const people::MaskedWords& mask) {
        const bool is_part = mask.words.find(' ') == std::string::npos;
        return is_part && (mask.is_ordinary_word || others.contains(text::lower(mask.words)));
    });
    for (auto& mask : masks) mask.instead = k_instead;
    return masks;
}

struct Touched {
    std::set<std::int64_t> statements;
    std::set<std::int64_t> matters;
};

void note(Touched& touched, const db::Place& place) {
    if (place.table == "statements") touched.statements.insert(place.row);
    if (place.table == "matters") touched.matters.insert(place.row);
    // Its first number is the matter.
    if (place.table == "matter_aliases") touched.matters.insert(place.row);
}

Touched rewrite(db::Writer& db, const Masks& masks) {
    Touched touched;
    db::rewrite_texts(db, [&](const db::Place& place, std::string_view words) -> db::NewText {
        if (is_in(k_not_rewritten, place.table) || is_in(k_records, place.table)) return {};
        if (!people::mentions(words, masks)) return {};
        note(touched, place);
        if (is_in(k_rows_that_go, place.table)) return {.kind = db::NewText::Kind::remove_row};
        return {.kind = db::NewText::Kind::replace, .text = people::masked(words, masks)};
    });
    return touched;
}

// Under a disposal decision a file that names the person goes whole: bytes, pages, text.
void dispose_of_records(db::Writer& db, const Masks& masks) {
    std::set<std::int64_t> documents;
    db::each_value(db, [&](const db::Seen& seen) {
        const bool of_document = seen.place.table == "documents" ||
                                 seen.place.table == "document_originals" ||
                                 seen.place.table == "document_remarks";
        if (of_document && !seen.words.empty() && people::mentions(seen.words, masks))
            documents.insert(seen.place.row);
    });
    for (const auto id : documents) {
        db.run("DELETE FROM document_chunks WHERE document = $1", id);
        db.run("DELETE FROM document_pages WHERE document = $1", id);
        db.run("DELETE FROM document_originals WHERE document = $1", id);
        db.run("DELETE FROM document_remarks WHERE document = $1", id);
        db.run("DELETE FROM repairs WHERE document = $1", id);
        db.run("DELETE FROM links WHERE document = $1", id);
        db.run(
            "UPDATE documents SET state = 'withdrawn', name = $2, text = '', size = 0"
            " WHERE id = $1",
            id, "gallrad " + std::to_string(id));
        db::erase_log_content(db, "document", id);
    }
}

void erase_from_log(db::Writer& db, PartyId person, const Masks& masks) {
    std::set<std::pair<std::string, std::int64_t>> things{{"party", person.value},
                                                          {"consent", person.value}};
    db.stream(
        [&](const db::Row& row) {
            if (people::mentions(row["content"].text(), masks))
                things.emplace(row["kind"], row["object"]);
        },
        R"sql(
        SELECT e.kind, e.object, c.content
          FROM log_contents c JOIN log_entries e ON e.number = c.number
    )sql");
    for (const auto& thing : things) db::erase_log_content(db, thing.first, thing.second);
}

void index_anew(db::Writer& db, const Touched& touched) {
    for (const auto id : touched.statements) {
        struct Face {
            std::int64_t group = 0;
            Day day;
            std::string text;
            std::string open_text;
        };
        const auto face = db.maybe(
            [](const db::Row& row) {
                return Face{row["of_group"], row["meeting_day"], row["text"], row["open_text"]};
            },
            R"sql(
            SELECT m.of_group, s.meeting_day, s.text, COALESCE(s.open_text, '') AS open_text
              FROM statements s JOIN meetings m ON m.id = s.meeting
             WHERE s.id = $1 AND s.withdrawn_at IS NULL
        )sql",
            id);
        if (!face) continue;
        search::index(db, {.kind = "statement",
                           .object = id,
                           .day = face->day,
                           .domain = {face->group},
                           .text = people::masked(face->text, people::protected_words(db))});
        if (!face->open_text.empty())
            search::index(db, {.kind = "statement",
                               .object = id,
                               .day = face->day,
                               .domain = web::k_open,
                               .text = face->open_text});
    }
    for (const auto id : touched.matters) {
        matters::index(db, {id});
        matters::refresh(db, {id});
    }
}

// First as somebody who is named openly nowhere, then as somebody who is known to nobody: what
// others keep of the name, search terms and open copies, follows as it does for the living.
void forget_names(db::Writer& db, const Everything& all, PartyId actor, PartyId person) {
    db.run(
        "UPDATE consents SET withdrawn_at = $2, withdrawn_by = $3"
        " WHERE person = $1 AND withdrawn_at IS NULL",
        person, db.at(), actor);
    db.run("UPDATE parties SET agreed_to_be_named = FALSE, title = '' WHERE id = $1", person);
    for (const auto& other : all.names_changed) other(db, actor, person);
    db.run("UPDATE parties SET is_protected = TRUE WHERE id = $1", person);
    for (const auto& other : all.names_changed) other(db, actor, person);
    search::remove(db, "party", person.value);
    static const Zone zone;
    db.run("UPDATE roles_held SET to_day = $2 WHERE person = $1 AND to_day IS NULL", person,
           zone.day(db.at()));
}

void book(db::Writer& db, PartyId actor, PartyId person, std::optional<DisposalId> decision) {
    db.run(R"sql(
        INSERT INTO person_erasures (person, disposal_decision, erased_at, erased_by)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (person) DO UPDATE
           SET disposal_decision = COALESCE($2, person_erasures.disposal_decision)
    )sql",
           person, decision, db.at(), actor);
    db::append_log(
        db, {.actor = actor.value, .verb = "erase", .kind = "person", .object = person.value});
    db::erase_log_content(db, decision ? k_ledger_kind_with_records : k_ledger_kind, person.value);
    db::enqueue(db, k_scrub_job, 0, db.at());
}

void erase(db::Writer& db, const Everything& all, PartyId actor, PartyId person,
           bool with_records) {
    const auto masks = names_to_erase(db, person);
    forget_names(db, all, actor, person);
    auto touched = rewrite(db, masks);
    if (with_records) dispose_of_records(db, masks);
    db.each([&](const db::Row& row) { touched.matters.insert(row["id"]); },
            "SELECT id FROM matters WHERE holder = $1 OR ball = $1", person);
    erase_from_log(db, person, masks);
    // What points at others goes before what it points at: later features first.
    for (const auto& what : all.last_first)
        if (what.forgetting.acts()) db.run(what.forgetting.sql(), person);
    index_anew(db, touched);
}

}  // namespace

std::vector<DisposalDecision> disposal_decisions(db::Reader& db) {
    return db.all(
        [](const db::Row& row) {
            return DisposalDecision{.id = row["id"],
                                    .name = row["name"],
                                    .decided_on = row["decided_on"],
                                    .covers = row["covers"]};
        },
        "SELECT id, name, decided_on, covers FROM disposal_decisions"
        " ORDER BY decided_on DESC, id DESC LIMIT 200");
}

std::optional<DisposalId> add_disposal_decision(db::Writer& db, PartyId actor,
                                                const DisposalDecision& decision) {
    return db.maybe([](const db::Row& row) -> DisposalId { return row["id"]; }, R"sql(
        INSERT INTO disposal_decisions (id, name, decided_on, covers, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING RETURNING id
    )sql",
                    db.new_id<DisposalDecisionTag>(), decision.name, decision.decided_on,
                    decision.covers, db.at(), actor);
}

void erase_person(db::Writer& db, const Everything& all, PartyId actor, PartyId person,
                  std::optional<DisposalId> decision) {
    erase(db, all, actor, person, decision.has_value());
    book(db, actor, person, decision);
}

int replay_erasures(db::Writer& db, const Everything& all) {
    int many = 0;
    // Entries are taken out of the index, so it must be whole.
    search::rebuild(db);
    for (const auto& erasure : db::erasures(db)) {
        const bool with_records = erasure.kind == k_ledger_kind_with_records;
        if (erasure.kind != k_ledger_kind && !with_records) continue;
        const bool is_known =
            db.any("SELECT id FROM parties WHERE id = $1 AND kind = 'person'", erasure.object);
        if (!is_known) continue;
        erase(db, all, {}, {erasure.object}, with_records);
        ++many;
    }
    return many;
}

void restrict_person(db::Writer& db, const Everything& all, PartyId actor, PartyId person) {
    db.run(
        "INSERT INTO restrictions (person, made_at, made_by) VALUES ($1, $2, $3)"
        " ON CONFLICT DO NOTHING",
        person, db.at(), actor);
    for (const auto purpose : people::k_consent_purposes)
        people::withdraw_consent(db, actor, person, purpose);
    for (const auto& other : all.names_changed) other(db, actor, person);
    constexpr std::int64_t k_a_hundred_years = std::int64_t{100} * 365 * 86400;
    people::be_quiet(db, person, {db.at().seconds + k_a_hundred_years});
    db::append_log(
        db, {.actor = actor.value, .verb = "restrict", .kind = "person", .object = person.value});
}

bool is_restricted(db::Reader& db, PartyId person) {
    return db.any("SELECT person FROM restrictions WHERE person = $1", person);
}

void scrub(db::Database& database, const db::Job&, Instant at) {
    database.in_transaction(at, [](db::Writer& db) { search::rebuild(db); });
    database.scrub();
}

std::string_view why_kept(const db::Place& place) {
    if (is_in(k_records, place.table))
        return "a public record: stays until a named disposal decision covers it";
    if (place.table == "parties" || place.table == "spellings" || place.table == "accounts")
        return "somebody has this name and has not been erased";
    if (place.table == "contact_channels") return "somebody is reached there and was not erased";
    if (place.table == "settings")
        return "a setting of the installation, changed by who looks after it";
    if (place.table == "watched_files")
        return "the name of a file in a folder outside Samskap: rename or remove the file";
    if (place.table == "log_entries" || place.table == "erasures" ||
        place.table == "person_erasures")
        return "a number in the log or in the ledger, without a name";
    return {};
}

}  // namespace samskap::rights
