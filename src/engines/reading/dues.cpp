// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/characters.hpp"
#include "engines/reading/sentence.hpp"

namespace samskap::reading {
namespace {

using recurrence::Certainty;
using recurrence::Marker;
using recurrence::Phrase;
using recurrence::PhraseKind;
using recurrence::Reach;
using recurrence::Tense;
using recurrence::WindowUnit;

bool is_deadline(const Phrase& phrase) {
    return phrase.marker == Marker::by || phrase.marker == Marker::before ||
           phrase.marker == Marker::to || phrase.marker == Marker::through;
}

// Words that say "now" or look back are nobody's deadline.
bool is_window_due(const Phrase& phrase, Kind kind) {
    const auto& window = phrase.window;
    if (window.direction == recurrence::Direction::back) return false;
    switch (window.unit) {
        case WindowUnit::day: return window.offset > 0;
        case WindowUnit::year: return is_deadline(phrase) && window.offset != 0;
        case WindowUnit::meeting:
            if (window.offset <= 0) return false;
            return kind == Kind::action ||
                   (kind == Kind::decision &&
                    (phrase.marker != Marker::none || phrase.span.begin > 0)) ||
                   (kind == Kind::proposal && phrase.marker != Marker::none);
        case WindowUnit::until_further:
        case WindowUnit::soon:
            return kind == Kind::action || kind == Kind::decision || kind == Kind::proposal;
        default: return true;
    }
}

bool begins_with_preposition(const Sentence& sentence, const Phrase& phrase) {
    for (const auto& token : sentence.parsed.tokens)
        if (token.from == phrase.span.begin) return token.is(word::preposition);
    return false;
}

// Does the word stand right before the phrase?
bool follows(const Sentence& sentence, const Phrase& phrase, std::string_view word) {
    for (const auto& token : sentence.parsed.tokens)
        if (token.to < phrase.span.begin && phrase.span.begin - token.to <= 2)
            return token.low == word;
    return false;
}

// Holidays of schools and feasts that are known by name.
bool is_named_time(std::string_view low) {
    for (std::string_view ending : {"lovet", "loven"})
        if (low.size() > ending.size() + 2 && low.ends_with(ending)) return true;
    for (std::string_view name : {"nationaldagen",    "lucia",        "valborg",
                                  "advent",           "terminsstart", "terminsslutet",
                                  "terminsstarten",   "skolstart",    "skolstarten",
                                  "skolavslutningen", "semestern",    "sommaruppehållet",
                                  "påskhelgen",       "allhelgona",   "midsommarafton",
                                  "julafton",         "nyårsafton",   "årsmötet",
                                  "höstmötet",        "vårmötet",     "budgetmötet",
                                  "stämman",          "öppningen",    "månadsskiftet",
                                  "invigningen",      "säsongen",     "säsongsstarten",
                                  "halvårsskiftet",   "lovet",        "påsk",
                                  "pingst",           "skollovet",    "kvartalsskiftet"})
        if (low == name) return true;
    return false;
}

// Is the verb before the phrase one of the past, in a clause of its own?
bool told_in_past(const Sentence& sentence, const Phrase& phrase) {
    const Token* last = nullptr;
    for (const auto& token : sentence.parsed.tokens)
        if (token.finite() && token.to < phrase.span.begin) last = &token;
    return last != nullptr && last->subordinate && last->is(word::past) && !last->is(word::present);
}

// "17 anmälningar", "Tre avvikelser"
bool starts_with_number(const Sentence& sentence) {
    if (starts_digit(sentence.parsed.text)) return true;
    for (std::string_view number : {"en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta",
                                    "nio", "tio", "elva", "tolv", "flera", "många", "inga"})
        if (!sentence.parsed.tokens.empty() && sentence.parsed.tokens[0].low == number) return true;
    return false;
}

// Does the phrase say when something was, rather than when it is due?
bool tells_of_then(const Sentence& sentence, const Phrase& phrase, bool past) {
    const auto kind = sentence.statement.kind;
    if (sentence.statement.reason == "purpose") return true;
    const auto main = sentence.parsed.main();
    // "Nämnden beslutade redan i juni": when it was settled.
    const bool settled_then = past && kind == Kind::decision && phrase.kind == PhraseKind::window &&
                              phrase.marker == Marker::none &&
                              main < sentence.parsed.tokens.size() &&
                              phrase.span.begin > sentence.parsed.tokens[main].to &&
                              phrase.span.begin - sentence.parsed.tokens[main].to <= 8;
    if (settled_then) return true;
    // "hur det såg ut i november", "17 anmälningar under hösten"
    return kind == Kind::information && phrase.kind == PhraseKind::window &&
           ((sentence.parsed.verbs.empty() && starts_with_number(sentence)) ||
            told_in_past(sentence, phrase));
}

// How well a phrase serves as the due; 0: not at all.
int rank(const Sentence& sentence, std::size_t i, std::optional<Day> reference) {
    const auto& phrase = sentence.phrases[i];
    const auto kind = sentence.statement.kind;
    const auto main = sentence.parsed.main();
    const bool past =
        sentence.tense() == Tense::past ||
        (main < sentence.parsed.tokens.size() &&
         (sentence.parsed.tokens[main].traits & (word::past | word::present)) == word::past);
    const auto day = sentence.days[i].day();
    // "live sedan i måndags" looks back; "rapporten för januari" is about it.
    if (follows(sentence, phrase, "sedan")) return 0;
    if (phrase.kind == PhraseKind::window && follows(sentence, phrase, "för")) return 0;
    // What was settled, wished or told of a day gone by is not due on it.
    if (reference && day && *day - *reference < 0 && kind != Kind::event) return 0;
    if (tells_of_then(sentence, phrase, past)) return 0;
    switch (phrase.kind) {
        case PhraseKind::day:
        case PhraseKind::weekday:
            if (phrase.marker == Marker::after) return 0;
            if (kind == Kind::information && past) return 0;
            if (kind == Kind::issue && phrase.kind == PhraseKind::weekday) return 0;
            return is_deadline(phrase) ? 6 : phrase.kind == PhraseKind::day ? 5 : 4;
        case PhraseKind::series: return phrase.series.first ? 5 : 0;
        case PhraseKind::window:
            if (kind == Kind::issue) return 0;
            // "börja efter nyår", of what is to come
            if (phrase.marker == Marker::after)
                return (kind == Kind::action || kind == Kind::decision || kind == Kind::proposal) &&
                               !past && phrase.span.begin > 0 &&
                               (phrase.window.unit == WindowUnit::feast ||
                                phrase.window.unit == WindowUnit::season)
                           ? 1
                           : 0;
            // "Beslutet kan överklagas inom tre veckor", "uppehåll till augusti": how long.
            if (kind == Kind::information && is_deadline(phrase)) return 0;
            if (sentence.statement.reason == "stays as it is") return 0;
            if (phrase.marker == Marker::from && kind != Kind::decision && kind != Kind::action)
                return 0;
            // "Juli och augusti är lediga" tells of months, not of a time to do something.
            if (kind == Kind::information && phrase.marker == Marker::none &&
                phrase.span.begin == phrase.core.begin &&
                !begins_with_preposition(sentence, phrase))
                return 0;
            if ((kind == Kind::information || kind == Kind::event) && past) return 0;
            return is_window_due(phrase, kind) ? (is_deadline(phrase) ? 3 : 2) : 0;
        case PhraseKind::time: return 0;
    }
    return 0;
}

std::string words_of(const Sentence& sentence, const Phrase& phrase) {
    const auto& span = phrase.marker == Marker::by         ? phrase.span
                       : phrase.kind == PhraseKind::window ? phrase.span
                                                           : phrase.core;
    auto words = sentence.parsed.text.substr(span.begin, span.end - span.begin);
    if (phrase.kind != PhraseKind::day || phrase.is_range()) return std::string(words);
    // "Torsdagen den 7 maj, 10-12": the day alone.
    const auto digit = words.find_first_of("0123456789");
    const auto month = digit == words.npos ? digit : words.find(' ', digit);
    if (month == words.npos) return std::string(words);
    // "20/2 kl 10"
    if (words.substr(digit, month - digit).find('/') != words.npos)
        return std::string(words.substr(digit, month - digit));
    const auto end = words.find_first_of(" ,", month + 1);
    return std::string(words.substr(digit, end == words.npos ? words.npos : end - digit));
}

std::string reason_of(const recurrence::Resolved& resolved) {
    switch (resolved.reason) {
        case recurrence::Reason::nearest:
        case recurrence::Reason::tense: return "Året följer av mötets dag.";
        case recurrence::Reason::weekday: return "Året följer av veckodagen.";
        case recurrence::Reason::counted: return "Räknat från mötets dag.";
        case recurrence::Reason::next_meeting: return "Nästa mötes dag.";
        default: return {};
    }
}

// "Alla tar med fika", "Fadumo håller i dansen": done while it takes place, and told beside it.
bool done_on_the_day(const Sentence& sentence, const Sentence& about) {
    if (sentence.statement.kind != Kind::action && sentence.statement.kind != Kind::decision)
        return false;
    if (about.section == Section::next_meeting) return true;
    const bool beside =
        sentence.block == about.block || (sentence.item && sentence.block <= about.block + 4);
    if (!beside || sentence.verb >= sentence.parsed.tokens.size()) return false;
    return sentence.parsed.tokens[sentence.verb].is(word::on_the_day) ||
           sentence.parsed.says("tar med") || sentence.parsed.says("tar emot") ||
           sentence.parsed.says("tar hand om");
}

// "under besöket", "i samband med detta": it happens when what was told before happens.
bool happens_then(const Sentence& sentence) {
    // "Lotta skriver då.", "Ibbe lagar första gången", "Vi åker den första dagen."
    const auto& tokens = sentence.parsed.tokens;
    const auto kind = sentence.statement.kind;
    const bool done = kind == Kind::action || kind == Kind::decision;
    // "Då är Lotta ordförande", "Då presenteras skisserna"
    if (kind != Kind::issue && kind != Kind::proposal && tokens.size() > 2 &&
        tokens[0].low == "då" && sentence.parsed.main() == 1 && tokens[1].is(word::present) &&
        tokens[1].low != "kan" && sentence.before != nullptr)
        return true;
    if (done && tokens.size() > 2 && tokens.back().low == "då" && sentence.tense() != Tense::past)
        return true;
    if (done && (sentence.parsed.says(" första gången") || sentence.parsed.says(" första dagen") ||
                 sentence.parsed.says("åker dit")))
        return sentence.tense() != Tense::past;
    if (sentence.statement.kind == Kind::event) return sentence.tense() != Tense::past;
    for (std::string_view words :
         {"under besöket", "under dagen", "under mötet", "under konferensen", "i samband med det",
          "samma dag", "under kvällen", "under festen", "under mässan"})
        if (sentence.parsed.says(words)) return true;
    return false;
}

// "före den 20:e": the next day of that number.
std::optional<Day> numbered_day(const Sentence& sentence, std::optional<Day> reference) {
    const bool numbers = sentence.parsed.says(":e") || sentence.parsed.says(":a");
    if (!reference || !numbers || sentence.tense() == Tense::past) return std::nullopt;
    const auto& tokens = sentence.parsed.tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const auto low = tokens[i].low;
        const auto sign = low.find(':');
        const bool numbered = (sign == 1 || sign == 2) && tokens[i - 1].low == "den" &&
                              (low.ends_with(":e") || low.ends_with(":a")) &&
                              is_ascii_digit(low.front()) && is_ascii_digit(low[sign - 1]);
        // "den 20:e mötet"
        const bool counts = i + 1 < tokens.size() && tokens[i + 1].before == ' ' &&
                            !tokens[i + 1].is(word::preposition | word::subordinator |
                                              word::pronoun | word::present | word::adverb) &&
                            tokens[i + 1].low != "och";
        if (!numbered || counts) continue;
        int number = 0;
        for (const char c : low.substr(0, sign)) number = number * 10 + (c - '0');
        for (int ahead = 1; ahead <= 31; ++ahead) {
            const auto day = *reference + ahead;
            if (date_of(day).day == number) return day;
        }
    }
    return std::nullopt;
}

// "senast sista april", "första advent": days that have a name of their own.
std::optional<Day> called_day(const Sentence& sentence, std::optional<Day> reference,
                              std::string& words) {
    constexpr auto months = std::to_array<std::string_view>(
        {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
         "oktober", "november", "december"});
    constexpr auto sundays =
        std::to_array<std::string_view>({"fjärde", "tredje", "andra", "första"});
    if (!reference || sentence.tense() == Tense::past) return std::nullopt;
    const auto& tokens = sentence.parsed.tokens;
    const auto year = date_of(*reference).year;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const auto* const month = tokens[i].low == "sista"
                                      ? std::find(months.begin(), months.end(), tokens[i + 1].low)
                                      : months.end();
        const auto* const sunday = tokens[i + 1].low == "advent"
                                       ? std::find(sundays.begin(), sundays.end(), tokens[i].low)
                                       : sundays.end();
        if (month == months.end() && sunday == sundays.end()) continue;
        words = std::string(tokens[i].raw) + " " + std::string(tokens[i + 1].raw);
        for (int ahead = 0; ahead < 2; ++ahead) {
            constexpr int december = 12;
            constexpr int christmas_eve = 24;
            // The fourth Sunday of Advent is the last one before Christmas Day.
            auto day = day_of(year + ahead, december, christmas_eve);
            while (sunday != sundays.end() && weekday_of(day) != Weekday::sunday) day = day + -1;
            if (sunday != sundays.end())
                day = day + -7 * static_cast<int>(std::distance(sundays.begin(), sunday));
            if (month != months.end()) {
                const auto next = static_cast<int>(std::distance(months.begin(), month)) + 2;
                day = day_of(year + ahead + (next > december ? 1 : 0), next > december ? 1 : next,
                             1) +
                      -1;
            }
            if (day - *reference >= 0) return day;
        }
    }
    return std::nullopt;
}

