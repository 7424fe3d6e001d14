// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "kernel/ui/html.hpp"

// For kernel/ui only: what makes controls, forms and the frame of a page.
namespace samskap::ui {

// As markup(), and <input>, <form> and their kin may stand in it.
template <class... Args>
Html kernel_markup(CheckedMarkup<MarkupRules::kernel, std::type_identity_t<Args>...> literal,
                   const Args&... args) {
    return fill_markup<MarkupRules::kernel, Args...>(literal, args...);
}

// One tag whose attributes depend on what is known at run time.
class Tag {
public:
    explicit Tag(std::string_view element) : m_element(element), m_text("<") { m_text += element; }
    Tag& with(std::string_view attribute, std::string_view value);
    Tag& with(std::string_view attribute, const web::Url& value);
    Tag& with_number(std::string_view attribute, std::int64_t value);
    // Left out when `value` is empty.
    Tag& with_some(std::string_view attribute, std::string_view value);
    Tag& flag(std::string_view attribute, bool wanted);
    [[nodiscard]] Html empty() const;  // <input …>
    [[nodiscard]] Html around(const Html& content) const;

private:
    std::string m_element;
    std::string m_text;
};

// Words as markup, escaped.
Html words(std::string_view text);

}  // namespace samskap::ui
