// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/event_titles.hpp"

#include <algorithm>

#include "engines/reading/characters.hpp"

namespace samskap::reading {

using recurrence::Phrase;

namespace {

// The part of a word by which two titles are compared.
std::string_view stem(std::string_view low) {
    std::size_t at = 0;
    for (int i = 0; i < 5 && at < low.size(); ++i) text::decode(low, at);
    return low.substr(0, at);
}

// "besiktningen" is "besiktning".
std::string_view indefinite(std::string_view low) {
    constexpr std::size_t shortest = 8;
    for (std::string_view ending : {"erna", "arna", "orna", "en", "et", "n", "t"})
        if (low.size() > shortest && low.ends_with(ending))
            return low.substr(0, low.size() - ending.size());
    return low;
}

// "häckbesiktning" and "besiktningen": the one ends in the other.
bool end_alike(std::string_view one, std::string_view other) {
    const auto x = indefinite(one);
    const auto y = indefinite(other);
    return x.ends_with(y) || y.ends_with(x);
}

}  // namespace

bool share_a_word(std::string_view left, std::string_view right) {
    Parsed a;
    Parsed b;
    parse(left, a);
    parse(right, b);
    for (const auto& x : a.tokens)
        for (const auto& y : b.tokens)
            if (x.low.size() > 4 && y.low.size() > 4 && !x.is(word::preposition) &&
                (stem(x.low) == stem(y.low) || end_alike(x.low, y.low)))
                return true;
    return false;
}

std::string tidy(std::string_view title) {
    title = text::trim(title);
    for (std::string_view article : {"en ", "ett ", "den ", "det ", "En ", "Ett ", "vår ", "vårt "})
        if (title.starts_with(article)) title = text::trim(title.substr(article.size()));
    while (ends_with_any(title, " ,.:;-(?!") || title.ends_with("–"))
        title.remove_suffix(title.ends_with("–") ? 3 : 1);
    while (ends_with_any(title.substr(0, 1), " ,.:;-)")) title.remove_prefix(1);
    for (std::string_view word : {" den", " i", " på", " till", " kl", " och", " från", " med",
                                  " om", " av", " är", " under"})
        if (title.ends_with(word)) title = text::trim(title.substr(0, title.size() - word.size()));
    return text::upper_first(title);
}

// The word of a sentence that names an occasion; the number of tokens when there is none.
std::size_t occasion_in(const Sentence& sentence) {
    const auto& tokens = sentence.parsed.tokens;
    std::size_t meeting = tokens.size();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto low = tokens[i].low;
        // "en internationell vecka": a week that is something.
        if (low == "vecka" && i > 1 && tokens[i - 2].low == "en" && tokens[i - 1].traits == 0)
            return i;
        if (!names_an_occasion(low) || tokens[i].is(word::infinitive) || low == "dag" ||
            low == "dagar" || low == "dagen" || low == "kväll" || low == "vecka" ||
            low == "veckan" || low == "kvällen" || low == "dagarna" || low == "besök" ||
            low == "aktivitet" || low == "aktiviteter")
            if (low != "dag" || i + 1 >= tokens.size() || tokens[i + 1].low != "om") {
                if (low != "vecka" || i == 0 || tokens[i - 1].low == "förra" ||
                    tokens[i - 1].low == "under" || tokens[i - 1].low == "till" ||
                    (i + 1 < tokens.size() && is_ascii_digit(tokens[i + 1].low.front())) ||
                    tokens[i - 1].low == "nästa" || tokens[i - 1].low == "varje" ||
                    tokens[i - 1].low == "i" || tokens[i - 1].low == "någon" ||
                    tokens[i - 1].low == "en")
                    continue;
            }
        if (names_a_meeting(low))
            meeting = std::min(meeting, i);
        else
            return i;
    }
    return meeting;
}

