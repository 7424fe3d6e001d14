// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/blocks.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "engines/reading/sentence.hpp"
#include "engines/reading/sentences.hpp"
#include "engines/reading/words.hpp"

namespace samskap::reading {
namespace {

constexpr std::size_t longest_heading = 90;
constexpr std::size_t most_words = 11;

bool has_verb(std::string_view text) {
    Parsed parsed;
    parse(text, parsed);
    // "Unga som varken arbetar eller studerar": its verbs only tell which.
    const bool which = parsed.verbs.empty() && parsed.tokens.size() > 1 &&
                       parsed.tokens[1].low == "som" && !parsed.tokens[0].finite();
    // "Kommande träffar"
    const bool next = parsed.tokens.size() == 2 && section_of(text) == Section::next_meeting;
    return parsed.has_verb() && !which && !next;
}

bool is_short(std::string_view text) {
    return text.size() <= longest_heading &&
           static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) < most_words;
}

// Things of a whole text that decide what a line is.
struct Style {
    bool numbered = false;  // numbered lines are headings
    bool blanks = false;    // headings have a blank line above
    bool glued = false;     // headings stand right above their text
    bool spaced = false;    // headings stand alone, with blank lines about them
    bool marked = false;    // # or § mark the headings
    bool small = false;     // headings may begin with a small letter
};

// A line without a verb and without an end: "Lokalfrågan", "Mässan 1-2 juni", "Beslut:".
bool could_be_heading(const Block& block, const Style& style) {
    if (block.pieces.size() != 1 || !is_short(block.text)) return false;
    if (ends_sentence(block.text) || ends_with_any(block.text, ",;")) return false;
    const auto text = std::string_view(block.text);
    if (text.find("://") != std::string_view::npos || text.starts_with("www.")) return false;
    // "Linus - ringa omsorgen": somebody's task.
    const auto dash = std::min(text.find(" - "), text.find(" – "));
    if (dash != std::string_view::npos && is_first_name(text.substr(0, dash))) return false;
    const auto colon = text.find(": ");
    if (colon != std::string_view::npos) return false;
    const bool small = style.small && block.blank_before && !block.blank_after;
    if (!starts_upper(text) && !starts_digit(text) && !small &&
        !ends_with_any(text.substr(0, 1), "\"("))
        return false;
    return !has_verb(text);
}

// A numbered line that has something beneath it is a heading; a run of them is a list.
Style style_of(const std::vector<Block>& blocks, const Layout& layout) {
    Style style;
    style.small = layout.small;
    std::size_t numbers = 0;
    std::size_t glued = 0;
    std::size_t spaced = 0;
    std::size_t texts = 0;  // paragraphs of more than a line
    std::size_t heads = 0;
    std::size_t firsts = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& block = blocks[i];
        if (block.mark == Mark::section || block.mark == Mark::heading) style.marked = true;
        if (block.mark == Mark::none && block.blank_before && could_be_heading(block, style)) {
            if (i > 0) style.blanks = true;
            if (!block.blank_after) ++glued;
            if (block.blank_after) ++spaced;
        }
        if (block.mark == Mark::none && block.pieces.size() > 1 && ends_sentence(block.text))
            ++texts;
        if (block.mark != Mark::number) continue;
        ++numbers;
        const bool beneath = i + 1 < blocks.size() && (blocks[i + 1].mark != Mark::number ||
                                                       blocks[i + 1].depth > block.depth);
        if (block.depth == 1) ++firsts;
        if (beneath && is_short(block.text) && !ends_with_any(block.text, ".")) ++heads;
    }
    style.glued = glued >= 2 && !style.marked;
    style.spaced = spaced >= 2 && texts >= 3 && !style.marked;
    style.numbered = heads >= 2 && (heads * 2 >= numbers || heads == firsts);
    return style;
}

bool is_numbered_heading(const std::vector<Block>& blocks, std::size_t i, const Style& style) {
    const auto& block = blocks[i];
    if (!style.numbered || !is_short(block.text) || ends_with_any(block.text, ".!")) return false;
    const bool beneath = i + 1 < blocks.size() &&
                         (blocks[i + 1].mark != Mark::number || blocks[i + 1].depth > block.depth);
    return beneath || !has_verb(block.text);
}

// A bullet that names what stands beneath it.
bool is_bullet_heading(const std::vector<Block>& blocks, std::size_t i, const Style& style) {
    const auto& block = blocks[i];
    if (i + 1 >= blocks.size()) return false;
    const auto& next = blocks[i + 1];
    if (next.form != Form::item || next.indent <= block.indent) return false;
    // "förslag på frågor:" where the author begins with small letters
    const bool small =
        style.small && block.text.ends_with(':') && is_short(block.text) && !has_verb(block.text);
    return small || could_be_heading(block, style);
}

// "Skolfest?", "Vad fungerar inte?": a short question alone over what answers it.
bool is_question_heading(const std::vector<Block>& blocks, std::size_t i, const Style& style) {
    const auto& block = blocks[i];
    if (style.marked || style.numbered || !style.blanks || i + 1 >= blocks.size()) return false;
    if (block.pieces.size() != 1 || !block.text.ends_with('?') || !block.blank_before) return false;
    if (std::count(block.text.begin(), block.text.end(), ' ') > 4 || !starts_upper(block.text))
        return false;
    const auto& next = blocks[i + 1];
    return !block.blank_after || next.form == Form::item || could_be_heading(next, style);
}

