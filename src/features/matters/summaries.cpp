// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>

#include "features/matters/matters.hpp"
#include "features/people/masking.hpp"
#include "kernel/base/text.hpp"

namespace samskap::matters {
namespace {

// Said outright; each is a beginning of the words in their usual forms.
constexpr std::array<std::string_view, 18> k_standstill_words{"bromsat in",
                                                              "bromsar in",
                                                              "står still",
                                                              "stått still",
                                                              "stannat av",
                                                              "stannat upp",
                                                              "har stannat",
                                                              "ligger nere",
                                                              "legat nere",
                                                              "ligger på is",
                                                              "lagts på is",
                                                              "går på tomgång",
                                                              "kört fast",
                                                              "har avstannat",
                                                              "ingen som driver",
                                                              "ingen driver",
                                                              "inte någon som driver",
                                                              "kommer inte vidare"};

struct Facts {
    MatterId matter;
    PartyId group;
    DomainId domain;
    std::string sort_key;
    Stage stage;
    bool has_holder;
    int silent_after;
};

struct Said {
    Day day;
    StatementId statement;
    MeetingId meeting;
    bool says_still;
    bool is_promise;
    bool is_question;
    bool is_open;
    std::optional<Day> settled_on;
};

struct HolderChange {
    bool has_party;
    Day from;
};

std::vector<Said> said_of(db::Reader& db, MatterId matter, bool open_face) {
    return db.all(
        [](const db::Row& row) -> Said {
            const auto kind = row["kind"].text();
            const auto state = row["state"].text();
            return {.day = row["meeting_day"],
                    .statement = row["id"],
                    .meeting = row["meeting"],
                    .says_still = row["says_still"],
                    .is_promise = state != "none" && kind != "question",
                    .is_question = kind == "question",
                    .is_open = state == "open" || state == "partly",
                    .settled_on = row.optional("settled_on")};
        },
        R"sql(
        SELECT id, meeting, meeting_day, kind, state, says_still, settled_on
          FROM statements
         WHERE matter = $1 AND withdrawn_at IS NULL AND (NOT $2 OR open_text IS NOT NULL)
         ORDER BY meeting_day, position
    )sql",
        matter, open_face);
}

// The last held meetings of a group that a face shows, oldest first.
std::vector<Mark> last_meetings(db::Reader& db, PartyId group, bool open_face) {
    auto marks = db.all(
        [](const db::Row& row) -> Mark { return {.meeting = row["id"], .day = row["day"]}; }, R"sql(
        SELECT id, day FROM meetings
         WHERE of_group = $1 AND state = 'held' AND day IS NOT NULL
           AND (NOT $2 OR domain = $3)
         ORDER BY day DESC, id DESC LIMIT $4
    )sql",
        group, open_face, web::k_open, k_marks);
    std::reverse(marks.begin(), marks.end());
    return marks;
}

Mark* mark_on(std::vector<Mark>& marks, Day day) {
    // What was settled between two meetings is shown at the next one.
    for (auto& mark : marks)
        if (mark.day >= day) return &mark;
    return nullptr;
}

void fill_marks(std::vector<Mark>& marks, const std::vector<Said>& said,
                const std::vector<HolderChange>& holders) {
    for (const auto& one : said) {
        const bool awaits = one.is_promise || one.is_question;
        if (awaits && !one.is_open && one.settled_on)
            if (auto* mark = mark_on(marks, *one.settled_on)) ++mark->answered;
        const auto at = std::find_if(marks.begin(), marks.end(),
                                     [&](const Mark& mark) { return mark.meeting == one.meeting; });
        if (at == marks.end()) continue;
        at->raised = true;
        at->says_still = at->says_still || one.says_still;
        at->promised += awaits;
        at->hanging += awaits && one.is_open;
    }
    bool first = true;
    for (const auto& holder : holders) {
        if (auto* mark = mark_on(marks, holder.from)) {
            mark->new_holder = mark->new_holder || (holder.has_party && !first);
            mark->holder_left = mark->holder_left || !holder.has_party;
        }
        first = false;
    }
}

std::string marks_text(const std::vector<Mark>& marks) {
    boost::json::array list;
    for (const auto& mark : marks) {
        const int flags = (mark.raised ? 1 : 0) + (mark.says_still ? 2 : 0) +
                          (mark.new_holder ? 4 : 0) + (mark.holder_left ? 8 : 0);
        list.push_back({mark.meeting.value, mark.day.number, flags, mark.promised, mark.answered,
                        mark.hanging});
    }
    return boost::json::serialize(list);
}

