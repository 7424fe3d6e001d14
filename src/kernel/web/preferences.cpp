// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/text.hpp"
#include "kernel/web/request.hpp"

namespace samskap::web {

std::string cookie_text(const Preferences& preferences) {
    std::string words = preferences.language == Language::en ? "en" : "sv";
    if (preferences.easy) words += ".easy";
    if (preferences.theme == Theme::light) words += ".light";
    if (preferences.theme == Theme::dark) words += ".dark";
    return words;
}

Preferences preferences_in(std::string_view cookie) {
    Preferences found;
    for (const auto word : text::split(cookie, '.')) {
        if (word == "en") found.language = Language::en;
        if (word == "easy") found.easy = true;
        if (word == "light") found.theme = Theme::light;
        if (word == "dark") found.theme = Theme::dark;
    }
    return found;
}

}  // namespace samskap::web
