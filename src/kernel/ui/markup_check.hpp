// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::ui {

template <class... Args>
class Markup {
public:
    consteval Markup(const char* text) : m_text(text) {}
    [[nodiscard]] constexpr std::string_view text() const { return m_text; }

private:
    std::string_view m_text;
};

}  // namespace samskap::ui
