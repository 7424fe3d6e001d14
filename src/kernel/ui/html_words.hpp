// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

// What HTML calls things, as far as the checker of markup has to know.
namespace samskap::ui {

// Whether `name` is one of the words in `list`, which has a blank around each.
constexpr bool is_one_of(std::string_view name, std::string_view list) {
    for (auto at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1))
        if (at > 0 && list[at - 1] == ' ' && list[at + name.size()] == ' ') return true;
    return false;
}

constexpr bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == ':' || c == '_';
}

constexpr bool is_void_element(std::string_view name) {
    return is_one_of(name, " area base br col embed hr img input link meta source track wbr ");
}

// Drawn in SVG: in a piece of a picture their <svg> may stand in another literal.
constexpr bool is_drawn_element(std::string_view name) {
    return is_one_of(name, " circle ellipse line path polygon polyline rect stop use ");
}

// Only literals of the kernel hold these: a control without its label, a form without its token
// and a script of its own are made impossible elsewhere.
constexpr bool is_kernel_element(std::string_view name) {
    return is_one_of(name,
                     " html head body title base link meta script style iframe object embed form "
                     "input select option optgroup textarea datalist output template noscript ");
}

constexpr bool is_block_element(std::string_view name) {
    return is_one_of(name,
                     " address article aside blockquote details div dl fieldset figcaption figure "
                     "footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table "
                     "ul ");
}

constexpr bool is_address_attribute(std::string_view name) {
    return is_one_of(name,
                     " action background cite data formaction href manifest ping poster src srcset "
                     "xlink:href ");
}

// Elements that stand only in certain others. Where a literal begins, its parent is not known.
constexpr bool may_stand_in(std::string_view name, std::string_view parent) {
    if (name == "li") return is_one_of(parent, " ul ol menu ");
    if (name == "dt" || name == "dd") return is_one_of(parent, " dl div ");
    if (name == "tr") return is_one_of(parent, " table thead tbody tfoot ");
    if (name == "td" || name == "th") return parent == "tr";
    if (is_one_of(name, " thead tbody tfoot caption colgroup ")) return parent == "table";
    if (name == "summary") return parent == "details";
    if (name == "legend") return parent == "fieldset";
    if (name == "option") return is_one_of(parent, " select datalist optgroup ");
    if (name == "figcaption") return parent == "figure";
    return true;
}

}  // namespace samskap::ui
