// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/tokens.hpp"

#include <algorithm>

#include "engines/repair/latin.hpp"

namespace samskap::repair {
namespace {

// What a machine that knows no Swedish writes for å, ä, ö and I.
bool is_mistaken_sign(char c) {
    return c == '&' || c == '|' || c == '@' || c == '$' || static_cast<unsigned char>(c) == 0xa9;
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

// A combining mark belongs to the letter before it.
bool is_combining(char32_t code) { return code >= 0x300 && code < 0x370; }

bool looks_like_address(std::string_view chunk) {
    if (chunk.find("://") != std::string_view::npos || chunk.starts_with("www.")) return true;
    for (std::size_t i = 0; i < chunk.size(); ++i) {
        const char c = chunk[i];
        if (c == '\\' || c == '_' || c == '{' || c == '}' || c == '=' || c == '<' || c == '>' ||
            c == '#' || c == '~' || c == '`')
            return true;
        // A full stop, an at or a slash between letters: name.file, a@b, usr/share.
        const bool inside =
            i > 0 && i + 1 < chunk.size() && is_letter(chunk[i - 1]) && is_letter(chunk[i + 1]);
        if (inside && (c == '.' || c == '@' || c == ':')) return true;
        if ((c == '(' || c == '[') && i > 0 && is_letter(chunk[i - 1])) return true;
    }
    return false;
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : m_text(text) {}

    std::vector<Token> run() {
        end_sentence(0);
        while (m_at < m_text.size()) {
            if (is_blank(m_text[m_at]))
                take_blanks();
            else if (!skip_code())
                take_chunk();
        }
        end_sentence(m_text.size());
        return std::move(m_tokens);
    }

private:
    void end_sentence(std::size_t at) {
        if (!m_tokens.empty() && m_tokens.back().kind == TokenKind::end) return;
        m_tokens.push_back({.kind = TokenKind::end, .start = at, .end = at});
    }

    // A line that ends as lines of code do and has signs that prose has not.
    bool skip_code() {
        if (!m_new_line) return false;
        const auto line = m_text.substr(m_at, m_text.find('\n', m_at) - m_at);
        const auto last = line[line.find_last_not_of(" \t\r")];
        if (std::string_view(";{}").find(last) == std::string_view::npos ||
            line.find_first_of("()=[]<>{}") == std::string_view::npos)
            return false;
        m_at += line.size();
        return true;
    }

    void take_blanks() {
        int lines = 0;
        for (; m_at < m_text.size() && is_blank(m_text[m_at]); ++m_at)
            if (m_text[m_at] == '\n') ++lines;
        if (lines > 0) m_new_line = true;
        if (lines > 1) end_sentence(m_at);
    }

    // The walls and the ruling of a table: two on a line, or one in the middle of it. An I that was
    // read as one begins a sentence.
    [[nodiscard]] bool is_wall(std::size_t start, std::string_view chunk) const {
        if (chunk.find('|') == std::string_view::npos) return false;
        if (chunk.size() > 1) return chunk.find_first_not_of("|-:+=") == std::string_view::npos;
        const auto begin = m_text.rfind('\n', start) + 1;
        const auto line = m_text.substr(begin, m_text.find('\n', start) - begin);
        if (line.find('|') != line.rfind('|')) return true;
        const auto before = line.substr(0, start - begin);
        const auto last = before.find_last_not_of(" \t");
        return last != std::string_view::npos &&
               std::string_view(".!?:*-").find(before[last]) == std::string_view::npos &&
               static_cast<unsigned char>(before[last]) < 0x80;
    }

    // Everything up to the next blank.
    void take_chunk() {
        const auto start = m_at;
        while (m_at < m_text.size() && !is_blank(m_text[m_at])) ++m_at;
        const auto chunk = m_text.substr(start, m_at - start);
        if (!is_wall(start, chunk)) split_chunk(start, chunk);
        m_new_line = false;
    }

    void split_chunk(std::size_t start, std::string_view utf8) {
        m_letters.clear();
        m_places.clear();
        bool strange = false;
        for (std::size_t at = 0; at < utf8.size();) {
            const auto letter = letter_at(utf8, at);
            strange = strange || is_combining(letter.code) || letter.code == 0xfffd;
            m_letters += letter.code < 0x100 ? static_cast<char>(letter.code) : k_strange;
            m_places.push_back(start + at);
            at = letter.next;
        }
        m_places.push_back(start + utf8.size());
        if (strange || looks_like_address(m_letters)) return;
        for (std::size_t at = 0; at < m_letters.size();) at = take_piece(at);
        const auto last = m_letters.find_last_not_of("\"')]\x1a");
        if (last != std::string::npos &&
            std::string_view(".?!").find(m_letters[last]) != std::string_view::npos)
            end_sentence(start + utf8.size());
    }

    [[nodiscard]] bool belongs(std::size_t at) const {
        const char c = m_letters[at];
        return is_letter(c) || is_digit(c) || is_mistaken_sign(c);
    }

    // A run of letters, digits and mistaken signs, or the sign that is none.
    std::size_t take_piece(std::size_t at) {
        if (!belongs(at)) return at + 1;
        auto end = at;
        bool digits_only = true;
        while (end < m_letters.size() &&
               (belongs(end) || (digits_only && is_inside_number(at, end)))) {
            digits_only =
                digits_only && !is_letter(m_letters[end]) && !is_mistaken_sign(m_letters[end]);
            ++end;
        }
        if (digits_only || has_letter(at, end)) add(at, end, digits_only);
        return end;
    }

    // Signs alone are code or arithmetic; only a wall by itself is an I.
    [[nodiscard]] bool has_letter(std::size_t start, std::size_t end) const {
        const auto piece = std::string_view(m_letters).substr(start, end - start);
        return piece == "|" || std::any_of(piece.begin(), piece.end(), is_letter);
    }

    [[nodiscard]] bool is_inside_number(std::size_t start, std::size_t at) const {
        const char c = m_letters[at];
        return at > start && (c == ':' || c == '.' || c == ',' || c == '-') &&
               at + 1 < m_letters.size() && is_digit(m_letters[at + 1]);
    }

    // A number or a lone sign before an item leaves the item first.
    [[nodiscard]] bool is_after_mark() const {
        const auto& before = m_tokens.back();
        return before.kind == TokenKind::end ||
               (before.is_first &&
                (before.kind == TokenKind::number || before.written.size() == 1));
    }

    void add(std::size_t start, std::size_t end, bool digits_only) {
        const bool after = start > 0 && m_letters[start - 1] == '-' && start > 1;
        const bool before = end + 1 < m_letters.size() && m_letters[end] == '-';
        m_tokens.push_back({.kind = digits_only ? TokenKind::number : TokenKind::word,
                            .start = m_places[start],
                            .end = m_places[end],
                            .written = m_letters.substr(start, end - start),
                            .is_first = m_new_line || is_after_mark(),
                            .is_whole = !after && !before,
                            .opens_line = m_new_line && start == 0});
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_new_line = true;
    std::string m_letters;              // of the chunk
    std::vector<std::size_t> m_places;  // of its letters in the text
    std::vector<Token> m_tokens;
};

}  // namespace

std::vector<Token> tokens_in(std::string_view text) { return Splitter(text).run(); }

}  // namespace samskap::repair
