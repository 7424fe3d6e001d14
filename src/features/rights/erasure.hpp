// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/rights/rights.hpp"
#include "kernel/db/all_values.hpp"

// Being forgotten. What is erased is gone from tables, search terms, drafts and the contents of the
// log, and once the files are scrubbed from these too. Public records (the files that came in, and
// their text) go only under a named disposal decision.
namespace samskap::rights {

using DisposalId = Id<struct DisposalDecisionTag>;

struct DisposalDecision {
    DisposalId id;
    std::string name;  // "Socialnämnden 2026-11-12 § 88"
    Day decided_on;
    std::string covers;
};
std::vector<DisposalDecision> disposal_decisions(db::Reader& db);
// Nothing when there is one of that name.
std::optional<DisposalId> add_disposal_decision(db::Writer& db, PartyId actor,
                                                const DisposalDecision& decision);

// Harmless when repeated. The ledger of erasures (kernel/db/log.hpp) keeps the number of the
// person; a job scrubs the files afterwards.
void erase_person(db::Writer& db, const Everything& all, PartyId actor, PartyId person,
                  std::optional<DisposalId> decision);
// Erases once more whoever the ledger names: after a restore of an older copy. Answers how many.
int replay_erasures(db::Writer& db, const Everything& all);
// What the person has agreed to is taken back, and nothing is sent to them; the data stays.
void restrict_person(db::Writer& db, const Everything& all, PartyId actor, PartyId person);
bool is_restricted(db::Reader& db, PartyId person);

inline constexpr std::string_view k_scrub_job = "scrub after an erasure";
void scrub(db::Database& database, const db::Job& job, Instant at);

// Why something that names a person is still there; empty when there is no reason known.
std::string_view why_kept(const db::Place& place);

}  // namespace samskap::rights
