// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/texts.hpp"
#include "features/people/views.hpp"

namespace samskap::people {
namespace {

Belonging read_belonging(const db::Row& row) {
    return {.party = row["id"],
            .kind = row["kind"],
            .name = row["name"],
            .role = row["role"],
            .from = row["from_day"],
            .to = row.optional("to_day")};
}

// Where a person belongs, and, turned round, who belongs to an organisation; only what the viewer
// may see at both ends, and never a protected person. Who is in a group is known to the group.
std::vector<Belonging> belongs_to(db::Reader& db, const Viewer& viewer, PartyId party) {
    return db.all(read_belonging, R"sql(
        SELECT p.id, p.kind, p.name, m.role, m.from_day, m.to_day
          FROM memberships m JOIN parties p ON p.id = m.of_party
         WHERE m.member = $1 AND p.domain IN LIST($2)
           AND (p.kind <> 'group' OR p.id IN LIST($2))
         ORDER BY m.to_day IS NOT NULL, p.sort_key, m.from_day
         LIMIT 100
    )sql",
                  party, viewer.domains);
}

std::vector<Belonging> members_of(db::Reader& db, const Viewer& viewer, PartyId party) {
    return db.all(read_belonging, R"sql(
        SELECT p.id, p.kind, p.name, m.role, m.from_day, m.to_day
          FROM memberships m JOIN parties p ON p.id = m.member
         WHERE m.of_party = $1 AND p.domain IN LIST($2) AND NOT p.is_protected
         ORDER BY m.to_day IS NOT NULL, p.sort_key, m.from_day
         LIMIT 200
    )sql",
                  party, viewer.domains);
}

}  // namespace

PartyView party_view(db::Reader& db, const web::Request& request, const Party& party) {
    const auto& viewer = request.viewer();
    const ui::Texts t(request);
    Names names(db, t);
    const auto face =
        may_know(db, viewer, party) && viewer.is_secretary() ? Face::secretary : Face::group;
    PartyView view{.party = party,
                   .shown_name = names.of(party.id, face),
                   .shown_openly_as = names.of(party.id, Face::open),
                   .belongs_to = {},
                   .members = members_of(db, viewer, party.id),
                   .spellings = {},
                   .form = {},
                   .may_edit = may_edit(request, party)};
    if (party.is_protected && face != Face::secretary) {
        // What an official is called says who it is.
        view.party.title.clear();
        return view;
    }
    view.form = {.name = party.name,
                 .title = party.title,
                 .is_protected = party.is_protected,
                 .agreed = party.agreed_to_be_named};
    view.belongs_to = belongs_to(db, viewer, party.id);
    view.doubts = doubts_of(db, viewer, party.id);
    view.spellings = db.all(
        [](const db::Row& row) -> WrittenForm {
            return {row["spelling"], row["source"]};
        },
        R"sql(
        SELECT spelling, source FROM spellings
         WHERE party = $1 AND withdrawn_at IS NULL AND spelling <> $2
         ORDER BY spelling LIMIT 50
    )sql",
        party.id, party.name);
    return view;
}

}  // namespace samskap::people
