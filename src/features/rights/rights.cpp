// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/rights.hpp"

#include <algorithm>

#include "features/rights/erasure.hpp"
#include "features/rights/leaves.hpp"
#include "features/rights/pages.hpp"
#include "features/rights/personal_data.hpp"
#include "features/rights/requests.hpp"
#include "features/rights/schema.hpp"
#include "features/rights/texts.hpp"

namespace samskap::rights {
namespace {

bool is_steward(const messages::Composing& what) {
    const auto stewards = people::holders_of(what.db, people::Role::steward, what.today);
    return std::find(stewards.begin(), stewards.end(), what.viewer.person) != stewards.end();
}

std::optional<messages::Words> of_asked(const messages::Composing& what) {
    if (!is_steward(what)) return std::nullopt;
    const bool waits = what.db.any(
        "SELECT id FROM own_data_requests WHERE id = $1 AND outcome = ''", what.subject);
    if (!waits) return std::nullopt;
    return messages::Words{.title = what.texts(text::notice_asked),
                           .text = what.texts(text::notice_asked_text),
                           .where = web::url("/own-data/{}", RequestId{what.subject})};
}

std::optional<messages::Words> of_answered(const messages::Composing& what) {
    const bool own = what.db.any(
        "SELECT id FROM own_data_requests WHERE id = $1 AND person = $2 AND outcome <> ''",
        what.subject, what.viewer.person);
    if (!own) return std::nullopt;
    return messages::Words{.title = what.texts(text::notice_answered),
                           .text = what.texts(text::notice_answered_text),
                           .where = web::url("/own-data/{}", RequestId{what.subject})};
}

// Where the person is to be seen, who it is stands on the page.
std::optional<messages::Words> of_leaving(const messages::Composing& what) {
    const auto person = what.db.maybe([](const db::Row& row) -> PartyId { return row["person"]; },
                                      R"sql(
        SELECT l.person FROM leaves l JOIN parties p ON p.id = l.person
         WHERE l.id = $1 AND l.closed_at IS NULL AND p.domain IN LIST($2)
    )sql",
                                      what.subject, what.viewer.domains);
    if (!person || !what.viewer.is_secretary()) return std::nullopt;
    return messages::Words{.title = what.texts(text::notice_leaving),
                           .text = what.texts(text::notice_leaving_text),
                           .where = web::url("/people/{}/leaving", *person)};
}

std::optional<messages::Words> of_review(const messages::Composing& what) {
    const auto title = what.db.maybe(
        [](const db::Row& row) -> std::string { return row["title"]; },
        "SELECT title FROM handovers WHERE id = $1 AND to_party = $2 AND way = 'temporary'",
        what.subject, what.viewer.person);
    if (!title) return std::nullopt;
    return messages::Words{.title = what.texts(text::notice_review),
                           .text = what.texts(text::notice_review_text, *title)};
}

}  // namespace

messages::Kinds notice_kinds() {
    return {{std::string(k_asked_notice), of_asked},
            {std::string(k_answered_notice), of_answered},
            {std::string(k_leaving_notice), of_leaving},
            {std::string(k_review_notice), of_review}};
}

void add_routes(web::Router& router, const Everything& everything) {
    const auto all = std::make_shared<const Everything>(everything);
    me_routes(router, all);
    consent_routes(router, all);
    leave_routes(router, all);
    steward_routes(router, all);
}

const Feature& feature() {
    static const Feature rights{.name = "rights",
                                .migrations = schema(),
                                .workers = {{std::string(k_remind_job), remind},
                                            {std::string(k_review_job), review_handover},
                                            {std::string(k_scrub_job), scrub}},
                                .personal_data = personal_data()};
    return rights;
}

}  // namespace samskap::rights
