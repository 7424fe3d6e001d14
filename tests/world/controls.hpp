// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/request.hpp"
#include "tests/world/dom.hpp"

// Fields and buttons as a person finds them: by their words.
namespace samskap::tests {

Node* element_with_id(Node& root, std::string_view id);
// By its label; a group of radio buttons by its legend (its first button is answered).
Node* control_labelled(Node& part, Node& root, std::string_view label);
std::string value_of_control(Node& control);
void set_value(Node& control, std::string_view text);
// Whether there was such an option.
bool choose_option(Node& control, std::string_view option);
// Whether a link or a button has these words, with or without those only read aloud.
bool is_called(const Node& node, std::string_view words);
// The smallest part of a page that holds the words; null when none does.
Node* part_with(Node& root, std::string_view words);
// What a browser would send of a form, but for its buttons and files.
web::Form fields_of(Node& form);

}  // namespace samskap::tests
