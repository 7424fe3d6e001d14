// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/likeness.hpp"
#include "features/meetings/meetings.hpp"

// Matters: what is followed. Statements with their evidence belong to them; promises and questions
// are open until somebody has answered.
namespace samskap::matters {

using documents::DocumentId;
using meetings::MeetingId;
using people::PartyId;
using reading::Kind;
using web::DomainId;
using web::Viewer;
using MatterId = Id<struct MatterTag>;
using TopicId = Id<struct TopicTag>;
using StatementId = Id<struct StatementTag>;
using SettlementId = Id<struct SettlementTag>;

const Feature& feature();

enum class Stage { idea, test, growing, operation, closed };
std::string_view name_of(Stage stage);
bool from_text(std::string_view text, Stage& stage);

// Of a promise or a question; `none` for what needs no answer.
enum class State { open, kept, answered, partly, handed_back, dropped, none };
std::string_view name_of(State state);
bool from_text(std::string_view text, State& state);
// An action (or a decision with an owner and a due day) is a promise; promises and questions start
// open, the rest have nothing to answer.
State first_state(Kind kind, bool has_owner, bool has_due);
// Whether the words of a due day say when something is over; "tills vidare" does not.
bool has_end(std::string_view due_words);

struct Matter {
    MatterId id;
    std::string title;
    std::string summary;
    std::string easy_summary;
    Stage stage = Stage::idea;
    std::string close_reason;
    PartyId group;
    DomainId domain;
    std::optional<PartyId> holder;
    std::optional<Day> holder_since;
    std::optional<PartyId> ball;
    std::optional<Day> ball_since;
    std::string ball_for;
    std::optional<StatementId> ball_statement;
    std::int64_t revision = 1;
};
struct NewMatter {
    std::string title;
    PartyId group;
    DomainId domain;
    std::vector<std::string> aliases = {};
};
MatterId add_matter(db::Writer& db, PartyId actor, const NewMatter& matter);
// A merged id leads to the matter it became.
Matter visible_matter(db::Reader& db, const Viewer& viewer, MatterId id);
// The same, for who may change it: the secretary of its group; else Forbidden.
Matter kept_matter(db::Reader& db, const Viewer& viewer, MatterId id);
void add_alias(db::Writer& db, PartyId actor, MatterId matter, std::string_view alias,
               people::Source source);
// Its names beside the title, in order. Openly those that a secretary showed, and those that stand
// in a heading that was opened.
std::vector<std::string> aliases_of(db::Reader& db, MatterId matter, people::Face face);
void set_holder(db::Writer& db, PartyId actor, MatterId matter, std::optional<PartyId> holder,
                Day from, std::optional<StatementId> evidence);
// Nobody, with a sentence, when the one whom it names is no party: "cheferna har bollen".
void set_ball(db::Writer& db, PartyId actor, MatterId matter, std::optional<PartyId> ball, Day from,
              std::string_view for_what, std::optional<StatementId> evidence = {});
void set_stage(db::Writer& db, PartyId actor, MatterId matter, Stage stage, std::string_view reason,
               Day on);
void open_matter(db::Writer& db, PartyId actor, MatterId matter);
// For its group alone again; does nothing where it was not open.
void close_matter(db::Writer& db, PartyId actor, MatterId matter);
// `from` becomes an alias of `into`; everything that was its joins, nothing is lost.
void merge(db::Writer& db, PartyId actor, MatterId from, MatterId into);
// A new matter of the group, open to nobody else, takes the statements named.
MatterId split(db::Writer& db, PartyId actor, MatterId from, std::string_view title,
               const std::vector<StatementId>& statements);

// Which matter a heading or a statement of this group is about: by name, alias, stem and wording.
struct Proposal {
    MatterId matter;
    std::string title;
    int confidence = 0;  // per thousand
    std::string reason;  // "samma namn", "heter också …", "liknar …": Swedish
};
// Reads the names of the group's matters once, and is asked for each statement.
class Proposer {
public:
    Proposer(db::Reader& db, PartyId group);
    // Best first, at most five; none that is less than half sure.
    [[nodiscard]] std::vector<Proposal> propose(std::string_view heading,
                                                std::string_view statement) const;

private:
    struct Named {
        MatterId matter;
        std::string title;
        std::string alias;
        swedish::Wording wording;
    };
    std::vector<Named> m_named;
};
void add_known_matters(db::Reader& db, PartyId group, reading::Known& known);

struct NewTopic {
    MeetingId meeting;
    int position = 0;
    std::string title;
    std::optional<TopicId> parent = {};
    int line = 0;
    std::optional<MatterId> matter = {};
};
TopicId add_topic(db::Writer& db, const NewTopic& topic);

struct NewStatement {
    MeetingId meeting;
    Day meeting_day;
    TopicId topic;
    std::optional<DocumentId> document = {};
    int position = 0;
    reading::Span where = {};
    Kind kind = Kind::information;
    std::string text;
    std::string source_text = {};
    std::optional<PartyId> owner = {};
    std::string owner_words = {};
    std::vector<PartyId> co_owners = {};
    std::optional<Day> due_day = {};
    std::string due_words = {};
    std::string due_reason = {};
    std::optional<Day> event_day = {};
    std::optional<Day> event_end_day = {};
    std::optional<ClockTime> event_time = {};
    std::string event_place = {};
    std::optional<MatterId> matter = {};
    DomainId domain;
    int confidence = 1000;
};
StatementId add_statement(db::Writer& db, PartyId actor, const NewStatement& statement);
// The open copy of a statement's words; makes it visible to everyone. What is left out of the facts
// is not shown openly.
struct OpenFacts {
    std::string due_words = {};
    std::string event_place = {};
};
void open_statement(db::Writer& db, PartyId actor, StatementId statement,
                    std::string_view open_text, const OpenFacts& facts = {});
// What a person is called, or who may know it, has changed: the search follows, and the name of
// somebody who must not be named openly leaves every open copy. A matter that is called after them
// goes back to its group.
void names_changed(db::Writer& db, PartyId actor, PartyId person);

struct Statement {
    StatementId id;
    MeetingId meeting;
    Day meeting_day;
    PartyId group;
    TopicId topic;
    std::string topic_title;
    std::optional<DocumentId> document;
    int line = 0;
    Kind kind = Kind::information;
    std::string text;  // the face that the viewer may read
    std::optional<PartyId> owner;
    std::string owner_words;
    std::optional<Day> due_day;
    std::string due_words;
    std::optional<MatterId> matter;
    std::string matter_title;
    State state = State::none;
    std::optional<Day> settled_on;
    std::optional<Day> event_day;
    std::string event_place;
    std::int64_t revision = 1;
    people::Face face = people::Face::open;
};
struct StatementFilter {
    std::optional<MeetingId> meeting = {};
    std::optional<MatterId> matter = {};
    std::optional<PartyId> group = {};
    std::optional<PartyId> owner = {};
    std::optional<Kind> kind = {};
    bool only_open = false;
    bool only_late = false;  // open and due before `today`
    bool without_owner = false;
    std::optional<Day> today = {};
    int page = 1;
    int size = 50;
};
// Of a meeting in the order of its minutes; of a matter the newest meeting first; open ones of a
// matter the oldest first, of a group those that are due first. size + 1 rows when there are more.
std::vector<Statement> visible_statements(db::Reader& db, const Viewer& viewer,
                                          const StatementFilter& filter);
Statement visible_statement(db::Reader& db, const Viewer& viewer, StatementId id);

// The matter's name and aliases in the search, once for each face that may see it.
void index(db::Writer& db, MatterId matter);

// How an open thing ended, with words and, if there is one, the statement that says so.
struct NewSettlement {
    State state = State::kept;
    std::string words;
    std::optional<StatementId> evidence = {};
    Day on;
};
enum class SettleRefusal { words_missing, not_open, not_yours };
[[nodiscard]] Expected<void, SettleRefusal> settle(db::Writer& db, const Viewer& viewer,
                                                   StatementId statement,
                                                   const NewSettlement& settlement);

// An answer that was given, and perhaps taken back.
struct Settlement {
    SettlementId id;
    State state = State::kept;
    std::string words;
    std::optional<PartyId> made_by;
    Instant made_at;
    std::optional<PartyId> taken_back_by;
    std::optional<Instant> taken_back_at;
    std::string taken_back_why;
};
// Newest first; for those who see the group's face, else none.
std::vector<Settlement> settlements_of(db::Reader& db, const Viewer& viewer,
                                       const Statement& statement);
// The last answer that stands, when the viewer may take it back: the group's secretary may, and for
// two weeks whoever gave it.
std::optional<Settlement> to_take_back(db::Reader& db, const Viewer& viewer,
                                       const Statement& statement, Instant at);
// Of many at once: those that a way to it is shown for.
std::set<StatementId> to_take_back(db::Reader& db, const Viewer& viewer,
                                   const std::vector<Statement>& statements, Instant at);
// All is as it was before that answer. Does nothing when it is not the last one that stands.
void take_back(db::Writer& db, const Viewer& viewer, const Statement& statement,
               SettlementId settlement, std::string_view why);

// After minutes were published: which of their sentences may answer a question that another meeting
// left open in the same matter, by the words that they share. A proposal, that a person takes or
// dismisses; nothing is answered by it.
void look_for_answers(db::Writer& db, MeetingId meeting);
// The likeliest for each open question, as the viewer may read it.
std::map<StatementId, Statement> likely_answers(db::Reader& db, const Viewer& viewer,
                                                const std::vector<Statement>& questions);
void dismiss_answer(db::Writer& db, PartyId actor, StatementId question, StatementId statement);

// How things were answered, in the words of who told it: the last word on each that is answered,
// in part too. What is told is for those who see the group's face, never open.
struct Outcome {
    std::string words;
    Day on;
    std::optional<StatementId> evidence;
};
std::map<StatementId, Outcome> outcomes(db::Reader& db, const Viewer& viewer,
                                        const std::vector<Statement>& statements);

// Why a matter stands still, and how we know.
enum class Still {
    none,         // it moves, or it is done
    stated,       // somebody said so, and the sentence proves it
    silent,       // an open promise or question, and not a word within n meetings of its group
    holder_left,  // its holder left and nobody took over
};
std::string_view name_of(Still still);
bool from_text(std::string_view text, Still& still);
// What counts as said: "har bromsat in", "står still", "ligger nere", "ingen driver" …
bool says_standstill(std::string_view text);

// What one meeting meant for a matter.
struct Mark {
    MeetingId meeting;
    Day day;
    bool raised = false;      // it was spoken of
    bool says_still = false;  // and somebody said that it stands still
    bool new_holder = false;
    bool holder_left = false;
    int promised = 0;  // promises and questions that began here
    int answered = 0;  // that were answered here
    int hanging = 0;   // that began here and have no answer yet
};

// Everything that a list of matters or the picture needs, worked out when something changes and
// kept, once for each face: a list reads one row a matter.
struct Summary {
    MatterId matter;
    std::string title;
    PartyId group;
    Stage stage = Stage::idea;
    std::optional<PartyId> holder;
    std::optional<PartyId> ball;
    std::string ball_for;
    std::optional<Day> first_day;
    std::optional<Day> last_day;
    int open_promises = 0;
    int open_questions = 0;
    Still still = Still::none;
    std::optional<Day> still_since;
    std::optional<StatementId> still_statement;
    int meetings_since = 0;
    std::vector<Mark> marks;  // the last k_marks meetings of its group, oldest first
    people::Face face = people::Face::open;
};
inline constexpr std::size_t k_marks = 8;

struct SummaryFilter {
    std::optional<PartyId> group = {};
    std::optional<Still> still = {};
    bool with_closed = true;
    enum class Order { by_name, moved_last } order = Order::by_name;
    int page = 1;
    int size = 50;
};
// size + 1 rows when there are more.
std::vector<Summary> summaries(db::Reader& db, const Viewer& viewer, const SummaryFilter& filter);
Summary summary_of(db::Reader& db, const Viewer& viewer, const Matter& matter);
// After anything that changes what a summary says: statements, holders, settlements, stage, names.
void refresh(db::Writer& db, MatterId matter);
// After a meeting of the group was published: silence is counted in meetings.
void refresh_group(db::Writer& db, PartyId group);

web::Url url_of(MatterId matter);
// The statement's place in its minutes: /meetings/{meeting}#s-{statement}
web::Url url_of(const Statement& statement);

}  // namespace samskap::matters
