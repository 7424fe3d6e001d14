// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/arrivals/imap_answers.hpp"

#include <algorithm>
#include <charconv>

#include "kernel/base/text.hpp"

namespace samskap::arrivals {
namespace {

constexpr std::size_t k_longest_line = 1U << 20U;
constexpr std::size_t k_most_literals = 16;

std::optional<std::uint32_t> number_at(std::string_view text) {
    std::uint32_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc() || parsed.ptr == text.data()) return std::nullopt;
    return number;
}

// The size in "{1024}" at the end of a line.
std::optional<std::uint32_t> literal_after(std::string_view line) {
    if (!line.ends_with('}')) return std::nullopt;
    const auto open = line.rfind('{');
    if (open == std::string_view::npos) return std::nullopt;
    const auto digits = line.substr(open + 1, line.size() - open - 2);
    const auto all =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return all ? number_at(digits) : std::nullopt;
}

struct Field {
    std::string name;  // in small letters
    std::string value;
};

// A line that begins with a blank goes on with the one before.
std::vector<Field> fields_of(std::string_view head) {
    std::vector<Field> fields;
    for (const auto line : text::lines(head)) {
        const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
        if (goes_on && !fields.empty()) {
            fields.back().value += ' ' + std::string(line);
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        fields.push_back(
            {text::lower(text::clean(line.substr(0, colon))), std::string(line.substr(colon + 1))});
    }
    return fields;
}

// Without what is quoted or in brackets: a name may look like an address.
std::string without_names(std::string_view value) {
    std::string bare;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '\\') {
            ++i;
        } else if (quoted) {
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && depth > 0) {
            --depth;
        } else if (depth == 0) {
            bare += c;
        }
    }
    return bare;
}

std::string only_address(std::string_view value) {
    const auto bare = without_names(value);
    auto address = std::string_view(bare);
    if (const auto open = bare.find('<'); open != std::string::npos) {
        const auto close = bare.find('>', open);
        if (close == std::string::npos || bare.find('<', open + 1) != std::string::npos) return {};
        address = address.substr(open + 1, close - open - 1);
    }
    const auto one = text::lower(text::squeeze(text::clean(address)));
    const auto ats = std::count(one.begin(), one.end(), '@');
    const bool is_one = ats == 1 && one.find_first_of(" ,;:") == std::string::npos;
    return is_one ? one : std::string();
}

}  // namespace

bool ImapAnswer::is_for(std::string_view tag) const {
    return line.starts_with(tag) && line.size() > tag.size() && line[tag.size()] == ' ';
}

bool ImapAnswer::is_ok(std::string_view tag) const {
    if (!is_for(tag)) return false;
    const auto said = text::lower(text::clean(line.substr(tag.size() + 1, 3)));
    return said == "ok" || said == "ok ";
}

bool ImapAnswers::take(std::string_view bytes) {
    m_waiting += bytes;
    while (!m_broken && read()) {
    }
    return !m_broken && m_waiting.size() <= k_longest_line;
}

// One step: a literal, or a line.
bool ImapAnswers::read() {
    if (m_in_literal) {
        const auto part = std::min(m_literal, m_waiting.size());
        m_answer.literals.back().append(m_waiting, 0, part);
        m_waiting.erase(0, part);
        m_literal -= part;
        m_in_literal = m_literal > 0;
        return !m_in_literal;
    }
    const auto end = m_waiting.find("\r\n");
    if (end == std::string::npos) return false;
    const auto line = m_waiting.substr(0, end);
    m_waiting.erase(0, end + 2);
    m_answer.line += line;
    const auto literal = literal_after(line);
    if (!literal) {
        m_finished.push_back(std::move(m_answer));
        m_answer = {};
        return true;
    }
    m_broken = *literal > m_most || m_answer.literals.size() == k_most_literals ||
               m_answer.line.size() > k_longest_line;
    m_answer.literals.emplace_back();
    m_literal = *literal;
    m_in_literal = m_literal > 0;
    return true;
}

std::optional<ImapAnswer> ImapAnswers::next() {
    if (m_finished.empty()) return std::nullopt;
    auto answer = std::move(m_finished.front());
    m_finished.pop_front();
    return answer;
}

std::vector<std::uint32_t> found_in_search(const ImapAnswer& answer) {
    constexpr std::string_view k_begins = "* SEARCH";
    std::vector<std::uint32_t> found;
    if (!answer.line.starts_with(k_begins)) return found;
    for (const auto word : text::split(std::string_view(answer.line).substr(k_begins.size()), ' '))
        if (const auto number = number_at(word)) found.push_back(*number);
    return found;
}

std::optional<std::uint32_t> number_after(const ImapAnswer& answer, std::string_view name) {
    const auto at = answer.line.find(std::string(name) + ' ');
    if (at == std::string::npos) return std::nullopt;
    return number_at(std::string_view(answer.line).substr(at + name.size() + 1));
}

MailHead head_of(std::string_view lines, std::string_view checked_by) {
    MailHead head;
    int senders = 0;
    bool is_checked = false;
    for (const auto& [name, value] : fields_of(lines)) {
        if (name == "from") {
            head.from = only_address(value);
            ++senders;
        } else if (name == "message-id") {
            head.message_id = text::squeeze(text::clean(value));
        } else if (name == "authentication-results" && !is_checked && !checked_by.empty()) {
            // The uppermost was written last, by the server nearest to the mailbox.
            is_checked = true;
            const auto said = text::lower(text::squeeze(text::clean(value)));
            const auto by = text::lower(checked_by);
            if (said.starts_with(by + ";") || said.starts_with(by + " ")) head.checked = said;
        }
    }
    if (senders != 1) head.from.clear();
    return head;
}

}  // namespace samskap::arrivals
