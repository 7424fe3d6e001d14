// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/rights/leaves.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::rights {

struct HeldView {
    Held held;
    bool may_decide = false;  // else only that there is something
    std::vector<people::Party> may_take_over = {};
    Decision typed = {};
    std::optional<DecisionRefusal> refusal = {};
};
struct LeaveView {
    people::Party person;
    std::optional<Leave> leave;
    std::vector<HeldView> things;
    bool day_is_missing = false;
    bool is_refused = false;  // it cannot be closed yet
};
ui::Page leave_page(const web::Request& request, const LeaveView& view);

}  // namespace samskap::rights
