// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/texts.hpp"
#include "features/rights/views.hpp"

// What things of this feature are called.
namespace samskap::rights {

std::string purpose_words(people::ConsentTo purpose, const ui::Texts& t) {
    switch (purpose) {
        case people::ConsentTo::named: return t(text::purpose_named);
        case people::ConsentTo::quote: return t(text::purpose_quote);
        case people::ConsentTo::photo: return t(text::purpose_photo);
    }
    return {};
}

std::string consent_words(people::ConsentTo purpose, const ui::Texts& t) {
    switch (purpose) {
        case people::ConsentTo::named: return t(text::consent_named);
        case people::ConsentTo::quote: return t(text::consent_quote);
        case people::ConsentTo::photo: return t(text::consent_photo);
    }
    return {};
}

std::string kind_words(Asked kind, const ui::Texts& t) {
    switch (kind) {
        case Asked::correct: return t(text::ask_correct);
        case Asked::object: return t(text::ask_object);
        case Asked::pause: return t(text::pause);
        case Asked::withdraw: return t(text::asked_withdraw);
        case Asked::forget: return t(text::ask_forget);
    }
    return {};
}

std::string outcome_words(const OwnRequest& request, const ui::Texts& t) {
    switch (request.outcome) {
        case Outcome::waiting: return t(text::outcome_waiting);
        case Outcome::done: return t(text::outcome_done);
        case Outcome::refused: return t(text::outcome_refused);
        case Outcome::erased: return t(text::outcome_erased);
        case Outcome::restricted: return t(text::outcome_restricted);
    }
    return {};
}

std::string origin_words(Origin origin, const ui::Texts& t) {
    switch (origin) {
        case Origin::yourself: return t(text::from_yourself);
        case Origin::staff: return t(text::from_staff);
        case Origin::minutes: return t(text::from_minutes);
        case Origin::program: return t(text::from_program);
    }
    return {};
}

std::string basis_words(Basis basis, const ui::Texts& t) {
    switch (basis) {
        case Basis::public_task: return t(text::basis_public_task);
        case Basis::legal_duty: return t(text::basis_legal_duty);
        case Basis::consent: return t(text::basis_consent);
    }
    return {};
}

}  // namespace samskap::rights
