// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/requests.hpp"

#include <algorithm>

#include "kernel/base/enum_names.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::rights {
namespace {

constexpr int k_days_of_warning = 7;

constexpr EnumNames<Asked, 5> k_kinds{{{Asked::correct, "correct"},
                                       {Asked::object, "object"},
                                       {Asked::pause, "pause"},
                                       {Asked::withdraw, "withdraw"},
                                       {Asked::forget, "forget"}}};
constexpr EnumNames<Outcome, 5> k_outcomes{{{Outcome::waiting, ""},
                                            {Outcome::done, "done"},
                                            {Outcome::refused, "refused"},
                                            {Outcome::erased, "erased"},
                                            {Outcome::restricted, "restricted"}}};

OwnRequest read_request(const db::Row& row) {
    return {.id = row["id"],
            .person = row["person"],
            .name = row["name"],
            .kind = row["kind"],
            .words = row["words"],
            .made_at = row["made_at"],
            .made_by = row["made_by"],
            .answer_by = row["answer_by"],
            .outcome = row["outcome"],
            .answer = row["answer"],
            .answered_at = row.optional("answered_at")};
}

void tell_stewards(db::Writer& db, RequestId id, Day today) {
    for (const auto steward : people::holders_of(db, people::Role::steward, today))
        messages::state(
            db,
            {.person = steward, .kind = k_asked_notice, .subject = id.value, .cause = id.value});
}

void log(db::Writer& db, PartyId actor, PartyId person, std::string_view verb, RequestId id) {
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = actor == person ? 0 : person.value,
                        .verb = verb,
                        .kind = "own data request",
                        .object = id.value});
}

RequestId add(db::Writer& db, PartyId actor, const NewRequest& request, Outcome outcome) {
    const auto id = db.new_id<OwnDataRequestTag>();
    const bool is_done = outcome == Outcome::done;
    db.run(R"sql(
        INSERT INTO own_data_requests (id, person, kind, words, made_at, made_by, answer_by,
                                       outcome, answer, answered_at, answered_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10)
    )sql",
           id, request.person, name_of(request.kind), request.words, db.at(), actor,
           month_after(request.today), name_of(outcome),
           is_done ? std::optional<Instant>(db.at()) : std::nullopt,
           is_done ? std::optional<PartyId>(actor) : std::nullopt);
    log(db, actor, request.person, "ask", id);
    return id;
}

bool fits(Asked kind, Outcome outcome) {
    if (outcome == Outcome::waiting) return false;
    const bool of_forgetting = outcome == Outcome::erased || outcome == Outcome::restricted;
    if (kind == Asked::forget) return of_forgetting || outcome == Outcome::refused;
    return !of_forgetting || (kind == Asked::object && outcome == Outcome::restricted);
}

}  // namespace

std::string_view name_of(Asked kind) { return name_in(k_kinds, kind); }
bool from_text(std::string_view text, Asked& kind) { return value_in(k_kinds, text, kind); }
std::string_view name_of(Outcome outcome) { return name_in(k_outcomes, outcome); }
bool from_text(std::string_view text, Outcome& outcome) {
    return value_in(k_outcomes, text, outcome);
}

Day month_after(Day day) {
    auto date = date_of(day);
    date.year += date.month == 12 ? 1 : 0;
    date.month = date.month == 12 ? 1 : date.month + 1;
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return day_of(date.year, date.month, date.day);
}

RequestId ask(db::Writer& db, PartyId actor, const NewRequest& request) {
    const auto id = add(db, actor, request, Outcome::waiting);
    tell_stewards(db, id, request.today);
    const auto days = month_after(request.today) - request.today - k_days_of_warning;
    db::enqueue(db, k_remind_job, id.value, {db.at().seconds + std::int64_t{86400} * days});
    return id;
}

RequestId ask_and_do(db::Writer& db, PartyId actor, const NewRequest& request) {
    return add(db, actor, request, Outcome::done);
}

std::vector<OwnRequest> requests_of(db::Reader& db, PartyId person) {
    return db.all(read_request, R"sql(
        SELECT r.id, r.person, p.name, r.kind, r.words, r.made_at, r.made_by, r.answer_by,
               r.outcome, r.answer, r.answered_at
          FROM own_data_requests r JOIN parties p ON p.id = r.person
         WHERE r.person = $1 ORDER BY r.made_at DESC, r.id DESC LIMIT 50
    )sql",
                  person);
}

std::vector<OwnRequest> all_requests(db::Reader& db, int page) {
    return db.all(read_request, R"sql(
        SELECT r.id, r.person, p.name, r.kind, r.words, r.made_at, r.made_by, r.answer_by,
               r.outcome, r.answer, r.answered_at
          FROM own_data_requests r JOIN parties p ON p.id = r.person
         ORDER BY CASE r.outcome WHEN '' THEN 0 ELSE 1 END,
                  CASE r.outcome WHEN '' THEN r.answer_by ELSE '' END, r.made_at DESC, r.id DESC
         LIMIT $1 OFFSET $2
    )sql",
                  k_requests_on_page + 1, (page - 1) * k_requests_on_page);
}

OwnRequest visible_request(const web::Request& request, RequestId id) {
    auto& db = request.db();
    const auto person = request.viewer().person;
    const bool sees_all = request.viewer().steward;
    return db.one(read_request, R"sql(
        SELECT r.id, r.person, p.name, r.kind, r.words, r.made_at, r.made_by, r.answer_by,
               r.outcome, r.answer, r.answered_at
          FROM own_data_requests r JOIN parties p ON p.id = r.person
         WHERE r.id = $1 AND ($2 OR r.person = $3)
    )sql",
                  id, sees_all, person);
}

Expected<void, AnswerRefusal> answer(db::Writer& db, PartyId steward, const OwnRequest& request,
                                     const Answering& answering) {
    if (steward == request.person) return unexpected(AnswerRefusal::own_request);
    if (text::trim(answering.answer).empty()) return unexpected(AnswerRefusal::words_missing);
    if (!fits(request.kind, answering.outcome)) return unexpected(AnswerRefusal::outcome_unfit);
    const auto changed =
        db.run(R"sql(
        UPDATE own_data_requests
           SET outcome = $2, answer = $3, answered_at = $4, answered_by = $5
         WHERE id = $1 AND outcome = ''
    )sql",
               request.id, name_of(answering.outcome), answering.answer, db.at(), steward);
    if (changed == 0) return unexpected(AnswerRefusal::not_open);
    log(db, steward, request.person, name_of(answering.outcome), request.id);
    messages::state(db, {.person = request.person,
                         .kind = k_answered_notice,
                         .subject = request.id.value,
                         .cause = request.id.value});
    return {};
}

void remind(db::Database& database, const db::Job& job, Instant at) {
    static const Zone zone;
    database.in_transaction(at, [&](db::Writer& db) {
        if (db.any("SELECT id FROM own_data_requests WHERE id = $1 AND outcome = ''", job.subject))
            tell_stewards(db, {job.subject}, zone.day(at));
    });
}

}  // namespace samskap::rights
