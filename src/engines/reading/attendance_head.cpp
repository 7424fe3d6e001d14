// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/header_fields.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

// Lines near the top that tell who was there by what they are or where they come from, one role or
// one organisation before each.
namespace samskap::reading {
namespace {

struct Labelled {
    std::string_view label;
    std::string_view people;
};

// "Ordf.        Eva Ek", "Sekreterare: Bo Alm"
std::optional<Labelled> parted(std::string_view body) {
    constexpr std::size_t longest = 50;
    if (!starts_upper(body)) return std::nullopt;
    auto cut = body.find(':');
    std::size_t length = 1;
    for (std::string_view gap : {"\t", "  "})
        if (const auto at = body.find(gap); at < cut) {
            cut = at;
            length = gap.size();
        }
    if (cut > longest) return std::nullopt;  // or none
    auto label = text::trim(body.substr(0, cut));
    if (label.empty() || label.find_first_of(",(0123456789|") != label.npos) return std::nullopt;
    const auto people = text::trim(body.substr(cut + length));
    if (people.empty() || people.starts_with(':')) return std::nullopt;
    return Labelled{label, people};
}

bool is_anybody(const Attendee& who) {
    return looks_like_full_name(who.name) || is_first_name(who.name);
}

// "ledamöter", "elevrepresentanter": several of a kind, on one line.
bool names_several(std::string_view low) {
    if (low == "ersättare") return true;
    if (names_a_role(low)) return false;
    for (std::string_view ending : {"er", "are", "ar", "or"})
        if (low.ends_with(ending)) return true;
    return false;
}

bool is_role_label(std::string_view low) {
    if (low.find("juster") != low.npos) return false;
    std::size_t words = 0;
    bool role = false;
    for (auto word : text::split(low, ' ')) {
        while (ends_with_any(word, ".:")) word.remove_suffix(1);
        ++words;
        role = role || names_a_role(word) || word == "ledamöter" || word.ends_with("anter") ||
               word == "vuxen" || word == "kassör";
    }
    constexpr std::size_t most = 3;
    return role && words <= most;
}

// Those of "Region Norr: Eva Ek, Bo Alm": in full, and what stands before them is no field.
std::size_t sent_by_one(const Line& line) {
    constexpr std::ptrdiff_t most_blanks = 4;
    if (line.mark != Mark::none || ends_with_any(line.body, ".?!")) return 0;
    const auto parts = parted(line.body);
    if (!parts || line.body.find(':') == line.body.npos) return 0;
    if (std::count(parts->label.begin(), parts->label.end(), ' ') > most_blanks) return 0;
    if (field_of(line.body).field != Field::none || is_role_label(lower_in_place(parts->label)))
        return 0;
    const auto people = attendees_in(parts->people, ListForm::run_on);
    const bool all = std::all_of(people.begin(), people.end(), [](const Attendee& who) {
        return looks_like_full_name(who.name) &&
               is_first_name(who.name.substr(0, who.name.find(' ')));
    });
    return all ? people.size() : 0;
}

std::size_t next_line(const std::vector<Line>& lines, std::size_t at) {
    for (++at; at < lines.size() && (lines[at].blank() || lines[at].furniture); ++at)
        ;
    return at;
}

// A list with a label of its own stands in the head: "Närvarande: …".
bool has_list_label(const std::vector<Line>& lines) {
    constexpr std::size_t head = 30;
    for (std::size_t at = 0; at < lines.size() && at < head; ++at)
        if (lines[at].free() && list_label(lines[at].body).list == List::present &&
            people_with_role(lines[at].body).empty())
            return true;
    return false;
}

}  // namespace

std::vector<Attendee> people_with_role(std::string_view body) {
    const auto parts = parted(body);
    if (!parts) return {};
    const auto low = lower_in_place(parts->label);
    if (!is_role_label(low)) return {};
    const bool several = names_several(low);
    auto people = attendees_in(parts->people, several ? ListForm::run_on : ListForm::one_each_line);
    if (people.empty()) people = attendees_in(parts->people, ListForm::first_names);
    if (people.empty() || !std::all_of(people.begin(), people.end(), is_anybody)) return {};
    for (auto& who : people)
        if (who.role.empty() && !several) who.role = low;
    return people;
}

bool begins_roles(const std::vector<Line>& lines, std::size_t at) {
    constexpr std::size_t head = 15;
    if (at >= head || at == 0 || lines[at].mark != Mark::none) return false;
    if (people_with_role(lines[at].body).empty()) return false;
    const auto next = next_line(lines, at);
    return next < lines.size() && !people_with_role(lines[next].body).empty() &&
           !has_list_label(lines);
}

bool begins_parties(const std::vector<Line>& lines, std::size_t at) {
    constexpr std::size_t head = 15;
    constexpr std::size_t fewest = 3;
    if (at >= head || at == 0) return false;
    const auto first = sent_by_one(lines[at]);
    if (first == 0) return false;
    const auto next = next_line(lines, at);
    if (next >= lines.size()) return false;
    const auto second = sent_by_one(lines[next]);
    return second > 0 && first + second >= fewest && !has_list_label(lines);
}

}  // namespace samskap::reading
