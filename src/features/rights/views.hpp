// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/people/consents.hpp"
#include "features/rights/erasure.hpp"
#include "features/rights/requests.hpp"
#include "features/rights/stored.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::rights {

struct AskForm {
    std::string kind = {};
    std::string words = {};
    bool is_incomplete = false;
};
struct MeView {
    std::vector<Stored> stored;
    // In by a code that somebody else printed, who could use it too.
    bool is_by_code = false;
    std::vector<OwnRequest> requests;
    std::vector<people::Consent> consents;
    std::optional<Instant> quiet_until;
    bool has_steward = false;
    AskForm form = {};
};
ui::Page me_page(const web::Request& request, const MeView& view);

struct StewardView {
    std::vector<OwnRequest> requests;
    bool more = false;
};
ui::Page requests_page(const web::Request& request, const StewardView& view);

struct AnswerForm {
    std::string outcome = {};
    std::string answer = {};
    std::string decision = {};  // for public records, by its number
    std::optional<AnswerRefusal> refusal = {};
};
struct RequestView {
    OwnRequest asked;
    bool may_answer = false;
    std::vector<DisposalDecision> decisions = {};
    AnswerForm form = {};
};
ui::Page request_page(const web::Request& request, const RequestView& view);

// Who is forgotten has no page any more: the answer is handed over on paper, or read aloud.
ui::Page erased_page(const web::Request& request, std::string_view answer);

struct DisposalForm {
    std::string name = {};
    std::string day = {};
    std::string covers = {};
    bool was_sent = false;
    bool is_taken = false;
};
ui::Page disposal_page(const web::Request& request, const std::vector<DisposalDecision>& decisions,
                       const DisposalForm& form);

struct ConsentView {
    people::Party person;
    std::vector<people::Consent> consents;
};
ui::Page consent_page(const web::Request& request, const ConsentView& view);

// What is said of a purpose, and the words that a person says yes to.
std::string purpose_words(people::ConsentTo purpose, const ui::Texts& t);
std::string consent_words(people::ConsentTo purpose, const ui::Texts& t);
std::string kind_words(Asked kind, const ui::Texts& t);
std::string outcome_words(const OwnRequest& request, const ui::Texts& t);
std::string origin_words(Origin origin, const ui::Texts& t);
std::string basis_words(Basis basis, const ui::Texts& t);

}  // namespace samskap::rights
