// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/header.hpp"

#include <algorithm>
#include <array>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/header_fields.hpp"
#include "engines/reading/mail_days.hpp"
#include "engines/reading/sentences.hpp"
#include "engines/reading/words.hpp"
#include "engines/recurrence/resolve.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

using recurrence::Phrase;
using recurrence::PhraseKind;

// Reads the lines before the body one by one.
class HeaderReader {
public:
    HeaderReader(std::vector<Line>& lines, const Opening& opening, const Known& known,
                 Reading& reading)
        : m_lines(lines), m_opening(opening), m_known(known), m_reading(reading) {}

    Header read() {
        const auto end = end_of_preamble();
        bool first = true;
        for (std::size_t at = 0; at < end; ++at) {
            auto& line = m_lines[at];
            if (!line.free()) continue;
            const bool beside = at > 0 && m_lines[at - 1].taken &&
                                line.indent > m_lines[at - 1].indent + 3 &&
                                field_of(m_lines[at - 1].body).field != Field::none;
            if (beside) {
                line.taken = true;
                continue;
            }
            take_whole(line);
            if (first) m_reading.title = std::string(line.body);
            if (first) m_reading.meeting.line = line.number;
            first = false;
        }
        take_fields_below(end);
        if (!m_subject.empty()) m_reading.title = std::string(m_subject);
        if (!m_header.day) take_told_day();
        if (m_header.day && !m_header.day->first.year) {
            take_signing();
            take_year_above(end);
        }
        return m_header;
    }

private:
    // "Vi ses igen den 3 maj", "svara senast den 3 maj": another day than the meeting's.
    static bool looks_ahead(std::string_view low) {
        for (std::string_view word : {"nästa", " igen", "senast", "inför", " ska ", "kommer att",
                                      " blir ", " före ", " innan "})
            if (low.find(word) != std::string_view::npos) return true;
        return false;
    }

    // "Vi träffades tisdagen den 9 december klockan 14 i matsalen."
    void take_told_day() {
        for (const auto range : sentences_of(m_opening.text)) {
            const auto sentence =
                std::string_view(m_opening.text).substr(range.from, range.to - range.from);
            if (looks_ahead(lower_in_place(sentence))) continue;
            take_told_weekday(sentence);
            auto rest = take_times(sentence);
            if (!m_header.day) continue;
            m_header.day_line = told_on();
            while (ends_with_any(rest, ". ")) rest.pop_back();
            if (const auto at = rest.find('\x01'); at != rest.npos)
                set_place(rest.substr(at), false);
            if (m_reading.meeting.line == 0)
                m_reading.meeting.line = m_lines[m_opening.first].number;
            return;
        }
    }

    // The line of the opening that the day stands on; its first, when the words run over two.
    [[nodiscard]] int told_on() const {
        for (auto at = m_opening.first; at < m_opening.end; ++at)
            if (m_lines[at].text.find(m_header.day_words) != std::string_view::npos)
                return m_lines[at].number;
        return m_lines[m_opening.first].number;
    }

    // "Justerat 2025-11-19 …", "Utskrivet den 3 maj 2025": some days after the meeting.
    void take_signing() {
        constexpr std::size_t last_lines = 12;
        std::size_t met = 0;
        for (auto at = m_lines.size(); at-- > 0 && met < last_lines;) {
            if (m_lines[at].blank()) continue;
            ++met;
            const auto low = lower_in_place(m_lines[at].text);
            for (std::string_view word :
                 {"juster", "undertecknat", "utskriv", "upprättat", "renskriv", "signerat",
                  "nedskrivet", "antecknat", "publicera", "anslaget", "godkänt av"})
                if (text::trim(low).starts_with(word))
                    take_sent_day(m_lines[at].text, m_header.written);
        }
    }