std::vector<Mark> marks_from(std::string_view words) {
    std::vector<Mark> marks;
    const auto parsed = boost::json::parse(boost::json::string_view(words.data(), words.size()));
    for (const auto& entry : parsed.as_array()) {
        const auto& parts = entry.as_array();
        const auto number = [&](std::size_t at) { return parts[at].to_number<std::int64_t>(); };
        const auto flags = number(2);
        marks.push_back({.meeting = {number(0)},
                         .day = {static_cast<std::int32_t>(number(1))},
                         .raised = (flags & 1) != 0,
                         .says_still = (flags & 2) != 0,
                         .new_holder = (flags & 4) != 0,
                         .holder_left = (flags & 8) != 0,
                         .promised = static_cast<int>(number(3)),
                         .answered = static_cast<int>(number(4)),
                         .hanging = static_cast<int>(number(5))});
    }
    return marks;
}

struct Judged {
    Still still = Still::none;
    std::optional<Day> since;
    std::optional<StatementId> statement;
    int meetings_since = 0;
    int promises = 0;
    int questions = 0;
};

Judged judge(const Facts& facts, const std::vector<Said>& said, const std::vector<Mark>& marks,
             const std::vector<HolderChange>& holders) {
    Judged judged;
    for (const auto& one : said) {
        judged.promises += one.is_promise && one.is_open;
        judged.questions += one.is_question && one.is_open;
    }
    if (said.empty()) return judged;
    const Day last = said.back().day;
    judged.meetings_since = static_cast<int>(
        std::count_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.day > last; }));
    // What is closed or runs in ordinary operation is done, and a done matter does not alarm.
    if (facts.stage == Stage::closed || facts.stage == Stage::operation) return judged;
    for (const auto& one : said) {
        if (one.day != last || !one.says_still) continue;
        judged.still = Still::stated;
        judged.since = one.day;
        judged.statement = one.statement;
        return judged;
    }
    const bool awaited = judged.promises + judged.questions > 0;
    if (!holders.empty() && !holders.back().has_party) {
        judged.still = Still::holder_left;
        judged.since = holders.back().from;
    } else if (awaited && judged.meetings_since >= facts.silent_after) {
        judged.still = Still::silent;
        judged.since = last;
    }
    return judged;
}

void store(db::Writer& db, const Facts& facts, DomainId domain, bool open_face) {
    const auto said = said_of(db, facts.matter, open_face);
    const auto holders = db.all(
        [](const db::Row& row) -> HolderChange {
            return {row["has_party"], row["from_day"]};
        },
        R"sql(
        SELECT party IS NOT NULL AS has_party, from_day FROM holders
         WHERE matter = $1 ORDER BY from_day, id
    )sql",
        facts.matter);
    auto marks = last_meetings(db, facts.group, open_face);
    fill_marks(marks, said, holders);
    const auto judged = judge(facts, said, marks, holders);
    const auto first = said.empty() ? std::nullopt : std::optional<Day>(said.front().day);
    const auto last = said.empty() ? std::nullopt : std::optional<Day>(said.back().day);
    db.run("DELETE FROM matter_summaries WHERE matter = $1 AND domain = $2", facts.matter, domain);
    db.run(R"sql(
        INSERT INTO matter_summaries (matter, domain, of_group, sort_key, is_closed, first_day,
                                      last_day, open_promises, open_questions, still, still_since,
                                      still_statement, meetings_since, marks)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    )sql",
           facts.matter, domain, facts.group, facts.sort_key, facts.stage == Stage::closed, first,
           last, judged.promises, judged.questions, name_of(judged.still), judged.since,
           judged.statement, judged.meetings_since, marks_text(marks));
}

struct ReadSummary {
    const Viewer& viewer;

    Summary operator()(const db::Row& row) const {
        const PartyId group = row["of_group"];
        return {.matter = row["matter"],
                .title = row["title"],
                .group = group,
                .stage = row["stage"],
                .holder = row.optional("holder"),
                .ball = row.optional("ball"),
                .ball_for = row["ball_for"],
                .first_day = row.optional("first_day"),
                .last_day = row.optional("last_day"),
                .open_promises = row["open_promises"],
                .open_questions = row["open_questions"],
                .still = row["still"],
                .still_since = row.optional("still_since"),
                .still_statement = row.optional("still_statement"),
                .meetings_since = row["meetings_since"],
                .marks = marks_from(row["marks"].text()),
                .face = people::face_for(viewer, group)};
    }
};

