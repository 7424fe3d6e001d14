// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/rights/rights.hpp"

// What a person asks of those who keep data about them. Each is a matter of the stewards, with a
// day by which it must be answered.
namespace samskap::rights {

using RequestId = Id<struct OwnDataRequestTag>;

enum class Asked { correct, object, pause, withdraw, forget };
std::string_view name_of(Asked kind);
bool from_text(std::string_view text, Asked& kind);

enum class Outcome { waiting, done, refused, erased, restricted };
std::string_view name_of(Outcome outcome);
bool from_text(std::string_view text, Outcome& outcome);

struct OwnRequest {
    RequestId id;
    PartyId person;
    std::string name;  // of the person
    Asked kind = Asked::correct;
    std::string words;
    Instant made_at;
    PartyId made_by;
    Day answer_by;
    Outcome outcome = Outcome::waiting;
    std::string answer;
    std::optional<Instant> answered_at;
};

// One month later, or the last day of a shorter one (GDPR art. 12.3).
Day month_after(Day day);

struct NewRequest {
    PartyId person;
    Asked kind = Asked::correct;
    std::string words;
    Day today;
};
// Tells the stewards, and once more a week before the day.
RequestId ask(db::Writer& db, PartyId actor, const NewRequest& request);
// What took effect at once needs no answer: it is kept for the stewards to know of.
RequestId ask_and_do(db::Writer& db, PartyId actor, const NewRequest& request);

std::vector<OwnRequest> requests_of(db::Reader& db, PartyId person);
// The open ones first, by their day; then the newest.
std::vector<OwnRequest> all_requests(db::Reader& db, int page);
inline constexpr int k_requests_on_page = 50;
// For the person, and for stewards; NotFound for all others.
OwnRequest visible_request(const web::Request& request, RequestId id);

struct Answering {
    Outcome outcome = Outcome::done;
    std::string answer;
};
enum class AnswerRefusal { words_missing, not_open, outcome_unfit, own_request };
// The person is told.
[[nodiscard]] Expected<void, AnswerRefusal> answer(db::Writer& db, PartyId steward,
                                                   const OwnRequest& request,
                                                   const Answering& answering);

inline constexpr std::string_view k_asked_notice = "own data: asked";
inline constexpr std::string_view k_answered_notice = "own data: answered";
inline constexpr std::string_view k_remind_job = "remind of own data request";
void remind(db::Database& database, const db::Job& job, Instant at);

}  // namespace samskap::rights