    // "vårterminen 2025", "Protokoll nr 3/2025": the one year of the head, where none stands beside
    // the day. What money is planned for is another.
    void take_year_above(std::size_t end) {
        constexpr std::size_t digits = 4;
        for (std::size_t at = 0; at < end; ++at) {
            const auto low = lower_in_place(m_lines[at].text);
            for (std::string_view other :
                 {"budget", "plan", "bokslut", "strategi", "vision", "mål"})
                if (low.find(other) != low.npos) return;
            for (auto from = low.find("20"); from != low.npos; from = low.find("20", from + 1)) {
                auto end_of = from;
                while (end_of < low.size() && is_ascii_digit(low[end_of])) ++end_of;
                const bool begins = from == 0 || !is_ascii_digit(low[from - 1]);
                if (!begins || end_of - from != digits) continue;
                const int year = std::stoi(std::string(low.substr(from, digits)));
                if (m_header.year_above && *m_header.year_above != year) {
                    m_header.year_above.reset();
                    return;
                }
                m_header.year_above = year;
            }
        }
    }

    static void take_sent_day(std::string_view text, std::optional<Day>& day) {
        for (const auto& phrase : recurrence::find_phrases(text))
            if (phrase.kind == PhraseKind::day && phrase.first.year && !day)
                day = recurrence::resolve(phrase, {}).day();
    }

    void take_whole(Line& line) {
        const bool known = m_header.day.has_value();
        take(line);
        if (!known && m_header.day) m_header.day_line = line.number;
    }

    // Fields may go on below the lists: "Utses att justera: …".
    void take_fields_below(std::size_t from) {
        for (auto at = from; at < m_lines.size(); ++at) {
            auto& line = m_lines[at];
            if (!line.free()) continue;
            // "tid 16.30 till 17.15" right beneath the list
            const bool beneath = at > 0 && m_lines[at - 1].taken && line.mark == Mark::none;
            const bool hours = beneath && !m_reading.meeting.start && is_day_line(line) &&
                               !looks_ahead(lower_in_place(line.body));
            if (field_of(line.body).field == Field::none && !hours) return;
            take_whole(line);
        }
    }

    // The lines of the header end before the first line of the body. Nothing is header unless a
    // title, a field or a list of those present says that there is one.
    std::size_t end_of_preamble() {
        std::size_t end = 0;
        std::size_t met = 0;
        for (std::size_t at = 0; at < m_lines.size() && met < 16; ++at) {
            const auto& line = m_lines[at];
            if (line.blank() || line.furniture) continue;
            if (list_label(line.body).list != List::none) return lists_begin(at, end, met);
            if (m_opening.end > 0 && at >= m_opening.first) return lists_begin(at, end, met);
            ++met;
            const bool goes_on = end > 0 && end == at && line.indent > m_lines[at - 1].indent + 3 &&
                                 line.mark == Mark::none &&
                                 field_of(m_lines[at - 1].body).field != Field::none;
            if (goes_on) {
                end = at + 1;
                continue;
            }
            // The day alone on the first line, what they call the meeting on the next.
            const bool beneath_day = end > 0 && end == at && met <= 3 &&
                                     is_day_line(m_lines[at - 1]) && line.mark == Mark::none &&
                                     is_called_meeting(line.body);
            const bool day_line =
                is_day_line(line) && (end > 0 || (met <= 4 && names_one_day(line)));
            if (field_of(line.body).field != Field::none || (met <= 4 && is_title(line, at)) ||
                day_line || beneath_day)
                end = at + 1;
            else if (is_long_text(line) || line.mark == Mark::bullet)
                break;
            else if (line.mark == Mark::section || line.mark == Mark::number)
                break;
        }
        return end;
    }

    // A list of those present follows: what stands above it is header, but for headings of a body
    // that has begun.
    std::size_t lists_begin(std::size_t at, std::size_t end, std::size_t met) const {
        for (std::size_t i = end; i < at; ++i)
            if (m_lines[i].free() &&
                (m_lines[i].mark == Mark::section || m_lines[i].mark == Mark::number))
                return end;
        return met <= 8 ? at : end;
    }

