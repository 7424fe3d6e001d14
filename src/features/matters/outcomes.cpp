// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/matters/matters.hpp"
#include "features/people/masking.hpp"

namespace samskap::matters {
namespace {

bool has_outcome(const Statement& statement) {
    return statement.face != people::Face::open && statement.state != State::none &&
           statement.state != State::open;
}

}  // namespace

std::map<StatementId, Outcome> outcomes(db::Reader& db, const Viewer& viewer,
                                        const std::vector<Statement>& statements) {
    std::map<StatementId, Outcome> found;
    db::List wanted;
    bool is_masked = false;
    for (const auto& statement : statements) {
        if (!has_outcome(statement)) continue;
        wanted.ids.push_back(statement.id.value);
        is_masked = is_masked || statement.face != people::Face::secretary;
    }
    if (wanted.ids.empty()) return found;
    db.each(
        [&](const db::Row& row) {
            found[row["statement"]] = {.words = row["words"],
                                       .on = row["settled_on"],
                                       .evidence = row.optional("evidence")};
        },
        R"sql(
        SELECT e.statement, e.words, e.settled_on, e.evidence
          FROM settlements e JOIN statements s ON s.id = e.statement
         WHERE e.statement IN LIST($1) AND s.domain IN LIST($2) AND e.state = s.state
         ORDER BY e.made_at, e.id
    )sql",
        wanted, viewer.domains);
    if (!is_masked) return found;
    const auto masks = people::protected_words(db);
    for (const auto& statement : statements) {
        const auto outcome = found.find(statement.id);
        if (outcome == found.end() || statement.face == people::Face::secretary) continue;
        outcome->second.words = people::masked(outcome->second.words, masks);
    }
    return found;
}

}  // namespace samskap::matters
