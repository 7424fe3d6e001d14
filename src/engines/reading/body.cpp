// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/body.hpp"

#include <algorithm>

#include "engines/reading/characters.hpp"
#include "engines/reading/sentences.hpp"

namespace samskap::reading {
namespace {

// Adds the sentences of one paragraph or bullet.
void add_block(Body& body, std::size_t index) {
    const auto& block = body.blocks[index];
    const auto own = std::string_view(block.text).substr(block.start);
    const Sentence* before = nullptr;
    for (const auto range : sentences_of(own)) {
        auto& sentence = body.sentences.emplace_back();
        sentence.topic = body.headings.size() - 1;
        sentence.block = index;
        sentence.item = block.form == Form::item;
        sentence.opens_block = before == nullptr;
        sentence.before = before;
        sentence.section = body.headings.back().section;
        const auto text = own.substr(range.from, range.to - range.from);
        sentence.statement.text = std::string(text);
        sentence.statement.where = block.span(block.start + range.from, block.start + range.to);
        parse(sentence.statement.text, sentence.parsed);
        recurrence::find_phrases(sentence.statement.text, sentence.phrases);
        before = &sentence;
    }
}

void add_heading(Body& body, const Block* block) {
    auto& heading = body.headings.emplace_back();
    heading.block = block;
    if (block == nullptr) return;
    heading.title = block->text;
    heading.section = section_of(heading.title);
    parse(heading.title, heading.parsed);
    recurrence::find_phrases(heading.title, heading.phrases);
}

// The line with a colon that bullets stand under: "Styrelsen beslutar:".
void find_lead_ins(Body& body) {
    const Sentence* lead = nullptr;
    std::size_t indent = 0;
    const Sentence* last = nullptr;
    for (auto& sentence : body.sentences) {
        const auto& block = body.blocks[sentence.block];
        if (last != nullptr && last->topic != sentence.topic) lead = nullptr;
        const bool new_block = last == nullptr || last->block != sentence.block;
        if (new_block && last != nullptr && last->topic == sentence.topic && sentence.item) {
            const bool colon = last->statement.text.ends_with(':') || last->statement.text.ends_with(" att");
            if (colon && (!last->item || body.blocks[last->block].indent < block.indent)) {
                lead = last;
                indent = block.indent;
            }
        }
        if (!sentence.item || (lead != nullptr && block.indent < indent)) lead = nullptr;
        sentence.lead_in = lead;
        last = &sentence;
    }
}

std::string plain_title(const Block& block) {
    std::string title = block.text;
    if (title.ends_with(':')) title.pop_back();
    return title;
}

}  // namespace

void read_body(std::vector<Block> blocks, Body& body) {
    body.blocks = std::move(blocks);
    for (std::size_t i = 0; i < body.blocks.size(); ++i) {
        const auto& block = body.blocks[i];
        if (block.form == Form::heading) {
            add_heading(body, &block);
            body.headings.back().title = plain_title(block);
            continue;
        }
        if (body.headings.empty()) add_heading(body, nullptr);
        add_block(body, i);
    }
    find_lead_ins(body);
}

namespace {

bool in_phrase(const Sentence& sentence, const Token& token) {
    return std::any_of(sentence.phrases.begin(), sentence.phrases.end(), [&](const recurrence::Phrase& phrase) {
        return token.from < phrase.span.end && token.to > phrase.span.begin;
    });
}

bool could_be_present(const Sentence& sentence, const Token& token) {
    return token.traits == 0 && !in_phrase(sentence, token) && !token.upper && token.low.size() > 3 &&
           (token.low.ends_with("ar") || token.low.ends_with("er"));
}

// In a sentence without a verb that any list has, the verb stands second: behind a name, or behind
// the first word or two.
void find_unlisted_verb(Sentence& sentence) {
    auto& tokens = sentence.parsed.tokens;
    if (const auto* met = sentence.met_at(0); met != nullptr && !met->genitive && met->last < tokens.size()) {
        auto at = met->last;
        if (at + 1 < tokens.size() && tokens[at].low == "och")
            if (const auto* other = sentence.met_at(at + 1)) at = other->last;
        if (at < tokens.size() && tokens[at].before == ' ' && could_be_present(sentence, tokens[at]))
            return take_as_verb(sentence.parsed, at);
    }
    if (!sentence.parsed.verbs.empty()) return;
    if (tokens.size() < 3 || !ends_sentence(sentence.parsed.text)) return;
    for (std::size_t i = 1; i < 3 && i < tokens.size(); ++i)
        if (could_be_present(sentence, tokens[i]) && tokens[i].before == ' ') return take_as_verb(sentence.parsed, i);
}

}  // namespace

void find_names(Body& body, Roster& roster) {
    for (auto& sentence : body.sentences) {
        sentence.met = roster.find(sentence.parsed);
        roster.learn(sentence.met);
        roster.learn_proper_names(sentence.parsed);
    }
    // A full name may come after the first name.
    for (auto& sentence : body.sentences) {
        sentence.met = roster.find(sentence.parsed);
        find_unlisted_verb(sentence);
    }
}

void judge_statements(Body& body, std::optional<Day> reference) {
    const Sentence* about = nullptr;
    for (auto& sentence : body.sentences) {
        if (about != nullptr && about->topic != sentence.topic) about = nullptr;
        classify(sentence);
        find_owner(sentence);
        find_due(sentence, about, reference);
        if (sentence.section == Section::next_meeting && sentence.statement.due.day && about == nullptr) about = &sentence;
        if (sentence.statement.due.day && (sentence.statement.kind == Kind::event ||
                                           sentence.statement.kind == Kind::decision))
            about = &sentence;
    }
}

}  // namespace samskap::reading
