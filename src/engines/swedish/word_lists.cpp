// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/word_lists.hpp"

#include <algorithm>
#include <vector>

#include "engines/swedish/snowball.hpp"

namespace samskap::swedish {
namespace {

constexpr std::string_view k_function_words =
    "all alla allt alltså andra annan annat att av bara bland blev bli blir blivit borde "
    "bort bra både båda de dem den denna deras dess dessa det detta dig din dina ditt dit "
    "dock du där därför då efter eftersom ej eller en er era ert ett finns fler flera "
    "flesta fram framför från få får fått för före ge genom ger gick gjorde gjort göra "
    "gör gå går gått ha hade han hans har haft hela helt henne hennes honom hon hos hur "
    "här i ibland icke igen in inför ingen inget inga innan inom inte ju jag kan kanske "
    "kom komma kommer kring kunde kunna kunnat lite låta man med medan mellan men mer "
    "mera mest mig min mina mindre mitt mot mycket många måste ned nej ner ni nog nu "
    "något någon några när nästan och också om oss på redan runt samt sedan ser sig sin "
    "sina sitt ska skall skulle snart som så sådan sådana sådant säga säger ta tar till "
    "tillbaka tillsammans tog trots tycker under upp ut utan utom vad var vara varför "
    "varit varje varken vars vart vem vi via vid vidare vilka vilken vilket vill ville "
    "vore vår våra vårt än ännu är även åt över";

constexpr std::string_view k_pale_words =
    "aktivitet ansvar ansvarig arbete arbetsgrupp avdelning beslut dag del deltagare "
    "drift enhet fråga förslag genomförande grupp idé information kommun kontor lag "
    "ledning ledningsgrupp mål möte namn ny nämnd olika område person plan planering "
    "process program projekt protokoll prov punkt samarbete samordning samtal start stöd "
    "syfte system tid träff uppdrag uppföljning utveckling vecka verksamhet år ärende";

std::vector<std::string_view> sorted_words(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        const auto end = std::min(list.find(' '), list.size());
        if (end > 0) words.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    std::sort(words.begin(), words.end());
    return words;
}

bool has(const std::vector<std::string_view>& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

bool is_function_word(std::string_view word) {
    static const auto words = sorted_words(k_function_words);
    return has(words, word);
}

bool is_pale_stem(std::string_view stem) {
    static const auto stems = [] {
        auto words = sorted_words(k_pale_words);
        for (auto& word : words) word = snowball_stem(word);  // a stem is the front of its word
        std::sort(words.begin(), words.end());
        return words;
    }();
    return has(stems, stem);
}

}  // namespace samskap::swedish
