// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/web/house.hpp"
#include "tests/world/dom.hpp"

// A person at a browser without script: no sockets, straight through House::answer, with cookies.
// Every page that is opened is checked (html_check.hpp) and a fault fails the test. What is looked
// for and not there fails the test with the page's words.
namespace samskap::tests {

class Page;

class Browser {
public:
    explicit Browser(web::House& house);
    // Follows redirects.
    Page open(std::string_view path);
    // The bare answer, with cookies but without redirects and checks: downloads, headers.
    web::Answer get(std::string_view path);
    void set_cookie(const std::string& name, const std::string& value);
    [[nodiscard]] std::string cookie(const std::string& name) const;

private:
    friend class Page;
    struct State;
    std::shared_ptr<State> m_state;
};

class Page {
public:
    [[nodiscard]] int status() const { return m_answer->status; }
    [[nodiscard]] const std::string& url() const { return m_url; }
    [[nodiscard]] const std::string& html() const { return m_answer->body; }
    [[nodiscard]] const web::Answer& answer() const { return *m_answer; }
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string heading() const;  // the h1
    // All words of this page, or of the part that in() chose.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool has(std::string_view words) const;
    [[nodiscard]] bool has_link(std::string_view words) const;
    [[nodiscard]] bool has_button(std::string_view words) const;
    [[nodiscard]] bool has_field(std::string_view label) const;
    // What a field says of itself; empty when it says nothing.
    [[nodiscard]] std::string error_at(std::string_view label) const;
    [[nodiscard]] std::string value_of(std::string_view label) const;

    // A field is found by its label, so a missing label fails.
    Page& fill(std::string_view label, std::string_view text);
    // A hidden field, by its name: what a script reads there, and what it puts there.
    [[nodiscard]] std::string hidden(std::string_view name) const;
    Page& put(std::string_view name, std::string_view text);
    // An option of a select or of a group of radio buttons, by its words (its first line).
    Page& choose(std::string_view label, std::string_view option);
    Page& check(std::string_view label);
    Page& uncheck(std::string_view label);
    // Of a field for many files: one more.
    Page& attach(std::string_view label, std::string_view file_name, std::string_view bytes);
    // The smallest list item, row, article, section, pair or form that holds the words. The page
    // it answers shares what was filled in.
    [[nodiscard]] Page in(std::string_view words) const;

    // Sends the form of the button with these words (with or without those only read aloud).
    [[nodiscard]] Page press(std::string_view words) const;
    // Goes where the link with these words leads.
    [[nodiscard]] Page follow(std::string_view words) const;

private:
    friend class Browser;
    struct File {
        std::string name;
        std::string bytes;
    };
    Page(std::shared_ptr<Browser::State> browser, std::string url, web::Answer answer);
    [[nodiscard]] Node& field(std::string_view label) const;
    [[nodiscard]] Node* maybe_field(std::string_view label) const;
    [[nodiscard]] Node& hidden_field(std::string_view name) const;
    [[nodiscard]] Node* maybe_pressed(std::string_view words) const;
    [[nodiscard]] Node* maybe_link(std::string_view words) const;
    [[nodiscard]] web::Form sent_by(Node& form, const Node& button) const;
    [[noreturn]] void missing(std::string_view what, std::string_view words) const;

    std::shared_ptr<Browser::State> m_browser;
    std::string m_url;
    std::shared_ptr<web::Answer> m_answer;
    std::shared_ptr<Document> m_document;
    std::shared_ptr<std::multimap<const Node*, File>> m_files;
    Node* m_part;
};

}  // namespace samskap::tests
