// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/repairs/repairs.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "features/repairs/schema.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::repairs {
namespace {

namespace json = boost::json;

constexpr int k_most = 20'000;
constexpr int k_most_corrections = 20'000;

int thousandths(double share) { return static_cast<int>(std::lround(share * 1000)); }

std::string to_json(const std::vector<samskap::repair::Alternative>& alternatives) {
    json::array list;
    for (const auto& one : alternatives) {
        const json::array pair{one.text, thousandths(one.confidence)};
        list.push_back(pair);
    }
    return json::serialize(list);
}

std::vector<Proposal> from_json(std::string_view text) {
    std::vector<Proposal> alternatives;
    const auto parsed = json::parse(json::string_view(text.data(), text.size()));
    for (const auto& one : parsed.as_array()) {
        const auto& pair = one.as_array();
        alternatives.push_back({std::string(pair.at(0).as_string().c_str()),
                                static_cast<int>(pair.at(1).to_number<std::int64_t>())});
    }
    return alternatives;
}

Repair read_repair(const db::Row& row) {
    const std::int64_t start = row["start_byte"];
    return {.position = row["position"],
            .line = row["line"],
            .column = row["column_at"],
            .start = static_cast<std::size_t>(start),
            .was = row["was"],
            .proposal = {row["proposal"], row["confidence"]},
            .is_made = row["is_made"],
            .alternatives = from_json(row["alternatives"].text()),
            .decided = row.optional("decided")};
}

std::string text_of(std::string_view original, const std::vector<Repair>& repairs) {
    std::string text;
    std::size_t at = 0;
    for (const auto& one : repairs) {
        ensure(one.start >= at && one.start + one.was.size() <= original.size(),
               "a repair lies outside its text");
        text += original.substr(at, one.start - at);
        text += one.stands();
        at = one.start + one.was.size();
    }
    return text.append(original.substr(at));
}

void write_text(db::Writer& db, DocumentId document) {
    documents::replace_text(db, document,
                            text_of(original_of(db, document), repairs_of(db, document)));
}

// A line stays one line, whatever is typed.
std::string cleaned(std::string_view word) { return text::squeeze(word); }

}  // namespace

const Feature& feature() {
    static const Feature repairs{
        .name = "repairs",
        .migrations = schema(),
        .personal_data = {{"repairs", "decided_by", "Vem som sade vad ett otydligt ord är.",
                           "Lika länge som filen.", Origin::yourself, Basis::legal_duty, k_not_held,
                           R"sql(SELECT was AS "Läst", proposal AS "Förslag", decided AS "Du sade",
                                        decided_at AS "Sades (tid)"
                                   FROM repairs WHERE decided_by = $1
                                  ORDER BY decided_at, document, position)sql",
                           k_stays_nameless}}};
    return repairs;
}

samskap::repair::Repaired repaired(std::string_view text, const samskap::repair::OwnWords& own,
                                   const std::vector<samskap::repair::Doubt>& doubts) {
    return samskap::repair::repair(text, samskap::repair::Model::built_in(), own, {}, doubts);
}

void keep_repairs(db::Writer& db, DocumentId document, std::string_view original,
                  const samskap::repair::Repaired& repaired) {
    if (repaired.changes.empty()) return;
    db.run("INSERT INTO document_originals (document, text) VALUES ($1, $2)", document, original);
    int position = 0;
    for (const auto& change : repaired.changes)
        db.run(R"sql(
            INSERT INTO repairs (document, position, line, column_at, start_byte, was, proposal,
                                 is_made, confidence, alternatives)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        )sql",
               document, ++position, static_cast<std::int64_t>(change.line),
               static_cast<std::int64_t>(change.column), static_cast<std::int64_t>(change.start),
               change.from, change.to, change.is_made, thousandths(change.confidence),
               to_json(change.alternatives));
}

std::vector<Repair> repairs_of(db::Reader& db, DocumentId document) {
    return db.all(read_repair, R"sql(
        SELECT position, line, column_at, start_byte, was, proposal, confidence, is_made,
               alternatives, decided
          FROM repairs WHERE document = $1 ORDER BY position LIMIT $2
    )sql",
                  document, k_most);
}

std::string original_of(db::Reader& db, DocumentId document) {
    const auto text = db.maybe([](const db::Row& row) -> std::string { return row["text"]; },
                               "SELECT text FROM document_originals WHERE document = $1", document);
    return text.value_or(std::string());
}

int decide(db::Writer& db, const Viewer& viewer, const documents::Document& document, int position,
           std::string_view word, bool everywhere) {
    const auto act = db.count(
        "SELECT COALESCE(MAX(act), 0) + 1 AS value FROM repairs WHERE document = $1", document.id);
    const auto changed =
        db.run(R"sql(
        UPDATE repairs
           SET decided = CASE WHEN $4 = '' THEN was ELSE $4 END, act = $5, decided_by = $6,
               decided_at = $7
         WHERE document = $1
           AND (position = $2 OR ($3 AND decided IS NULL AND was = (
                SELECT r.was FROM repairs r WHERE r.document = $1 AND r.position = $2)))
    )sql",
               document.id, position, everywhere, cleaned(word), act, viewer.person, db.at());
    if (changed == 0) return 0;
    write_text(db, document.id);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "decide word",
                        .kind = "document",
                        .object = document.id.value,
                        .content = cleaned(word)});
    return static_cast<int>(changed);
}

std::optional<int> undo(db::Writer& db, const Viewer& viewer, const documents::Document& document) {
    const auto last = db.maybe([](const db::Row& row) -> int { return row["position"]; }, R"sql(
        SELECT position FROM repairs WHERE document = $1 AND act IS NOT NULL
         ORDER BY act DESC, position LIMIT 1
    )sql",
                               document.id);
    if (!last) return std::nullopt;
    db.run(R"sql(
        UPDATE repairs SET decided = NULL, act = NULL, decided_by = NULL, decided_at = NULL
         WHERE document = $1
           AND act = (SELECT MAX(r.act) FROM repairs r WHERE r.document = $1)
    )sql",
           document.id);
    write_text(db, document.id);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "undo word",
                        .kind = "document",
                        .object = document.id.value});
    return last;
}

void add_corrections(db::Reader& db, PartyId group, samskap::repair::OwnWords& own) {
    db.each([&](const db::Row& row) { own.add_correction(row["was"].text(), row["word"].text()); },
            R"sql(
        SELECT r.was, r.decided AS word FROM repairs r JOIN documents d ON d.id = r.document
         WHERE d.of_group = $1 AND r.decided IS NOT NULL AND d.state <> 'withdrawn'
         ORDER BY r.document DESC, r.position LIMIT $2
    )sql",
            group, k_most_corrections);
}

std::string original_words(const std::vector<Repair>& repairs) {
    std::string words;
    for (const auto& one : repairs)
        if (one.stands() != one.was) words.append(words.empty() ? "" : " ").append(one.was);
    return words;
}

}  // namespace samskap::repairs