// "så fort han är frisk", "när tillfälle ges", "direkt efter mötet": when, by what comes first.
std::string by_occasion(const Sentence& sentence) {
    const auto kind = sentence.statement.kind;
    if (kind != Kind::action && kind != Kind::decision) return {};
    const auto& low = sentence.parsed.lower;
    const auto text = sentence.parsed.text;
    for (std::string_view start :
         {"så fort ", "så snart ", "när tillfälle ges", "i god tid före", "i god tid innan",
          "direkt efter ", "i samband med ", "när det är klart", "under året", "innan dess",
          "till dess", "på nästa nämnd"}) {
        if (!sentence.parsed.says(start)) continue;
        const auto at = low.find(start);
        if (at == low.npos || (at > 0 && low[at - 1] != ' ')) continue;
        auto end = std::min(low.find(',', at), low.size());
        if (!start.ends_with(' ') && start != "på nästa nämnd") end = at + start.size();
        auto words = text.substr(at, end - at);
        while (ends_with_any(words, ".!? ")) words.remove_suffix(1);
        return std::string(words);
    }
    return {};
}

// "två timmar i veckan", "en i veckan": how often, not when.
bool is_counted(const std::vector<Token>& tokens, std::size_t at) {
    const auto is_one = [&](std::size_t back, std::initializer_list<std::string_view> words) {
        return at >= back &&
               std::find(words.begin(), words.end(), tokens[at - back].low) != words.end();
    };
    return is_one(1, {"en", "ett", "gång", "gånger"}) || is_one(2, {"en", "ett", "två", "tre"}) ||
           is_one(2, {"fyra", "fem"}) ||
           (at > 1 && (is_ascii_digit(tokens[at - 2].low.front()) || is_one(1, {"timmar"})));
}