// "På Gemensam utvecklingsgrupp 13 februari": a name right before its day.
const Met* named_before(const Sentence& sentence, const Phrase& phrase) {
    for (const auto& met : sentence.met) {
        const auto end = sentence.parsed.tokens[met.last - 1].to;
        // "tjejkväll på biblioteket 8 mars": where it is.
        const bool place = met.common_noun && met.first > 0 &&
                           sentence.parsed.tokens[met.first - 1].is(word::preposition);
        if (met.naming == Naming::organisation && end < phrase.span.begin &&
            phrase.span.begin - end <= 5 && !place)
            return &met;
    }
    return nullptr;
}

// "till Valborg den 30 april"
std::string proper_before(const Sentence& sentence, const Phrase& phrase) {
    const auto& tokens = sentence.parsed.tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const bool close =
            tokens[i].to < phrase.span.begin && phrase.span.begin - tokens[i].to <= 2;
        const auto* met = sentence.met_at(i);
        if (close && tokens[i].upper && (met == nullptr || met->naming == Naming::organisation))
            return std::string(tokens[i].raw);
    }
    return {};
}

// The "som" of the clause that holds the phrase; the number of tokens when it is in a main clause.
std::size_t relative_before(const Sentence& sentence, const Phrase& phrase) {
    const auto& tokens = sentence.parsed.tokens;
    for (auto i = tokens.size(); i-- > 1;) {
        if (tokens[i].from >= phrase.span.begin) continue;
        if (tokens[i].before == ',' && tokens[i].low != "som") break;
        if (tokens[i].low == "som" && tokens[i].before == ',') return i;
    }
    return tokens.size();
}

// "arrangerar Chefsdagar på arenan 1-2 juni": what stands between the verb and the place.
std::string what_is_held(const Sentence& sentence, const Phrase& phrase) {
    const auto& tokens = sentence.parsed.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].is(word::hold) && tokens[i].low != "håller" && tokens[i].low != "höll")
            continue;
        auto from = i + 1;
        while (from < tokens.size() &&
               (tokens[from].is(word::pronoun | word::adverb) || tokens[from].low == "tillsammans"))
            ++from;
        auto to = from;
        while (to < tokens.size() && !tokens[to].is(word::subordinator) &&
               !(to > from && tokens[to].before == ',') &&
               !(to > from && (tokens[to].low == "på" || tokens[to].low == "den" ||
                               tokens[to].low == "i" || tokens[to].low == "till")) &&
               (phrase.span.end == 0 || tokens[to].from < phrase.span.begin ||
                tokens[to].from >= phrase.span.end))
            ++to;
        if (to > from)
            return tidy(sentence.parsed.text.substr(tokens[from].from,
                                                    tokens[to - 1].to - tokens[from].from));
    }
    return {};
}

// "Den 25 november är det internationella dagen mot våld": what stands behind "är det".
std::string what_it_is(const Sentence& sentence, const Phrase& phrase) {
    const auto& tokens = sentence.parsed.tokens;
    if (phrase.span.begin > 4) return {};
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (tokens[i].from < phrase.span.end) continue;
        if ((tokens[i].low != "är" && tokens[i].low != "har") ||
            (tokens[i + 1].low != "det" && tokens[i + 1].low != "vi"))
            return {};
        auto to = i + 2;
        while (to < tokens.size() && to < i + 9 && (to == i + 2 || tokens[to].before == ' ')) ++to;
        return tidy(sentence.parsed.text.substr(tokens[i + 2].from,
                                                tokens[to - 1].to - tokens[i + 2].from));
    }
    return {};
}

// "Länsstyrelsen kommer hit den 26 november", "onsdag 24 april kommer fyra gäster hit": who comes.
std::string who_comes(const Sentence& sentence, const Phrase& phrase) {
    const auto& tokens = sentence.parsed.tokens;
    const auto verb = sentence.parsed.main();
    if (verb >= tokens.size() || (tokens[verb].low != "kommer" && tokens[verb].low != "besöker"))
        return {};
    std::string title;
    for (std::size_t i = 0; i < tokens.size() && i < verb + 5; ++i) {
        if (tokens[i].from >= phrase.span.begin && tokens[i].to <= phrase.span.end) continue;
        if (i > verb && (tokens[i].is(word::preposition) || tokens[i].before != ' ')) break;
        title += (title.empty() ? "" : " ") + std::string(tokens[i].raw);
    }
    return tidy(title);
}

