// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/event_signs.hpp"

#include "engines/reading/event_titles.hpp"

namespace samskap::reading {

using recurrence::Marker;
using recurrence::Phrase;
using recurrence::PhraseKind;

namespace {

bool begins(const Sentence& sentence) {
    for (std::string_view verb : {"börja", "startar", "starta ", "öppnar", "inviger", "invigs",
                                  "besöker", "kom igång", "kommer igång"})
        if (sentence.parsed.says(verb)) return true;
    return false;
}

}  // namespace

bool in_other_clause(const Sentence& sentence, std::size_t token) {
    for (const auto& phrase : sentence.phrases)
        if (phrase.kind == PhraseKind::day)
            if (const auto at = relative_before(sentence, phrase);
                at < sentence.parsed.tokens.size() && at > token + 1)
                return true;
    return false;
}

bool happens(const Sentence& sentence, const Phrase& phrase, std::size_t token) {
    if (phrase.marker == Marker::by || phrase.marker == Marker::before ||
        phrase.marker == Marker::after)
        return false;
    const bool occasion = token < sentence.parsed.tokens.size();
    const auto kind = sentence.statement.kind;
    if (phrase.kind != PhraseKind::series &&
        (phrase.marker == Marker::to || phrase.marker == Marker::from ||
         phrase.marker == Marker::through))
        if (kind == Kind::action || !occasion) return false;
    return occasion || kind == Kind::event || kind == Kind::decision ||
           named_before(sentence, phrase) != nullptr || !proper_before(sentence, phrase).empty() ||
           phrase.kind == PhraseKind::series || begins(sentence);
}

bool announces(const Sentence& sentence, std::size_t token) {
    const auto kind = sentence.statement.kind;
    const auto& tokens = sentence.parsed.tokens;
    const auto& t = tokens[token];
    const bool meeting = names_a_meeting(t.low);
    if (kind == Kind::question) return false;
    const bool one =
        token > 0 &&
        (tokens[token - 1].low == "en" || tokens[token - 1].low == "ett" ||
         (token > 1 && (tokens[token - 2].low == "en" || tokens[token - 2].low == "ett")));
    if (meeting) return one && (kind == Kind::action || kind == Kind::event) && t.low != "möten";
    if (kind == Kind::event) return true;
    if (kind == Kind::action && token > 0 && tokens[token - 1].low.starts_with("boka")) return true;
    const bool about = sentence.parsed.says("idé om") || sentence.parsed.says("förslag om") ||
                       sentence.parsed.says("vara med i ") || sentence.parsed.says("vara med på ");
    if (kind == Kind::proposal)
        return (one && !sentence.statement.due.empty()) || (about && t.low.size() > 6) ||
               (one && about);
    // "på Vårfesten": a proper name.
    return t.upper && token > 0 && t.low.size() > 5;
}

}  // namespace samskap::reading
