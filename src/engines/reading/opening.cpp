// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "engines/reading/sentences.hpp"
#include "engines/recurrence/phrases.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr auto greetings = std::to_array<std::string_view>(
    {"hej", "hejsan", "hallå", "god morgon", "god dag", "kära", "tjena", "hi"});
// A sentence with one of these tells of the notes or of the meeting they are from.
constexpr auto notes_words = std::to_array<std::string_view>(
    {"anteckningar från", "noteringar från", "sammanfattning av", "sammanfattning från",
     "här kommer", "här är det jag", "här är mina", "här är en kort", "tack för ett",
     "tack för bra", "tack för senast", "tack för i går", "tack för igår", "tack för idag",
     "tack för i dag", "tack för ett bra"});
constexpr auto meeting_words = std::to_array<std::string_view>(
    {"vi träffades", "vi sågs", "vi möttes", "vi samlades", "vi hade möte", "mötet hölls",
     "mötet ägde rum", "gruppen träffades", "rådet träffades", "träffen hölls",
     "styrelsen träffades", "rådet sammanträdde", "gruppen möttes"});
constexpr auto present_starts = std::to_array<std::string_view>({"vi var ",
                                                                 "vi som var med var ",
                                                                 "vi som var där var ",
                                                                 "vi som träffades var ",
                                                                 "med var ",
                                                                 "med på mötet var ",
                                                                 "närvarande var ",
                                                                 "på plats var ",
                                                                 "deltog gjorde ",
                                                                 "deltagare var ",
                                                                 "på mötet deltog ",
                                                                 "i mötet deltog ",
                                                                 "vid mötet deltog ",
                                                                 "på mötet var ",
                                                                 "här var ",
                                                                 "där var ",
                                                                 "medverkade gjorde ",
                                                                 "med var även ",
                                                                 "dessutom deltog ",
                                                                 "det var ",
                                                                 "på träffen var "});
constexpr auto present_ends = std::to_array<std::string_view>(
    {" deltog", " var med", " var närvarande", " var på plats", " deltog i mötet", " var där",
     " var med på mötet", " deltog på mötet"});
constexpr auto absent_starts = std::to_array<std::string_view>(
    {"frånvarande var ", "återbud från ", "förhinder hade ", "vi saknade ", "borta var ",
     "sjuk var ", "sjuka var ", "återbud kom från "});
// The verb that follows the names of those who were not there.
constexpr auto absent_ends = std::to_array<std::string_view>({" hade förhinder",
                                                              " hade fått förhinder",
                                                              " fick förhinder",
                                                              " har förhinder",
                                                              " hade anmält förhinder",
                                                              " anmälde förhinder",
                                                              " har anmält förhinder",
                                                              " var sjuk",
                                                              " är sjuk",
                                                              " var sjuka",
                                                              " kunde inte komma",
                                                              " kunde inte vara med",
                                                              " kunde inte delta",
                                                              " var inte med",
                                                              " saknades",
                                                              " hade glömt",
                                                              " var bortrest",
                                                              " var bortresta",
                                                              " sjuk",
                                                              " sjuka",
                                                              " borta",
                                                              " var borta",
                                                              " kom inte",
                                                              " hade lämnat återbud",
                                                              " lämnade återbud"});

