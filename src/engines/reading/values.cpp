// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "engines/reading/reading.hpp"

namespace samskap::reading {
namespace {

constexpr std::array kind_names = {"information", "decision", "action", "question",
                                   "proposal",    "event",    "issue"};

}  // namespace

std::string_view name_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_named(std::string_view name) {
    for (std::size_t i = 0; i < kind_names.size(); ++i)
        if (name == kind_names[i]) return static_cast<Kind>(i);
    return std::nullopt;
}

std::string_view name_of(EventStatus status) {
    switch (status) {
        case EventStatus::past: return "past";
        case EventStatus::planned: return "planned";
        case EventStatus::moved: return "moved";
        case EventStatus::proposed: return "proposed";
    }
    return "planned";
}

std::string Due::text() const { return day ? to_text(*day) : words; }

std::string When::text() const {
    if (!day) return {};
    return time ? to_text(*day) + "T" + to_text(*time) : to_text(*day);
}

}  // namespace samskap::reading
