// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/matters/gather.hpp"

#include <algorithm>
#include <map>

#include "features/matters/texts.hpp"
#include "features/people/masking.hpp"

namespace samskap::matters {
namespace {

constexpr int k_statements_on_page = 30;
constexpr int k_points = 10;
constexpr int k_promises_of_group = 400;
constexpr std::size_t k_promises_of_point = 4;

bool is_open(const Statement& statement) {
    return statement.state == State::open || statement.state == State::partly;
}

std::vector<Statement> awaited(const web::Request& request, const Matter& matter) {
    return visible_statements(request.db(), request.viewer(),
                              {.matter = matter.id, .only_open = true, .size = 40});
}

std::vector<MatterView::Holding> holdings(const web::Request& request, const Matter& matter,
                                          people::Names& names) {
    struct Row {
        std::optional<PartyId> party;
        Day from;
    };
    const auto rows = request.db().all(
        [](const db::Row& row) -> Row {
            return {row.optional("party"), row["from_day"]};
        },
        "SELECT party, from_day FROM holders WHERE matter = $1 ORDER BY from_day, id LIMIT 20",
        matter.id);
    const auto face = people::face_for(request.viewer(), matter.group);
    std::vector<MatterView::Holding> list;
    for (const auto& row : rows)
        list.push_back({row.party ? names.of(*row.party, face) : std::string(), row.from});
    return list;
}

// As the viewer may read them: a protected identity is known to the secretary alone.
std::vector<std::string> shown_aliases(const web::Request& request, const Matter& matter) {
    auto list =
        aliases_of(request.db(), matter.id, people::face_for(request.viewer(), matter.group));
    if (list.empty() || request.viewer().is_secretary_of(matter.group)) return list;
    const auto masks = people::protected_words(request.db());
    for (auto& alias : list) alias = people::masked(alias, masks);
    std::erase(list, matter.title);
    return list;
}

// The newest settled ones of the statements at hand, after those that wait.
void add_settled(std::vector<Statement>& list, const std::vector<Statement>& all, bool questions) {
    for (const auto& statement : all) {
        const bool is_question = statement.kind == Kind::question;
        if (statement.state == State::none || is_open(statement) || is_question != questions)
            continue;
        list.push_back(statement);
    }
}

// The open promises of a group by the matter they belong to, with who took each on.
std::map<std::int64_t, std::vector<std::string>> promises_waiting(const web::Request& request,
                                                                  PartyId group) {
    auto open = visible_statements(
        request.db(), request.viewer(),
        {.group = group, .kind = Kind::action, .only_open = true, .size = k_promises_of_group});
    std::map<std::int64_t, std::vector<std::string>> waiting;
    for (const auto& one : shown(request, std::move(open))) {
        if (!one.statement.matter) continue;
        auto& list = waiting[one.statement.matter->value];
        if (list.size() == k_promises_of_point) continue;
        list.push_back(one.owner.empty() ? one.statement.text
                                         : one.statement.text + " (" + one.owner + ")");
    }
    return waiting;
}

}  // namespace

std::vector<Shown> shown(const web::Request& request, std::vector<Statement> statements) {
    const ui::Texts t(request);
    people::Names names(request.db(), t);
    std::vector<PartyId> owners;
    for (const auto& statement : statements)
        if (statement.owner) owners.push_back(*statement.owner);
    names.load(owners);
    const auto& viewer = request.viewer();
    const auto told = outcomes(request.db(), viewer, statements);
    auto answers = likely_answers(request.db(), viewer, statements);
    const auto regrettable = to_take_back(request.db(), viewer, statements, request.at());
    std::vector<Shown> list;
    for (auto& statement : statements) {
        const auto id = statement.id;
        const auto outcome = told.find(id);
        const auto answer = answers.find(statement.id);
        const bool late =
            is_open(statement) && statement.due_day && *statement.due_day < request.today();
        const bool own = viewer.signed_in() && statement.owner == viewer.person;
        const auto owner =
            statement.owner ? names.of(*statement.owner, statement.face) : statement.owner_words;
        list.push_back({.statement = std::move(statement),
                        .owner = owner,
                        .is_late = late,
                        .may_settle = own || viewer.is_secretary_of(statement.group),
                        .outcome = outcome == told.end() ? std::string() : outcome->second.words,
                        .likely_answer = answer == answers.end()
                                             ? std::nullopt
                                             : std::optional(std::move(answer->second)),
                        .may_take_back = regrettable.contains(id)});
    }
    return list;
}

namespace {

// Withdrawn, or not opened: then nothing is shown.
std::optional<Statement> statement_if_visible(db::Reader& db, const Viewer& viewer,
                                              StatementId id) {
    try {
        return visible_statement(db, viewer, id);
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

}  // namespace

MatterView gather(const web::Request& request, const Matter& matter) {
    const auto& viewer = request.viewer();
    auto& db = request.db();
    const ui::Texts t(request);
    const auto face = people::face_for(viewer, matter.group);
    people::Names names(db, t);
    MatterView view{
        .matter = matter,
        .summary = summary_of(db, viewer, matter),
        .group = groups::visible_group(db, viewer, matter.group),
        .holder = matter.holder ? names.of(*matter.holder, face) : std::string(),
        .ball = matter.ball ? names.of(*matter.ball, face) : std::string(),
        .ball_evidence = {},
        .aliases = shown_aliases(request, matter),
        .statements = visible_statements(
            db, viewer,
            {.matter = matter.id, .page = request.page(), .size = k_statements_on_page}),
        .promises = {},
        .questions = {},
        .evidence = {},
        .holdings = holdings(request, matter, names),
        .may_edit = viewer.is_secretary_of(matter.group)};
    view.more = view.statements.size() > k_statements_on_page;
    if (view.more) view.statements.pop_back();
    std::vector<Statement> promises;
    std::vector<Statement> questions;
    for (auto& statement : awaited(request, matter))
        (statement.kind == Kind::question ? questions : promises).push_back(statement);
    add_settled(promises, view.statements, false);
    add_settled(questions, view.statements, true);
    view.promises = shown(request, std::move(promises));
    view.questions = shown(request, std::move(questions));
    if (view.summary.still_statement)
        view.evidence = visible_statement(db, viewer, *view.summary.still_statement);
    if (matter.ball_statement)
        view.ball_evidence = statement_if_visible(db, viewer, *matter.ball_statement);
    return view;
}

std::vector<AgendaPoint> agenda_points(db::Reader& db, const web::Request& request, PartyId group) {
    const ui::Texts t(request);
    std::vector<AgendaPoint> points;
    auto waiting_in = promises_waiting(request, group);
    auto list =
        summaries(db, request.viewer(), {.group = group, .with_closed = false, .size = 500});
    for (const auto& matter : list) {
        const int waiting = matter.open_promises + matter.open_questions;
        if (matter.still == Still::none && waiting == 0) continue;
        std::string why = matter.still == Still::none ? "" : state_words(matter, request) + ". ";
        if (matter.open_promises > 0)
            why += t(text::promises_unanswered, matter.open_promises) + " ";
        if (matter.open_questions > 0) why += t(text::questions_unanswered, matter.open_questions);
        const int still = matter.still == Still::none ? 0 : 20;
        points.push_back({.title = matter.title,
                          .url = url_of(matter.matter),
                          .why = why,
                          .waiting = std::move(waiting_in[matter.matter.value]),
                          .minutes = matter.still == Still::none ? 10 : 20,
                          .weight = still + 3 * matter.open_promises + matter.open_questions +
                                    matter.meetings_since});
    }
    std::stable_sort(points.begin(), points.end(), [](const auto& left, const auto& right) {
        return left.weight > right.weight;
    });
    if (points.size() > k_points) points.erase(points.begin() + k_points, points.end());
    return points;
}

}  // namespace samskap::matters
