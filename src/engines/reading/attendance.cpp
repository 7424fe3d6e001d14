// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/attendance.hpp"

#include <algorithm>
#include <array>

#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

struct Parts {
    std::string_view name;
    std::string_view bracket;
    std::string_view tail;  // behind the bracket
};
Parts parts_of(std::string_view segment) {
    const auto open = segment.find('(');
    if (open == std::string_view::npos) return {text::trim(segment), {}, {}};
    auto close = segment.find(')', open);
    if (close == std::string_view::npos) close = segment.size();
    const auto tail = close < segment.size() ? segment.substr(close + 1) : std::string_view{};
    return {text::trim(segment.substr(0, open)),
            text::trim(segment.substr(open + 1, close - open - 1)), text::trim(tail)};
}

// Commas, semicolons and "och" outside of brackets part the people of a list.
std::vector<std::string_view> segments_of(std::string_view text,
                                          std::size_t most = std::string_view::npos) {
    std::vector<std::string_view> result;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')') depth = std::max(0, depth - 1);
        if (depth > 0 || (text[at] != ' ' && text[at] != ',' && text[at] != ';')) continue;
        const bool sign = text[at] == ',' || text[at] == ';';
        // "kultur- och fritidsförvaltningen" is one.
        const bool joined = text.substr(at).starts_with(" och ") && at > 0 && text[at - 1] != '-';
        const bool amid = text.substr(at).starts_with(" samt ");
        const bool briefly =
            text.substr(at).starts_with(" o ") || text.substr(at).starts_with(" + ");
        if (!sign && !joined && !amid && !briefly) continue;
        result.push_back(text::trim(text.substr(from, at - from)));
        at += joined ? 4 : amid ? 5 : briefly ? 2 : 0;
        from = at + 1;
        if (result.size() == most && !result.back().empty()) return result;
    }
    result.push_back(text::trim(text.substr(std::min(from, text.size()))));
    std::erase_if(result, [](std::string_view s) { return s.empty(); });
    return result;
}

bool has_first_name(std::string_view name) {
    return looks_like_full_name(name) && is_first_name(name.substr(0, name.find(' ')));
}

bool is_role(std::string_view text) {
    const auto low = lower_in_place(text);
    for (auto word : text::split(low, ' ')) {
        while (ends_with_any(word, ".,:;")) word.remove_suffix(1);
        if (names_a_role(word)) return true;
    }
    return false;
}

// "via länk", "till kl. 19", "från § 5", "kom efter halva": how somebody was there.
bool is_remark(std::string_view text) {
    const auto low = lower_in_place(text);
    for (std::string_view start :
         {"via ",  "till ",  "t.o.m",    "from ",  "fr.o.m",    "från ",          "kom ",
          "gick ", "anslöt", "lämnade ", "del av", "digitalt",  "på distans",     "delvis",
          "punkt", "§",      "kl ",      "kl.",    "ersätter ", "i stället för ", "vid "})
        if (low.starts_with(start)) return true;
    return false;
}

// "ekonomi", "studiesocialt": a small word that is no organisation says what somebody does. In the
// definite form it is where somebody comes from: "boendestödet", "vuxenpsykiatrin".
bool is_task(std::string_view text) {
    if (!starts_lower(text)) return false;
    // "enheten för boende": the first word says what it is.
    text = text.substr(0, text.find(" för "));
    const auto last = text.substr(text.rfind(' ') == text.npos ? 0 : text.rfind(' ') + 1);
    // "kvinnojouren Linden"
    if (starts_upper(last)) return false;
    const auto low = lower_in_place(last);
    if (names_an_organisation(low)) return false;
    for (std::string_view field : {"arbetsmarknad", "omsorg", "socialtjänst", "hemtjänst", "fritid",
                                   "polis", "förskola", "räddningstjänst", "näringsliv"})
        if (low.ends_with(field)) return false;
    for (std::string_view ending : {"et", "en", "in", "na", "an"})
        if (low.size() > 6 && low.ends_with(ending)) return false;
    return true;
}

// "fem besökare", "3 personer": people who are counted, not described.
bool is_count(std::string_view text) {
    if (is_role(text)) return false;
    const auto low = lower_in_place(text.substr(0, text.find(' ')));
    if (starts_digit(text)) return text.find(' ') != text.npos;
    for (std::string_view number : {"två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio",
                                    "elva", "tolv", "några", "flera", "ytterligare", "samt"})
        if (low == number) return true;
    return false;
}

void append(std::string& to, std::string_view what) {
    if (!to.empty()) to += ", ";
    to += what;
}

// A hyphen at the end of a line that parts a word: "arbetsmarknads- förvaltningen".
std::string without_breaks(std::string_view text) {
    std::string result(text);
    for (std::size_t at = 0; (at = result.find("- ", at)) != std::string::npos;) {
        const std::string_view rest = std::string_view(result).substr(at + 2);
        const bool parted = at > 0 && word_length(result, at - 1) > 0 && starts_lower(rest) &&
                            !rest.starts_with("och ") && !rest.starts_with("eller ");
        if (parted)
            result.erase(at, 2);
        else
            at += 2;
    }
    return result;
}

