// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/issuers/visits.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::issuers {

enum class Trouble {
    old,        // too long ago, another browser, or used before
    cancelled,  // the issuer sent them back without a code
    unreachable,
    not_valid,
    unknown,  // let through by the issuer, but bound to nobody here
    somebody_elses,
};
ui::Page trouble_page(const web::Request& request, Trouble why);

struct AnswerForm {
    std::string name;  // of the issuer
    std::string key;
    std::string code;
    std::string state;
    std::string by;  // who the answer says that it is by
    bool binds = false;
};
// The page that people come back to: one button.
ui::Page answer_page(const web::Request& request, const AnswerForm& form);
ui::Page identities_page(const web::Request& request);

// Parts of people's pages.
ui::Html ways_in(const web::Request& request, std::string_view back);
ui::Html own_link(const web::Request& request);

}  // namespace samskap::issuers
