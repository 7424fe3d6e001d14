// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engines/reading/reading.hpp"
#include "features/people/emergencies.hpp"
#include "features/people/roles.hpp"
#include "kernel/db/database.hpp"
#include "kernel/ui/feature.hpp"
#include "kernel/ui/texts.hpp"
#include "kernel/web/viewer.hpp"

// People, organisations and roles; accounts, sessions and sign-in; who may see what.
namespace samskap::people {

using web::DomainId;
using web::PartyId;
using web::Viewer;
using AccountId = Id<struct AccountTag>;

const Feature& feature();

enum class PartyKind { person, organisation, group, role };
std::string_view name_of(PartyKind kind);
bool from_text(std::string_view text, PartyKind& kind);

enum class OrganisationKind { none, department, user_organisation, voluntary, authority, other };
std::string_view name_of(OrganisationKind kind);
bool from_text(std::string_view text, OrganisationKind& kind);

enum class Source { typed, read, inferred };
std::string_view name_of(Source source);
bool from_text(std::string_view text, Source& source);

enum class MemberRole {
    member,
    secretary,
    coordinator,
    chair,
    link_person,
    employee,
    participant,  // comes to meetings without being a member: sees what those in the work see
    companion,    // goes with others, speaks for them or recruits: sees nothing of the group before
                  // the duty of confidentiality is signed (roles.hpp)
};
std::string_view name_of(MemberRole role);
bool from_text(std::string_view text, MemberRole& role);

struct Party {
    PartyId id;
    PartyKind kind = PartyKind::person;
    std::string name;
    std::string title;  // what an official is on open pages: "utvecklingschef"; empty: no official
    OrganisationKind organisation_kind = OrganisationKind::none;
    bool is_protected = false;
    bool agreed_to_be_named = false;
    DomainId domain = web::k_organisations;
    std::int64_t revision = 1;
};

struct NewParty {
    PartyKind kind = PartyKind::person;
    std::string name;
    std::string title = {};
    OrganisationKind organisation_kind = OrganisationKind::none;
    bool is_protected = false;
    bool agreed_to_be_named = false;
    // Who may find the party in lists and search: those in the work, unless said otherwise.
    DomainId domain = web::k_organisations;
};
PartyId add_party(db::Writer& db, PartyId actor, const NewParty& party);

// NotFound when the viewer may not see it. A merged id leads to the party it became.
Party visible_party(db::Reader& db, const Viewer& viewer, PartyId id);
std::vector<Party> visible_parties(db::Reader& db, const Viewer& viewer, PartyKind kind, int page);
inline constexpr int k_page_size = 50;
// A protected identity is known to the secretaries of the groups that the person belongs to; of
// somebody in no group yet, to every secretary.
bool may_know(db::Reader& db, const Viewer& viewer, const Party& party);
// Who may change what is known of somebody: a secretary of a group that the person, or somebody of
// the organisation, belongs to; for those in no group yet the secretary who entered them; an
// administrator who takes part in the work. Nobody who may not know them.
bool may_edit(const web::Request& request, const Party& party);

// Where a name came from, so that it can be judged and undone.
struct NameSource {
    Source source = Source::typed;
    std::int64_t document = 0;
    int line = 0;
};
void add_spelling(db::Writer& db, PartyId actor, PartyId party, std::string_view spelling,
                  NameSource source);
MembershipId add_membership(db::Writer& db, PartyId actor, PartyId member, PartyId of,
                            MemberRole role, Day from, std::optional<Day> to, NameSource source);
// `last_day` is the last day of the membership; what they held stays and is shown as without
// holder.
void end_membership(db::Writer& db, PartyId actor, MembershipId membership, Day last_day);

// What the reading may know for minutes of a group: names, spellings and abbreviations of those
// in the work and in that group. Never names that only another closed group knows.
void add_known_names(db::Reader& db, PartyId group, reading::Known& known);
// The one party whose name or spelling this is, compared as names are (engines/swedish); nothing
// when there is none or more than one.
std::optional<PartyId> resolve(db::Reader& db, PartyId group, std::string_view name);

// Which face of a group's things a viewer sees.
enum class Face {
    secretary,  // everything
    group,      // names, except protected ones
    open,       // officials by title, others as "en företrädare för …" until they agreed
};
Face face_for(const Viewer& viewer, PartyId group);

// Names of parties as this viewer may read them. Load many at once, then ask.
class Names {
public:
    Names(db::Reader& db, const ui::Texts& texts) : m_db(db), m_texts(texts) {}
    void load(const std::vector<PartyId>& parties);
    // "Amira Haddadi", "en företrädare för Kajen", "en person med skyddade uppgifter", "Kajen".
    // Loads the party if it is not loaded yet.
    [[nodiscard]] std::string of(PartyId party, Face face);

private:
    struct Known {
        PartyKind kind;
        std::string name;
        std::string title;
        std::string organisation;
        bool is_protected;
        bool agreed;
    };
    db::Reader& m_db;
    const ui::Texts& m_texts;
    std::unordered_map<PartyId, Known> m_known;
};

// Words that stand for people in a text of this group, for the masked copy: every spelling of every
// person (first names alone too) with what stands instead. They are found in capitals and small
// letters alike.
struct MaskedWords {
    std::string words;
    std::string instead;
    // "Per", "Sten", "Lind": in small letters it is the word, not the name.
    bool is_ordinary_word = false;
};
std::vector<MaskedWords> words_to_mask(db::Reader& db, const ui::Texts& texts,
                                       const std::vector<PartyId>& persons);

// "Pernilla" in the minutes of one group is not this Pernilla: a person said so, and it holds for
// what is read there from now on, until it is taken back. Other groups read as before.
struct Doubt {
    PartyId group;
    std::string group_name;
    std::string written;
    NameSource where = {};  // the place that it was said of
};
void doubt_name(db::Writer& db, PartyId actor, PartyId party, const Doubt& doubt);
void trust_name(db::Writer& db, PartyId actor, PartyId party, PartyId group,
                std::string_view written);
bool is_doubted(db::Reader& db, PartyId group, std::string_view written, PartyId party);
// Of the groups that the viewer keeps.
std::vector<Doubt> doubts_of(db::Reader& db, const Viewer& viewer, PartyId party);

// How a text names somebody who was found in it: "Pernilla" for Pernilla Kvist, by `names` of that
// person (masking.hpp). Empty when it has the whole name, or no part of it.
std::string part_of_name_in(std::string_view text, const std::vector<MaskedWords>& names);

// A spelling that was read, or typed, and is none: what is read does not bring it back, only who
// types it again.
void withdraw_spelling(db::Writer& db, PartyId actor, PartyId party, std::string_view spelling);

// The pages on which people are entered and changed. What others keep of names (search, open
// copies) must follow when somebody may not be named any more: they are told in the same
// transaction.
using NamesChanged = std::function<void(db::Writer&, PartyId actor, PartyId person)>;
void add_edit_routes(web::Router& router, std::vector<NamesChanged> others);

// Persons of exactly that name or spelling, whoever may see them: for the operator at the terminal.
struct Namesake {
    PartyId person;
    std::string name;
    std::string user_name;  // of the account they have; empty: none
};
std::vector<Namesake> persons_called(db::Reader& db, std::string_view name);
// The person whose open account has this user name.
std::optional<PartyId> person_of_user_name(db::Reader& db, std::string_view user_name);
std::optional<Namesake> person_numbered(db::Reader& db, std::string_view id);

// Accounts.
enum class AccountRefusal { name_taken, name_malformed, password_short };
[[nodiscard]] Expected<AccountId, AccountRefusal> add_account(db::Writer& db, PartyId person,
                                                              std::string_view user_name,
                                                              std::string_view password_hash);
void make_administrator(db::Writer& db, PartyId person, Day from);
bool has_administrator(db::Reader& db);
inline constexpr std::size_t k_password_least = 12;

// For web::Hooks.
Viewer viewer_of_session(db::Reader& db, std::string_view token, Instant at, const Zone& zone);
// What somebody would see who signs in on that day, with or without an account: for what is sent.
Viewer viewer_of_person(db::Reader& db, PartyId person, Day today);
// The account that is open, if the person has one.
std::optional<AccountId> account_of(db::Reader& db, PartyId person);
// Opened by no password: only by a link, or a code on paper.
AccountId add_account_without_password(db::Writer& db, PartyId actor, PartyId person);
// A session for the account: the token to put in the cookie. On a computer that others use too it
// ends sooner, and nothing is left behind.
enum class Computer { own, shared };
struct Beginning {
    Computer computer = Computer::own;
    std::string device = {};  // by which its owner knows it again
    // Who printed the code that opens it. Such a session reaches only groups that this person is
    // the secretary of, and does only what a member may: whoever prints codes could use them.
    std::optional<PartyId> opened_by = {};
};
std::string start_session(db::Writer& db, AccountId account, const Beginning& how = {});
// The answer that lets somebody in: the session that the browser had ends, and a new one begins.
web::Answer let_in(const web::Submission& submission, AccountId account, Computer computer,
                   const web::Url& to, std::optional<PartyId> opened_by = {});
using web::k_session_cookie;

}  // namespace samskap::people
