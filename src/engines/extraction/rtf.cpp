// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engines/extraction/code_page.hpp"
#include "engines/extraction/flow.hpp"
#include "engines/extraction/formats.hpp"
#include "engines/extraction/rtf_tokens.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

constexpr std::size_t deepest = 1000;

// Where the letters of a group go.
enum class Place { text, nowhere, style_name, list_sign, comment, comment_author, author_name };

struct State {
    Place place = Place::text;
    bool may_be_skipped = false;  // began with \*
    bool hidden = false;
    bool deleted = false;
    bool inserted = false;
    int author = 0;
    int letters_per_number = 1;  // how many stand-ins follow a letter told by its number
};

struct Paragraph {
    std::string words;
    std::string sign;  // of a list
    std::vector<std::string> cells;
    int style = -1;
    int outline = -1;
    int depth = 0;
    bool in_table = false;
};

using namespace std::string_view_literals;

// Groups whose letters are not the author's text. Others that begin with \* and are not known are
// left out by that sign.
constexpr std::array skipped = {
    "fonttbl"sv, "colortbl"sv, "info"sv,      "pict"sv,       "header"sv,    "headerl"sv,
    "headerr"sv, "headerf"sv,  "footer"sv,    "footerl"sv,    "footerr"sv,   "footerf"sv,
    "fldinst"sv, "filetbl"sv,  "objdata"sv,   "nonshppict"sv, "bkmkstart"sv, "bkmkend"sv,
    "xe"sv,      "tc"sv,       "listtable"sv, "rsidtbl"sv,    "themedata"sv, "footnote"sv};

struct Sign {
    std::string_view word;
    std::string_view letters;
};
constexpr std::array signs = {Sign{"emdash", "—"},    Sign{"endash", "–"}, Sign{"bullet", "•"},
                              Sign{"lquote", "‘"},    Sign{"rquote", "’"}, Sign{"ldblquote", "“"},
                              Sign{"rdblquote", "”"}, Sign{"tab", "\t"},   Sign{"emspace", " "},
                              Sign{"enspace", " "},   Sign{"line", "\n"}};

class Reader {
public:
    // Empty when groups are nested deeper than anybody writes.
    std::optional<Flow> read(std::string_view rtf);

private:
    bool take(const RtfToken& token);
    void open();
    void close();
    void symbol(const RtfToken& token);
    void word(const RtfToken& token);
    bool destination(std::string_view name);
    bool character_property(const RtfToken& token);
    bool paragraph_property(const RtfToken& token);
    bool boundary(std::string_view name);
    void choose_code_page(int number);
    void number(int code_point);
    void add(std::string_view letters);
    void add_change(std::string_view letters);
    void end_style();
    void end_paragraph();
    void end_cell();
    void end_row();
    void end_comment();
    void hang_up_remarks();
    [[nodiscard]] int heading_level() const;

    Flow m_flow;
    CodePage m_code_page;
    std::vector<State> m_outer;
    State m_state;
    Paragraph m_paragraph;
    std::string m_name;  // of a style or an author, while it is read
    int m_style = -1;
    std::map<int, int> m_headings;  // style → level, 0 for a title
    std::vector<std::string> m_authors;
    std::string m_comment;
    std::string m_comment_author;
    std::vector<Remark> m_remarks;
    std::size_t m_to_skip = 0;  // stand-ins for a letter told by its number
    char32_t m_first_half = 0;  // of a letter told as two numbers
    bool m_titled = false;
};

void Reader::add_change(std::string_view letters) {
    const auto kind = m_state.deleted ? RemarkKind::deleted : RemarkKind::inserted;
    const auto author = static_cast<std::size_t>(std::max(m_state.author, 0));
    const auto name = author < m_authors.size() ? m_authors[author] : std::string{};
    if (m_remarks.empty() || m_remarks.back().kind != kind || m_remarks.back().author != name)
        m_remarks.push_back({kind, name, {}, {}, 1});
    m_remarks.back().text += letters;
}

void Reader::add(std::string_view letters) {
    switch (m_state.place) {
        case Place::nowhere: return;
        case Place::style_name:
        case Place::author_name: m_name += letters; return;
        case Place::list_sign: m_paragraph.sign += letters; return;
        case Place::comment: m_comment += letters; return;
        case Place::comment_author: m_comment_author += letters; return;
        case Place::text: break;
    }
    if (m_state.hidden) return;
    if (m_state.deleted || m_state.inserted) add_change(letters);
    if (!m_state.deleted) m_paragraph.words += letters;
}

