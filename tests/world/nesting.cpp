// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/nesting.hpp"

#include <algorithm>

#include "kernel/ui/html_words.hpp"

namespace samskap::tests {
namespace {

class Nesting {
public:
    explicit Nesting(std::string_view html) : m_html(html) {}

    std::vector<std::string> run() {
        while (m_faults.size() < 10) {
            const auto open = m_html.find('<', m_at);
            if (open == std::string_view::npos) break;
            m_at = open + 1;
            read_tag();
        }
        for (const auto& name : m_open) fault("is never closed", name);
        return std::move(m_faults);
    }

private:
    void fault(std::string_view what, std::string_view name) {
        m_faults.push_back("<" + std::string(name) + "> " + std::string(what));
    }

    // To the end of the tag, past quoted attributes. Answers the text between < and >.
    std::string_view whole_tag() {
        const auto from = m_at;
        char quote = 0;
        for (; m_at < m_html.size(); ++m_at) {
            const char c = m_html[m_at];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                break;
            }
        }
        const auto tag = m_html.substr(from, m_at - from);
        ++m_at;
        return tag;
    }

    void read_tag() {
        auto tag = whole_tag();
        if (tag.starts_with("!")) return;
        const bool closes = tag.starts_with("/");
        if (closes) tag.remove_prefix(1);
        const auto end = std::find_if_not(tag.begin(), tag.end(), ui::is_name_character);
        const std::string name(tag.begin(), end);
        if (closes) return close(name);
        check_place(name);
        if (!ui::is_void_element(name) && !tag.ends_with("/")) m_open.push_back(name);
    }

    void close(const std::string& name) {
        if (m_open.empty() || m_open.back() != name)
            fault("is closed where <" + (m_open.empty() ? "" : m_open.back()) + "> is open", name);
        else
            m_open.pop_back();
    }

    [[nodiscard]] bool inside(std::string_view name) const {
        return std::find(m_open.begin(), m_open.end(), name) != m_open.end();
    }

    void check_place(const std::string& name) {
        if (ui::is_block_element(name) && inside("p")) fault("stands inside a <p>", name);
        if (ui::is_block_element(name) && inside("span")) fault("stands inside a <span>", name);
        if (m_open.empty()) return;
        const auto& parent = m_open.back();
        if (!ui::may_stand_in(name, parent)) fault("stands in <" + parent + ">", name);
        if ((parent == "ul" || parent == "ol") && name != "li") fault("stands in a list", name);
        if (name == "form" && inside("form")) fault("stands in another", name);
    }

    std::string_view m_html;
    std::size_t m_at = 0;
    std::vector<std::string> m_open;
    std::vector<std::string> m_faults;
};

}  // namespace

std::vector<std::string> faults_of_nesting(std::string_view html) { return Nesting(html).run(); }

}  // namespace samskap::tests