// $1 is the viewer's domains. Who sees the group's face of a matter does not get the open one too.
#define SUMMARY_SELECT                                                                          \
    "SELECT s.matter, m.title, s.of_group, m.stage, m.holder, m.ball, m.ball_for, s.first_day," \
    "       s.last_day, s.open_promises, s.open_questions, s.still, s.still_since,"             \
    "       s.still_statement, s.meetings_since, s.marks"                                       \
    "  FROM matter_summaries s JOIN matters m ON m.id = s.matter"                               \
    " WHERE s.domain IN LIST($1) AND NOT (s.domain = 1 AND s.of_group IN LIST($1)) "

}  // namespace

bool says_standstill(std::string_view words) {
    const auto said = text::lower(text::squeeze(words));
    return std::any_of(k_standstill_words.begin(), k_standstill_words.end(),
                       [&](auto phrase) { return said.find(phrase) != std::string::npos; });
}

void refresh(db::Writer& db, MatterId matter) {
    const auto facts = db.maybe(
        [](const db::Row& row) -> Facts {
            return {.matter = row["id"],
                    .group = row["of_group"],
                    .domain = row["domain"],
                    .sort_key = row["sort_key"],
                    .stage = row["stage"],
                    .has_holder = row["has_holder"],
                    .silent_after = row["silent_after_meetings"]};
        },
        R"sql(
        SELECT m.id, m.of_group, m.domain, m.sort_key, m.stage, m.holder IS NOT NULL AS has_holder,
               g.silent_after_meetings
          FROM matters m JOIN groups g ON g.party = m.of_group
         WHERE m.id = $1 AND m.merged_into IS NULL
    )sql",
        matter);
    if (!facts) return;
    store(db, *facts, web::domain_of_group(facts->group), false);
    if (facts->domain == web::k_open) store(db, *facts, web::k_open, true);
}

void refresh_group(db::Writer& db, PartyId group) {
    const auto matters =
        db.all([](const db::Row& row) -> MatterId { return row["id"]; },
               "SELECT id FROM matters WHERE of_group = $1 AND merged_into IS NULL", group);
    for (const auto matter : matters) refresh(db, matter);
}

namespace {

// The one face of the group's matters that the viewer gets; named, it can be found by an index.
web::DomainId face_of_group(const Viewer& viewer, PartyId group) {
    const auto own = web::domain_of_group(group);
    return viewer.sees(own) ? own : web::k_open;
}

std::vector<Summary> chosen(db::Reader& db, const Viewer& viewer, const SummaryFilter& filter) {
    const auto still = filter.still ? std::string(name_of(*filter.still)) : std::string();
    const std::int64_t group = filter.group ? filter.group->value : 0;
    const auto skip = (filter.page - 1) * filter.size;
    if (filter.order == SummaryFilter::Order::moved_last && filter.group)
        return db.all(ReadSummary{viewer}, SUMMARY_SELECT R"sql(
            AND s.of_group = $2 AND s.domain = $3 AND s.last_day IS NOT NULL
            ORDER BY s.last_day DESC, s.sort_key LIMIT $4 OFFSET $5
        )sql",
                      viewer.domains, group, face_of_group(viewer, *filter.group), filter.size + 1,
                      skip);
    return db.all(ReadSummary{viewer}, SUMMARY_SELECT R"sql(
        AND ($2 = 0 OR s.of_group = $2) AND ($3 = '' OR s.still = $3)
        AND ($4 OR NOT s.is_closed)
        ORDER BY s.sort_key, s.matter LIMIT $5 OFFSET $6
    )sql",
                  viewer.domains, group, still, filter.with_closed, filter.size + 1, skip);
}

// A protected identity is known to the group's secretary alone, also where a name gives it away.
void protect(db::Reader& db, std::vector<Summary>& list) {
    const bool is_whole = std::all_of(list.begin(), list.end(), [](const Summary& one) {
        return one.face == people::Face::secretary;
    });
    if (is_whole) return;
    const auto masks = people::protected_words(db);
    for (auto& one : list) {
        if (masks.empty() || one.face == people::Face::secretary) continue;
        one.title = people::masked(one.title, masks);
        one.ball_for = people::masked(one.ball_for, masks);
    }
}

}  // namespace

std::vector<Summary> summaries(db::Reader& db, const Viewer& viewer, const SummaryFilter& filter) {
    auto list = chosen(db, viewer, filter);
    protect(db, list);
    return list;
}

Summary summary_of(db::Reader& db, const Viewer& viewer, const Matter& matter) {
    std::vector<Summary> list{
        db.one(ReadSummary{viewer}, SUMMARY_SELECT "AND s.matter = $2", viewer.domains, matter.id)};
    protect(db, list);
    return std::move(list.front());
}

}  // namespace samskap::matters