// "före sportlovet", "på nationaldagen", "i veckan", "till styrelsemöte 10": a time by name, whose
// day nobody can tell from the text.
std::string named_time(const Sentence& sentence) {
    const auto kind = sentence.statement.kind;
    // "Leyla fick i uppgift att ringa före månadsskiftet": told in the past, due in time to come.
    const bool is_over = sentence.tense() == Tense::past && kind != Kind::action;
    if (kind == Kind::issue || kind == Kind::information || is_over) return {};
    const auto& tokens = sentence.parsed.tokens;
    const auto text = sentence.parsed.text;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const auto low = tokens[i].low;
        const bool before = low == "före" || low == "innan" || low == "till" || low == "inför" ||
                            low == "senast" || low == "efter";
        const bool during = low == "på" || low == "under" || low == "över" || low == "vid";
        const auto next = tokens[i + 1].low;
        const bool meant = low == "före" || low == "innan" || low == "vid" || low == "senast";
        if (meant && i + 2 < tokens.size() && tokens[i + 2].low == "slut" && next.ends_with("s"))
            return std::string(text.substr(tokens[i].from, tokens[i + 2].to - tokens[i].from));
        // "innan bygget startar"
        if (low == "innan" && kind != Kind::proposal && !tokens[i + 1].is(word::pronoun) &&
            i + 2 < tokens.size() && tokens[i + 2].is(word::present) &&
            !tokens[i + 2].is(word::passive) && !next.empty() && tokens[i + 2].subordinate)
            return std::string(text.substr(tokens[i].from, tokens[i + 2].to - tokens[i].from));
        // "en vecka innan", "veckan före"
        const bool ahead = next == "innan" || next == "före";
        if (ahead && (low == "veckan" || low == "kvällen"))
            return std::string(text.substr(tokens[i].from, tokens[i + 1].to - tokens[i].from));
        if (ahead && i > 0 && (low == "vecka" || low == "veckor" || low == "dagar"))
            return std::string(
                text.substr(tokens[i - 1].from, tokens[i + 1].to - tokens[i - 1].from));
        if ((before || during) && is_named_time(next))
            return std::string(text.substr(tokens[i].from, tokens[i + 1].to - tokens[i].from));
        const bool counted = is_counted(tokens, i);
        if (low == "i" && (next == "veckan" || next == "helgen") && !counted)
            return std::string(text.substr(tokens[i].from, tokens[i + 1].to - tokens[i].from));
        if (low == "dagen" && (next == "innan" || next == "före" || next == "efter"))
            return std::string(text.substr(tokens[i].from, tokens[i + 1].to - tokens[i].from));
        // "till styrelsemöte 10"
        if (before && names_a_meeting(next) && i + 2 < tokens.size() &&
            is_ascii_digit(tokens[i + 2].low.front()))
            return std::string(text.substr(tokens[i].from, tokens[i + 2].to - tokens[i].from));
        const bool later = (before || low == "på") && names_a_meeting(next) && next.size() > 6 &&
                           (next.ends_with("mötet") || next.ends_with("stämman"));
        if (later && kind != Kind::event)
            return std::string(text.substr(tokens[i].from, tokens[i + 1].to - tokens[i].from));
    }
    return {};
}

