// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/header_fields.hpp"
#include "engines/reading/hours.hpp"
#include "engines/reading/names.hpp"
#include "engines/reading/sentences.hpp"
#include "engines/reading/told_people.hpp"
#include "engines/reading/words.hpp"
#include "engines/recurrence/phrases.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr auto greetings = std::to_array<std::string_view>(
    {"hej", "hejsan", "hallå", "god morgon", "god dag", "kära", "tjena", "hi"});
// A sentence with one of these tells of the notes or of the meeting they are from.
constexpr auto notes_words = std::to_array<std::string_view>(
    {"anteckningar från", "noteringar från", "sammanfattning av", "sammanfattning från",
     "här kommer", "här är det jag", "här är det vi", "från vårt ", "från vår ", "här är mina",
     "här är en kort", "tack för ett", "tack för bra", "tack för senast", "tack för i går",
     "tack för igår", "tack för idag", "tack för i dag", "tack för ett bra"});
constexpr auto meeting_words = std::to_array<std::string_view>({"vi träffades",
                                                                "vi sågs",
                                                                "vi möttes",
                                                                "vi samlades",
                                                                "vi hade möte",
                                                                "mötet hölls",
                                                                "mötet ägde rum",
                                                                "gruppen träffades",
                                                                "rådet träffades",
                                                                "träffen hölls",
                                                                "styrelsen träffades",
                                                                "rådet sammanträdde",
                                                                "gruppen möttes",
                                                                "träffades vi",
                                                                "sågs vi",
                                                                "möttes vi",
                                                                "samlades vi",
                                                                "träffades ",
                                                                "samlades ",
                                                                "sammanträdde ",
                                                                "möttes ",
                                                                "höll möte",
                                                                "hade möte",
                                                                "hade vi möte",
                                                                "höll vi möte"});
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
                                                                 "på träffen var ",
                                                                 "vi som kom var ",
                                                                 "närvarade gjorde ",
                                                                 "på plats fanns ",
                                                                 "runt bordet satt ",
                                                                 "till mötet kom ",
                                                                 "till träffen kom ",
                                                                 "deltagande var "});
// What may begin a sentence of who was there, with a place or a time before its verb.
constexpr auto company_starts = std::to_array<std::string_view>(
    {"vi som ", "med på ", "med i ", "med vid ", "på mötet ", "på plats ", "närvarande "});
constexpr auto present_ends = std::to_array<std::string_view>(
    {" deltog", " var med", " var närvarande", " var på plats", " deltog i mötet", " var där",
     " var med på mötet", " deltog på mötet", " medverkade", " närvarade", " kom till mötet",
     " kom till träffen", " var samlade"});
// "Mia kom först vid halv tre."
constexpr auto coming_words = std::to_array<std::string_view>(
    {" kom först",   " kom lite",      " kom senare",      " kom vid",           " kom sent",
     " kom en ",     " kom strax",     " anslöt",          " gick vid",          " gick tidigare",
     " gick lite",   " lämnade mötet", " lämnade vid",     " fick gå",           " var med på länk",
     " var med via", " deltog via",    " deltog digitalt", " deltog på distans", " skrev",
     " antecknade"});
