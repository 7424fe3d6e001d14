// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/dom.hpp"

#include <gumbo.h>

#include "kernel/base/text.hpp"

namespace samskap::tests {
namespace {

std::string name_of(const GumboElement& element) {
    const std::string known = gumbo_normalized_tagname(element.tag);
    if (!known.empty()) return known;
    auto original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    return std::string(original.data, original.length);
}

std::unique_ptr<Node> made_of(const GumboNode& from, Node* parent) {
    auto node = std::make_unique<Node>();
    node->parent = parent;
    if (from.type == GUMBO_NODE_TEXT || from.type == GUMBO_NODE_WHITESPACE ||
        from.type == GUMBO_NODE_CDATA) {
        node->words = from.v.text.text;
        return node;
    }
    if (from.type != GUMBO_NODE_ELEMENT) return nullptr;
    const auto& element = from.v.element;
    node->name = name_of(element);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        node->attributes[attribute->name] = attribute->value;
    }
    for (unsigned i = 0; i < element.children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
        if (auto made = made_of(*child, node.get())) node->children.push_back(std::move(made));
    }
    return node;
}

bool is_block(std::string_view name) {
    constexpr std::string_view inline_names =
        " a abbr b bdi br button cite code em i input kbd label mark q small span strong sub sup "
        "text time tspan u ";
    return inline_names.find(" " + std::string(name) + " ") == std::string_view::npos;
}

void gather(const Node& node, std::string& to, bool aloud) {
    if (node.name.empty()) {
        to += node.words;
        return;
    }
    if (node.name == "script" || node.name == "style") return;
    if (aloud && node.attribute("aria-hidden") == "true") return;
    if (aloud && node.has("aria-label")) {
        to += " " + node.attribute("aria-label") + " ";
        return;
    }
    if (node.name == "img") to += node.attribute("alt");
    const bool apart = is_block(node.name);
    if (apart) to += ' ';
    for (const auto& child : node.children) gather(*child, to, aloud);
    if (apart) to += ' ';
}

}  // namespace

bool Node::has(std::string_view attribute) const {
    return attributes.find(attribute) != attributes.end();
}

std::string Node::attribute(std::string_view attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? "" : found->second;
}

bool Node::has_class(std::string_view wanted) const {
    const auto classes = " " + attribute("class") + " ";
    return classes.find(" " + std::string(wanted) + " ") != std::string::npos;
}

Node* Node::around(std::string_view wanted) const {
    for (auto* node = parent; node != nullptr; node = node->parent)
        if (node->name == wanted) return node;
    return nullptr;
}

std::string Node::text() const {
    std::string all;
    gather(*this, all, false);
    return text::squeeze(all);
}

std::string Node::spoken() const {
    std::string all;
    gather(*this, all, true);
    return text::squeeze(all);
}

void Node::each(const std::function<void(Node&)>& use) {
    use(*this);
    for (const auto& child : children) child->each(use);
}

void Node::each(const std::function<void(const Node&)>& use) const {
    use(*this);
    for (const auto& child : children) std::as_const(*child).each(use);
}

std::vector<Node*> Node::all(std::string_view wanted) {
    std::vector<Node*> found;
    each([&](Node& node) {
        if (node.name == wanted) found.push_back(&node);
    });
    return found;
}

Document parse_html(std::string_view html) {
    auto* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
    Document document{made_of(*output->root, nullptr), output->errors.length};
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return document;
}

}  // namespace samskap::tests