// Days that no phrase tells: the one of a number, the one told before, the day of the meeting.
bool find_day_beside(Sentence& sentence, const Sentence* about, std::optional<Day> reference) {
    auto& due = sentence.statement.due;
    // "Jonas fixar det i dag": said by somebody who takes it on, it is the day of the meeting.
    const bool today = sentence.parsed.says(" i dag") || sentence.parsed.says(" idag") ||
                       sentence.parsed.says(" ikväll") || sentence.parsed.says(" i kväll");
    if (const auto day = numbered_day(sentence, reference)) {
        due.day = day;
        due.words = "den " + std::to_string(date_of(*day).day) + ":e";
        due.reason = "Räknat från mötets dag.";
        return true;
    }
    std::string called;
    if (const auto day = called_day(sentence, reference, called);
        day && sentence.statement.kind != Kind::issue) {
        due.day = day;
        due.words = called;
        due.reason = "Räknat från mötets dag.";
        return true;
    }
    // "Pelle kollar släckaren innan dess": what was told before.
    const bool until_then =
        sentence.statement.kind == Kind::action &&
        (sentence.parsed.says("innan dess") || sentence.parsed.says("till dess"));
    if (until_then && about != nullptr && about->statement.due.day) {
        due = about->statement.due;
        due.reason = "Dagen står på rad " + std::to_string(about->statement.where.line) + ".";
        return true;
    }
    const auto* before = sentence.before;
    if (until_then && before != nullptr && before->days.size() == 1 && before->days[0].day() &&
        reference && *before->days[0].day() - *reference > 0) {
        due.day = before->days[0].day();
        due.words = "innan dess";
        due.reason = "Dagen står på rad " + std::to_string(before->statement.where.line) + ".";
        return true;
    }
    const auto& tokens = sentence.parsed.tokens;
    const bool subordinate = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.subordinate || token.is(word::asking) ||
               (token.is(word::subordinator) && token.low != "om");
    });
    if (today && !subordinate && sentence.statement.kind == Kind::action &&
        (sentence.subject() != nullptr || sentence.statement.reason == "imperative")) {
        due.words = "i dag";
        due.day = reference;
        return true;
    }
    return false;
}

}  // namespace

