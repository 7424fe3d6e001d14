// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/documents/documents.hpp"

#include <boost/json.hpp>

#include "features/documents/page_routes.hpp"
#include "features/documents/remarks.hpp"
#include "features/documents/schema.hpp"
#include "features/people/masking.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/db/log.hpp"

namespace samskap::documents {
namespace {

constexpr std::size_t k_chunk = 256U << 10U;

Document read_document(const db::Row& row) {
    return {.id = row["id"],
            .group = row["of_group"],
            .name = row["name"],
            .media_type = row["media_type"],
            .size = row["size"],
            .sha256 = row["sha256"],
            .is_readable = row["state"].text() == "readable",
            .refusal = row["refusal"],
            .text = row["text"],
            .received_at = row["received_at"]};
}

void store_bytes(db::Writer& db, DocumentId id, std::string_view bytes) {
    for (std::size_t at = 0, position = 0; at < bytes.size(); at += k_chunk, ++position)
        db.run("INSERT INTO document_chunks (document, position, bytes) VALUES ($1, $2, $3)", id,
               position, db::Bytes{bytes.substr(at, k_chunk)});
}

std::string listed(const std::vector<int>& numbers) {
    std::string list;
    for (const auto number : numbers) list += (list.empty() ? "" : ",") + std::to_string(number);
    return list;
}

web::Answer download(const web::Request& request) {
    const auto document =
        visible_document(request.db(), request.viewer(), request.path<DocumentId>("document"));
    auto answer =
        web::attachment(bytes_of(request.db(), document.id), document.media_type, document.name);
    answer.keep = web::Keep::nothing;
    return answer;
}

void routes(web::Router& router) {
    router.get("/documents/{document}", web::Access::signed_in, download);
    page_routes(router);
}

}  // namespace

const Feature& feature() {
    static const Feature documents{
        .name = "documents",
        .routes = routes,
        .migrations = schema(),
        .personal_data = {
            {"documents", "received_by", "Vem som lämnade in en fil.", "Lika länge som filen.",
             Origin::yourself, Basis::legal_duty, k_not_held,
             R"sql(SELECT name AS "Fil", received_at AS "Inlämnad (tid)" FROM documents
                    WHERE received_by = $1 ORDER BY received_at, id)sql",
             k_stays_nameless},
            {"document_remarks", "author",
             "Vem som har skrivit en kommentar eller en ändring i en fil.", "Lika länge som filen.",
             Origin::minutes, Basis::legal_duty, k_not_held,
             R"sql(SELECT r.author AS "Skrivet av", d.name AS "Fil", r.text AS "Ord",
                          r.said_on AS "Dag"
                     FROM document_remarks r JOIN documents d ON d.id = r.document
                    WHERE r.author IN (SELECT spelling FROM spellings WHERE party = $1)
                    ORDER BY r.document, r.position)sql",
             k_stays_nameless}}};
    return documents;
}

Kept keep(db::Writer& db, PartyId actor, const Incoming& file) {
    const auto hash = crypto::sha256(file.bytes);
    const auto id = db.new_id<DocumentTag>();
    const auto made =
        db.maybe([](const db::Row& row) -> DocumentId { return row["id"]; }, R"sql(
        INSERT INTO documents (id, of_group, domain, name, media_type, size, sha256, state,
                               refusal, text, received_at, received_by, silent_pages)
        VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (of_group, sha256) DO NOTHING RETURNING id
    )sql",
                 id, file.group, file.name, file.media_type, file.bytes.size(), hash,
                 file.refusal.empty() ? "readable" : "unreadable", file.refusal, file.text, db.at(),
                 actor ? std::optional<PartyId>(actor) : std::nullopt, listed(file.silent_pages));
    if (!made)
        return {.id = db.one([](const db::Row& row) -> DocumentId { return row["id"]; },
                             "SELECT id FROM documents WHERE of_group = $1 AND sha256 = $2",
                             file.group, hash),
                .was_there = true};
    store_bytes(db, id, file.bytes);
    keep_remarks(db, id, file.remarks);
    const boost::json::object content{{"name", file.name}, {"sha256", hash}};
    db::append_log(db, {.actor = actor.value,
                        .verb = "receive",
                        .kind = "document",
                        .object = id.value,
                        .content = boost::json::serialize(content)});
    return {.id = id};
}

std::optional<DocumentId> same_bytes(db::Reader& db, PartyId group, std::string_view bytes) {
    return db.maybe([](const db::Row& row) -> DocumentId { return row["id"]; },
                    "SELECT id FROM documents WHERE of_group = $1 AND sha256 = $2", group,
                    crypto::sha256(bytes));
}

void found_text(db::Writer& db, DocumentId id, std::string_view text,
                const std::vector<int>& silent_pages) {
    db.run(R"sql(
        UPDATE documents SET state = 'readable', refusal = '', text = $2, silent_pages = $3
         WHERE id = $1 AND state = 'unreadable'
    )sql",
           id, text, listed(silent_pages));
}

void found_no_text(db::Writer& db, DocumentId id, std::string_view refusal) {
    db.run("UPDATE documents SET refusal = $2 WHERE id = $1 AND state = 'unreadable'", id, refusal);
}

void replace_text(db::Writer& db, DocumentId id, std::string_view text) {
    db.run("UPDATE documents SET text = $2 WHERE id = $1", id, text);
}

namespace {

std::optional<Document> found(db::Reader& db, const Viewer& viewer, DocumentId id) {
    auto document = db.maybe(read_document, R"sql(
        SELECT id, of_group, name, media_type, size, sha256, state, refusal, text, received_at
          FROM documents
         WHERE id = $1 AND domain IN LIST($2) AND state <> 'withdrawn'
    )sql",
                             id, viewer.domains);
    if (!document || viewer.is_secretary_of(document->group)) return document;
    // What could not be read may name anybody.
    if (!document->is_readable) return std::nullopt;
    const auto names = people::protected_words(db);
    if (people::mentions(document->text, names)) return std::nullopt;
    if (people::mentions(words_of_remarks(db, id), names)) return std::nullopt;
    return document;
}

}  // namespace

Document visible_document(db::Reader& db, const Viewer& viewer, DocumentId id) {
    auto document = found(db, viewer, id);
    if (!document) throw NotFound();
    return std::move(*document);
}

bool may_open(db::Reader& db, const Viewer& viewer, DocumentId id) {
    return found(db, viewer, id).has_value();
}

std::string bytes_of(db::Reader& db, DocumentId id) {
    std::string bytes;
    db.each([&](const db::Row& row) { bytes += row["bytes"].bytes(); },
            "SELECT bytes FROM document_chunks WHERE document = $1 ORDER BY position", id);
    return bytes;
}

std::vector<DocumentId> damaged_documents(db::Reader& db) {
    struct Known {
        DocumentId id;
        std::string sha256;
    };
    const auto all = db.all(
        [](const db::Row& row) -> Known {
            return {row["id"], row["sha256"]};
        },
        "SELECT id, sha256 FROM documents WHERE state <> 'withdrawn' ORDER BY id");
    std::vector<DocumentId> damaged;
    for (const auto& document : all)
        if (crypto::sha256(bytes_of(db, document.id)) != document.sha256 ||
            pages_of(db, document.id).size() != kept_pages(db, document.id).size())
            damaged.push_back(document.id);
    return damaged;
}

}  // namespace samskap::documents
