// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/told_people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr auto absent_starts = std::to_array<std::string_view>(
    {"frånvarande var ", "återbud från ", "förhinder hade ", "vi saknade ", "borta var ",
     "sjuk var ", "sjuka var ", "återbud kom från ", "förhindrade var ", "förhinder anmäldes av ",
     "anmält förhinder hade ", "vi fick återbud från ", "förhinder meddelades av "});
// The verb that follows the names of those who were not there.
constexpr auto absent_ends = std::to_array<std::string_view>({" hade förhinder",
                                                              " hade fått förhinder",
                                                              " fick förhinder",
                                                              " har förhinder",
                                                              " hade anmält förhinder",
                                                              " hade meddelat förhinder",
                                                              " anmälde förhinder",
                                                              " meddelade förhinder",
                                                              " har anmält förhinder",
                                                              " var förhindrad",
                                                              " var förhindrade",
                                                              " var förhindrad att komma",
                                                              " var förhindrade att komma",
                                                              " var sjuk",
                                                              " är sjuk",
                                                              " var sjuka",
                                                              " var hemma sjuk",
                                                              " var sjukanmäld",
                                                              " var sjukskriven",
                                                              " låg sjuk",
                                                              " kunde inte komma",
                                                              " kunde inte vara med",
                                                              " kunde inte vara på plats",
                                                              " kunde inte medverka",
                                                              " kunde inte närvara",
                                                              " kunde inte delta",
                                                              " hade inte möjlighet att delta",
                                                              " hade inte möjlighet att komma",
                                                              " var inte med",
                                                              " var inte där",
                                                              " var inte på plats",
                                                              " deltog inte",
                                                              " saknades",
                                                              " hade glömt",
                                                              " var bortrest",
                                                              " var bortresta",
                                                              " var ledig",
                                                              " var lediga",
                                                              " hade semester",
                                                              " vab",
                                                              " vabbade",
                                                              " vabbar",
                                                              " sjuk",
                                                              " sjuka",
                                                              " borta",
                                                              " ledig",
                                                              " lediga",
                                                              " var borta",
                                                              " kom inte",
                                                              " dök inte upp",
                                                              " hade tackat nej",
                                                              " hade lämnat återbud",
                                                              " lämnade återbud",
                                                              " skickade återbud",
                                                              " hade skickat återbud",
                                                              " meddelade återbud",
                                                              " hade meddelat återbud",
                                                              " har lämnat återbud",
                                                              " fick lämna återbud",
                                                              " hade inte möjlighet",
                                                              " hade inte möjlighet att vara med",
                                                              " fick inte ledigt",
                                                              " uteblev"});

// Commas and words between people, outside of brackets.
std::vector<std::string_view> names_parted(std::string_view text) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t from = 0;
    const auto cut = [&](std::size_t at, std::size_t length) {
        if (const auto part = text::trim(text.substr(from, at - from)); !part.empty())
            parts.push_back(part);
        from = at + length;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')') depth = std::max(0, depth - 1);
        if (depth > 0) continue;
        if (text[at] == ',' || text[at] == ';') cut(at, 1);
        for (std::string_view word : {" och ", " samt ", " o ", " & ", " plus "})
            if (text.substr(at).starts_with(word) && (at == 0 || text[at - 1] != '-') && from <= at)
                cut(at, word.size());
    }
    cut(text.size(), 0);
    return parts;
}

std::optional<Attendee> person_of(std::string_view part) {
    std::string_view from;
    // "Mats Rask som äger marken"
    part = text::trim(part.substr(0, part.find(" som ")));
    for (std::string_view sign : {" från ", " fr ", " på ", " vid ", " i "}) {
        const auto at = part.find(sign);
        if (at == std::string_view::npos || part.find('(') < at) continue;
        from = text::trim(part.substr(at + sign.size()));
        part = text::trim(part.substr(0, at));
        break;
    }
    auto people = attendees_in(part, ListForm::run_on);
    if (people.size() != 1 || !starts_upper(people.front().name)) return std::nullopt;
    auto who = std::move(people.front());
    const bool known = looks_like_full_name(who.name) || is_first_name(who.name) ||
                       traits_of(lower_in_place(who.name)) == 0;
    if (!known) return std::nullopt;
    if (!from.empty()) who.organisation = text::upper_first(from);
    return who;
}