    // By its name, or by one that it had before.
    static bool is_called(std::string_view low, const KnownName& group) {
        const auto has = [&](const std::string& name) {
            return has_word(low, lower_in_place(name));
        };
        return has(group.name) || std::any_of(group.spellings.begin(), group.spellings.end(), has);
    }

    [[nodiscard]] bool is_known_group(std::string_view low) const {
        return std::any_of(m_known.groups.begin(), m_known.groups.end(),
                           [&](const KnownName& group) { return is_called(low, group); });
    }

    bool is_title(const Line& line, std::size_t at) const {
        const auto low = lower_in_place(line.body);
        if (line.body.size() > 150 || line.mark == Mark::bullet) return false;
        if (has_any(low, document_words) && !ends_sentence(line.body)) return true;
        const auto phrases = recurrence::find_phrases(line.body);
        const bool dated = std::any_of(phrases.begin(), phrases.end(), [](const Phrase& p) {
            return p.kind == PhraseKind::day && !p.is_range();
        });
        if (dated && (has_body_word(low) || is_known_group(low)) && !ends_sentence(line.body))
            return true;
        if (is_known_group(low) && low.size() < 60 && !ends_sentence(line.body)) return true;
        return line.mark == Mark::heading && line.depth == 1 && is_lonely_heading(at);
    }

    // The one heading of the first order is the title of a Markdown text.
    bool is_lonely_heading(std::size_t at) const {
        std::size_t first = 0;
        std::size_t lower = 0;
        for (const auto& line : m_lines) {
            if (line.mark != Mark::heading) continue;
            (line.depth == 1 ? first : lower) += 1;
        }
        return first == 1 && lower > 0 && at < 8;
    }

    // "Uppföljningsmöte Trygg hamn"
    static bool is_called_meeting(std::string_view body) {
        constexpr std::size_t longest = 60;
        return body.size() < longest && !ends_sentence(body) && !has_verb(body) &&
               has_body_word(lower_in_place(body));
    }

    // "tisdag 12 maj 2026, 09.00-12.00, Kajutan" near the top; "10 maj - besöket" is a heading.
    static bool names_one_day(const Line& line) {
        const auto phrases = recurrence::find_phrases(line.body);
        return std::any_of(phrases.begin(), phrases.end(), [](const Phrase& p) {
            return p.kind == PhraseKind::day && !p.is_range() && (p.first.year || p.start) &&
                   p.span.begin < 3;
        });
    }

    static bool is_day_line(const Line& line) {
        if (line.body.size() > 90 || ends_sentence(line.body)) return false;
        const auto phrases = recurrence::find_phrases(line.body);
        return std::any_of(phrases.begin(), phrases.end(),
                           [](const Phrase& p) {
                               return (p.kind == PhraseKind::day && !p.is_range()) ||
                                      p.kind == PhraseKind::time;
                           }) &&
               !has_verb(line.body);
    }

    static bool has_verb(std::string_view body) {
        Parsed parsed;
        parse(body, parsed);
        return parsed.has_verb();
    }

    void take(Line& line) {
        line.taken = true;
        const auto field = field_of(line.body);
        switch (field.field) {
            case Field::ignored: return give_role(field);
            case Field::place: return set_place(take_field_beside(field.value), true);
            case Field::group: m_reading.meeting.group = std::string(field.value); return;
            case Field::date:
                // "Från: Eva / Datum: 12 maj": when the mail was sent.
                if (m_mail && !m_header.sent &&
                    (field.label.size() == 5 || field.label.size() == 4))
                    return take_sent(field.value);
                [[fallthrough]];
            case Field::time: {
                const auto rest = take_times(field.value);
                return set_place(rest, false);
            }
            case Field::ending: return take_ending(field.value);
            case Field::letter: return offer_addressee(field);
            case Field::sent: return take_sent(field.value);
            case Field::subject:
                m_subject = without_reply_marks(field.value);
                take_told_weekday(field.value);
                // "Det vi sa i tisdags" names nobody.
                if (const auto rest = take_times(m_subject); !has_verb(rest)) offer_groups(rest);
                return;
            case Field::none: break;
        }
        const auto rest = take_times(line.body);
        if (rest.size() < line.body.size()) set_place(rest, false);
        offer_groups(rest);
    }

