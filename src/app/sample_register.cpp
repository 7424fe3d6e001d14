// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample_register.hpp"

#include "kernel/base/crypto.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::app {
namespace {

class Loader {
public:
    Loader(db::Writer& db, Day first_day) : m_db(db), m_first_day(first_day) {}

    SampleRegister run(const Json& sundhamn) {
        const auto* contact = field(sundhamn, "contact");
        const auto& who = contact ? contact->as_object() : sundhamn;
        ui::set_house_words(m_db, {.municipality = text_field(sundhamn, "municipality"),
                                   .contact_name = text_field(who, "name"),
                                   .contact_phone = text_field(who, "phone"),
                                   .contact_hours = text_field(who, "hours"),
                                   .contact_place = text_field(who, "place")});
        for (const auto& board : list_field(sundhamn, "boards"))
            m_known.boards[board.as_string().c_str()] =
                groups::add_board(m_db, {}, board.as_string().c_str());
        for (const auto& group : list_field(sundhamn, "groups")) add_group(group.as_object());
        for (const auto& one : list_field(sundhamn, "organisations"))
            add_organisation(one.as_object());
        for (const auto& role : list_field(sundhamn, "roles")) add_role(role.as_object());
        for (const auto& person : list_field(sundhamn, "people")) add_person(person.as_object());
        for (const auto& account : list_field(sundhamn, "accounts"))
            add_account(account.as_object());
        for (const auto& matter : list_field(sundhamn, "matters"))
            m_known.matters[text_field(matter.as_object(), "title")] = matter.as_object();
        return std::move(m_known);
    }

private:
    void add_group(const Json& group) {
        const auto name = text_field(group, "name");
        m_known.groups[name] = groups::add_group(
            m_db, {},
            {.name = name,
             .purpose = text_field(group, "purpose"),
             .board = m_known.boards.at(text_field(group, "board")),
             .is_closed = flag_field(group, "is_closed"),
             .silent_after_meetings = number_field(group, "silent_after_meetings"),
             .from = day_field(group, "from").value_or(m_first_day)});
    }

    void add_spellings(people::PartyId party, const Json& object) {
        for (const auto& spelling : list_field(object, "spellings"))
            people::add_spelling(m_db, {}, party, spelling.as_string().c_str(), {});
    }

    void add_organisation(const Json& one) {
        people::OrganisationKind kind{};
        if (!people::from_text(text_field(one, "kind"), kind))
            throw Fault("no such kind of organisation: " + text_field(one, "kind"));
        const auto name = text_field(one, "name");
        m_known.parties[name] = people::add_party(m_db, {},
                                                  {.kind = people::PartyKind::organisation,
                                                   .name = name,
                                                   .organisation_kind = kind,
                                                   .domain = web::k_open});
        add_spellings(m_known.parties[name], one);
    }

    void add_role(const Json& role) {
        const auto name = text_field(role, "name");
        m_known.parties[name] = people::add_party(
            m_db, {}, {.kind = people::PartyKind::role, .name = name, .domain = web::k_open});
        add_spellings(m_known.parties[name], role);
    }

    // Who is only in a closed group is known in that group alone.
    web::DomainId domain_of(const Json& person) {
        std::optional<people::PartyId> closed;
        for (const auto& entry : list_field(person, "memberships")) {
            const auto group = m_known.groups.at(text_field(entry.as_object(), "group"));
            const bool is_closed =
                m_db.any("SELECT party FROM groups WHERE party = $1 AND is_closed", group);
            if (!is_closed) return web::k_organisations;
            closed = group;
        }
        return closed ? web::domain_of_group(*closed) : web::k_organisations;
    }

    void add_person(const Json& person) {
        const auto name = text_field(person, "name");
        const auto id =
            people::add_party(m_db, {},
                              {.name = name,
                               .title = text_field(person, "title"),
                               .is_protected = flag_field(person, "is_protected"),
                               .agreed_to_be_named = flag_field(person, "agreed_to_be_named"),
                               .domain = domain_of(person)});
        m_known.parties[name] = id;
        add_spellings(id, person);
        const auto organisation = m_known.parties.find(text_field(person, "organisation"));
        if (organisation != m_known.parties.end())
            people::add_membership(m_db, {}, id, organisation->second,
                                   text_field(person, "title").empty()
                                       ? people::MemberRole::member
                                       : people::MemberRole::employee,
                                   m_first_day, day_field(person, "last_day"), {});
        for (const auto& entry : list_field(person, "memberships"))
            add_membership(id, entry.as_object());
    }

    void add_membership(people::PartyId person, const Json& entry) {
        people::MemberRole role{};
        if (!people::from_text(text_field(entry, "role"), role))
            throw Fault("no such role: " + text_field(entry, "role"));
        people::add_membership(m_db, {}, person, m_known.groups.at(text_field(entry, "group")),
                               role, day_field(entry, "from").value_or(m_first_day),
                               day_field(entry, "to"), {});
    }

    void add_account(const Json& account) {
        const auto person = m_known.parties.at(text_field(account, "person"));
        const auto user_name = text_field(account, "user_name");
        const auto hash =
            crypto::hash_password(text_field(account, "password"), crypto::Cost::interactive);
        if (!people::add_account(m_db, person, user_name, hash))
            throw Fault("the account “" + user_name + "” cannot be made");
        if (flag_field(account, "is_administrator"))
            people::make_administrator(m_db, person, m_first_day);
        m_known.secretaries[user_name] = person;
    }

    db::Writer& m_db;
    Day m_first_day;
    SampleRegister m_known;
};

}  // namespace

SampleRegister load_register(db::Writer& db, const Json& sundhamn, Day first_day) {
    return Loader(db, first_day).run(sundhamn);
}

}  // namespace samskap::app
