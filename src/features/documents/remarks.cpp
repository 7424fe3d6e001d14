// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/documents/remarks.hpp"

#include "kernel/base/enum_names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::documents {
namespace {

using extraction::RemarkKind;

// A file with more is kept; what stands behind these is read in the file itself.
constexpr std::size_t k_most = 2000;

constexpr EnumNames<RemarkKind, 3> k_kinds{{{RemarkKind::comment, "comment"},
                                            {RemarkKind::inserted, "inserted"},
                                            {RemarkKind::deleted, "deleted"}}};

RemarkKind kind_named(std::string_view name) {
    auto kind = RemarkKind::comment;
    ensure(value_in(k_kinds, name, kind), "a remark of a kind that there is not");
    return kind;
}

// Files say "2031-03-05T10:20:00Z", and often mean their own clock by it: the day is sure enough.
std::optional<Day> day_in(std::string_view when) { return parse_day(when.substr(0, 10)); }

}  // namespace

void keep_remarks(db::Writer& db, DocumentId document,
                  const std::vector<extraction::Remark>& remarks) {
    std::int64_t position = 0;
    for (const auto& one : remarks) {
        if (static_cast<std::size_t>(position) >= k_most) break;
        const auto words = text::trim(one.text);
        if (words.empty()) continue;
        db.run(R"sql(
            INSERT INTO document_remarks (document, position, kind, author, said_on, text, line)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
        )sql",
               document, ++position, name_in(k_kinds, one.kind), text::squeeze(one.author),
               day_in(one.when), words, static_cast<std::int64_t>(one.line));
    }
}

std::vector<Remark> remarks_of(db::Reader& db, DocumentId document) {
    return db.all(
        [](const db::Row& row) -> Remark {
            return {.kind = kind_named(row["kind"].text()),
                    .author = row["author"],
                    .day = row.optional("said_on"),
                    .text = row["text"],
                    .line = row["line"]};
        },
        R"sql(
        SELECT kind, author, said_on, text, line FROM document_remarks
         WHERE document = $1 ORDER BY line, position LIMIT $2
    )sql",
        document, static_cast<std::int64_t>(k_most));
}

std::string words_of_remarks(db::Reader& db, DocumentId document) {
    std::string words;
    for (const auto& one : remarks_of(db, document))
        words.append(one.author).append("\n").append(one.text).append("\n");
    return words;
}

}  // namespace samskap::documents
