// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "engines/swedish/likeness.hpp"
#include "features/matters/matters.hpp"
#include "features/people/lexicon.hpp"
#include "kernel/db/log.hpp"

namespace samskap::matters {
namespace {

using swedish::Wording;

// So much of a matter is looked through; what lies further back has been asked before.
constexpr int k_statements = 400;

struct Said {
    StatementId id;
    MeetingId meeting;
    Day day;
    bool is_open_question;
    bool is_question;
    Wording wording;
};

std::vector<Said> said_in(db::Reader& db, MatterId matter) {
    return db.all(
        [](const db::Row& row) -> Said {
            const bool question = row["kind"].text() == "question";
            const auto state = row["state"].text();
            return {.id = row["id"],
                    .meeting = row["meeting"],
                    .day = row["meeting_day"],
                    .is_open_question = question && (state == "open" || state == "partly"),
                    .is_question = question,
                    .wording = swedish::wording_of(row["text"].text(), people::lexicon())};
        },
        R"sql(
        SELECT id, meeting, meeting_day, kind, state, text FROM statements
         WHERE matter = $1 AND withdrawn_at IS NULL
         ORDER BY meeting_day DESC, meeting DESC, position LIMIT $2
    )sql",
        matter, k_statements);
}

// What a question is about: its words that say something, without those that name the matter, which
// everything there shares.
Wording substance(const Said& question, const Wording& matter) {
    constexpr std::size_t short_word = 5;  // bytes
    Wording words;
    for (const auto& item : question.wording.items) {
        const Wording alone{{item}};
        if (item.weight < 1.0 || item.written.size() < short_word) continue;
        if (swedish::mention(alone, matter).score < 0.5) words.items.push_back(item);
    }
    return words;
}

// How many of them a sentence takes up, in hundredths; a word that no dictionary has, so a name or
// a compound of its own, counts twice.
int shared(const Wording& about, const Wording& said) {
    double sum = 0;
    for (const auto& item : about.items)
        sum += swedish::mention(Wording{{item}}, said).score * (item.known ? 1 : 2);
    return static_cast<int>(std::lround(sum * 100));
}

std::string names_of(db::Reader& db, MatterId matter) {
    std::string names;
    db.each([&](const db::Row& row) { names += std::string(row["alias"].text()) + " "; },
            "SELECT alias FROM matter_aliases WHERE matter = $1 ORDER BY alias", matter);
    return names;
}

void look_in(db::Writer& db, MatterId matter, MeetingId meeting) {
    constexpr int enough = 180;
    const auto all = said_in(db, matter);
    const auto names = swedish::wording_of(names_of(db, matter), people::lexicon());
    for (const auto& question : all) {
        if (!question.is_open_question) continue;
        const auto about = substance(question, names);
        for (const auto& said : all) {
            const bool is_new = question.meeting == meeting || said.meeting == meeting;
            if (!is_new || said.is_question || said.day <= question.day) continue;
            const int found = shared(about, said.wording);
            if (found < enough) continue;
            db.run(R"sql(
                INSERT INTO likely_answers (question, statement, shared) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING
            )sql",
                   question.id, said.id, found);
        }
    }
}

}  // namespace

void look_for_answers(db::Writer& db, MeetingId meeting) {
    const auto matters = db.all([](const db::Row& row) -> MatterId { return row["matter"]; }, R"sql(
        SELECT DISTINCT matter FROM statements
         WHERE meeting = $1 AND matter IS NOT NULL AND withdrawn_at IS NULL ORDER BY matter
    )sql",
                                meeting);
    for (const auto matter : matters) look_in(db, matter, meeting);
}

std::map<StatementId, Statement> likely_answers(db::Reader& db, const Viewer& viewer,
                                                const std::vector<Statement>& questions) {
    db::List wanted;
    for (const auto& one : questions)
        if (one.kind == Kind::question && one.state == State::open)
            wanted.ids.push_back(one.id.value);
    std::map<StatementId, Statement> found;
    if (wanted.ids.empty()) return found;
    struct Pair {
        StatementId question;
        StatementId statement;
    };
    const auto pairs = db.all(
        [](const db::Row& row) -> Pair {
            return {row["question"], row["statement"]};
        },
        R"sql(
        SELECT a.question, a.statement
          FROM likely_answers a JOIN statements s ON s.id = a.statement
         WHERE a.question IN LIST($1) AND a.dismissed_at IS NULL AND s.withdrawn_at IS NULL
           AND (s.domain IN LIST($2) OR s.open_text IS NOT NULL)
         ORDER BY a.question, a.shared DESC, s.meeting_day, a.statement
    )sql",
        wanted, viewer.domains);
    for (const auto& pair : pairs)
        if (!found.contains(pair.question))
            found.emplace(pair.question, visible_statement(db, viewer, pair.statement));
    return found;
}

void dismiss_answer(db::Writer& db, PartyId actor, StatementId question, StatementId statement) {
    const auto dismissed = db.run(R"sql(
        UPDATE likely_answers SET dismissed_at = $3
         WHERE question = $1 AND statement = $2 AND dismissed_at IS NULL
    )sql",
                                  question, statement, db.at());
    if (dismissed == 0) return;
    db::append_log(db, {.actor = actor.value,
                        .verb = "no answer",
                        .kind = "statement",
                        .object = question.value,
                        .content = std::to_string(statement.value)});
}

}  // namespace samskap::matters
