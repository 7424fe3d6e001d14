// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/controls.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"

namespace samskap::tests {
namespace {

bool is_control(const Node& node) {
    return (node.name == "input" && node.attribute("type") != "hidden") || node.name == "select" ||
           node.name == "textarea";
}

Node* first_control(Node& within) {
    Node* found = nullptr;
    within.each([&](Node& node) {
        if (found == nullptr && is_control(node)) found = &node;
    });
    return found;
}

// Without what is only read aloud and without small print, as the eye takes it.
std::string seen(const Node& node) {
    if (node.name.empty()) return node.words;
    if (node.has_class("vh") || node.name == "small") return {};
    std::string all;
    for (const auto& child : node.children) all += seen(*child);
    return all;
}

bool says(const Node& node, std::string_view words) {
    return node.text() == words || text::squeeze(seen(node)) == words;
}

std::vector<Node*> radios_of(const Node& control) {
    auto* group = control.around("fieldset");
    auto* form = group ? group : control.around("form");
    std::vector<Node*> radios;
    if (form == nullptr) return radios;
    for (auto* node : form->all("input"))
        if (node->attribute("name") == control.attribute("name")) radios.push_back(node);
    return radios;
}

// The first, unless another is marked.
std::string chosen_option(Node& select) {
    const auto options = select.all("option");
    if (options.empty()) return {};
    const auto marked = std::find_if(options.begin(), options.end(),
                                     [](const Node* option) { return option->has("selected"); });
    const auto* chosen = marked == options.end() ? options.front() : *marked;
    return chosen->has("value") ? chosen->attribute("value") : chosen->text();
}

std::string content_of(const Node& text_area) {
    std::string all;
    for (const auto& child : text_area.children) all += child->words;
    return all;
}

}  // namespace

Node* element_with_id(Node& root, std::string_view id) {
    Node* found = nullptr;
    root.each([&](Node& node) {
        if (found == nullptr && !id.empty() && node.attribute("id") == id) found = &node;
    });
    return found;
}

Node* control_labelled(Node& part, Node& root, std::string_view label) {
    for (auto* words : part.all("label")) {
        if (!says(*words, label)) continue;
        if (auto* inside = first_control(*words)) return inside;
        if (auto* control = element_with_id(root, words->attribute("for"))) return control;
    }
    for (auto* words : part.all("legend"))
        if (says(*words, label) && words->parent) return first_control(*words->parent);
    Node* named = nullptr;
    part.each([&](Node& node) {
        if (!named && is_control(node) && node.attribute("aria-label") == label) named = &node;
    });
    return named;
}

std::string value_of_control(Node& control) {
    if (control.name == "textarea") return content_of(control);
    if (control.name == "select") return chosen_option(control);
    if (control.attribute("type") == "radio") {
        for (const auto* radio : radios_of(control))
            if (radio->has("checked")) return radio->attribute("value");
        return {};
    }
    if (control.attribute("type") == "checkbox")
        return control.has("checked") ? control.attribute("value") : "";
    return control.attribute("value");
}

void set_value(Node& control, std::string_view text) {
    if (control.name != "textarea") {
        control.attributes["value"] = text;
        return;
    }
    control.children.clear();
    auto words = std::make_unique<Node>();
    words->words = text;
    words->parent = &control;
    control.children.push_back(std::move(words));
}

bool choose_option(Node& control, std::string_view option) {
    bool found = false;
    if (control.name == "select") {
        for (auto* node : control.all("option")) {
            node->attributes.erase("selected");
            if (node->text() != option) continue;
            node->attributes["selected"] = "";
            found = true;
        }
        return found;
    }
    for (auto* radio : radios_of(control)) {
        radio->attributes.erase("checked");
        const auto* label = radio->around("label");
        if (label == nullptr || !says(*label, option)) continue;
        radio->attributes["checked"] = "";
        found = true;
    }
    return found;
}

bool is_called(const Node& node, std::string_view words) {
    return says(node, words) || node.spoken() == words;
}

Node* part_with(Node& root, std::string_view words) {
    Node* smallest = nullptr;
    std::size_t size = 0;
    root.each([&](Node& node) {
        const bool is_part = node.name == "li" || node.name == "tr" || node.name == "article" ||
                             node.name == "section" || node.name == "form" || node.name == "dl" ||
                             node.name == "fieldset" || node.name == "aside" ||
                             node.has_class("pair") || node.has_class("card") ||
                             node.has_class("note");
        if (!is_part) return;
        const auto text = node.text();
        if (text.find(words) == std::string::npos) return;
        if (smallest != nullptr && text.size() >= size) return;
        smallest = &node;
        size = text.size();
    });
    return smallest;
}

web::Form fields_of(Node& form) {
    web::Form sent;
    form.each([&](Node& node) {
        const bool is_field =
            node.name == "input" || node.name == "select" || node.name == "textarea";
        if (!is_field || node.attribute("name").empty() || node.has("disabled")) return;
        const auto type = node.attribute("type");
        if (type == "file") return;
        if ((type == "radio" || type == "checkbox") && !node.has("checked")) return;
        const auto value = type == "radio" ? node.attribute("value") : value_of_control(node);
        sent.fields.push_back({.name = node.attribute("name"), .value = value});
    });
    return sent;
}

}  // namespace samskap::tests
