// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/page.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "kernel/base/text.hpp"
#include "tests/world/browser_state.hpp"
#include "tests/world/controls.hpp"

namespace samskap::tests {

Page::Page(std::shared_ptr<Browser::State> browser, std::string url, web::Answer answer)
    : m_browser(std::move(browser)),
      m_url(std::move(url)),
      m_answer(std::make_shared<web::Answer>(std::move(answer))),
      m_document(std::make_shared<Document>(parse_html(m_answer->body))),
      m_files(std::make_shared<std::multimap<const Node*, File>>()),
      m_part(m_document->root.get()) {}

void Page::missing(std::string_view what, std::string_view words) const {
    throw std::runtime_error("no " + std::string(what) + " “" + std::string(words) + "” on " +
                             m_url + " (" + std::to_string(status()) + "): " + m_part->text());
}

std::string Page::title() const {
    const auto titles = m_document->root->all("title");
    return titles.empty() ? "" : titles.front()->text();
}

std::string Page::heading() const {
    const auto headings = m_document->root->all("h1");
    return headings.empty() ? "" : headings.front()->text();
}

std::string Page::text() const {
    const auto bodies = m_part->all("body");
    return bodies.empty() ? m_part->text() : bodies.front()->text();
}

bool Page::has(std::string_view words) const { return text().find(words) != std::string::npos; }
bool Page::has_link(std::string_view words) const { return maybe_link(words) != nullptr; }
bool Page::has_button(std::string_view words) const { return maybe_pressed(words) != nullptr; }
bool Page::has_field(std::string_view label) const { return maybe_field(label) != nullptr; }

Node* Page::maybe_field(std::string_view label) const {
    return control_labelled(*m_part, *m_document->root, label);
}

Node& Page::field(std::string_view label) const {
    if (auto* found = maybe_field(label)) return *found;
    missing("field", label);
}

std::string Page::error_at(std::string_view label) const {
    const auto& control = field(label);
    // A group of radio buttons says it of the whole group.
    const Node* speaker = &control;
    if (!control.has("aria-describedby"))
        if (const auto* group = control.around("fieldset")) speaker = group;
    const auto described = speaker->attribute("aria-describedby");
    for (const auto id : text::split(described, ' '))
        if (const auto* words = element_with_id(*m_document->root, id))
            if (words->has_class("err")) return words->text();
    return {};
}

std::string Page::value_of(std::string_view label) const { return value_of_control(field(label)); }

Page& Page::fill(std::string_view label, std::string_view text) {
    set_value(field(label), text);
    return *this;
}

Node& Page::hidden_field(std::string_view name) const {
    for (auto* control : m_part->all("input"))
        if (control->attribute("type") == "hidden" && control->attribute("name") == name)
            return *control;
    missing("hidden field", name);
}

std::string Page::hidden(std::string_view name) const {
    return hidden_field(name).attribute("value");
}

Page& Page::put(std::string_view name, std::string_view text) {
    hidden_field(name).attributes["value"] = text;
    return *this;
}

Page& Page::choose(std::string_view label, std::string_view option) {
    if (!choose_option(field(label), option)) missing("choice", option);
    return *this;
}

Page& Page::check(std::string_view label) {
    field(label).attributes["checked"] = "";
    return *this;
}

Page& Page::uncheck(std::string_view label) {
    field(label).attributes.erase("checked");
    return *this;
}

Page& Page::attach(std::string_view label, std::string_view file_name, std::string_view bytes) {
    const auto& control = field(label);
    if (!control.has("multiple")) m_files->erase(&control);
    m_files->emplace(&control, File{std::string(file_name), std::string(bytes)});
    return *this;
}

Page Page::in(std::string_view words) const {
    auto* part = part_with(*m_part, words);
    if (part == nullptr) missing("part with", words);
    Page page = *this;
    page.m_part = part;
    return page;
}

Node* Page::maybe_pressed(std::string_view words) const {
    for (auto* button : m_part->all("button"))
        if (is_called(*button, words)) return button;
    return nullptr;
}

Node* Page::maybe_link(std::string_view words) const {
    for (auto* link : m_part->all("a"))
        if (link->has("href") && is_called(*link, words)) return link;
    return nullptr;
}

web::Form Page::sent_by(Node& form, const Node& button) const {
    auto sent = fields_of(form);
    if (button.has("name"))
        sent.fields.push_back(
            {.name = button.attribute("name"), .value = button.attribute("value")});
    for (const auto& [control, file] : *m_files)
        if (control->around("form") == &form)
            sent.fields.push_back({.name = control->attribute("name"),
                                   .value = file.bytes,
                                   .is_file = true,
                                   .file_name = file.name});
    return sent;
}

Page Page::press(std::string_view words) const {
    const auto* button = maybe_pressed(words);
    if (button == nullptr) missing("button", words);
    auto* form = button->around("form");
    if (form == nullptr) missing("form around the button", words);
    const auto action =
        button->has("formaction") ? button->attribute("formaction") : form->attribute("action");
    const auto sent = sent_by(*form, *button);
    const auto to = resolved(action, m_url);
    auto went = form->attribute("method") == "post"
                    ? m_browser->post(to, sent, form->attribute("enctype") == "multipart/form-data")
                    : m_browser->get(with_query(to, sent));
    return m_browser->page_after(std::move(went));
}

Page Page::follow(std::string_view words) const {
    const auto* link = maybe_link(words);
    if (link == nullptr) missing("link", words);
    return m_browser->page_after(m_browser->get(resolved(link->attribute("href"), m_url)));
}

}  // namespace samskap::tests
