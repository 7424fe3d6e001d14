// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "kernel/ui/html_words.hpp"

// Reads one literal of markup while the program is compiled. What it refuses it refuses by calling
// a function that is no constexpr, so that the name of the fault stands in the compiler's message.
namespace samskap::ui {

// What stands in a {}: words and numbers are escaped, markup is not, an address is ours.
enum class Hole { words, html, url };

// Literals of pages may not hold controls, forms and what belongs in <head>; the kernel's may.
enum class MarkupRules { page, kernel };

// Declared only: never called while the program runs.
namespace markup_fault {
void ampersand_must_be_written_amp();
void less_than_must_be_written_lt();
void brace_is_no_hole();
void a_hole_has_no_argument();
void an_argument_has_no_hole();
void a_hole_stands_in_text_or_in_a_quoted_attribute();
void markup_cannot_stand_in_an_attribute();
void link_needs_a_url();
void attribute_needs_quotes();
void attribute_quote_is_not_closed();
void attribute_stands_twice();
void attributes_need_a_space_between();
void style_belongs_in_the_stylesheet();
void script_belongs_in_a_file();
void element_names_are_lower_case();
void element_is_not_allowed_here_use_a_component();
void element_is_not_closed();
void tag_is_not_closed();
void closing_tag_without_an_opening();
void closing_tag_does_not_match();
void only_empty_elements_close_themselves();
void elements_are_nested_too_deep();
void block_inside_a_paragraph();
void link_or_button_inside_another();
void child_needs_its_parent_element();
void only_list_items_stand_in_a_list();
void image_needs_alt();
}  // namespace markup_fault

class MarkupReader {
public:
    constexpr MarkupReader(std::string_view text, const Hole* holes, std::size_t count,
                           std::size_t* places, MarkupRules rules)
        : m_text(text), m_holes(holes), m_count(count), m_places(places), m_rules(rules) {}

    constexpr void read() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '<')
                read_tag();
            else
                read_character(c, true);
        }
        if (m_depth != 0) markup_fault::element_is_not_closed();
        if (m_seen != m_count) markup_fault::an_argument_has_no_hole();
    }

