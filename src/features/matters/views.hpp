// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/matters/matters.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

// The pages of matters, and the values that they show.
namespace samskap::matters {

// "Har stannat", "Tyst sedan april", "Klart", "Igång": the state of a matter in a few words.
std::string state_words(const Summary& summary, const web::Request& request);
ui::Html state_chip(const Summary& summary, const web::Request& request);
std::string stage_words(Stage stage, const ui::Texts& t);
// "Anteckningar 5 februari, under Lokalfrågan", as a link to the place.
ui::Html evidence_link(const Statement& statement, const web::Request& request);

// A promise or a question with who, when, and whether somebody has come back about it.
struct Shown {
    Statement statement;
    std::string owner;  // as the viewer may read it; empty: nobody
    bool is_late = false;
    bool may_settle = false;
    std::string outcome = {};  // how it went, for those of the group
    std::optional<Statement> likely_answer = {};
    bool may_take_back = false;  // the answer that was given
};
ui::Html promise_note(const Shown& shown, const web::Request& request);

struct WorkView {
    std::optional<groups::Group> group;
    std::vector<groups::Group> groups;
    std::optional<Still> still;
    std::vector<Summary> matters;
    bool more = false;
};
ui::Page work_page(const web::Request& request, const WorkView& view);

struct MatterView {
    Matter matter;
    Summary summary;
    groups::Group group;
    std::string holder;
    std::string ball;
    std::optional<Statement> ball_evidence;  // where it is said who has the ball
    std::vector<std::string> aliases;
    std::vector<Statement> statements;  // newest meeting first
    std::vector<Shown> promises;        // open first
    std::vector<Shown> questions;
    std::optional<Statement> evidence;  // the sentence that says it stands still
    struct Holding {
        std::string name;  // empty: nobody
        Day from;
    };
    std::vector<Holding> holdings;
    bool more = false;
    bool may_edit = false;
};
ui::Page matter_page(const web::Request& request, const MatterView& view);
// The picture of one matter, with its table.
ui::Html picture(const MatterView& view, const web::Request& request);
// What happened, meeting by meeting.
ui::Html history(const MatterView& view, const web::Request& request);

enum class PromiseList { mine, all, late, without_owner, questions };
struct PromisesView {
    PromiseList list = PromiseList::all;
    std::vector<Shown> shown;
    bool more = false;
};
ui::Page promises_page(const web::Request& request, const PromisesView& view);

struct MatterForm {
    std::string title = {};
    std::string summary = {};
    std::string easy_summary = {};
    std::string stage = {};
    std::string close_reason = {};
    std::string holder = {};
    std::string ball = {};
    std::string ball_for = {};
    std::string alias = {};
    bool was_sent = false;
    bool holder_unknown = false;
    bool ball_unknown = false;
    [[nodiscard]] bool is_closed_without_reason() const {
        return stage == "closed" && close_reason.empty();
    }
};
// `stands`: what the form began with.
ui::Page edit_page(const web::Request& request, const Matter& matter, const MatterForm& form,
                   const MatterForm& stands);
// Every field of the form, so that nothing is taken away by one that was not sent again.
std::vector<ui::Merging> merging(const web::Request& request, const MatterForm& form,
                                 const MatterForm& stands);

// What strangers read of a matter, or will.
struct OpenWords {
    std::string title;
    std::string summary;
    std::string easy_summary;
    std::string close_reason;
    std::vector<std::string> aliases;
};
ui::Html as_strangers_see(const web::Request& request, PartyId group, const OpenWords& words);
// Before an open matter is saved: shown to everyone still, or for its group from now on.
ui::Page seen_page(const web::Request& request, const Matter& matter, const MatterForm& form,
                   const MatterForm& stands);
ui::Page openness_page(const web::Request& request, const Matter& matter, const OpenWords& words);

struct MergeView {
    Matter matter;
    std::vector<Summary> others;
    std::vector<Statement> statements;
    std::string split_title = {};
    std::vector<StatementId> chosen = {};  // to be divided off
    bool more = false;                     // statements, on the next page
    bool was_sent = false;
    bool changed = false;  // by somebody else, since the form was made
};
ui::Page merge_page(const web::Request& request, const MergeView& view);

}  // namespace samskap::matters