// "Ledarutbildning steg 1 hålls i Hallen den 3 maj": what stands before the verb.
std::string subject_held(const Sentence& sentence) {
    const auto& tokens = sentence.parsed.tokens;
    const auto verb = sentence.parsed.main();
    if (verb == 0 || verb > 6 || verb >= tokens.size()) return {};
    const auto low = tokens[verb].low;
    if (low != "hålls" && low != "hölls" && low != "ges" && low != "arrangeras" &&
        low != "anordnas" && low != "spelas" && low != "görs")
        return {};
    if (tokens[0].is(word::preposition | word::adverb | word::pronoun)) return {};
    return tidy(sentence.parsed.text.substr(0, tokens[verb - 1].to));
}

// From the occasion to the end of what describes it: "workshop om kost".
std::string title_from(const Sentence& sentence, std::size_t token) {
    const auto& tokens = sentence.parsed.tokens;
    auto to = token + 1;
    bool described = false;
    while (to < tokens.size() && to < token + 7) {
        const auto& t = tokens[to];
        if (t.before != ' ' && t.before != '"' && t.before != '-') break;
        if (t.finite() && !t.upper) break;
        if (t.is(word::subordinator) && t.low != "om") break;
        if (t.is(word::preposition) || t.low == "om") {
            if (t.low != "om" && t.low != "för" && t.low != "med") break;
            described = true;
        } else if (!described && !t.upper) {
            break;
        }
        const bool in_phrase = std::any_of(
            sentence.phrases.begin(), sentence.phrases.end(),
            [&](const Phrase& p) { return t.from >= p.span.begin && t.from < p.span.end; });
        if (in_phrase) break;
        ++to;
    }
    auto from = token;
    // "OCN (…)-utbildning", "internationell vecka": the word before belongs to a short one.
    if (token > 0 && tokens[token].before == '-' &&
        sentence.parsed.text.substr(0, tokens[token].from).ends_with(")-")) {
        // "OCN (…)-utbildning": what the bracket explains belongs to it.
        const auto open = sentence.parsed.text.rfind('(', tokens[token].from);
        const auto head =
            text::trim(sentence.parsed.text.substr(0, open == std::string_view::npos ? 0 : open));
        const auto name = head.substr(head.rfind(' ') == head.npos ? 0 : head.rfind(' ') + 1);
        return tidy(std::string(name) + "-" +
                    std::string(sentence.parsed.text.substr(
                        tokens[token].from, tokens[to - 1].to - tokens[token].from)));
    }
    if (token > 0 && (tokens[token].before == '-' || tokens[token].before == '/'))
        --from;
    else if (token > 0 && tokens[token].low.size() < 7 &&
             !tokens[token - 1].is(word::other | word::preposition | word::pronoun) &&
             !tokens[token - 1].finite())
        --from;
    return tidy(
        sentence.parsed.text.substr(tokens[from].from, tokens[to - 1].to - tokens[from].from));
}

// "på Heden", "i Stadsparken": a name behind a word for where.
std::string place_in(const Sentence& sentence) {
    const auto& tokens = sentence.parsed.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].low != "på" && tokens[i].low != "i") continue;
        if (!tokens[i + 1].upper || names_an_occasion(tokens[i + 1].low)) continue;
        auto to = i + 2;
        while (to < tokens.size() && tokens[to].upper && tokens[to].before == ' ') ++to;
        if (to < tokens.size() && tokens[i + 1].low.ends_with('s') && tokens[to].before == ' ' &&
            to == i + 2 && !tokens[to].finite())
            ++to;
        return std::string(sentence.parsed.text.substr(tokens[i + 1].from,
                                                       tokens[to - 1].to - tokens[i + 1].from));
    }
    return {};
}

}  // namespace samskap::reading
