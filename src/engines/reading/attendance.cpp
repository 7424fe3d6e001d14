// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/attendance.hpp"

#include <algorithm>
#include <array>

#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr auto present_labels = std::to_array<std::string_view>({"närvarande",
                                                                 "deltagare",
                                                                 "deltagande",
                                                                 "deltog",
                                                                 "på plats",
                                                                 "här var",
                                                                 "med på mötet",
                                                                 "medverkande",
                                                                 "tjänstgörande",
                                                                 "beslutande",
                                                                 "ledamöter",
                                                                 "ersättare",
                                                                 "suppleanter",
                                                                 "adjungerade",
                                                                 "närvaro",
                                                                 "närvarolista",
                                                                 "ej tjänstgörande",
                                                                 "övriga deltagare",
                                                                 "övriga närvarande",
                                                                 "också närvarande",
                                                                 "beslutande ledamöter",
                                                                 "ledamöter närvarande",
                                                                 "även närvarande",
                                                                 "närvarade",
                                                                 "mötesdeltagare",
                                                                 "med var",
                                                                 "vi var",
                                                                 "vi som var med",
                                                                 "vi som var där"});
// Words of every day; they head a list only with a colon.
constexpr auto colon_labels =
    std::to_array<std::string_view>({"med", "var med", "där", "här", "på mötet", "vilka"});
constexpr auto absent_labels = std::to_array<std::string_view>({"frånvarande",
                                                                "frånvaro",
                                                                "ej närvarande",
                                                                "inte närvarande",
                                                                "anmält förhinder",
                                                                "anmälda förhinder",
                                                                "anmälde förhinder",
                                                                "förhinder",
                                                                "förhindrade",
                                                                "ej deltagande",
                                                                "saknades",
                                                                "inte här",
                                                                "anmäld frånvaro",
                                                                "anmälda frånvarande",
                                                                "lämnat återbud",
                                                                "återbud",
                                                                "ej på plats",
                                                                "meddelat förhinder",
                                                                "kunde inte",
                                                                "kunde inte komma",
                                                                "kunde inte vara med",
                                                                "sjuka",
                                                                "borta"});

// The bytes that labels begin with: hardly a line of the body has one, so few are looked at.
constexpr auto label_bytes = [] {
    std::array<bool, 256> bytes{};
    const auto add = [&](const auto& labels) {
        for (const auto label : labels) bytes.at(static_cast<unsigned char>(label[0])) = true;
    };
    add(present_labels);
    add(absent_labels);
    add(colon_labels);
    return bytes;
}();

// How many words may follow a label without a colon: "Närvarande ledamöter", "Deltagare på mötet".
constexpr std::size_t most_label_words = 4;

bool is_sub_label(std::string_view rest) {
    const auto low = lower_in_place(rest);
    std::size_t words = 0;
    for (const auto word : text::split(low, ' ')) {
        if (word.empty()) continue;
        ++words;
        if (starts_upper(word)) return false;
    }
    return words < most_label_words && !starts_upper(rest) && !ends_sentence(rest);
}

bool is_written_small(std::string_view rest) {
    for (const auto word : text::split(rest, ' '))
        if (starts_upper(word)) return false;
    return true;
}

template <class Labels>
bool match_label(std::string_view body, std::string_view low, const Labels& labels,
                 std::string_view& rest) {
    std::size_t best = 0;
    for (const std::string_view label : labels)
        if (low[0] == label[0] && low.starts_with(label) && label.size() > best &&
            (low.size() == label.size() || word_length(low, label.size()) == 0))
            best = label.size();
    if (best == 0) return false;
    const auto beside = body.substr(best);
    auto after = text::trim(beside);
    while (ends_with_any(after.substr(0, 1), "*_")) after = text::trim(after.substr(1));
    // Label and names as two columns.
    if (beside.starts_with("  ") || beside.starts_with('\t')) {
        rest = after;
        return true;
    }
    const auto colon = after.find(':');
    if (colon != std::string_view::npos && is_sub_label(text::trim(after.substr(0, colon)))) {
        rest = text::trim(after.substr(colon + 1));
        while (ends_with_any(rest.substr(0, 1), "*_ ")) rest.remove_prefix(1);
        return true;
    }
    rest = {};
    return after.empty() || (is_sub_label(after) && is_written_small(after));
}

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
std::vector<std::string_view> segments_of(std::string_view text) {
    std::vector<std::string_view> result;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')') depth = std::max(0, depth - 1);
        if (depth > 0) continue;
        const bool sign = text[at] == ',' || text[at] == ';';
        // "kultur- och fritidsförvaltningen" is one.
        const bool joined = text.substr(at).starts_with(" och ") && at > 0 && text[at - 1] != '-';
        const bool amid = text.substr(at).starts_with(" samt ");
        if (!sign && !joined && !amid) continue;
        result.push_back(text::trim(text.substr(from, at - from)));
        at += joined ? 4 : amid ? 5 : 0;
        from = at + 1;
    }
    result.push_back(text::trim(text.substr(std::min(from, text.size()))));
    std::erase_if(result, [](std::string_view s) { return s.empty(); });
    return result;
}

