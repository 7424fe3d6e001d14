// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/language.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "engines/reading/characters.hpp"
#include "engines/reading/word_table.hpp"

namespace samskap::reading {
namespace {

enum class Sign { swedish, nordic, foreign };

// The small words that every text is full of. `nordic` are Swedish, and Danish or Norwegian as
// well; `foreign` are none that a Swedish text is full of, with or without its å, ä and ö. No word
// is here that is Swedish too, nor one that names begin with ("von", "de", "ole").
WordTable<Sign> small_words() {
    constexpr std::string_view swedish =
        "och att inte till ett ska är från för när också någon något några måste enligt genom "
        " mellan utan samt sedan nästa finns behöver ej vill "
        "mötet möte beslutar beslutade frågan "
        "ar pa fran nar ocksa nagon nagot nagra maste nasta motet mote fragan";
    constexpr std::string_view nordic =
        "som det vi med en om har den på av efter hos eller blir blev";
    constexpr std::string_view foreign =
        // Danish and Norwegian
        "og ikke er af til fra skal jeg hvad hva hvor også at et møde mødet møtet uden uten "
        "mellem mellom være ved noen nogle ikkje eit frå eg dei vart ble nå hvis "
        // German and Dutch
        "und ist nicht mit für auf ein eine einen der die das dem im zu wir sich auch werden wird "
        "wurde wurden oder bei nach über sind am het een van zijn voor niet aan werd wordt ook "
        "naar dat "
        // Finnish
        "ja on ei että oli ovat mutta kun tai myös joka kuin kanssa olla sekä mukaan tämä "
        "kokous kokouksen klo läsnä päätettiin päätti asia seuraava voi "
        // English
        "the and of to is was with we will are this that not from our they has have it be were "
        "should would next which their";
    WordTable<Sign> words;
    const auto add = [&](std::string_view list, Sign sign) {
        while (!list.empty()) {
            const auto end = std::min(list.find(' '), list.size());
            if (end > 0) words[list.substr(0, end)] = sign;
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    };
    add(foreign, Sign::foreign);
    add(nordic, Sign::nordic);
    add(swedish, Sign::swedish);
    return words;
}

struct Counts {
    std::size_t words = 0;
    std::size_t lettered = 0;  // with å, ä or ö, and no small word
    std::size_t nordic = 0;
    std::size_t swedish = 0;
    std::size_t foreign = 0;
    std::set<std::string_view> foreign_words = {};
};

bool is_swedish_letter(std::string_view letter) {
    return letter == "å" || letter == "ä" || letter == "ö";
}

// `low` is the text in lower case, letter by letter in its place; the counts refer to it. What has
// a capital may be a name ("The Voice of Sundhamn"), and is no sign of another language.
Counts counts_of(std::string_view text, std::string_view low) {
    static const auto signs = small_words();
    Counts counts;
    for (std::size_t at = 0; at < low.size();) {
        const auto from = at;
        bool letter = false;
        for (std::size_t length = 0; at < low.size() && (length = word_length(low, at)) > 0;
             at += length)
            letter = letter || (length == 2 && is_swedish_letter(low.substr(at, 2)));
        const auto word = low.substr(from, at - from);
        ++at;
        if (word.empty()) continue;
        ++counts.words;
        const auto* sign = signs.find(word);
        if (sign == nullptr) {
            if (letter) ++counts.lettered;
        } else if (*sign == Sign::foreign) {
            if (text[from] != low[from]) continue;
            ++counts.foreign;
            counts.foreign_words.insert(word);
        } else {
            ++(*sign == Sign::swedish ? counts.swedish : counts.nordic);
        }
    }
    return counts;
}

}  // namespace

bool seems_swedish(std::string_view text) {
    constexpr std::size_t looked_at = 20'000;
    constexpr std::size_t enough = 40;      // words in which some small one of Swedish must be
    constexpr std::size_t few_foreign = 4;  // quotations and names in a short note
    constexpr std::size_t few_kinds = 3;
    constexpr std::size_t one_in = 14;  // words; Finnish has the fewest small ones
    text = text.substr(0, looked_at);
    const auto low = lower_in_place(text);
    const auto counts = counts_of(text, low);
    if (counts.foreign >= few_foreign && counts.foreign_words.size() >= few_kinds &&
        counts.foreign * one_in >= counts.words && counts.foreign > 2 * counts.swedish)
        return false;
    const auto like_swedish = counts.lettered + counts.nordic + counts.swedish;
    return counts.words < enough || like_swedish * 20 >= counts.words;
}

}  // namespace samskap::reading
