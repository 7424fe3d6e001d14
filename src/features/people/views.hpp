// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/people/sign_in.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

// The pages of people, and the values that they show.
namespace samskap::people {

struct SignInForm {
    enum class State { fresh, incomplete, wrong, wait };
    std::string user_name = {};
    std::string back = {};
    bool has_password = false;
    bool is_shared = false;  // a computer that others use too
    State state = State::fresh;
};
// `others`: the ways in that need no password.
ui::Page sign_in_page(const web::Request& request, const SignInForm& form, const ui::Html& others);
// Where one is signed in.
ui::Page sessions_page(const web::Request& request, const std::vector<OpenSession>& sessions,
                       const ui::Html& more);

ui::Page people_page(const web::Request& request, const std::vector<Party>& persons,
                     const std::vector<Party>& organisations);

struct PartyForm {
    std::string name = {};
    std::string title = {};
    std::string kind = {};
    std::string spelling = {};
    bool is_protected = false;
    bool agreed = false;
    bool was_sent = false;
    bool is_known = false;    // somebody the viewer may know has this name already
    bool is_another = false;  // and this is somebody else
};
struct Belonging {
    PartyId party;
    PartyKind kind;
    std::string name;
    MemberRole role;
    Day from;
    std::optional<Day> to;
};
struct WrittenForm {
    std::string spelling;
    Source source;
};
struct PartyView {
    Party party;
    std::string shown_name;
    std::string shown_openly_as;
    std::vector<Belonging> belongs_to;
    std::vector<Belonging> members;
    std::vector<WrittenForm> spellings;
    PartyForm form;
    bool may_edit = false;
    std::vector<Doubt> doubts = {};  // in the groups that the viewer keeps
};
PartyView party_view(db::Reader& db, const web::Request& request, const Party& party);
ui::Page party_page(const web::Request& request, const PartyView& view);
ui::Page new_party_page(const web::Request& request, const PartyForm& form);
std::vector<ui::Merging> merging(const web::Request& request, const PartyForm& form,
                                 const Party& party);
std::string kind_words(const Party& party, const ui::Texts& t);

}  // namespace samskap::people
