// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "engines/swedish/likeness.hpp"
#include "features/matters/matters.hpp"
#include "features/people/lexicon.hpp"
#include "kernel/base/text.hpp"

namespace samskap::matters {
namespace {

struct Alias {
    MatterId matter;
    std::string title;
    std::string alias;
};

std::vector<Alias> names_of_group(db::Reader& db, PartyId group) {
    return db.all(
        [](const db::Row& row) -> Alias {
            return {row["id"], row["title"], row["alias"]};
        },
        R"sql(
        SELECT m.id, m.title, a.alias
          FROM matters m JOIN matter_aliases a ON a.matter = m.id
         WHERE m.of_group = $1 AND m.merged_into IS NULL
         ORDER BY m.id, a.alias LIMIT 5000
    )sql",
        group);
}

std::string reason_words(swedish::Reason reason, std::string_view alias, std::string_view title) {
    switch (reason) {
        case swedish::Reason::name:
            return alias == title ? "samma namn" : "heter också ”" + std::string(alias) + "”";
        case swedish::Reason::stem: return "samma ord i annan form";
        case swedish::Reason::compound_part: return "samma ord i en sammansättning";
        case swedish::Reason::near_spelling: return "nästan samma stavning";
        case swedish::Reason::none: break;
    }
    return "liknande ord";
}

// A name of common words alone ("Om oss") has no wording to be told by, but it is the same name.
bool is_same_name(std::string_view alias, std::string_view heading) {
    return alias.size() == heading.size() && text::lower(alias) == text::lower(heading);
}

}  // namespace

Proposer::Proposer(db::Reader& db, PartyId group) {
    for (auto& named : names_of_group(db, group)) {
        auto wording = swedish::wording_of(named.alias, people::lexicon());
        m_named.push_back(
            {named.matter, std::move(named.title), std::move(named.alias), std::move(wording)});
    }
}

std::vector<Proposal> Proposer::propose(std::string_view heading,
                                        std::string_view statement) const {
    const auto head = swedish::wording_of(heading, people::lexicon());
    const auto said = swedish::wording_of(statement, people::lexicon());
    std::map<MatterId, Proposal> best;
    for (const auto& named : m_named) {
        auto in_heading = swedish::mention(named.wording, head);
        if (is_same_name(named.alias, heading)) in_heading = {1.0, swedish::Reason::name};
        const auto in_statement = swedish::mention(named.wording, said);
        // A heading names its matter; a sentence may name another in passing, so it counts less.
        const bool by_heading = in_heading.score >= in_statement.score * 0.95;
        const auto& found = by_heading ? in_heading : in_statement;
        const auto confidence = static_cast<int>(found.score * (by_heading ? 1000 : 900));
        if (confidence < 500) continue;
        auto& proposal = best[named.matter];
        if (confidence <= proposal.confidence) continue;
        proposal = {named.matter, named.title, confidence,
                    reason_words(found.reason, named.alias, named.title)};
    }
    std::vector<Proposal> proposals;
    for (auto& [id, proposal] : best) proposals.push_back(std::move(proposal));
    std::stable_sort(proposals.begin(), proposals.end(), [](const auto& left, const auto& right) {
        return left.confidence > right.confidence;
    });
    if (proposals.size() > 5) proposals.resize(5);
    return proposals;
}

void add_known_matters(db::Reader& db, PartyId group, reading::Known& known) {
    MatterId last;
    for (auto& named : names_of_group(db, group)) {
        if (named.matter != last) known.matters.push_back({named.title, {}});
        last = named.matter;
        if (named.alias != named.title) known.matters.back().spellings.push_back(named.alias);
    }
}

}  // namespace samskap::matters