// "Så här vill vi ha det": has a verb, but stands where this text has its headings.
bool is_glued_heading(const Block& block) {
    return block.pieces.size() == 1 && block.blank_before && !block.blank_after &&
           starts_upper(block.text) && !ends_sentence(block.text) &&
           !ends_with_any(block.text, ",;:") &&
           std::count(block.text.begin(), block.text.end(), ' ') < 6 &&
           block.text.find(':') == std::string::npos;
}

// The same in a text of paragraphs whose headings stand alone: "Hur det började".
bool is_spaced_heading(const std::vector<Block>& blocks, std::size_t i) {
    const auto& block = blocks[i];
    if (i + 1 >= blocks.size() || block.pieces.size() != 1) return false;
    const auto& next = blocks[i + 1];
    const bool first = i == 0 || blocks[i - 1].form == Form::heading;
    const bool between = block.blank_before && block.blank_after && next.mark == Mark::none &&
                         next.pieces.size() > 1 && ends_sentence(next.text) &&
                         (first || ends_sentence(blocks[i - 1].text));
    const bool ends = ends_sentence(block.text) && !block.text.ends_with('?');
    return between && starts_upper(block.text) && !ends && !ends_with_any(block.text, ",;:") &&
           std::count(block.text.begin(), block.text.end(), ' ') < 6 &&
           block.text.find(':') == std::string::npos;
}

bool is_plain_heading(const std::vector<Block>& blocks, std::size_t i, const Style& style) {
    const auto& block = blocks[i];
    if (i + 1 < blocks.size() && style.glued && is_glued_heading(block)) return true;
    if (style.spaced && is_spaced_heading(blocks, i)) return true;
    if (i + 1 >= blocks.size() || !could_be_heading(block, style)) return false;
    const bool after_heading = i > 0 && blocks[i - 1].form == Form::heading && !block.blank_before;
    if (block.text.ends_with(':')) return true;
    const bool stacked = after_heading && blocks[i - 1].mark != Mark::none;
    if (style.blanks && !block.blank_before && i > 0 && !stacked) return false;
    // The rest of a long heading; "Beslut" and its like are headings of their own.
    if (after_heading && style.marked && blocks[i + 1].mark == Mark::none && !block.blank_after)
        return block.text.find(' ') == std::string::npos &&
               section_of(block.text) != Section::plain;
    return true;
}

// "§ 12 Ekonomi. Kassören berättar …": a heading with its text on the same line.
void split_run_in_headings(std::vector<Block>& blocks, const Style& style) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool numbered =
            blocks[i].mark == Mark::section || (blocks[i].mark == Mark::number && style.numbered);
        if (!numbered || blocks[i].pieces.empty()) continue;
        const auto sentences = sentences_of(blocks[i].text);
        if (sentences.size() < 2) continue;
        const auto head = std::string_view(blocks[i].text).substr(0, sentences[0].to);
        if (!is_short(head) || has_verb(head)) continue;
        Block rest = blocks[i];
        rest.mark = Mark::none;
        rest.form = Form::paragraph;
        rest.blank_before = false;
        // The text stays whole; what belongs to the other half is blanked out of reach.
        rest.text = blocks[i].text;
        rest.start = sentences[1].from;
        blocks[i].text.resize(sentences[0].to);
        while (ends_with_any(blocks[i].text, ".: ")) blocks[i].text.pop_back();
        blocks[i].form = Form::heading;
        blocks[i].blank_after = false;
        blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
        ++i;
    }
}

// § and numbers first, then lines without a mark beneath them.
void set_levels(std::vector<Block>& blocks, const Style& style) {
    const Block* before = nullptr;
    int marked = 0;  // level of the last marked heading
    int plain_above = 0;
    for (auto& block : blocks) {
        if (block.form != Form::heading) {
            before = &block;
            if (plain_above == 2) plain_above = 0;
            continue;
        }
        const bool stacked = before != nullptr && before->form == Form::heading;
        switch (block.mark) {
            case Mark::heading:
            case Mark::number: block.level = std::max(1, block.depth); break;
            case Mark::section: block.level = 1; break;
            default: {
                const bool colon = block.text.ends_with(':');
                const bool below =
                    marked > 0 || colon || block.mark == Mark::bullet ||
                    (stacked && before->mark == Mark::none && !before->text.ends_with(':'));
                block.level = below ? std::max(marked, 1) + 1 : 1;
            }
        }
        if (block.mark != Mark::none && block.mark != Mark::emphasis &&
            block.mark != Mark::bullet && (style.marked || style.numbered))
            marked = block.level;
        before = &block;
    }
}

}  // namespace

void find_headings(std::vector<Block>& blocks, const Layout& layout) {
    const auto style = style_of(blocks, layout);
    split_run_in_headings(blocks, style);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto& block = blocks[i];
        if (block.form == Form::heading) continue;
        bool heading = false;
        if (block.mark == Mark::number)
            heading = is_numbered_heading(blocks, i, style);
        else if (block.mark == Mark::bullet)
            heading = is_bullet_heading(blocks, i, style);
        else if (block.mark == Mark::emphasis)
            heading =
                is_short(block.text) && !ends_sentence(block.text) && !ends_in_deciding(block.text);
        else if (block.mark == Mark::none)
            heading = is_plain_heading(blocks, i, style) || is_question_heading(blocks, i, style);
        if (heading) block.form = Form::heading;
    }
    // A heading with nothing after it in the whole text names nothing.
    if (!blocks.empty() && blocks.back().form == Form::heading && blocks.back().mark == Mark::none)
        blocks.back().form = Form::paragraph;
    set_levels(blocks, style);
}

}  // namespace samskap::reading