void Reader::open() {
    m_outer.push_back(m_state);
    m_state.may_be_skipped = false;
    if (m_state.place == Place::style_name) m_name.clear();
    m_to_skip = 0;
}

void Reader::end_style() {
    auto name = text::lower(text::trim(m_name));
    if (name.ends_with(';')) name.pop_back();
    if (name == "title" || name == "rubrik") m_headings[m_style] = 0;
    for (const auto heading : {"heading "sv, "rubrik "sv})
        if (name.starts_with(heading) && name.size() == heading.size() + 1 && name.back() >= '1' &&
            name.back() <= '6')
            m_headings[m_style] = name.back() - '0';
    m_name.clear();
}

void Reader::end_comment() {
    m_remarks.push_back({RemarkKind::comment, m_comment_author, {}, m_comment, 1});
    m_comment.clear();
    m_comment_author.clear();
}

void Reader::close() {
    const auto inner = m_state.place;
    if (m_outer.empty()) return;
    m_state = m_outer.back();
    m_outer.pop_back();
    m_to_skip = 0;
    if (inner == Place::style_name && !m_name.empty()) end_style();
    if (inner == Place::author_name && !m_name.empty()) {
        if (m_name.ends_with(';')) m_name.pop_back();
        m_authors.push_back(std::exchange(m_name, {}));
    }
    if (inner == Place::comment && m_state.place != Place::comment) end_comment();
}

int Reader::heading_level() const {
    const auto found = m_headings.find(m_paragraph.style);
    if (found != m_headings.end()) return found->second + (m_titled || found->second == 0 ? 1 : 0);
    if (m_paragraph.outline < 0 || m_paragraph.outline > 5) return 0;
    return m_paragraph.outline + 1 + (m_titled ? 1 : 0);
}

void Reader::hang_up_remarks() {
    for (auto& remark : m_remarks) m_flow.remark(std::move(remark));
    m_remarks.clear();
}

void Reader::end_paragraph() {
    if (m_paragraph.in_table) {
        m_paragraph.words += ' ';
        return;
    }
    const auto title = m_headings.find(m_paragraph.style);
    m_titled = m_titled || (title != m_headings.end() && title->second == 0);
    if (const int level = heading_level(); level > 0) {
        m_flow.heading(level, m_paragraph.words);
    } else if (!text::trim(m_paragraph.sign).empty()) {
        m_flow.bullet(m_paragraph.depth, m_paragraph.words);
    } else {
        bool first = true;
        for (const auto line : text::split(m_paragraph.words, '\n')) {
            if (first)
                m_flow.paragraph(line);
            else
                m_flow.line(line);
            first = first && text::trim(line).empty();
        }
    }
    m_paragraph.words.clear();
    m_paragraph.sign.clear();
    hang_up_remarks();
}

void Reader::end_cell() {
    m_paragraph.cells.push_back(std::exchange(m_paragraph.words, {}));
    m_paragraph.sign.clear();
}

void Reader::end_row() {
    m_flow.row(m_paragraph.cells);
    m_paragraph.cells.clear();
    hang_up_remarks();
}

bool Reader::destination(std::string_view name) {
    if (name == "stylesheet")
        m_state.place = Place::style_name;
    else if (name == "revtbl")
        m_state.place = Place::author_name;
    else if (name == "listtext" || name == "pntext")
        m_state.place = Place::list_sign;
    else if (name == "annotation")
        m_state.place = Place::comment;
    else if (name == "atnauthor")
        m_state.place = Place::comment_author;
    else if (std::find(skipped.begin(), skipped.end(), name) != skipped.end())
        m_state.place = Place::nowhere;
    else
        return false;
    return true;
}

bool Reader::character_property(const RtfToken& token) {
    const bool on = token.number.value_or(1) != 0;
    if (token.text == "v")
        m_state.hidden = on;
    else if (token.text == "deleted")
        m_state.deleted = on;
    else if (token.text == "revised")
        m_state.inserted = on;
    else if (token.text == "revauth" || token.text == "revauthdel")
        m_state.author = token.number.value_or(0);
    else if (token.text == "plain")
        m_state.hidden = m_state.deleted = m_state.inserted = false;
    else if (token.text == "uc")
        m_state.letters_per_number = std::clamp(token.number.value_or(1), 0, 10);
    else
        return false;
    return true;
}

