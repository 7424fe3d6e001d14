// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <vector>

#include "engines/reading/characters.hpp"
#include "engines/reading/name_lists.hpp"
#include "engines/reading/names.hpp"
#include "engines/reading/word_table.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {

namespace {

// Endings by the third byte from their end, so that a word meets few of them.
class Endings {
public:
    explicit Endings(std::string_view list) {
        for (const auto ending : text::split(list, ' '))
            if (ending.size() > 2) m_by_byte.at(byte_of(ending)).push_back(ending);
    }
    // The ending that the word has, with something before it; empty: none.
    [[nodiscard]] std::string_view of(std::string_view word) const {
        for (const auto ending : m_by_byte.at(byte_of(word)))
            if (word.size() > ending.size() + 2 && word.ends_with(ending)) return ending;
        return {};
    }

private:
    static std::size_t byte_of(std::string_view word) {
        return static_cast<unsigned char>(word[word.size() - 3]);
    }
    std::array<std::vector<std::string_view>, 256> m_by_byte;
};

bool is_particle(std::string_view word) {
    for (std::string_view particle :
         {"von", "af", "de", "van", "der", "el", "al", "da", "della", "bin", "di"})
        if (word == particle) return true;
    return false;
}

}  // namespace

// "Anna-Karin", "O'Brien": a capital, then letters; not "G7", not "AMF".
bool is_name_word(std::string_view word) {
    if (!starts_upper(word)) return false;
    bool small = false;
    for (std::size_t at = 0; at < word.size();) {
        if (word[at] >= 'a' && word[at] <= 'z') {
            small = true;
            ++at;
            continue;
        }
        const auto c = text::decode(word, at);
        if (text::is_letter(c))
            small = small || !text::is_upper(c);
        else if (c != U'-' && c != U'\'' && c != U'’' && !(c == U'.' && at == word.size()))
            return false;
    }
    return small || word.size() <= 2;
}

// "ekonomiförvaltningen": its ending is one of the list.
bool names_an_organisation(std::string_view low) {
    static const Endings endings(organisation_endings);
    static const WordSet whole = word_set(organisation_words);
    static const WordSet never = word_set(never_organisations);
    for (std::string_view form : {low, low.ends_with('s') ? low.substr(0, low.size() - 1) : low}) {
        if (form.size() < 5 || !ends_with_any(form, "nta")) continue;
        if (whole.contains(form)) return true;
        const auto ending = endings.of(form);
        if (ending.empty() || never.contains(form)) continue;
        if (ending == "gruppen" || ending == "enheten" || ending == "ledningen") return false;
        return ending != "rådet" || !(form.ends_with("området") || form.ends_with("förrådet"));
    }
    return false;
}

bool is_first_name(std::string_view word) {
    static const WordSet names = word_set(first_names);
    if (names.contains(word)) return true;
    // "Kent-Ove", "Lill-Marie": two names in one.
    const auto dash = word.find('-');
    return dash != std::string_view::npos && names.contains(word.substr(0, dash)) &&
           names.contains(word.substr(dash + 1));
}

bool is_surname(std::string_view word) {
    const auto low = lower_in_place(word);
    for (std::string_view ending :
         {"berg", "borg",  "ström", "sson", "gren", "lund",  "qvist", "kvist", "quist",
          "dahl", "mark",  "vall",  "wall", "holm", "stedt", "stad",  "löf",   "löv",
          "blad", "hult",  "feldt", "fors", "bäck", "back",  "nen",   "vić",   "vic",
          "sen",  "ling",  "man",   "rot",  "felt", "lin",   "mgren", "oglu",  "zadeh",
          "ova",  "ander", "elius", "ius",  "rud",  "hag",   "hägg",  "skog",  "sjö"})
        if (low.size() > ending.size() + 1 && low.ends_with(ending)) return true;
    return false;
}

bool is_role_word(std::string_view lower) {
    static const WordSet roles = word_set(role_words);
    return roles.contains(lower);
}

bool names_a_role(std::string_view lower) {
    if (is_role_word(lower)) return true;
    static constexpr EndingList endings(std::to_array<std::string_view>(
        {"ordförande",  "sekreterare", "ledare",    "chef",      "representant", "ansvarig",
         "ledamot",     "lärare",      "ombud",     "suppleant", "direktör",     "samordnare",
         "koordinator", "konsulent",   "sköterska", "utredare",  "handläggare",  "strateg",
         "ingenjör",    "arkitekt",    "rektor"}));
    return endings.ends(lower);
}

bool looks_like_name(std::string_view name) {
    std::size_t words = 0;
    for (const auto word : text::split(name, ' ')) {
        if (word.empty() || (words > 0 && is_particle(word))) continue;
        if (!is_name_word(word)) return false;
        ++words;
    }
    return words >= 1 && words <= 4;
}

bool looks_like_full_name(std::string_view name) {
    name = text::trim(name);
    return name.find(' ') != std::string_view::npos && looks_like_name(name);
}

}  // namespace samskap::reading