std::string_view without_end(std::string_view sentence) {
    while (ends_with_any(sentence, ".! ")) sentence.remove_suffix(1);
    return sentence;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

// Puts together what stands between the commas of one sentence.
class ToldPeople {
public:
    ToldPeople(std::string_view text, const Signature& author) : m_text(text), m_author(author) {}

    std::vector<Attendee> read() {
        for (const auto part : names_parted(m_text))
            if (!take(part)) return {};
        std::erase_if(m_people, [](const Attendee& who) { return who.name.empty(); });
        return std::move(m_people);
    }

private:
    bool take(std::string_view part) {
        const auto word = lower_in_place(first_word(part));
        if (word == "jag" || word == "undertecknad" || word == "undertecknade") {
            m_people.push_back(myself(part));
            m_after_i = true;
            return true;
        }
        const bool after_i = std::exchange(m_after_i, false);
        if (word == "från" || word == "fr") {
            if (m_people.empty()) return false;
            m_people.back().organisation =
                text::upper_first(text::trim(part.substr(first_word(part).size())));
            return true;
        }
        auto who = person_of(part);
        if (!who) return describes_the_last(part);
        // "och jag, Tove Ekbom"
        if (after_i && looks_like_full_name(who->name)) m_people.pop_back();
        if (part.find(" från ") != part.npos) share(part, who->organisation);
        m_people.push_back(std::move(*who));
        return true;
    }

    // "Eva Ek och Bo Alm från Kajen": the two of a pair come from one place. So do all since the
    // last who is told of, where each group of the sentence has its place.
    void share(std::string_view part, const std::string& from) {
        const auto gap = m_text.substr(0, static_cast<std::size_t>(part.data() - m_text.data()));
        if (!gap.ends_with(" och ")) return;
        std::size_t since = m_people.size();
        while (since > 0 && m_people[since - 1].organisation.empty()) --since;
        const bool pair = m_people.size() - since == 1;
        const bool grouped = since > 0;
        if (!pair && !grouped) return;
        for (auto i = since; i < m_people.size(); ++i) m_people[i].organisation = from;
    }

    // "Bo Alm, hemtjänsten, och …", "…, som också skrev"; "några till", "två vikarier": not named,
    // and no reason to doubt the names.
    bool describes_the_last(std::string_view part) {
        constexpr std::size_t longest = 40;
        if (m_people.empty() || !starts_lower(part) || part.size() >= longest) return false;
        const auto low = lower_in_place(part);
        const auto last = low.substr(low.rfind(' ') == low.npos ? 0 : low.rfind(' ') + 1);
        const bool tells =
            part.find(' ') == part.npos && (names_a_role(last) || names_an_organisation(last) ||
                                            last.ends_with("tjänsten") || last.ends_with("vården"));
        if (tells) describe_attendee(m_people.back(), part);
        return true;
    }

    // "jag (Ebba)", "jag från kansliet"
    [[nodiscard]] Attendee myself(std::string_view part) const {
        Attendee who;
        who.name = m_author.name;
        who.organisation = m_author.organisation;
        if (const auto at = part.find(" från "); at != part.npos)
            who.organisation = text::upper_first(text::trim(part.substr(at + 6)));
        // "undertecknade Eva Ek"
        const auto behind = text::trim(part.substr(first_word(part).size()));
        if (looks_like_full_name(behind)) who.name = std::string(behind);
        const auto open = part.find('(');
        if (open == std::string_view::npos) return who;
        const auto inside = text::trim(part.substr(open + 1, part.find(')', open) - open - 1));
        if (looks_like_name(inside)) who.name = std::string(inside);
        return who;
    }

    std::string_view m_text;
    const Signature& m_author;
    std::vector<Attendee> m_people;
    bool m_after_i = false;
};

// "Ia kunde tyvärr inte komma": says no more than without.
std::string without_regrets(std::string_view sentence) {
    std::string plain(sentence);
    for (std::string_view word : {" tyvärr", " dessvärre", " också", " i sista stund", " båda"})
        for (auto at = plain.find(word); at != plain.npos; at = plain.find(word))
            plain.erase(at, word.size());
    return plain;
}

// The words with a capital that a text begins with.
std::string_view leading_name(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && starts_upper(text.substr(end)))
        end = std::min(text.find(' ', end), text.size() - 1) + 1;
    return text::trim(text.substr(0, end));
}

// What somebody does who is not at a meeting: "Uffe sov", "Henrik VAB", "Zeke jobbar".
bool tells_of_absence(std::string_view low) {
    for (const auto word : text::split(low, ' '))
        for (std::string_view away :
             {"sov",     "sover",   "jobbar",    "jobbade",   "jobb",    "vab",         "vabbar",
              "vabbade", "sjuk",    "sjuka",     "ledig",     "lediga",  "semester",    "bortrest",
              "borta",   "praktik", "praktiken", "förhinder", "återbud", "tjänstledig", "skolan"})
            if (word == away) return true;
    for (std::string_view words : {"kunde inte", "kom inte", "dök inte", "inte med", "på resa",
                                   "annat möte", "ville inte", "orkade inte", "hade inte"})
        if (low.find(words) != low.npos) return true;
    return false;
}

}  // namespace

std::vector<Attendee> people_told(std::string_view text, const Signature& author) {
    return ToldPeople(text, author).read();
}