void describe(Attendee& who, std::string_view what) {
    what = text::trim(what);
    if (is_count(what)) return;
    const auto low = lower_in_place(what);
    // How somebody was there is neither who sent her nor what she does.
    for (std::string_view way : {"zoom", "teams", "skype", "telefon", "online", "sjuk", "vab",
                                 "ledig", "bortrest", "semester", "jag"})
        if (low == way) return;
    // "tjänstgörande ersättare för Bo Ek (C)": whose place it is belongs to the role.
    const auto whose = low.find(" för ");
    if (low.starts_with("för ") || (whose != low.npos && is_role(what.substr(0, whose))))
        return append(who.role, what);
    if (const auto parts = parts_of(what); !parts.bracket.empty()) {
        // "enhetschef (ordförande)" is one role, as written.
        if (is_role(parts.name) && is_role(parts.bracket)) return append(who.role, what);
        describe(who, parts.name);
        return describe(who, parts.bracket);
    }
    while (ends_with_any(what, ".;")) what.remove_suffix(1);
    if (what.empty()) return;
    if (is_role(what) || is_remark(what) || is_task(what))
        append(who.role, what);
    else if (who.organisation.empty())
        who.organisation = text::upper_first(without_breaks(what));
    else
        append(who.role, what);
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

// "Bo Pettersson Ria/G7": what follows two names and is none is an organisation.
void split_trailing_organisation(std::string_view& name, Attendee& who) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (name[at] != ' ') continue;
        ++words;
        const auto rest = text::trim(name.substr(at));
        const auto word = rest.substr(0, rest.find(' '));
        const bool odd = word.find('/') != std::string_view::npos ||
                         std::any_of(word.begin(), word.end(), is_ascii_digit) ||
                         (words >= 2 && starts_lower(word)) || word == "-" || word == "–" ||
                         word == "från" || word == "fr" || word == "på";
        if (words >= 1 && odd && looks_like_name(name.substr(0, at))) {
            auto what = rest;
            for (std::string_view dash : {"-", "–", "—"})
                if (what.starts_with(dash)) what = text::trim(what.substr(dash.size()));
            for (std::string_view from : {"från ", "fr ", "på "})
                if (what.starts_with(from) && (!has_digit(what) || from == "på ")) {
                    who.organisation = text::upper_first(what.substr(from.size()));
                    what = {};
                }
            if (!what.empty()) describe(who, what);
            name = text::trim(name.substr(0, at));
            return;
        }
    }
}

// "och vuxna: Eva Ek": what kind of people they are, whom the list goes on with.
bool is_kind_of_people(std::string_view label) {
    for (std::string_view kind : {"vuxna", "personal", "ungdomar", "boende", "anhöriga", "gäster",
                                  "gäst", "brukare", "ledare", "elever", "föräldrar", "lärare",
                                  "politiker", "tjänstemän", "övriga", "från personalen"})
        if (label == kind) return true;
    return false;
}

// "Ordförande Anna Ek", "Rektor: Karin Ryd".
std::string_view take_leading_role(std::string_view& name) {
    const auto colon = name.find(':');
    if (colon < 40) {
        const auto label = text::trim(name.substr(0, colon));
        if (is_kind_of_people(lower_in_place(label))) {
            name = text::trim(name.substr(colon + 1));
            return {};
        }
        // "Utses att justera: Bo Ek" is no list of those present.
        if (!is_role(label)) return {};
        name = text::trim(name.substr(colon + 1));
        return label;
    }
    const auto blank = name.find(' ');
    if (blank == std::string_view::npos) return {};
    auto word = name.substr(0, blank);
    if (is_first_name(word)) return {};
    const auto rest = text::trim(name.substr(blank));
    // "kamrer Leif Holm": a small word that no list has, before somebody named in full.
    constexpr std::size_t shortest = 5;
    const bool unlisted = starts_lower(word) && word.size() >= shortest &&
                          traits_of(lower_in_place(word)) == 0 && has_first_name(rest);
    const bool titled = unlisted || ((is_role(word) || word == "personal") && starts_upper(rest));
    if (!is_role_word(lower_in_place(word)) && !titled) return {};
    name = rest;
    return word;
}

// "Campingen Udden": what somebody comes from.
bool is_definite_place(std::string_view name) {
    constexpr std::size_t shortest = 8;
    const auto first = name.substr(0, name.find(' '));
    return first.size() >= shortest && first.size() < name.size() && !is_first_name(first) &&
           (first.ends_with("en") || first.ends_with("et"));
}

bool is_word_that_starts_texts(std::string_view name) {
    const auto low = lower_in_place(name.substr(0, name.find(' ')));
    return traits_of(low) != 0 && !is_first_name(name.substr(0, name.find(' ')));
}

