// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/html_check.hpp"

#include <set>

#include "kernel/base/text.hpp"
#include "kernel/ui/html_words.hpp"
#include "tests/world/dom.hpp"
#include "tests/world/nesting.hpp"

namespace samskap::tests {
namespace {

class PageCheck {
public:
    explicit PageCheck(Document& document) : m_root(*document.root) {}

    std::vector<std::string> run() {
        check_document();
        gather_ids();
        std::as_const(m_root).each([this](const Node& node) {
            if (!node.name.empty()) check(node);
        });
        check_headings();
        check_landmarks();
        check_languages();
        return std::move(m_faults);
    }

private:
    void fault(std::string words) { m_faults.push_back(std::move(words)); }
    static std::string shown(const Node& node) {
        std::string tag = "<" + node.name;
        for (const auto* name : {"id", "name", "class", "href"})
            if (node.has(name)) tag += std::string(" ") + name + "=" + node.attribute(name);
        return tag + ">";
    }

    void check_document() {
        if (m_root.attribute("lang").empty()) fault("<html> has no lang");
        const auto titles = m_root.all("title");
        if (titles.empty() || titles.front()->text().empty()) fault("the page has no title");
        if (m_root.all("main").size() != 1) fault("the page has not one <main>");
    }

    void gather_ids() {
        std::as_const(m_root).each([this](const Node& node) {
            if (node.has("id") && !m_ids.insert(node.attribute("id")).second)
                fault("the id stands twice: " + node.attribute("id"));
            if (node.name == "label" && node.has("for")) m_labelled.insert(node.attribute("for"));
        });
    }

    void check(const Node& node) {
        check_attributes(node);
        check_references(node);
        if (node.name == "a" && node.has("href")) check_link(node);
        if (node.name == "button" && node.spoken().empty()) fault("no words: " + shown(node));
        if (node.name == "img" && !node.has("alt")) fault("no alt: " + shown(node));
        if (node.name == "table") check_table(node);
        if (node.name == "svg") check_picture(node);
        if (node.name == "form") check_form(node);
        if (node.name == "fieldset") check_fieldset(node);
        if (is_control(node)) check_control(node);
        if (node.name == "style") fault("style inside the page");
        if (node.name == "script" && !node.has("src")) fault("script inside the page");
    }

    void check_attributes(const Node& node) {
        if (node.has("style")) fault("inline style: " + shown(node));
        for (const auto& [name, value] : node.attributes)
            if (name.starts_with("on")) fault("inline script: " + shown(node));
        if (node.has("tabindex") && node.attribute("tabindex")[0] > '0')
            fault("a tabindex above 0: " + shown(node));
        if (node.attribute("href").starts_with("javascript:")) fault("script: " + shown(node));
    }

    void check_references(const Node& node) {
        for (const auto* name : {"for", "aria-labelledby", "aria-describedby", "aria-controls"}) {
            const auto ids = node.attribute(name);
            for (const auto id : text::split(ids, ' '))
                if (!id.empty() && !m_ids.contains(std::string(id)))
                    fault(std::string(name) + " leads nowhere: " + shown(node));
        }
        const auto href = node.attribute("href");
        if (href.size() > 1 && href[0] == '#' && !m_ids.contains(href.substr(1)))
            fault("the link leads nowhere on the page: " + shown(node));
    }

    void check_link(const Node& node) {
        if (node.spoken().empty()) fault("no words: " + shown(node));
        if (node.attribute("href").empty()) fault("leads nowhere: " + shown(node));
        if (node.around("a") || node.around("button")) fault("inside another: " + shown(node));
    }

    void check_table(const Node& node) {
        std::size_t heads = 0;
        node.each([&](const Node& cell) {
            if (cell.name != "th") return;
            ++heads;
            if (!cell.has("scope")) fault("a head without scope in a table");
        });
        if (heads == 0) fault("a table without heads");
    }

    static bool is_hidden(const Node& node) {
        for (const auto* at = &node; at != nullptr; at = at->parent)
            if (at->attribute("aria-hidden") == "true") return true;
        return false;
    }

    void check_picture(const Node& node) {
        if (node.around("svg") || is_hidden(node)) return;
        if (node.attribute("aria-label").empty() || node.attribute("role").empty())
            fault("a picture that is neither named nor hidden: " + shown(node));
    }