template <class Words>
bool has_one_of(std::string_view low, const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](auto word) { return low.find(word) != std::string_view::npos; });
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
        constexpr int most_paragraphs = 4;
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
            // The head of a mail tells when it was sent, not when they met.
            const auto field =
                line.body.find(':') == line.body.npos ? Field::none : field_of(line.body).field;
            if (field == Field::letter || field == Field::sent || field == Field::subject) {
                ++at;
                continue;
            }
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
        for (const auto range : sentences_of(text)) {
            const auto sentence = std::string_view(text).substr(range.from, range.to - range.from);
            const int line = m_lines[first + place_of(range.from, starts)].number;
            const bool now_there = take_present(sentence, line) || take_writer(sentence, line);
            if (now_there) tell_hours(sentence, m_reading.meeting);
            const bool about = now_there || (m_told && take_absent(sentence, line)) ||
                               tells_of_coming(sentence) ||
                               tells_of_meeting(sentence, m_opening.text.empty()) ||
                               tell_hours(sentence, m_reading.meeting);
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

    // "Anteckningar från i fredags" begins a letter; "Anteckningar från byamöte" and "… 3 maj" are
    // titles.
    static bool is_of_the_other_day(std::string_view words,
                                    const std::vector<recurrence::Phrase>& phrases) {
        return !phrases.empty() && words.find_first_of("0123456789") == words.npos;
    }

    // "Tisdagen den 8 april 2025 höll Kajen anhörigträff."
    static bool begins_with_its_day(std::string_view sentence, std::string_view low) {
        constexpr auto verbs = std::to_array<std::string_view>(
            {" höll ", " hade ", " hölls ", " genomförde", " ordnade", " bjöd ", " var det ",
             " kallade ", " arrangerade", " ägde "});
        if (!has_one_of(low, verbs)) return false;
        bool meeting = false;
        for (auto word : text::split(low, ' ')) {
            while (ends_with_any(word, ".,:;!")) word.remove_suffix(1);
            meeting = meeting || names_a_meeting(word) || word.ends_with("råd") ||
                      word.ends_with("stämma") || word.ends_with("samråd");
        }
        if (!meeting) return false;
        const auto phrases = recurrence::find_phrases(sentence);
        return !phrases.empty() && phrases[0].kind == recurrence::PhraseKind::day &&
               phrases[0].first.year && phrases[0].span.begin < 4;
    }

    static bool tells_of_meeting(std::string_view sentence, bool first) {
        const auto low = lower_in_place(sentence);
        const bool notes = has_one_of(low, notes_words);
        if (!notes &&
            (!first || (!has_one_of(low, meeting_words) && !begins_with_its_day(sentence, low))))
            return false;
        const auto phrases = recurrence::find_phrases(sentence);
        if (notes) return ends_with_any(sentence, ".!?,") || is_of_the_other_day(sentence, phrases);
        return std::any_of(phrases.begin(), phrases.end(), [](const recurrence::Phrase& phrase) {
            return phrase.kind == recurrence::PhraseKind::day;
        });
    }

    bool take_present(std::string_view sentence, int line) {
        if (!m_reading.present.empty() && !m_told) return false;
        const auto plain = without_end(sentence);
        const auto low = lower_in_place(plain);
        auto people = people_sent(sentence, m_author);
        std::string_view names;
        if (!people.empty())
            ;  // told by where they come from
        else if (const auto start = begins_with(low, present_starts); !start.empty())
            names = without_count(plain.substr(start.size()));
        else if (const auto end = ends_in(low, present_ends); !end.empty())
            names = plain.substr(0, plain.size() - end.size());
        else if (const auto joined = names_about_verb(plain); !joined.empty())
            people = people_told(joined, m_author);
        else
            names = names_after_verb(plain, low);
        if (people.empty() && names.empty()) return false;
        if (people.empty()) people = people_by_place(names, m_author);
        const bool sent = !people.empty();
        if (!sent) people = people_told(names, m_author);
        if (people.size() < (sent || m_told ? 1 : 2)) return false;
        for (auto& who : people) who.line = line;
        m_reading.present.insert(m_reading.present.end(), people.begin(), people.end());
        return m_told = true;
    }

    // "Ledamöterna Eva Ek och Bo Alm var närvarande, liksom Ia Gran": some before the verb, some
    // behind it.
    static std::string names_about_verb(std::string_view plain) {
        for (std::string_view sign : {", liksom ", ", likaså ", ", dessutom ", ", samt "}) {
            const auto at = plain.find(sign);
            if (at == plain.npos) continue;
            auto names = plain.substr(0, at);
            const auto end = ends_in(lower_in_place(names), present_ends);
            if (end.empty()) continue;
            names.remove_suffix(end.size());
            const auto first = names.substr(0, names.find(' '));
            if (first.ends_with("erna") && !is_first_name(first))
                names = text::trim(names.substr(first.size()));
            return std::string(names).append(", ").append(plain.substr(at + sign.size()));
        }
        return {};
    }

    // "Vi som träffades på Kajen mellan 17 och 18 var Eva Ek, …", "Med på linjen var Bo Alm, …": at
    // least two full names behind the verb, and nobody's before it.
    static std::string_view names_after_verb(std::string_view plain, std::string_view low) {
        constexpr std::size_t longest = 90;
        if (begins_with(low, company_starts).empty()) return {};
        const auto verb = low.find(" var ");
        if (verb > longest) return {};  // or none
        const auto names = plain.substr(verb + 5);
        const auto comma = names.find(',');
        if (comma == names.npos) return {};
        const auto second = text::trim(names.substr(comma + 1));
        const auto end = std::min(second.find(','), second.find(" och "));
        return looks_like_full_name(second.substr(0, end)) ? names : std::string_view{};
    }

    // "sju stycken: Eva …", "fem personer, Eva …": how many is no name.
    static std::string_view without_count(std::string_view names) {
        constexpr std::size_t longest = 40;
        if (!starts_lower(names) && !starts_digit(names)) return names;
        auto end = names.find(':');
        if (end > longest) end = names.find(", ");
        if (end > longest) return names;  // or none
        for (const auto word : text::split(names.substr(0, end), ' '))
            if (starts_upper(word) || word == "jag") return names;
        return text::trim(names.substr(end + 1));
    }

    // "Mia kom först vid halv tre.", of one who is in the list.
    [[nodiscard]] bool tells_of_coming(std::string_view sentence) const {
        if (!m_told || !has_one_of(lower_in_place(sentence), coming_words)) return false;
        const auto first = sentence.substr(0, sentence.find(' '));
        return std::any_of(
            m_reading.present.begin(), m_reading.present.end(), [&](const Attendee& who) {
                return who.name == first || who.name.starts_with(std::string(first) + " ");
            });
    }

    // "Undertecknad, Eva Ek, antecknade."
    bool take_writer(std::string_view sentence, int line) {
        if (m_reading.present.empty() || !lower_in_place(sentence).starts_with("undertecknad"))
            return false;
        for (auto part : text::split(without_end(sentence), ',')) {
            part = text::trim(part);
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
        auto people = people_missing(sentence, m_author);
        if (people.empty()) return false;
        for (auto& who : people) who.line = line;
        m_reading.absent.insert(m_reading.absent.end(), people.begin(), people.end());
        return true;
    }

    std::vector<Line>& m_lines;
    const Signature& m_author;
    Reading& m_reading;
    Opening m_opening;
    bool m_told = false;  // those present, by the sentences read here
};

}  // namespace

Opening read_opening(std::vector<Line>& lines, const Signature& author, Reading& reading) {
    return OpeningReader(lines, author, reading).read();
}

}  // namespace samskap::reading
