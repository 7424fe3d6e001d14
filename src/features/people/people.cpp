// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/people.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "engines/swedish/names.hpp"
#include "engines/swedish/order.hpp"
#include "features/people/consents.hpp"
#include "features/people/lexicon.hpp"
#include "kernel/base/enum_names.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

constexpr EnumNames<PartyKind, 4> k_party_kinds{{{PartyKind::person, "person"},
                                                 {PartyKind::organisation, "organisation"},
                                                 {PartyKind::group, "group"},
                                                 {PartyKind::role, "role"}}};
constexpr EnumNames<OrganisationKind, 6> k_organisation_kinds{
    {{OrganisationKind::none, ""},
     {OrganisationKind::department, "department"},
     {OrganisationKind::user_organisation, "user_organisation"},
     {OrganisationKind::voluntary, "voluntary"},
     {OrganisationKind::authority, "authority"},
     {OrganisationKind::other, "other"}}};
constexpr EnumNames<Source, 3> k_sources{
    {{Source::typed, "typed"}, {Source::read, "read"}, {Source::inferred, "inferred"}}};
constexpr EnumNames<MemberRole, 8> k_roles{{{MemberRole::member, "member"},
                                            {MemberRole::secretary, "secretary"},
                                            {MemberRole::coordinator, "coordinator"},
                                            {MemberRole::chair, "chair"},
                                            {MemberRole::link_person, "link_person"},
                                            {MemberRole::employee, "employee"},
                                            {MemberRole::participant, "participant"},
                                            {MemberRole::companion, "companion"}}};

Party read_party(const db::Row& row) {
    return {.id = row["id"],
            .kind = row["kind"],
            .name = row["name"],
            .title = row["title"],
            .organisation_kind = row["organisation_kind"],
            .is_protected = row["is_protected"],
            .agreed_to_be_named = row["agreed_to_be_named"],
            .domain = row["domain"],
            .revision = row["revision"]};
}

std::string key_of(PartyKind kind, std::string_view name) {
    return kind == PartyKind::person ? swedish::name_key(name)
                                     : swedish::organisation_key(name, lexicon());
}

PartyKind kind_of(db::Reader& db, PartyId party) {
    return db.one([](const db::Row& row) -> PartyKind { return row["kind"]; },
                  "SELECT kind FROM parties WHERE id = $1", party);
}

std::optional<std::int64_t> known(std::int64_t number) {
    return number == 0 ? std::nullopt : std::optional<std::int64_t>(number);
}

}  // namespace

std::string_view name_of(PartyKind kind) { return name_in(k_party_kinds, kind); }
bool from_text(std::string_view text, PartyKind& kind) {
    return value_in(k_party_kinds, text, kind);
}
std::string_view name_of(OrganisationKind kind) { return name_in(k_organisation_kinds, kind); }
bool from_text(std::string_view text, OrganisationKind& kind) {
    return value_in(k_organisation_kinds, text, kind);
}
std::string_view name_of(Source source) { return name_in(k_sources, source); }
bool from_text(std::string_view text, Source& source) { return value_in(k_sources, text, source); }
std::string_view name_of(MemberRole role) { return name_in(k_roles, role); }
bool from_text(std::string_view text, MemberRole& role) { return value_in(k_roles, text, role); }

PartyId add_party(db::Writer& db, PartyId actor, const NewParty& party) {
    const auto id = db.new_id<struct web::PartyTag>();
    db.run(R"sql(
        INSERT INTO parties (id, kind, name, sort_key, title, organisation_kind, is_protected,
                             agreed_to_be_named, domain, revision, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
    )sql",
           id, name_of(party.kind), party.name, swedish::sort_key(party.name), party.title,
           name_of(party.organisation_kind), party.is_protected, false, party.domain, db.at());
    const boost::json::object content{{"name", party.name}, {"kind", name_of(party.kind)}};
    db::append_log(db, {.actor = actor.value,
                        .verb = "add",
                        .kind = "party",
                        .object = id.value,
                        .content = boost::json::serialize(content)});
    add_spelling(db, actor, id, party.name, {});
    if (party.agreed_to_be_named && party.kind == PartyKind::person)
        give_consent(db, actor, id, ConsentTo::named, ConsentWay::spoken);
    return id;
}