    void take_ending(std::string_view value) {
        for (const auto& phrase : recurrence::find_phrases(value))
            if (phrase.start && !m_reading.meeting.end) m_reading.meeting.end = phrase.start;
    }

    // "Till: Projektgruppen Vägen in": a group that is written to is the one that met.
    void offer_addressee(const FieldLine& field) {
        const auto low = lower_in_place(field.label);
        m_mail = m_mail || low == "från" || low == "from";
        if ((low == "till" || low == "to") && people_rank(lower_in_place(field.value)) == 2)
            offer_groups(std::string(field.value.substr(0, field.value.find('<'))));
    }

    void take_told_weekday(std::string_view text) {
        if (m_header.told || !m_header.sent) return;
        const auto told = day_told_in_mail(text, *m_header.sent);
        if (!told) return;
        m_header.told = told->day;
        m_header.told_words = told->words;
    }

    void take_sent(std::string_view value) { take_sent_day(value, m_header.sent); }

    // "Sekreterare: Bo Ek" above the list tells the role of one in it.
    void give_role(const FieldLine& field) {
        auto low = lower_in_place(field.label);
        if (low.find("juster") != low.npos) return;
        for (auto* list : {&m_reading.present})
            for (auto& who : *list)
                if (who.name == text::trim(field.value) && who.role.empty()) who.role = low;
    }

    // "Plats: Fyren    Tid: 18.30-20.00": a second field in the next column.
    std::string_view take_field_beside(std::string_view value) {
        const auto gap = value.find("  ");
        if (gap == std::string_view::npos) return value;
        const auto beside = text::trim(value.substr(gap));
        const auto field = field_of(beside);
        if (field.field == Field::date || field.field == Field::time) take_times(field.value);
        return field.field == Field::none ? value : text::trim(value.substr(0, gap));
    }

    // Takes days and times out of a line; what is left may be the place or the group.
    std::string take_times(std::string_view body) {
        const auto phrases = recurrence::find_phrases(body);
        std::string rest;
        std::size_t from = 0;
        for (const auto& phrase : phrases) {
            if (phrase.kind != PhraseKind::day && phrase.kind != PhraseKind::time &&
                phrase.kind != PhraseKind::weekday)
                continue;
            rest += body.substr(from, phrase.span.begin - from);
            rest += '\x01';
            from = phrase.span.end;
            auto& meeting = m_reading.meeting;
            if (phrase.start && !meeting.start) meeting.start = phrase.start;
            if (phrase.end && !meeting.end) meeting.end = phrase.end;
            if (phrase.kind == PhraseKind::day && !m_header.day) {
                m_header.day = phrase;
                m_header.day_words = std::string(
                    body.substr(phrase.core.begin, phrase.core.end - phrase.core.begin));
            }
        }
        rest += body.substr(from);
        return rest;
    }

    // "sal 114", "i föreningslokalen": said beside the time.
    void set_place(std::string_view text, bool certain) {
        auto& place = m_reading.meeting.place;
        if (!place.empty()) return;
        if (certain) {
            place = text::squeeze(text);
            return;
        }
        for (auto part : text::split(text, ',')) {
            part = text::trim(part);
            while (!part.empty() && (part.front() == '\x01' || part.front() == ' '))
                part.remove_prefix(1);
            const auto low = lower_in_place(part);
            for (std::string_view start : {"sal ", "rum ", "lokal", "konferensrum", "via ", "teams",
                                           "zoom", "digitalt", "i ", "på "})
                if (low.starts_with(start) && part.size() < 60) {
                    for (std::string_view small : {"i ", "på "})
                        if (low.starts_with(small)) part = text::trim(part.substr(small.size()));
                    place = std::string(part.substr(0, part.find('\x01')));
                    return;
                }
        }
    }

