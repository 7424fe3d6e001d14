// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "engines/reading/sentences.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr std::size_t fewest = 3;  // names that make a list without a word about what they are

bool parts_names(std::string_view word) {
    return word == "och" || word == "o" || word == "+" || word == "samt" || word == "&" ||
           word == "plus";
}

// "Åke Samira Lotta N Pelle + Birgitta fr kyrkan": first names with nothing but blanks in between,
// maybe with an initial. Nobody when one of them is no name that is known.
std::vector<Attendee> first_names_in(std::string_view text) {
    constexpr std::size_t enough = 4;  // known, for one that is not
    std::vector<Attendee> people;
    std::size_t unknown = 0;
    bool beside = false;  // the words tell where the last one comes from
    for (auto word : text::split(text, ' ')) {
        bool ends = false;
        while (ends_with_any(word, ",.")) {
            ends = true;
            word.remove_suffix(1);
        }
        if (word.empty()) continue;
        if (parts_names(word)) {
            beside = false;
            continue;
        }
        const bool named = is_first_name(word);
        const bool may_be = !named && word.size() > 1 && !beside && is_name_word(word) &&
                            !is_surname(word) && traits_of(lower_in_place(word)) == 0;
        if (named || may_be) {
            unknown += may_be ? 1 : 0;
            Attendee who;
            who.name = std::string(word);
            people.push_back(std::move(who));
            beside = false;
        } else if (people.empty()) {
            return {};
        } else if (word.size() == 1 && starts_upper(word)) {
            people.back().name.append(" ").append(word);
        } else if (word == "från" || word == "fr") {
            beside = true;
        } else if (beside) {
            auto& from = people.back().organisation;
            from.append(from.empty() ? "" : " ");
            from.append(from.empty() ? text::upper_first(word) : std::string(word));
        } else {
            return {};
        }
        if (ends) beside = false;
    }
    return unknown == 0 || (unknown == 1 && people.size() > enough) ? people
                                                                    : std::vector<Attendee>{};
}

// "Eva Ek, Bo Alm (Kajen) och Ia Gran": names in full, most with a first name that is known.
std::vector<Attendee> full_names_in(std::string_view text) {
    auto people = attendees_in(text, ListForm::run_on);
    std::size_t known = 0;
    for (const auto& who : people) {
        const auto first = who.name.substr(0, who.name.find(' '));
        if (!looks_like_full_name(who.name) && !is_first_name(who.name)) return {};
        if (is_first_name(first)) ++known;
    }
    return known * 3 >= people.size() * 2 ? people : std::vector<Attendee>{};
}

// The line and its sentences: the first names those present, the others who was not there.
bool take(Line& line, Reading& reading) {
    const auto sentences = sentences_of(line.body);
    if (sentences.empty()) return false;
    const auto part = [&](const Range& range) {
        return line.body.substr(range.from, range.to - range.from);
    };
    auto names = part(sentences.front());
    while (ends_with_any(names, ". ")) names.remove_suffix(1);
    auto people = first_names_in(names);
    if (people.size() < fewest) people = full_names_in(names);
    if (people.size() < fewest) return false;
    std::vector<Attendee> absent;
    for (std::size_t i = 1; i < sentences.size(); ++i) {
        auto missing = absent_in(part(sentences[i]));
        if (missing.empty()) return false;
        absent.insert(absent.end(), missing.begin(), missing.end());
    }
    for (auto* list : {&people, &absent})
        for (auto& who : *list) who.line = line.number;
    reading.present = std::move(people);
    reading.absent.insert(reading.absent.end(), absent.begin(), absent.end());
    return line.taken = true;
}

}  // namespace

void read_bare_names(std::vector<Line>& lines, Reading& reading) {
    constexpr int last = 4;  // of the lines with text; the first is the title
    int met = 0;
    for (auto& line : lines) {
        if (line.blank() || line.furniture) continue;
        if (++met > last || line.mark == Mark::section || line.mark == Mark::number) return;
        if (met > 1 && line.free() && line.mark == Mark::none && take(line, reading)) return;
    }
}

}  // namespace samskap::reading