Party visible_party(db::Reader& db, const Viewer& viewer, PartyId id) {
    const auto became = db.maybe([](const db::Row& row) -> PartyId { return row["new_id"]; },
                                 "SELECT new_id FROM merged_ids WHERE old_id = $1", id);
    return db.one(read_party, R"sql(
        SELECT id, kind, name, title, organisation_kind, is_protected, agreed_to_be_named, domain,
               revision
          FROM parties
         WHERE id = $1 AND domain IN LIST($2)
    )sql",
                  became.value_or(id), viewer.domains);
}

std::vector<Party> visible_parties(db::Reader& db, const Viewer& viewer, PartyKind kind, int page) {
    // Protected identities stand last: a place among the names would tell how theirs begins.
    return db.all(read_party, R"sql(
        SELECT id, kind, name, title, organisation_kind, is_protected, agreed_to_be_named, domain,
               revision
          FROM parties
         WHERE kind = $1 AND domain IN LIST($2) AND closed_at IS NULL
         ORDER BY is_protected, sort_key, id
         LIMIT $3 OFFSET $4
    )sql",
                  name_of(kind), viewer.domains, k_page_size + 1, (page - 1) * k_page_size);
}

bool may_know(db::Reader& db, const Viewer& viewer, const Party& party) {
    if (!party.is_protected) return true;
    if (!viewer.is_secretary()) return false;
    const auto groups = db.all([](const db::Row& row) -> PartyId { return row["of_party"]; },
                               R"sql(
        SELECT m.of_party FROM memberships m JOIN parties p ON p.id = m.of_party
         WHERE m.member = $1 AND p.kind = 'group' LIMIT 200
    )sql",
                               party.id);
    return groups.empty() || std::any_of(groups.begin(), groups.end(), [&](PartyId group) {
               return viewer.is_secretary_of(group);
           });
}

bool may_edit(const web::Request& request, const Party& party) {
    auto& db = request.db();
    const auto& viewer = request.viewer();
    if (!may_know(db, viewer, party)) return false;
    if (viewer.administrator) return true;
    if (!viewer.is_secretary()) return false;
    const auto groups = db.all([](const db::Row& row) -> PartyId { return row["of_party"]; },
                               R"sql(
        SELECT g.of_party FROM memberships g JOIN parties p ON p.id = g.of_party
         WHERE p.kind = 'group' AND g.from_day <= $2 AND (g.to_day IS NULL OR g.to_day >= $2)
           AND (g.member = $1 OR g.member IN (SELECT m.member FROM memberships m
                                               WHERE m.of_party = $1
                                                 AND (m.to_day IS NULL OR m.to_day >= $2)))
         LIMIT 2000
    )sql",
                               party.id, request.today());
    if (groups.empty())
        return db.any("SELECT id FROM spellings WHERE party = $1 AND made_by = $2", party.id,
                      viewer.person);
    return std::any_of(groups.begin(), groups.end(),
                       [&](PartyId group) { return viewer.is_secretary_of(group); });
}

void add_spelling(db::Writer& db, PartyId actor, PartyId party, std::string_view spelling,
                  NameSource source) {
    db.run(R"sql(
        INSERT INTO spellings (id, party, spelling, name_key, source, document, line, made_by,
                               made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (party, spelling) DO UPDATE
           SET withdrawn_at = CASE WHEN $5 = 'typed' THEN NULL ELSE spellings.withdrawn_at END
    )sql",
           db.new_id<struct SpellingTag>(), party, spelling, key_of(kind_of(db, party), spelling),
           name_of(source.source), known(source.document), known(source.line), known(actor.value),
           db.at());
}

