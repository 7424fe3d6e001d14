// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A page as a browser's parser understands it (libgumbo), for tests.
namespace samskap::tests {

struct Node {
    std::string name;   // "p"; empty for text
    std::string words;  // of text
    std::map<std::string, std::string, std::less<>> attributes;
    std::vector<std::unique_ptr<Node>> children;
    Node* parent = nullptr;

    [[nodiscard]] bool has(std::string_view attribute) const;
    // Empty when it is not there.
    [[nodiscard]] std::string attribute(std::string_view attribute) const;
    [[nodiscard]] bool has_class(std::string_view name) const;
    // The nearest of that name around this node; null when there is none.
    [[nodiscard]] Node* around(std::string_view name) const;
    // All text inside, white space squeezed.
    [[nodiscard]] std::string text() const;
    // What is read aloud: without what is aria-hidden; aria-label and alt instead of content.
    [[nodiscard]] std::string spoken() const;
    void each(const std::function<void(Node&)>& use);
    void each(const std::function<void(const Node&)>& use) const;
    // All elements of that name inside, in order.
    [[nodiscard]] std::vector<Node*> all(std::string_view name);
};

struct Document {
    std::unique_ptr<Node> root;  // <html>
    std::size_t parse_errors = 0;
};
Document parse_html(std::string_view html);

}  // namespace samskap::tests