void find_due(Sentence& sentence, const Sentence* about, std::optional<Day> reference) {
    auto& due = sentence.statement.due;
    if (sentence.statement.kind == Kind::question) return;
    int best = 0;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < sentence.phrases.size(); ++i)
        if (const int value = rank(sentence, i, reference); value > best) {
            best = value;
            chosen = i;
        }
    if (best > 0) {
        const auto& phrase = sentence.phrases[chosen];
        const auto& resolved = sentence.days[chosen];
        due.words = words_of(sentence, phrase);
        const bool precise =
            phrase.kind != PhraseKind::window || phrase.window.unit == WindowUnit::meeting ||
            (phrase.window.unit == WindowUnit::day && phrase.window.reach == Reach::about);
        if (precise) due.day = resolved.day();
        // "flyttas från 1 december till 1 februari": the day it is moved to.
        const bool moved = phrase.is_range() && sentence.parsed.says("flytta");
        if (precise && moved && resolved.latest) due.day = resolved.latest;
        if (due.day) due.reason = reason_of(resolved);
        due.derived_year = due.day && resolved.certainty == Certainty::derived;
        return;
    }
    if (find_day_beside(sentence, about, reference)) return;
    for (const auto& words : {named_time(sentence), by_occasion(sentence)})
        if (!words.empty()) {
            due.words = words;
            return;
        }
    if (about != nullptr && !about->statement.due.empty() &&
        (happens_then(sentence) || done_on_the_day(sentence, *about))) {
        due = about->statement.due;
        due.reason = "Dagen står på rad " + std::to_string(about->statement.where.line) + ".";
    } else if (sentence.statement.kind == Kind::action && sentence.parsed.says("samma dag")) {
        due.words = "samma dag";
    }
}

}  // namespace samskap::reading
