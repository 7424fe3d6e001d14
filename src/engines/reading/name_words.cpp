// SPDX-License-Identifier: GPL-3.0-or-later
#include <unordered_set>

#include "engines/reading/characters.hpp"
#include "engines/reading/name_lists.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {

namespace {

using Words = std::unordered_set<std::string_view>;

Words words_of(std::string_view list) {
    Words words;
    for (const auto word : text::split(list, ' '))
        if (!word.empty()) words.insert(word);
    return words;
}

bool is_particle(std::string_view word) {
    for (const auto* particle :
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
    static const Words endings = words_of(organisation_endings);
    static const Words whole = words_of(organisation_words);
    static const Words never = words_of(never_organisations);
    for (std::string_view form : {low, low.ends_with('s') ? low.substr(0, low.size() - 1) : low}) {
        if (form.size() < 5 || !ends_with_any(form, "nta")) continue;
        if (whole.contains(form)) return true;
        if (never.contains(form)) continue;
        for (const auto ending : endings)
            if (form.size() > ending.size() + 2 && form.ends_with(ending)) {
                if (ending == "gruppen" || ending == "rådet" || ending == "enheten" ||
                    ending == "ledningen")
                    return ending == "rådet" && form != "området" && !form.ends_with("området");
                return true;
            }
    }
    return false;
}

bool is_first_name(std::string_view word) {
    static const Words names = words_of(first_names);
    return names.contains(word);
}

bool is_role_word(std::string_view lower) {
    static const Words roles = words_of(role_words);
    return roles.contains(lower);
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