MembershipId add_membership(db::Writer& db, PartyId actor, PartyId member, PartyId of,
                            MemberRole role, Day from, std::optional<Day> to, NameSource source) {
    const auto id = db.new_id<MembershipTag>();
    db.run(R"sql(
        INSERT INTO memberships (id, member, of_party, role, from_day, to_day, source, document,
                                 line, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    )sql",
           id, member, of, name_of(role), from, to, name_of(source.source), known(source.document),
           known(source.line), known(actor.value), db.at());
    db::append_log(db, {.actor = actor.value,
                        .verb = "join",
                        .kind = "membership",
                        .object = id.value,
                        .content = std::string(name_of(role))});
    return id;
}

void end_membership(db::Writer& db, PartyId actor, MembershipId membership, Day last_day) {
    db.run("UPDATE memberships SET to_day = $2 WHERE id = $1", membership, last_day);
    db::append_log(db, {.actor = actor.value,
                        .verb = "leave",
                        .kind = "membership",
                        .object = membership.value,
                        .content = to_text(last_day)});
}

std::optional<PartyId> resolve(db::Reader& db, PartyId group, std::string_view name) {
    const auto wanted = text::trim(name);
    if (wanted.empty()) return std::nullopt;
    const db::List domains{{web::k_open.value, web::k_organisations.value, group.value}};
    std::string said;  // what somebody may have doubted
    auto matching = [&](const std::string& person, const std::string& organisation,
                        const std::string& first_name) {
        return db.all([](const db::Row& row) -> PartyId { return row["party"]; }, R"sql(
            SELECT DISTINCT s.party
              FROM spellings s JOIN parties p ON p.id = s.party
             WHERE s.withdrawn_at IS NULL AND p.closed_at IS NULL AND p.domain IN LIST($4)
               AND NOT EXISTS (SELECT 1 FROM name_doubts d
                                WHERE d.of_group = $5 AND d.name_key = $6 AND d.party = p.id)
               AND ((p.kind = 'person' AND (s.name_key = $1
                                            OR ($3 <> '' AND s.name_key LIKE $3 || ' %')))
                    OR (p.kind <> 'person' AND s.name_key = $2))
             LIMIT 2
        )sql",
                      person, organisation, first_name, domains, group, said);
    };
    for (const auto& reading : swedish::name_readings(wanted)) {
        const auto key = swedish::name_key(reading);
        said = key;
        const auto exact = matching(key, swedish::organisation_key(reading, lexicon()), "");
        if (exact.size() == 1) return exact.front();
        if (!exact.empty()) return std::nullopt;
        if (key.find(' ') != std::string::npos || key.empty()) continue;
        const auto by_first_name = matching("", "", key);
        if (by_first_name.size() == 1) return by_first_name.front();
    }
    return std::nullopt;
}

void add_known_names(db::Reader& db, PartyId group, reading::Known& known) {
    const db::List domains{{web::k_open.value, web::k_organisations.value, group.value}};
    PartyId last;
    reading::KnownName* name = nullptr;
    db.each(
        [&](const db::Row& row) {
            const PartyId party = row["id"];
            if (party != last) {
                auto& list = row["kind"].text() == "person" ? known.people : known.organisations;
                name = &list.emplace_back(reading::KnownName{row["name"], {}});
                last = party;
            }
            if (row["spelling"].text() != name->name) name->spellings.push_back(row["spelling"]);
        },
        R"sql(
        SELECT p.id, p.kind, p.name, s.spelling
          FROM parties p JOIN spellings s ON s.party = p.id
         WHERE p.kind IN ('person', 'organisation') AND p.domain IN LIST($1)
           AND p.closed_at IS NULL AND s.withdrawn_at IS NULL
         ORDER BY p.id, s.spelling
    )sql",
        domains);
}

}  // namespace samskap::people