std::vector<Attendee> people_sent(std::string_view sentence, const Signature& author) {
    constexpr std::size_t longest = 60;
    const auto plain = without_end(sentence);
    const auto low = lower_in_place(plain);
    std::size_t start = 0;
    for (std::string_view word : {"från ", "för "})
        if (low.starts_with(word)) start = word.size();
    constexpr std::string_view sent_by = " representerades av ";
    if (const auto at = low.find(sent_by); at < longest && start == 0) {
        auto people = people_told(plain.substr(at + sent_by.size()), author);
        for (auto& who : people)
            if (who.organisation.empty()) who.organisation = text::upper_first(plain.substr(0, at));
        return people;
    }
    if (start == 0) return {};
    std::size_t verb = low.npos;
    std::size_t names = 0;
    for (std::string_view word :
         {" kom ", " deltog ", " var ", " medverkade ", " närvarade ", " fanns ", " mötte ",
          " var med ", " deltog också ", " deltog även ", " kom även ", " kom också ", " var det "})
        if (const auto at = low.find(word);
            at < verb || (at == verb && at != low.npos && at + word.size() > names)) {
            verb = at;
            names = at + word.size();
        }
    if (verb > longest || plain.substr(0, verb).find(',') != plain.npos) return {};
    auto people = people_told(plain.substr(names), author);
    const auto from = text::upper_first(text::trim(plain.substr(start, verb - start)));
    for (auto& who : people) {
        if (!looks_like_full_name(who.name) && !is_first_name(who.name)) return {};
        if (who.organisation.empty()) who.organisation = from;
    }
    return people;
}

namespace {

// "från hemtjänsten Eva Ek och Bo Alm": the words before the first name are the place.
std::vector<Attendee> people_of_place(std::string_view group, const Signature& author) {
    constexpr std::size_t most_words = 5;
    constexpr std::string_view from = "från ";
    if (!lower_in_place(group).starts_with(from)) return people_told(group, author);
    group = text::trim(group.substr(from.size()));
    std::size_t at = 0;
    for (std::size_t words = 0; words < most_words; ++words) {
        const auto blank = group.find(' ', at);
        if (blank == group.npos) return {};
        at = blank + 1;
        auto word = group.substr(at, group.find_first_of(" ,;", at) - at);
        if (!is_first_name(word)) continue;
        auto people = people_told(group.substr(at), author);
        auto place = text::trim(group.substr(0, blank));
        while (ends_with_any(place, ":,")) place.remove_suffix(1);
        for (auto& who : people)
            if (who.organisation.empty()) who.organisation = text::upper_first(place);
        return people;
    }
    return {};
}

}  // namespace

namespace {

// What stands between two groups, and how much of it belongs to neither.
constexpr std::array<std::pair<std::string_view, std::size_t>, 7> group_joints = {
    {{", från ", 2},
     {"; från ", 2},
     {". Från ", 2},
     {" och från ", 5},
     {" samt från ", 6},
     {", samt undertecknad", 7},
     {" samt undertecknad", 6}}};

}  // namespace

std::vector<Attendee> people_by_place(std::string_view text, const Signature& author) {
    if (!lower_in_place(text).starts_with("från ")) return {};
    std::vector<Attendee> people;
    text = without_end(text);
    while (!text.empty()) {
        std::size_t cut = text.size();
        std::size_t length = 0;
        for (const auto& [sign, joint] : group_joints)
            if (const auto at = text.find(sign); at < cut) {
                cut = at;
                length = joint;
            }
        auto group = people_of_place(text::trim(text.substr(0, cut)), author);
        if (group.empty()) return {};
        people.insert(people.end(), group.begin(), group.end());
        text = text.substr(std::min(text.size(), cut + length));
        text = text::trim(text);
    }
    return people;
}

std::vector<Attendee> people_missing(std::string_view sentence, const Signature& author) {
    const auto plain = without_regrets(without_end(sentence));
    const auto low = lower_in_place(plain);
    std::string_view names;
    if (const auto start = begins_with(low, absent_starts); !start.empty())
        names = std::string_view(plain).substr(start.size());
    else if (const auto end = ends_in(low, absent_ends); !end.empty())
        names = std::string_view(plain).substr(0, plain.size() - end.size());
    else
        return {};
    return people_told(names, author);
}

std::vector<Attendee> absent_in(std::string_view sentence) {
    std::vector<std::string_view> parts;
    for (const auto part : names_parted(without_end(sentence))) {
        // "Uffe låg och sov"
        if (!parts.empty() && starts_lower(part))
            parts.back() = {
                parts.back().data(),
                static_cast<std::size_t>(part.data() + part.size() - parts.back().data())};
        else
            parts.push_back(part);
    }
    std::vector<Attendee> people;
    bool told = false;
    for (auto part : parts) {
        const auto low = lower_in_place(part);
        const auto end = ends_in(low, absent_ends);
        told = told || !end.empty();
        part.remove_suffix(end.size());
        if (end.empty() && tells_of_absence(low)) {
            part = leading_name(part);
            told = true;
        }
        auto who = person_of(part);
        if (!who) return {};
        people.push_back(std::move(*who));
    }
    return told ? people : std::vector<Attendee>{};
}

}  // namespace samskap::reading