bool Reader::paragraph_property(const RtfToken& token) {
    auto& paragraph = m_paragraph;
    if (token.text == "s") {
        (m_state.place == Place::style_name ? m_style : paragraph.style) = token.number.value_or(0);
    } else if (token.text == "outlinelevel") {
        paragraph.outline = token.number.value_or(9);
    } else if (token.text == "ilvl") {
        paragraph.depth = std::clamp(token.number.value_or(0), 0, 8);
    } else if (token.text == "intbl") {
        paragraph.in_table = true;
    } else if (token.text == "pard") {
        paragraph.in_table = false;
        paragraph.style = paragraph.outline = -1;
        paragraph.depth = 0;
    } else {
        return false;
    }
    return true;
}

// Where paragraphs, cells and rows end; only in the text itself.
bool Reader::boundary(std::string_view name) {
    const bool in_text = m_state.place == Place::text;
    if (name == "par" || name == "sect" || name == "page") {
        if (in_text)
            end_paragraph();
        else
            add(" ");
    } else if (name == "cell" || name == "nestcell") {
        if (in_text) end_cell();
    } else if (name == "row" || name == "nestrow") {
        if (in_text) end_row();
    } else {
        return false;
    }
    return true;
}

// A letter beyond the code page; two numbers can be halves of one.
void Reader::number(int code_point) {
    const auto unit = static_cast<char32_t>(code_point < 0 ? code_point + 0x10000 : code_point);
    m_to_skip = static_cast<std::size_t>(m_state.letters_per_number);
    if (unit >= 0xD800 && unit < 0xDC00) {
        m_first_half = unit;
        return;
    }
    std::string letter;
    const bool second_half = unit >= 0xDC00 && unit < 0xE000;
    if (second_half && m_first_half != 0)
        text::append(letter, 0x10000 + ((m_first_half - 0xD800) << 10U) + (unit - 0xDC00));
    else if (!second_half && unit < 0x110000)
        text::append(letter, unit);
    m_first_half = 0;
    add(letter);
}

void Reader::choose_code_page(int number) {
    const bool windows = number >= 1250 && number <= 1258;
    m_code_page = CodePage((windows ? "windows-" : "cp") + std::to_string(number));
}

void Reader::word(const RtfToken& token) {
    if (token.text == "u" && token.number) return number(*token.number);
    if (token.text == "ansicpg" && token.number) return choose_code_page(*token.number);
    for (const auto& sign : signs)
        if (token.text == sign.word) return add(sign.letters);
    if (character_property(token) || paragraph_property(token) || boundary(token.text)) return;
    if (!destination(token.text) && m_state.may_be_skipped) m_state.place = Place::nowhere;
    m_state.may_be_skipped = false;
}

void Reader::symbol(const RtfToken& token) {
    if (token.text == "'" && token.number) {
        if (m_to_skip > 0) {
            --m_to_skip;
            return;
        }
        const char byte = static_cast<char>(*token.number);
        return add(m_code_page.to_utf8({&byte, 1}));
    }
    if (token.text == "*") m_state.may_be_skipped = true;
    if (token.text == "~") add(" ");
    if (token.text == "_") add("-");
    if (token.text == "\\" || token.text == "{" || token.text == "}") add(token.text);
    if (token.text == "\n" || token.text == "\r") end_paragraph();
}

bool Reader::take(const RtfToken& token) {
    switch (token.kind) {
        case RtfToken::Kind::open: open(); return m_outer.size() <= deepest;
        case RtfToken::Kind::close: close(); return true;
        case RtfToken::Kind::word: word(token); return true;
        case RtfToken::Kind::symbol: symbol(token); return true;
        case RtfToken::Kind::letters: break;
    }
    const auto passed = std::min(m_to_skip, token.text.size());
    m_to_skip -= passed;
    add(m_code_page.to_utf8(token.text.substr(passed)));
    return true;
}

std::optional<Flow> Reader::read(std::string_view rtf) {
    RtfTokens tokens(rtf);
    while (const auto token = tokens.next())
        if (!take(*token)) return std::nullopt;
    m_paragraph.in_table = false;
    end_paragraph();
    return std::move(m_flow);
}

}  // namespace

Expected<Extracted, Refusal> extract_rtf(std::string_view bytes) {
    if (!bytes.starts_with("{\\rtf")) return unexpected(Refusal::broken);
    Reader reader;
    auto flow = reader.read(bytes);
    if (!flow) return unexpected(Refusal::broken);
    if (!flow->has_letters()) return unexpected(Refusal::empty);
    return std::move(*flow).take(Format::rtf);
}

}  // namespace samskap::extraction