    // A title has parts: "Kåren – styrelsemöte 3", "Gruppen, minnesanteckningar", columns.
    void offer_groups(const std::string& rest) {
        if (lower_in_place(rest).find("protokoll enligt") != std::string::npos) return;
        std::string_view left = rest;
        while (!left.empty()) {
            std::size_t cut = left.size();
            std::size_t length = 0;
            for (std::string_view sign : {" – ", " - ", " — ", "   ", ", ", ": ", " | ", " / "})
                if (const auto at = left.find(sign); at < cut) {
                    cut = at;
                    length = sign.size();
                }
            offer_group(left.substr(0, cut));
            left = left.substr(std::min(left.size(), cut + length));
        }
    }

    // What is left of a title without its day, its numbers and the words for the document.
    void offer_group(std::string_view rest) {
        std::string kept;
        std::string_view meeting;
        bool leading = true;
        for (auto word : text::split(rest, ' ')) {
            const auto cut = word.find('\x01');
            if (cut == 0 && !leading) break;
            if (cut != std::string_view::npos) word = word.substr(0, cut);
            if (word.empty()) continue;
            auto low = lower_in_place(word);
            while (ends_with_any(low, ",:;.–-")) low.pop_back();
            const bool number = !low.empty() && std::all_of(low.begin(), low.end(), [](char c) {
                return is_ascii_digit(c) ||
                       std::string_view("/:-()§").find(c) != std::string_view::npos;
            });
            const bool skipped = low.empty() || number || is_one_of(low, document_words) ||
                                 is_one_of(low, joining_words) || names_a_meeting(low);
            if (leading && skipped) {
                meeting = names_a_meeting(low) ? word : meeting;
                continue;
            }
            // "Dialogmöte om hamnen": the meeting is called by what it is about.
            if (leading && low == "om" && !meeting.empty()) kept = std::string(meeting);
            if (number && kept.size() > 3 && low.find('-') == std::string::npos) continue;
            leading = false;
            if (!kept.empty()) kept += ' ';
            kept += word;
        }
        for (;;) {
            const auto cut = kept.find_last_of(' ');
            const auto last = cut == std::string::npos ? std::string() : kept.substr(cut + 1);
            if (!last.empty() && is_one_of(lower_in_place(last), joining_words))
                kept.resize(cut);
            else if (ends_with_any(kept, " ,:;.-"))
                kept.pop_back();
            else if (kept.ends_with("–"))
                kept.resize(kept.size() - 3);
            else
                break;
        }
        const auto low = lower_in_place(kept);
        if (kept.size() < 2 || low.starts_with("org") || low == "sammanträdesdatum" ||
            field_of(kept + ":").field != Field::none)
            return;
        // A name with a word for a body of people stands before one without.
        const int rank = is_known_group(low) ? 3 : people_rank(low);
        if (!m_reading.meeting.group.empty() && rank <= m_rank) return;
        m_rank = rank;
        m_reading.meeting.group = with_known_spelling(kept);
    }

    template <class Words>
    static bool is_one_of(std::string_view word, const Words& words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    [[nodiscard]] std::string with_known_spelling(const std::string& name) const {
        const auto low = lower_in_place(name);
        for (const auto& group : m_known.groups)
            if (is_called(low, group)) return group.name;
        const bool shouted =
            std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        return shouted && name.size() > 6 ? text::upper_first(low) : text::upper_first(name);
    }

    std::vector<Line>& m_lines;
    const Opening& m_opening;
    bool m_mail = false;  // the head of a mail tells who it is from
    const Known& m_known;
    Reading& m_reading;
    Header m_header;
    std::string_view m_subject;  // of a mail
    int m_rank = 0;              // how surely the group's name is one
};

}  // namespace

Header read_header(std::vector<Line>& lines, const Opening& opening, const Known& known,
                   Reading& reading) {
    return HeaderReader(lines, opening, known, reading).read();
}

}  // namespace samskap::reading