std::optional<Attendee> attendee_of(std::string_view segment, bool one_name_is_enough) {
    Attendee who;
    auto parts = parts_of(segment);
    const auto leading = take_leading_role(parts.name);
    split_trailing_organisation(parts.name, who);
    while (ends_with_any(parts.name, ".:")) parts.name.remove_suffix(1);
    const bool full = looks_like_full_name(parts.name) && !is_word_that_starts_texts(parts.name);
    const bool single = looks_like_name(parts.name) && !is_role(parts.name) &&
                        !is_word_that_starts_texts(parts.name);
    if (!full && !(single && one_name_is_enough)) return std::nullopt;
    // "Bo Ek, Trafikverket": where the one before comes from.
    if (!full && !is_first_name(parts.name) && names_an_organisation(lower_in_place(parts.name)))
        return std::nullopt;
    if (parts.name.starts_with("Region ") || is_definite_place(parts.name)) return std::nullopt;
    who.name = text::squeeze(parts.name);
    if (!leading.empty()) who.role = lower_in_place(leading);
    for (const auto bit : text::split(parts.bracket, ',')) describe(who, bit);
    describe(who, parts.tail);
    return who;
}

// "Britt Almén, ordförande; Henning Lo, kassör; Roger Ek": where semicolons part the people, commas
// part what is said of each, unless they part people too.
std::vector<Attendee> parted_by_semicolons(std::string_view text) {
    std::vector<Attendee> people;
    for (const auto part : text::split(text, ';')) {
        const auto segments = segments_of(part);
        for (std::size_t i = 0; i < segments.size(); ++i) {
            auto who = attendee_of(segments[i], true);
            if (i == 0 && !who) return {};
            if (i > 0 && who && !is_role(segments[i])) return {};
            if (i == 0)
                people.push_back(*std::move(who));
            else
                describe(people.back(), segments[i]);
        }
    }
    return people;
}

// "Bo Alm, Kajenhuset": one word behind somebody named in full, of whom nothing is told yet, and no
// name that anybody has.
bool is_rather_a_place(std::string_view segment, const Attendee& before) {
    constexpr std::size_t shortest = 7;
    return segment.size() >= shortest && segment.find_first_of(" (:-") == segment.npos &&
           !is_first_name(segment) && before.organisation.empty() && before.role.empty() &&
           looks_like_full_name(before.name);
}

}  // namespace

namespace {

// "Norrfors kommun (Bo Ek, Ia Alm)": those in the brackets, from what stands before them.
std::vector<Attendee> sent_by(std::string_view segment) {
    if (segment.find('(') == segment.npos) return {};
    const auto parts = parts_of(segment);
    if (parts.bracket.empty() || parts.name.empty() || has_first_name(parts.name)) return {};
    std::vector<Attendee> people;
    for (const auto name : segments_of(parts.bracket)) {
        if (!has_first_name(name)) return {};
        Attendee who;
        who.name = std::string(name);
        who.organisation = std::string(parts.name);
        people.push_back(std::move(who));
    }
    return people;
}

}  // namespace

void describe_attendee(Attendee& who, std::string_view what) { describe(who, what); }

bool begins_with_people(std::string_view text, ListForm form) {
    const auto segments = segments_of(text, 1);
    if (segments.empty()) return false;
    const auto first = segments.front();
    const bool brackets = first.find('(') != first.npos;
    return (brackets && !sent_by(first).empty()) ||
           attendee_of(first, form != ListForm::one_each_line || brackets).has_value();
}

std::vector<Attendee> attendees_in(std::string_view text, ListForm form) {
    if (text.find(';') != text.npos && text.find(',') != text.npos)
        if (auto parted = parted_by_semicolons(text); parted.size() > 1) return parted;
    std::vector<Attendee> people;
    while (text.ends_with('.') && text.size() > 4 &&
           !ends_with_any(text.substr(0, text.size() - 1), ".") && text.find(' ') != text.npos &&
           text.rfind(' ') + 5 < text.size())
        text.remove_suffix(1);
    const auto segments = segments_of(text);
    // "Elsa Lundmark, Vägen": what follows a comma on a line of its own says what she is.
    const bool run_on =
        form == ListForm::run_on || (form == ListForm::one_each_line && segments.size() >= 3 &&
                                     std::all_of(segments.begin(), segments.end(), [](auto s) {
                                         return looks_like_full_name(parts_of(s).name);
                                     }));
    for (const auto segment : segments) {
        if (auto sent = sent_by(segment); !sent.empty()) {
            people.insert(people.end(), sent.begin(), sent.end());
            continue;
        }
        if (!people.empty() && (!run_on || is_rather_a_place(segment, people.back()))) {
            describe(people.back(), segment);
            continue;
        }
        if (auto who = attendee_of(
                segment, form != ListForm::one_each_line || segment.find('(') != segment.npos)) {
            people.push_back(std::move(*who));
        } else if (!people.empty()) {
            describe(people.back(), segment);
        } else {
            return {};
        }
    }
    return people;
}

}  // namespace samskap::reading