    void check_form(const Node& node) {
        if (node.attribute("method") != "post") return;
        bool has_token = false;
        node.each([&](const Node& field) {
            if (field.attribute("name") == "form_token") has_token = true;
        });
        if (!has_token) fault("a form without its token: " + node.attribute("action"));
    }

    void check_fieldset(const Node& node) {
        for (const auto& child : node.children)
            if (child->name == "legend" && !child->text().empty()) return;
        fault("a fieldset without a legend");
    }

    static bool is_control(const Node& node) {
        if (node.name == "select" || node.name == "textarea") return true;
        const auto type = node.attribute("type");
        return node.name == "input" && type != "hidden" && type != "submit";
    }

    void check_control(const Node& node) {
        const auto* label = node.around("label");
        const bool is_named =
            (label && !label->text().empty()) || m_labelled.contains(node.attribute("id")) ||
            !node.attribute("aria-label").empty() || !node.attribute("aria-labelledby").empty();
        if (!is_named) fault("no label: " + shown(node));
        if (node.attribute("name").empty()) fault("no name: " + shown(node));
        check_purpose(node);
    }

    // In which language a text is read aloud (WCAG 3.1.2): what people wrote is Swedish on every
    // page.
    void check_languages() {
        if (m_root.attribute("lang") == "sv") return;
        std::as_const(m_root).each([this](const Node& node) {
            if (node.name.empty() && language_of(node) != "sv" && reads_as_swedish(node.words))
                fault("Swedish words without lang: " + node.words);
        });
    }

    static std::string language_of(const Node& node) {
        for (const auto* at = node.parent; at != nullptr; at = at->parent)
            if (at->has("lang")) return at->attribute("lang");
        return {};
    }

    // Two small words that no English text has; a name of one or two words is no sentence.
    static bool reads_as_swedish(std::string_view words) {
        static const std::set<std::string, std::less<>> small{
            "och", "att", "ska", "inte", "är",  "för", "på",  "från", "vi",  "som", "med",
            "av",  "ett", "en",  "det",  "den", "har", "hur", "när",  "vem", "om",  "i"};
        int met = 0;
        for (auto word : text::split(words, ' ')) {
            word = text::trim(word);
            while (!word.empty() && std::string_view(".,:;?!”\"()").find(word.back()) != word.npos)
                word.remove_suffix(1);
            if (word != "I" && small.contains(text::lower(word))) ++met;
        }
        return met >= 2;
    }

    // What is asked of the reader themselves can be filled in for them (WCAG 1.3.5).
    void check_purpose(const Node& node) {
        const auto purpose = node.attribute("autocomplete");
        const bool is_input = node.name == "input";
        if (is_input && node.attribute("name") == "user_name" &&
            purpose.find("username") == purpose.npos)
            fault("a user name without its purpose: " + shown(node));
        if (node.attribute("type") == "password" && purpose.find("password") == purpose.npos)
            fault("a password without its purpose: " + shown(node));
    }

    void check_headings() {
        int last = 0;
        int first = 0;
        std::as_const(m_root).each([&](const Node& node) {
            if (node.name.size() != 2 || node.name[0] != 'h' || node.name[1] < '1' ||
                node.name[1] > '6')
                return;
            const int level = node.name[1] - '0';
            if (level == 1) ++first;
            if (level > last + 1) fault("a heading skips a step: " + node.text());
            if (node.spoken().empty()) fault("a heading without words");
            last = level;
        });
        if (first != 1) fault("the page has " + std::to_string(first) + " <h1>");
    }

    void check_landmarks() {
        std::set<std::string> names;
        for (const auto* nav : m_root.all("nav"))
            if (!names.insert(nav->attribute("aria-label")).second)
                fault("two <nav> with one name: " + nav->attribute("aria-label"));
    }

    Node& m_root;
    std::set<std::string, std::less<>> m_ids;
    std::set<std::string, std::less<>> m_labelled;
    std::vector<std::string> m_faults;
};

}  // namespace

std::vector<std::string> faults_of_page(std::string_view html) {
    auto faults = faults_of_nesting(html);
    auto document = parse_html(html);
    if (document.parse_errors != 0)
        faults.push_back("a browser's parser stumbles " + std::to_string(document.parse_errors) +
                         " times");
    for (auto& fault : PageCheck(document).run()) faults.push_back(std::move(fault));
    return faults;
}

}  // namespace samskap::tests
