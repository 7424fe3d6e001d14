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
    Sentence* before = nullptr;
    const auto topic = body.headings.size() - 1;
    const bool goes_on =
        !body.sentences.empty() && body.sentences.back().topic == topic &&
        (block.form == Form::paragraph || (index > 0 && body.sentences.back().block == index - 1));
    const Sentence* earlier = goes_on ? &body.sentences.back() : nullptr;
    for (const auto range : sentences_of(own)) {
        auto& sentence = body.sentences.emplace_back();
        sentence.earlier = earlier;
        sentence.topic = topic;
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
            const bool colon = last->statement.text.ends_with(':') ||
                               last->statement.text.ends_with(" att") ||
                               ends_in_deciding(last->statement.text);
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
    return std::any_of(sentence.phrases.begin(), sentence.phrases.end(),
                       [&](const recurrence::Phrase& phrase) {
                           return token.from < phrase.span.end && token.to > phrase.span.begin;
                       });
}

bool could_be_present(const Sentence& sentence, const Token& token) {
    return token.traits == 0 && !in_phrase(sentence, token) && !token.upper &&
           token.low.size() > 3 && (token.low.ends_with("ar") || token.low.ends_with("er"));
}

// In a sentence without a verb that any list has, the verb stands second: behind a name, or behind
// the first word or two.
void find_unlisted_verb(Sentence& sentence) {
    auto& tokens = sentence.parsed.tokens;
    if (const auto* met = sentence.met_at(0);
        met != nullptr && !met->genitive && met->last < tokens.size()) {
        auto at = met->last;
        if (at + 1 < tokens.size() && tokens[at].low == "och")
            if (const auto* other = sentence.met_at(at + 1)) at = other->last;
        if (at < tokens.size() && tokens[at].before == ' ' &&
            could_be_present(sentence, tokens[at]))
            return take_as_verb(sentence.parsed, at);
    }
    if (!sentence.parsed.verbs.empty()) return;
    // "alla torkar av spisen"
    if (tokens.size() > 2 && tokens[0].is(word::pronoun) && tokens[0].low != "den" &&
        tokens[0].low != "det" && tokens[0].low != "de" && could_be_present(sentence, tokens[1]))
        return take_as_verb(sentence.parsed, 1);
    if (tokens.size() < 3 || !ends_sentence(sentence.parsed.text)) return;
    for (std::size_t i = 1; i < 3 && i < tokens.size(); ++i)
        if (could_be_present(sentence, tokens[i]) && tokens[i].before == ' ')
            return take_as_verb(sentence.parsed, i);
}

}  // namespace

void find_names(Body& body, Roster& roster) {
    // "Gemensamma gruppen 13 mars": a heading with a day names who meets.
    for (const auto& heading : body.headings)
        for (const auto& phrase : heading.phrases)
            if (phrase.kind == recurrence::PhraseKind::day &&
                heading.title.find("grupp") < phrase.span.begin)
                roster.learn_group(std::string_view(heading.title).substr(0, phrase.span.begin));
    // A full name may come after the first name: all before the last thing learnt are read again.
    std::size_t again = 0;
    for (std::size_t i = 0; i < body.sentences.size(); ++i) {
        auto& sentence = body.sentences[i];
        const auto known = roster.size();
        sentence.met = roster.find(sentence.parsed);
        roster.learn(sentence.met);
        roster.learn_proper_names(sentence.parsed);
        if (roster.size() != known) again = i + 1;
    }
    for (std::size_t i = 0; i < body.sentences.size(); ++i) {
        auto& sentence = body.sentences[i];
        if (i < again) sentence.met = roster.find(sentence.parsed);
        find_unlisted_verb(sentence);
        const auto& cell = body.blocks[sentence.block].owner_cell;
        if (cell.empty() || !sentence.opens_block) continue;
        Parsed parsed;
        parse(cell, parsed);
        for (auto& met : roster.find(parsed)) sentence.assigned.push_back(std::move(met.name));
    }
}

namespace {

// A row of a table of tasks: who and when stand in their own cells.
void apply_cells(const Block& block, std::optional<Day> reference, Sentence& sentence) {
    auto& statement = sentence.statement;
    if (!block.of_tasks || !sentence.opens_block) return;
    if (statement.kind != Kind::question && statement.kind != Kind::decision) {
        statement.kind = Kind::action;
        statement.confidence = .9;
        statement.reason = "row of a table of tasks";
    }
    if (!sentence.assigned.empty()) {
        statement.owner = sentence.assigned.front();
        statement.owner_as_written = block.owner_cell;
        statement.co_owners.assign(sentence.assigned.begin() + 1, sentence.assigned.end());
    }
    const auto phrases = recurrence::find_phrases(block.due_cell);
    // "löpande", "ASAP"
    const bool said = std::any_of(block.due_cell.begin(), block.due_cell.end(),
                                  [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (!said && phrases.empty()) return;
    statement.due = {};
    statement.due.words = block.due_cell;
    if (phrases.empty()) return;
    recurrence::Context context;
    context.reference = reference;
    context.tense = recurrence::Tense::future;
    statement.due.day = recurrence::resolve(phrases.front(), context).day();
}

}  // namespace

namespace {

// "Eva begär in en offert. Klart 15 januari.": the deadline of what was said before.
void give_deadline(Sentence& sentence) {
    const auto& tokens = sentence.parsed.tokens;
    auto* before = sentence.before;
    if (before == nullptr || tokens.empty() || !sentence.parsed.verbs.empty()) return;
    const auto first = tokens.front().low;
    const bool deadline = first == "klart" || first == "klar" || first == "deadline";
    if (!deadline || sentence.statement.due.empty() || !before->statement.due.empty()) return;
    before->statement.due = sentence.statement.due;
}

}  // namespace

void judge_statements(Body& body, std::optional<Day> reference) {
    const Sentence* about = nullptr;
    for (auto& sentence : body.sentences) {
        if (about != nullptr && about->topic != sentence.topic) about = nullptr;
        classify(sentence);
        find_owner(sentence);
        find_due(sentence, about, reference);
        give_deadline(sentence);
        apply_cells(body.blocks[sentence.block], reference, sentence);
        if (sentence.section == Section::next_meeting && sentence.statement.due.day &&
            about == nullptr)
            about = &sentence;
        if (sentence.statement.due.day &&
            (sentence.statement.kind == Kind::event || sentence.statement.kind == Kind::decision))
            about = &sentence;
    }
}

}  // namespace samskap::reading
