// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/texts_of_time.hpp"

#include <array>

#include "kernel/ui/words.hpp"

namespace samskap::ui {

const Text<0>& weekday_text(Weekday day) {
    static constexpr std::array<const Text<0>*, 7> names{
        &text::monday, &text::tuesday,  &text::wednesday, &text::thursday,
        &text::friday, &text::saturday, &text::sunday};
    return *names[static_cast<std::size_t>(day)];
}

const Text<0>& month_text(int month) {
    static constexpr std::array<const Text<0>*, 12> names{
        &text::january,   &text::february, &text::march,    &text::april,
        &text::may,       &text::june,     &text::july,     &text::august,
        &text::september, &text::october,  &text::november, &text::december};
    return *names[static_cast<std::size_t>(month - 1)];
}

}  // namespace samskap::ui
