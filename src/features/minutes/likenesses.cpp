// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/likenesses.hpp"

#include "features/minutes/store.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

// The same name says which matter is meant; publishing joins it without a question.
bool is_same_name(const matters::Proposer& proposer, const std::string& name) {
    constexpr int certain = 950;
    const auto found = proposer.propose(name, "");
    return !found.empty() && found.front().confidence >= certain;
}

}  // namespace

std::vector<int> propose_matters_again(db::Writer& db, const Viewer& viewer, const Review& review) {
    std::vector<int> changed;
    const matters::Proposer proposer(db, review.group);
    for (const auto& topic : review_topics(db, review.id)) {
        if (topic.matter || topic.new_matter.empty() || topic.is_typed) continue;
        if (is_same_name(proposer, topic.new_matter)) continue;
        const auto proposed = proposed_matter(proposer, topic.title);
        if (!proposed.matter) continue;
        db.run(R"sql(
            UPDATE review_topics SET matter = $3, new_matter = ''
             WHERE reading = $1 AND position = $2
        )sql",
               review.id, topic.position, *proposed.matter);
        changed.push_back(topic.position);
    }
    if (changed.empty()) return changed;
    db.run("UPDATE readings SET revision = revision + 1 WHERE id = $1", review.id);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "propose matters",
                        .kind = "reading",
                        .object = review.id.value,
                        .content = std::to_string(changed.size())});
    return changed;
}

}  // namespace samskap::minutes
