// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// Text cut into words, numbers and signs, with what each word means for dates. Inside only.
namespace samskap::recurrence {

// What a word can be in a phrase. Words of the language that take the same places share one.
enum class Word : std::uint8_t {
    unknown,
    month,
    month_short,  // value 1 to 12
    weekday,
    weekday_short,
    weekday_two,  // value 0 to 6: torsdag, tors, to
    weekday_definite,
    weekday_plural,
    weekday_past,    // torsdagen, torsdagar, torsdags
    ordinal,         // value: första 1, sista -1
    number,          // value: två 2
    unit,            // value: a Unit, form
    season,          // value 1 to 4, form
    term,            // value 1, 2: vårterminen, höstterminen, vt, ht
    feast,           // value: a Feast
    part,            // value: a Part: början, mitten, slutet
    part_of_day,     // eftermiddag, kväll
    relative_day,    // value: imorgon 1, igår -1
    relative_night,  // kväll, the "i" before it apart
    meeting,
    booked,
    time_of_meeting,
    den,
    i,
    pa,
    till,
    tills,
    under,
    om,
    for_,
    fore,
    innan,
    efter,
    fran,
    senast,
    med,
    start,
    av,
    och,
    o,
    fr,
    m,
    t,
    from,
    tom,
    vidare,
    nasta,
    narmaste,
    forra,
    denna,
    dar_har,
    varje,
    var,
    varannan,
    gang,
    ganger,
    per,
    kl,
    klockan,
    ca,
    mellan,
    week_letter,
    sa,
    snart,
    fort,
    som,
    mojligt,
    snarast,
    omgaende,
    kort,
    inom,
    nagon,
    par,
    vid,
    infor,
    sedan,
    fram,
    nast,
    working_day,
    quarter_letter,
    every_unit,  // value: a Unit: månadsvis, årligen
    year_turn,
    month_turn,
    last_year,
    parity,          // udda, jämna (veckor)
    follows_spring,  // a word that can't follow "i vår" when it means "in our"
    measure,         // kr, procent, meter: the number before is no date
    numbering,       // sida, avsnitt, version: the number after is no date
};

enum class Unit : std::int8_t { day = 1, week, month, quarter, half_year, term, year, weekend };
enum class Form : std::uint8_t { base, definite, plural, plural_definite, past };
enum class Sort : std::uint8_t { word, number, dash, sign, end };
enum class Gap : std::uint8_t { none, blank, paragraph };

struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
    int number = -1;  // -1 for what is too long to be of use
    Sort sort = Sort::end;
    Gap gap = Gap::paragraph;  // before it
    Word word = Word::unknown;
    Form form = Form::base;
    std::int8_t value = 0;
    std::uint8_t digits = 0;  // at most 255
    char sign = 0;            // of an ASCII sign
    bool capital = false;
};

struct Meaning {
    Word word = Word::unknown;
    std::int8_t value = 0;
    Form form = Form::base;
};
// The meaning of a word in lower case; unknown for all words that are not of dates.
Meaning meaning_of(std::string_view lower_word);

class Tokens {
public:
    explicit Tokens(std::string_view text);
    [[nodiscard]] std::size_t size() const { return m_tokens.size(); }
    // Past the end: a token of Sort::end.
    const Token& operator[](std::size_t at) const {
        return at < m_tokens.size() ? m_tokens[at] : m_end;
    }
    [[nodiscard]] std::string_view text(std::size_t at) const {
        return m_text.substr((*this)[at].begin, (*this)[at].end - (*this)[at].begin);
    }
    // A word of this meaning that belongs to what stands before it (no paragraph between).
    [[nodiscard]] bool is(std::size_t at, Word word) const {
        const auto& token = (*this)[at];
        return token.word == word && token.gap != Gap::paragraph;
    }
    [[nodiscard]] bool is_sign(std::size_t at, char sign) const {
        const auto& token = (*this)[at];
        return token.sort == Sort::sign && token.sign == sign && token.gap != Gap::paragraph;
    }
    [[nodiscard]] bool is_dash(std::size_t at) const {
        return (*this)[at].sort == Sort::dash && (*this)[at].gap != Gap::paragraph;
    }
    [[nodiscard]] bool is_number(std::size_t at) const {
        return (*this)[at].sort == Sort::number && (*this)[at].gap != Gap::paragraph;
    }
    // Stands against the token before it, without a blank.
    [[nodiscard]] bool joined(std::size_t at) const { return (*this)[at].gap == Gap::none; }

private:
    std::string_view m_text;
    std::vector<Token> m_tokens;
    Token m_end;
};

}  // namespace samskap::recurrence