private:
    static constexpr std::size_t k_deepest = 32;
    static constexpr std::size_t k_most_attributes = 24;

    // One character, one entity or one hole, in text or in an attribute.
    constexpr void read_character(char c, bool in_text) {
        if (c == '&') return read_entity();
        if (c == '}') markup_fault::brace_is_no_hole();
        if (c == '{') {
            const auto kind = read_hole();
            if (!in_text && kind == Hole::html) markup_fault::markup_cannot_stand_in_an_attribute();
            return;
        }
        ++m_at;
    }

    constexpr Hole read_hole() {
        if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '}') markup_fault::brace_is_no_hole();
        if (m_seen >= m_count) markup_fault::a_hole_has_no_argument();
        m_places[m_seen] = m_at;
        m_at += 2;
        return m_holes[m_seen++];
    }

    constexpr void read_entity() {
        const auto end = m_text.find(';', m_at);
        if (end == std::string_view::npos || end == m_at + 1 || end - m_at > 10)
            markup_fault::ampersand_must_be_written_amp();
        for (auto i = m_at + 1; i < end; ++i)
            if (!is_name_character(m_text[i]) && m_text[i] != '#')
                markup_fault::ampersand_must_be_written_amp();
        m_at = end + 1;
    }

    constexpr void read_tag() {
        ++m_at;
        if (peek() == '/') return read_closing();
        if (peek() < 'a' || peek() > 'z') {
            if (peek() >= 'A' && peek() <= 'Z') markup_fault::element_names_are_lower_case();
            markup_fault::less_than_must_be_written_lt();
        }
        const auto name = read_name();
        check_element(name);
        const bool closes_itself = read_attributes(name);
        if (is_void_element(name)) return;
        if (closes_itself) {
            if (!is_drawn_element(name) && !inside("svg"))
                markup_fault::only_empty_elements_close_themselves();
            return;
        }
        if (m_depth == k_deepest) markup_fault::elements_are_nested_too_deep();
        m_open[m_depth++] = name;
    }

    constexpr void read_closing() {
        ++m_at;
        const auto name = read_name();
        if (peek() != '>') markup_fault::tag_is_not_closed();
        ++m_at;
        if (m_depth == 0) markup_fault::closing_tag_without_an_opening();
        if (m_open[--m_depth] != name) markup_fault::closing_tag_does_not_match();
    }

    // Answers whether the tag ends with "/>".
    constexpr bool read_attributes(std::string_view element) {
        m_attributes = 0;
        bool has_alt = false;
        while (true) {
            const bool spaced = skip_space();
            if (peek() == '>' || peek() == '/') break;
            if (peek() == '{') markup_fault::a_hole_stands_in_text_or_in_a_quoted_attribute();
            if (!spaced) markup_fault::attributes_need_a_space_between();
            const auto name = read_attribute();
            if (name == "alt") has_alt = true;
        }
        if (element == "img" && !has_alt) markup_fault::image_needs_alt();
        const bool closes_itself = peek() == '/';
        if (closes_itself) ++m_at;
        if (peek() != '>') markup_fault::tag_is_not_closed();
        ++m_at;
        return closes_itself;
    }

    constexpr std::string_view read_attribute() {
        const auto name = read_name();
        if (name.empty()) markup_fault::tag_is_not_closed();
        remember(name);
        if (name == "style") markup_fault::style_belongs_in_the_stylesheet();
        if (name.size() > 2 && name[0] == 'o' && name[1] == 'n')
            markup_fault::script_belongs_in_a_file();
        if (peek() != '=') return name;  // disabled, open, hidden
        ++m_at;
        if (peek() != '"') markup_fault::attribute_needs_quotes();
        ++m_at;
        if (is_address_attribute(name))
            read_address();
        else
            read_value();
        return name;
    }

    constexpr void read_value() {
        while (peek() != '"') {
            if (peek() == '\0') markup_fault::attribute_quote_is_not_closed();
            if (peek() == '<') markup_fault::attribute_quote_is_not_closed();
            read_character(m_text[m_at], false);
        }
        ++m_at;
    }

    // A whole Url; or a literal that cannot lead astray: a place on the page, a telephone number,
    // a mail address, a path of ours or an https address that is written out.
    constexpr void read_address() {
        const auto value = m_text.substr(m_at);
        if (value.starts_with("{}\"")) {
            if (read_hole() != Hole::url) markup_fault::link_needs_a_url();
            ++m_at;
            return;
        }
        const bool may_have_holes =
            value.starts_with("#") || value.starts_with("tel:") || value.starts_with("mailto:");
        const bool is_ours = value.starts_with("/") && !value.starts_with("//");
        if (!may_have_holes && !is_ours && !value.starts_with("https://"))
            markup_fault::link_needs_a_url();
        const auto seen = m_seen;
        read_value();
        if (m_seen != seen && !may_have_holes) markup_fault::link_needs_a_url();
    }

    constexpr void check_element(std::string_view name) const {
        if (m_rules == MarkupRules::page && is_kernel_element(name))
            markup_fault::element_is_not_allowed_here_use_a_component();
        if (is_block_element(name) && inside("p")) markup_fault::block_inside_a_paragraph();
        if ((name == "a" || name == "button") && (inside("a") || inside("button")))
            markup_fault::link_or_button_inside_another();
        if (m_depth == 0) return;
        const auto parent = m_open[m_depth - 1];
        if (!may_stand_in(name, parent)) markup_fault::child_needs_its_parent_element();
        if ((parent == "ul" || parent == "ol") && name != "li")
            markup_fault::only_list_items_stand_in_a_list();
    }

    [[nodiscard]] constexpr bool inside(std::string_view name) const {
        for (std::size_t i = 0; i < m_depth; ++i)
            if (m_open[i] == name) return true;
        return false;
    }

    constexpr void remember(std::string_view name) {
        for (std::size_t i = 0; i < m_attributes; ++i)
            if (m_names[i] == name) markup_fault::attribute_stands_twice();
        if (m_attributes < k_most_attributes) m_names[m_attributes++] = name;
    }

    constexpr std::string_view read_name() {
        const auto from = m_at;
        while (is_name_character(peek())) ++m_at;
        return m_text.substr(from, m_at - from);
    }
    constexpr bool skip_space() {
        const auto from = m_at;
        while (peek() == ' ' || peek() == '\n') ++m_at;
        return m_at != from;
    }
    [[nodiscard]] constexpr char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    std::string_view m_text;
    const Hole* m_holes;
    std::size_t m_count;
    std::size_t* m_places;
    MarkupRules m_rules;
    std::size_t m_at = 0;
    std::size_t m_seen = 0;
    std::size_t m_depth = 0;
    std::size_t m_attributes = 0;
    std::array<std::string_view, k_deepest> m_open{};
    std::array<std::string_view, k_most_attributes> m_names{};
};

}  // namespace samskap::ui
