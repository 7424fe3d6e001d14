// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/issuers/question.hpp"

namespace samskap::issuers {

// Whom an issuer has let through, as its token says.
struct Visitor {
    std::string subject;
    std::string sid;  // of this visit; may be empty
    std::vector<Grant> grants = {};
    bool groups_unknown = false;  // they were too many, and cannot be fetched
    bool level_too_low = false;   // for a role that the groups would have given
};
enum class ExchangeRefusal {
    unreachable,  // the issuer does not answer, or took the code from nobody
    not_valid,    // what it answered is not for us
};
// Fetches the token for a code and verifies it. Asks over the network.
Expected<Visitor, ExchangeRefusal> exchange(Provider& provider, const Question& question,
                                            const sign_in::Site& site, std::string_view code,
                                            Instant at);

}  // namespace samskap::issuers