bool is_role(std::string_view text) {
    const auto low = lower_in_place(text);
    for (auto word : text::split(low, ' ')) {
        while (ends_with_any(word, ".,:;")) word.remove_suffix(1);
        if (is_role_word(word)) return true;
        for (std::string_view ending :
             {"ordförande", "sekreterare", "ledare", "chef", "representant", "ansvarig", "ledamot",
              "lärare", "ombud", "suppleant"})
            if (word.ends_with(ending)) return true;
    }
    return false;
}

// "via länk", "till kl. 19", "från § 5", "kom efter halva": how somebody was there.
bool is_remark(std::string_view text) {
    const auto low = lower_in_place(text);
    for (std::string_view start :
         {"via ", "till ", "t.o.m", "from ", "fr.o.m", "från ", "kom ", "gick ", "del av",
          "digitalt", "på distans", "delvis", "punkt", "§", "kl"})
        if (low.starts_with(start)) return true;
    return false;
}

// "ekonomi", "studiesocialt": a small word that is no organisation says what somebody does.
bool is_task(std::string_view text) {
    const auto last = text.substr(text.rfind(' ') == text.npos ? 0 : text.rfind(' ') + 1);
    return starts_lower(text) && !names_an_organisation(lower_in_place(last));
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
                         (words >= 2 && starts_lower(word)) || word == "-" || word == "–";
        if (words >= 1 && odd && looks_like_name(name.substr(0, at))) {
            auto what = rest;
            for (std::string_view dash : {"-", "–", "—"})
                if (what.starts_with(dash)) what = text::trim(what.substr(dash.size()));
            describe(who, what);
            name = text::trim(name.substr(0, at));
            return;
        }
    }
}

// "Ordförande Anna Ek", "Rektor: Karin Ryd".
std::string_view take_leading_role(std::string_view& name) {
    const auto colon = name.find(':');
    if (colon != std::string_view::npos && colon < 40) {
        const auto label = text::trim(name.substr(0, colon));
        // "Utses att justera: Bo Ek" is no list of those present.
        if (!is_role(label)) return {};
        name = text::trim(name.substr(colon + 1));
        return label;
    }
    const auto blank = name.find(' ');
    if (blank == std::string_view::npos) return {};
    auto word = name.substr(0, blank);
    const auto low = lower_in_place(word);
    if (!is_role_word(low) || is_first_name(word)) return {};
    name = text::trim(name.substr(blank));
    return word;
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
    who.name = text::squeeze(parts.name);
    if (!leading.empty()) who.role = lower_in_place(leading);
    for (const auto bit : text::split(parts.bracket, ',')) describe(who, bit);
    describe(who, parts.tail);
    return who;
}

}  // namespace

ListLabel list_label(std::string_view body) {
    // "**Närvarande:** …"
    while (ends_with_any(body.substr(0, 1), "*_")) body.remove_prefix(1);
    constexpr std::size_t longest = 48;  // bytes; no label is as long
    const auto low = lower_in_place(body.substr(0, longest));
    if (low.empty() || !label_bytes.at(static_cast<unsigned char>(low[0]))) return {};
    std::string_view rest;
    if (match_label(body, low, absent_labels, rest)) return {List::absent, rest};
    if (match_label(body, low, present_labels, rest)) return {List::present, rest};
    for (const auto label : colon_labels)
        if (low.starts_with(label) && low.substr(label.size()).starts_with(':'))
            return {List::present, text::trim(body.substr(label.size() + 1))};
    return {};
}

std::vector<Attendee> attendees_in(std::string_view text, ListForm form) {
    std::vector<Attendee> people;
    const auto segments = segments_of(text);
    // "Elsa Lundmark, Vägen": what follows a comma on a line of its own says what she is.
    const bool run_on =
        form == ListForm::run_on ||
        (segments.size() >= 3 && std::all_of(segments.begin(), segments.end(), [](auto s) {
             return looks_like_full_name(parts_of(s).name);
         }));
    for (const auto segment : segments) {
        if (!people.empty() && !run_on) {
            describe(people.back(), segment);
            continue;
        }
        if (auto who = attendee_of(segment,
                                   form == ListForm::run_on || segment.find('(') != segment.npos)) {
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
