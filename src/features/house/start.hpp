// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/matters/views.hpp"
#include "features/meetings/views.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::house {

struct StartView {
    std::optional<groups::Group> group;  // whose picture is shown; none: nothing is there yet
    std::vector<groups::Group> other_groups;
    std::vector<matters::Summary> matters;  // at most twelve that moved last or stand still
    std::vector<matters::Shown> late;       // promises that nobody has come back about
    std::optional<meetings::Meeting> next;
    ui::HouseWords house;
};
StartView start_view(const web::Request& request);
ui::Page start_page(const web::Request& request, const StartView& view);

}  // namespace samskap::house