template <class Words>
std::string_view begins_with(std::string_view low, const Words& words) {
    std::string_view best;
    for (const auto word : words)
        if (low.starts_with(word) && word.size() > best.size()) best = word;
    return best;
}
template <class Words>
std::string_view ends_in(std::string_view low, const Words& words) {
    std::string_view best;
    for (const auto word : words)
        if (low.ends_with(word) && word.size() > best.size()) best = word;
    return best;
}
template <class Words>
bool has_one_of(std::string_view low, const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](auto word) { return low.find(word) != std::string_view::npos; });
}

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
    for (std::string_view sign : {" från ", " på ", " vid ", " i "}) {
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

class OpeningReader {
public:
    OpeningReader(std::vector<Line>& lines, const Signature& author, Reading& reading)
        : m_lines(lines), m_author(author), m_reading(reading) {}

    Opening read() {
        constexpr int most_paragraphs = 3;
        int paragraphs = 0;
        for (std::size_t at = 0; at < m_lines.size() && paragraphs < most_paragraphs;) {
            const auto& line = m_lines[at];
            if (line.blank() || line.furniture || line.taken) {
                ++at;
                continue;
            }
            if (line.mark == Mark::bullet || line.mark == Mark::section ||
                line.mark == Mark::number || line.mark == Mark::row)
                break;
            if (is_greeting(line)) {
                m_lines[at++].taken = true;
                continue;
            }
            auto end = at + 1;
            while (end < m_lines.size() && !m_lines[end].blank() && !m_lines[end].taken &&
                   !m_lines[end].furniture && m_lines[end].mark == Mark::none)
                ++end;
            ++paragraphs;
            read_paragraph(at, end);
            at = end;
        }
        return m_opening;
    }

private:
    static bool is_greeting(const Line& line) {
        constexpr std::size_t longest = 40;
        const auto low = lower_in_place(line.body);
        const auto word = begins_with(low, greetings);
        return !word.empty() && line.body.size() < longest &&
               (low.size() == word.size() || word_length(low, word.size()) == 0) &&
               line.body.find(':') == std::string_view::npos &&
               (ends_with_any(line.body, "!,") || low.size() == word.size());
    }

    void read_paragraph(std::size_t first, std::size_t end) {
        std::string text;
        std::vector<std::size_t> starts;
        for (auto i = first; i < end; ++i) {
            if (!text.empty()) text += ' ';
            starts.push_back(text.size());
            text += m_lines[i].body;
        }
        std::size_t read_to = 0;
        bool there = false;
        for (const auto range : sentences_of(text)) {
            const auto sentence = std::string_view(text).substr(range.from, range.to - range.from);
            const int line = m_lines[first + place_of(range.from, starts)].number;
            const bool now_there = take_present(sentence, line) || take_writer(sentence, line);
            const bool about = now_there || (there && take_absent(sentence, line)) ||
                               tells_of_meeting(sentence, m_opening.text.empty());
            there = there || now_there;
            if (about) read_to = range.to;
        }
        if (read_to == 0) return;
        if (m_opening.text.empty()) m_opening.first = first;
        m_opening.text += text.substr(0, read_to) + " ";
        for (std::size_t i = 0; i < starts.size(); ++i) {
            auto& line = m_lines[first + i];
            if (starts[i] >= read_to) break;
            m_opening.end = first + i + 1;
            if (starts[i] + line.body.size() <= read_to)
                line.taken = true;
            else
                line.body = text::trim(line.body.substr(read_to - starts[i]));
        }
    }

    static std::size_t place_of(std::size_t at, const std::vector<std::size_t>& starts) {
        const auto after = std::upper_bound(starts.begin(), starts.end(), at);
        return static_cast<std::size_t>(after - starts.begin()) - 1;
    }

    static bool tells_of_meeting(std::string_view sentence, bool first) {
        const auto low = lower_in_place(sentence);
        if (has_one_of(low, notes_words)) return true;
        if (!first || !has_one_of(low, meeting_words)) return false;
        const auto phrases = recurrence::find_phrases(sentence);
        return std::any_of(phrases.begin(), phrases.end(), [](const recurrence::Phrase& phrase) {
            return phrase.kind == recurrence::PhraseKind::day;
        });
    }

    bool take_present(std::string_view sentence, int line) {
        if (!m_reading.present.empty()) return false;
        const auto plain = without_end(sentence);
        const auto low = lower_in_place(plain);
        std::string_view names;
        if (const auto start = begins_with(low, present_starts); !start.empty())
            names = plain.substr(start.size());
        else if (const auto end = ends_in(low, present_ends); !end.empty())
            names = plain.substr(0, plain.size() - end.size());
        else
            return false;
        auto people = people_in(names);
        if (people.size() < 2) return false;
        for (auto& who : people) who.line = line;
        m_reading.present = std::move(people);
        return true;
    }

    // "Undertecknad, Eva Ek, antecknade."
    bool take_writer(std::string_view sentence, int line) {
        if (m_reading.present.empty() || !lower_in_place(sentence).starts_with("undertecknad"))
            return false;
        for (const auto part : names_parted(without_end(sentence))) {
            if (!looks_like_full_name(part)) continue;
            Attendee who;
            who.name = std::string(part);
            who.line = line;
            m_reading.present.push_back(std::move(who));
            return true;
        }
        return false;
    }

    bool take_absent(std::string_view sentence, int line) {
        const auto plain = without_end(sentence);
        const auto low = lower_in_place(plain);
        std::string_view names;
        if (const auto start = begins_with(low, absent_starts); !start.empty())
            names = plain.substr(start.size());
        else if (const auto end = ends_in(low, absent_ends); !end.empty())
            names = plain.substr(0, plain.size() - end.size());
        else
            return false;
        auto people = people_in(names);
        if (people.empty()) return false;
        for (auto& who : people) who.line = line;
        m_reading.absent.insert(m_reading.absent.end(), people.begin(), people.end());
        return true;
    }

    // Everybody named, or nobody when something among the names is no name.
    std::vector<Attendee> people_in(std::string_view text) const {
        std::vector<Attendee> people;
        bool after_i = false;
        for (const auto part : names_parted(text)) {
            if (lower_in_place(part.substr(0, part.find(' '))) == "jag") {
                people.push_back(myself(part));
                after_i = true;
                continue;
            }
            auto who = person_of(part);
            // "och jag, Tove Ekbom"
            if (after_i && who && looks_like_full_name(who->name)) people.pop_back();
            after_i = false;
            if (who) {
                // "Eva Ek och Bo Alm från Kajen"
                const auto gap =
                    text.substr(0, static_cast<std::size_t>(part.data() - text.data()));
                const bool share = gap.ends_with(" och ") && part.find(" från ") != part.npos &&
                                   !people.empty() && people.back().organisation.empty() &&
                                   people.size() == 1;
                if (share) people.back().organisation = who->organisation;
                people.push_back(std::move(*who));
            } else if (people.empty() || !is_beside(part))
                return {};
        }
        std::erase_if(people, [](const Attendee& who) { return who.name.empty(); });
        return people;
    }

    // "några till", "två vikarier": not named, and no reason to doubt the names.
    static bool is_beside(std::string_view part) { return starts_lower(part) && part.size() < 40; }

    // "jag (Ebba)", "jag från kansliet"
    [[nodiscard]] Attendee myself(std::string_view part) const {
        Attendee who;
        who.name = m_author.name;
        who.organisation = m_author.organisation;
        const auto open = part.find('(');
        if (open == std::string_view::npos) return who;
        const auto inside = text::trim(part.substr(open + 1, part.find(')', open) - open - 1));
        if (looks_like_name(inside)) who.name = std::string(inside);
        return who;
    }

    std::vector<Line>& m_lines;
    const Signature& m_author;
    Reading& m_reading;
    Opening m_opening;
};

}  // namespace

std::vector<Attendee> absent_in(std::string_view sentence) {
    std::vector<Attendee> people;
    bool told = false;
    for (auto part : names_parted(without_end(sentence))) {
        const auto end = ends_in(lower_in_place(part), absent_ends);
        told = told || !end.empty();
        part.remove_suffix(end.size());
        auto who = person_of(part);
        if (!who) return {};
        people.push_back(std::move(*who));
    }
    return told ? people : std::vector<Attendee>{};
}

Opening read_opening(std::vector<Line>& lines, const Signature& author, Reading& reading) {
    return OpeningReader(lines, author, reading).read();
}

}  // namespace samskap::reading
