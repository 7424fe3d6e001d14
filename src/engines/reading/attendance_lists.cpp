// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/header_fields.hpp"
#include "engines/reading/names.hpp"
#include "engines/reading/told_people.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

bool is_table_rule(std::string_view body) {
    return body.find('-') != std::string_view::npos &&
           body.find_first_not_of("|-: \t") == std::string_view::npos;
}

// Walks the lines of one list and takes them.
class ListReader {
public:
    ListReader(std::vector<Line>& lines, std::size_t label, List list, Reading& reading)
        : m_lines(lines), m_at(label), m_list(list), m_reading(reading) {}

    // Returns the place of the first line that is not the list's.
    std::size_t read(std::string_view beside) {
        m_lines[m_at].taken = true;
        // "Närvarande: Vi var sju: Eva Ek, …"
        constexpr std::size_t longest_count = 40;
        if (const auto colon = beside.find(':');
            colon < longest_count && lower_in_place(beside.substr(0, 3)) == "vi ")
            beside = text::trim(beside.substr(colon + 1));
        // Labels in one column, people in the next, one on each line.
        const auto body = m_lines[m_at].body;
        const auto gap = body.find("  ");
        const bool column = !beside.empty() && gap != std::string_view::npos &&
                            text::trim(body.substr(gap)) == beside &&
                            (body.find(':') == std::string_view::npos || people_beneath());
        if (column) keep(attendees_in(beside, ListForm::one_each_line), m_lines[m_at].number);
        const bool party = !beside.empty() && !column && take_party(beside, m_at);
        return read_from(beside.empty() || column || party ? m_at + 1 : run_on(beside));
    }

    // A table of people that no label announces: its head stands at the place of the label.
    std::size_t read_table(const PeopleColumns& columns) {
        m_lines[m_at].taken = true;
        m_columns = columns;
        return read_from(m_at + 1);
    }

    // Lines of those who came from somewhere, that no label announces.
    std::size_t read_parties() { return read_from(m_at); }

    void keep_beside(std::string_view people) {
        keep(attendees_in(people, ListForm::run_on), m_lines[m_at].number);
    }

private:
    std::size_t read_from(std::size_t at) {
        for (; at < m_lines.size(); ++at) {
            const auto& line = m_lines[at];
            if (line.blank() || line.furniture || line.taken) continue;
            if (line.mark == Mark::none && take_role(at)) continue;
            if (line.mark == Mark::heading || line.mark == Mark::section ||
                line.mark == Mark::emphasis ||
                (line.mark != Mark::row && list_label(line.body).list != List::none))
                break;
            if (!take(at)) break;
        }
        return at;
    }

    [[nodiscard]] bool people_beneath() const {
        if (m_at + 1 >= m_lines.size()) return false;
        const auto& next = m_lines[m_at + 1];
        return !next.blank() && next.indent > m_lines[m_at].indent + 4 &&
               begins_with_people(next.body, ListForm::one_each_line);
    }

    std::vector<Attendee>& people_of(List list) {
        return list == List::present ? m_reading.present : m_reading.absent;
    }
    void keep(std::vector<Attendee> people, int line) {
        for (auto& who : people) keep(std::move(who), line, m_list);
    }
    void keep(Attendee who, int line, List list) {
        who.line = line;
        auto& people = people_of(list);
        const auto same = [&](const Attendee& other) { return other.name == who.name; };
        if (std::none_of(people.begin(), people.end(), same)) people.push_back(std::move(who));
    }

    // "Deltagare: Bo Ek (Kajen), …" with the lines it runs over.
    std::size_t run_on(std::string_view beside) {
        // "Närvarande: från kansliet Eva och Bo. Från Kajen Ia."
        if (auto people = people_by_place(beside, {}); !people.empty()) {
            keep(std::move(people), m_lines[m_at].number);
            return m_at + 1;
        }
        std::string text(beside);
        std::vector<std::pair<std::size_t, int>> starts{{0, m_lines[m_at].number}};
        auto at = m_at + 1;
        const auto open = [&] {
            const auto brackets = std::count(text.begin(), text.end(), '(') -
                                  std::count(text.begin(), text.end(), ')');
            return brackets > 0 || ends_with_any(text, ",-;") || text.ends_with(" och");
        };
        for (; at < m_lines.size(); ++at) {
            const auto& line = m_lines[at];
            if (line.blank() || line.mark != Mark::none || list_label(line.body).list != List::none)
                break;
            // "(sekreterare), Eva Ek": goes on with the one who ends the line above.
            const bool people = line.body.starts_with('(') ||
                                (line.body.find_first_of(",;") != std::string_view::npos &&
                                 begins_with_people(line.body, ListForm::run_on));
            if (!open() && !people && m_lines[at].indent <= m_lines[m_at].indent) break;
            if (!open() && !people && !begins_with_people(line.body, ListForm::one_each_line))
                break;
            if (!open() && starts_upper(line.body) && !ends_in_first_name(text)) text += ',';
            text += ' ';
            starts.emplace_back(text.size(), line.number);
            text += line.body;
            m_lines[at].taken = true;
        }
        take_absent(text, starts);
        auto people = attendees_in(text, ListForm::run_on);
        std::size_t from = 0;
        for (auto& who : people) {
            const auto place = text.find(who.name, from);
            if (place != std::string::npos) from = place;
            int number = starts.front().second;
            for (const auto& [start, line] : starts)
                if (start <= from) number = line;
            keep(std::vector{who}, number);
        }
        take_absent_below(at);
        return at;
    }

    // "Eva, Bo och Ia. Alf var sjuk.": a sentence behind the list, of those who were not there.
    void take_absent(std::string& text, const std::vector<std::pair<std::size_t, int>>& starts) {
        for (auto end = text.find(". "); end != std::string::npos; end = text.find(". ", end + 1)) {
            auto people = absent_in(std::string_view(text).substr(end + 2));
            if (people.empty()) continue;
            for (auto& who : people) keep(std::move(who), starts.back().second, List::absent);
            text.resize(end);
            return;
        }
    }

    // "Uffe sov, Zeke jobbar" right beneath the list: others than those in it.
    void take_absent_below(std::size_t at) {
        if (m_list != List::present || at >= m_lines.size()) return;
        auto& line = m_lines[at];
        if (!line.free() || line.mark != Mark::none || m_lines[at - 1].blank()) return;
        auto people = absent_in(line.body);
        for (const auto& who : people)
            for (const auto& there : m_reading.present)
                if (there.name == who.name) return;
        if (people.empty()) return;
        line.taken = true;
        for (auto& who : people) keep(std::move(who), line.number, List::absent);
    }

    // "Ordf.  Eva Ek": the role in one column, whoever has it in the next.
    bool take_role(std::size_t at) {
        auto& line = m_lines[at];
        if (line.body.find_first_of(":\t") == std::string_view::npos &&
            line.body.find("  ") == std::string_view::npos)
            return false;
        auto people = people_with_role(line.body);
        if (people.empty()) return false;
        keep(std::move(people), line.number);
        return line.taken = true;
    }

    // "Bostadsbolaget: förhinder": nobody came from there.
    static bool sent_nobody(std::string_view body) {
        const auto colon = body.find(": ");
        if (colon == body.npos) return false;
        const auto rest = lower_in_place(text::trim(body.substr(colon + 2)));
        for (std::string_view word :
             {"förhinder", "frånvarande", "ej närvarande", "anmält förhinder", "ingen", "-", "–",
              "återbud", "vakant", "ej på plats"})
            if (rest == word) return true;
        return false;
    }

    // "…, Elsa" / "Lundmark, …": a name that runs over the edge.
    static bool ends_in_first_name(std::string_view text) {
        const auto from = text.find_last_of(",;(");
        auto last = text::trim(text.substr(from == text.npos ? 0 : from + 1));
        if (const auto joined = last.rfind(" och "); joined != last.npos)
            last = text::trim(last.substr(joined));
        return last.find(' ') == last.npos && is_first_name(last);
    }

    bool take(std::size_t at) {
        auto& line = m_lines[at];
        if (is_table_rule(line.body)) return line.taken = true;
        const auto cells = columns_of(line.body);
        if (cells.size() > 1 && take_row(cells, line)) return line.taken = true;
        if (line.mark == Mark::row) return line.taken = true;
        if (is_part(line.body) || sent_nobody(line.body) || heads_a_part(at) ||
            take_party(line.body, at))
            return line.taken = true;
        auto people = people_in(line, at);
        if (people.empty() || is_rather_a_heading(at, people)) return false;
        line.taken = true;
        keep(std::move(people), line.number);
        return true;
    }

    std::vector<Attendee> people_in(const Line& line, std::size_t at) const {
        auto people = attendees_in(line.body, ListForm::one_each_line);
        if (!people.empty()) return people;
        // A first name alone is somebody in a list of bullets, or of first names.
        const auto first = line.body.substr(0, line.body.find_first_of(" ,("));
        const bool close = at > 0 && m_lines[at - 1].taken;
        const auto next = first.size() < line.body.size() ? line.body[first.size()] : ',';
        const bool alone = next != ' ' || line.body.substr(first.size()).starts_with(" (");
        const bool named = is_first_name(first) ||
                           (close && is_name_word(first) && traits_of(lower_in_place(first)) == 0 &&
                            first.size() == line.body.size());
        if (alone && named) people = attendees_in(line.body, ListForm::first_names);
        if (people.empty() && line.mark == Mark::bullet)
            people = attendees_in(line.body, ListForm::run_on);
        return people;
    }

    static bool is_part(std::string_view body) {
        auto low = lower_in_place(body);
        while (ends_with_any(low, ":")) low.pop_back();
        for (std::string_view label :
             {"övriga", "personalen", "föräldrarna", "tjänstemän", "tjänstepersoner", "sakkunniga",
              "föredragande", "handläggare", "gäster", "politiker", "personal", "elever",
              "föräldrar", "inbjudna", "lärare", "boende", "ordinarie"})
            if (low == label) return true;
        return false;
    }

    // "Organisationer", "Från kommunen": a word or two right above people who are told of with what
    // they are. A heading of the body has text beneath.
    [[nodiscard]] bool heads_a_part(std::size_t at) const {
        constexpr std::size_t longest = 30;
        const auto body = m_lines[at].body;
        const bool wordy = body.size() <= longest && starts_upper(body) &&
                           body.find_first_of(",(.0123456789") == std::string_view::npos &&
                           std::count(body.begin(), body.end(), ' ') < 2;
        if (!wordy || looks_like_full_name(body) || at + 1 >= m_lines.size()) return false;
        const auto& next = m_lines[at + 1];
        const auto name = next.body.substr(0, next.body.find_first_of(",("));
        return !next.blank() && name.size() < next.body.size() && next.mark == m_lines[at].mark &&
               looks_like_full_name(text::trim(name)) &&
               attendees_in(next.body, ListForm::one_each_line).size() == 1;
    }

    // "Övriga: Bo Ek", "Sundhamns kommun: Eva Ek, Tor Lind", "Facket genom Bo Alm".
    bool take_party(std::string_view body, std::size_t at) {
        std::size_t cut = std::string_view::npos;
        std::size_t length = 0;
        for (std::string_view sign : {": ", " genom ", ":\t"})
            if (const auto place = body.find(sign); place < cut) {
                cut = place;
                length = sign.size();
            }
        constexpr std::size_t longest = 60;
        if (cut > longest) return false;  // or none
        auto party = text::trim(body.substr(0, cut));
        // "Eva, Bo och vuxna: Ia": names stand before the sign.
        if (party.find_first_of(",(") != party.npos) return false;
        if (field_of(body).field != Field::none) return false;
        auto next = at + 1;
        const auto low_party = lower_in_place(party);
        const bool is_one = low_party == "gäst" || low_party == "inbjuden" ||
                            low_party == "föredragande" || low_party == "inbjuden gäst";
        auto people = attendees_in(with_brackets_below(body.substr(cut + length), next),
                                   is_one ? ListForm::one_each_line : ListForm::run_on);
        const bool all_named = std::all_of(people.begin(), people.end(), [](const Attendee& who) {
            return looks_like_full_name(who.name) || is_first_name(who.name);
        });
        if (people.empty() || !all_named || !(starts_upper(party) || party.starts_with("från ")))
            return false;
        bool sent = false;
        for (std::string_view word : {"För ", "Från ", "från "})
            if (party.starts_with(word)) {
                party = party.substr(word.size());
                sent = true;
            }
        Attendee label;
        if (!sent) describe_attendee(label, party);
        const auto low = lower_in_place(party);
        bool none = is_part(party);
        for (std::string_view word : {"även", "gäst", "ledamot", "suppleant", "adjungerad"})
            none = none || low == word;
        for (auto& who : people) {
            if (none) continue;
            if (!label.role.empty() && who.role.empty()) who.role = low;
            if (label.role.empty() && who.organisation.empty())
                who.organisation = text::upper_first(party);
        }
        keep(std::move(people), m_lines[at].number);
        for (auto line = at + 1; line < next; ++line) m_lines[line].taken = true;
        return true;
    }

    // "Kajen: Eva Ek, Bo Alm" with "(ordförande), Ia Gran" on the line below.
    [[nodiscard]] std::string with_brackets_below(std::string_view people,
                                                  std::size_t& next) const {
        std::string whole(people);
        for (; next < m_lines.size() && !m_lines[next].blank() &&
               (m_lines[next].body.starts_with('(') || whole.ends_with(',') ||
                // "…; Yasmin" / "Saleh; Roger Ek": a name that runs over the edge.
                (ends_in_first_name(whole) && m_lines[next].mark == Mark::none &&
                 m_lines[next].body.find(';') != std::string_view::npos));
             ++next)
            whole.append(" ").append(m_lines[next].body);
        return whole;
    }

    bool take_row(const std::vector<std::string_view>& cells, const Line& line) {
        if (!m_columns) {
            if (auto columns = people_columns(cells)) {
                m_columns = columns;
                return true;
            }
        }
        if (m_columns) {
            auto row = person_of_row(cells, *m_columns);
            if (!row) return false;
            keep(std::move(row->who), line.number, m_columns->presence ? row->list : m_list);
            return true;
        }
        if (!looks_like_full_name(cells[0].substr(0, cells[0].find('(')))) return false;
        std::string joined;
        for (const auto cell : cells) {
            if (cell.empty()) continue;
            if (!joined.empty()) joined += ", ";
            joined += cell;
        }
        auto people = attendees_in(joined, ListForm::first_names);
        if (people.empty()) return false;
        keep(std::move(people), line.number);
        return true;
    }

    // "Stora Mässan" after a list of names: the first heading of the body. It stands alone, what
    // follows is text, and nothing says that it is a person.
    bool is_rather_a_heading(std::size_t at, const std::vector<Attendee>& people) const {
        const auto& line = m_lines[at];
        if (line.mark != Mark::none || people.size() != 1) return false;
        const auto& who = people.front();
        if (!who.organisation.empty() || !who.role.empty()) return false;
        if (is_first_name(who.name.substr(0, who.name.find(' ')))) return false;
        if (at == 0 || !m_lines[at - 1].blank()) return false;
        auto next = at + 1;
        while (next < m_lines.size() && m_lines[next].blank()) ++next;
        if (next >= m_lines.size()) return false;
        if (list_label(m_lines[next].body).list != List::none) return false;
        return !begins_with_people(m_lines[next].body, ListForm::one_each_line);
    }

    std::vector<Line>& m_lines;
    std::size_t m_at;
    List m_list;
    Reading& m_reading;
    std::optional<PeopleColumns> m_columns;
};

// "§ 2 Närvarande" in the middle of a text is a list; "Närvarande föräldrar tyckte" is not.
bool is_label_line(const Line& line, const ListLabel& label) {
    constexpr int head = 15;
    constexpr std::size_t longest = 24;
    if (label.list == List::none) return false;
    const bool field = line.number < head && line.body.find(':') < longest;
    if (line.mark == Mark::bullet) return field && begins_with_people(label.rest, ListForm::run_on);
    // "Saknas: folk till tisdagar", far from the head
    constexpr int far = 16;
    const bool near = line.number < far || label.rest.empty();
    return (near && label.rest.size() < 60) || label.rest.starts_with("från ") ||
           begins_with_people(label.rest, ListForm::run_on);
}

// Names and roles alone may be an election or a list of tasks; marks of presence, or the head of
// the text, tell that they are of those who met.
bool is_of_people(const std::vector<Line>& lines, std::size_t at, const PeopleColumns& columns) {
    constexpr std::size_t head = 25;
    if (columns.presence || columns.tells_list) return true;
    auto above = at;
    while (above > 0 && lines[above - 1].blank()) --above;
    return at < head && above > 0 &&
           (lines[above - 1].taken || list_label(lines[above - 1].body).list != List::none);
}

// "Från nämnden: Eva Ek (ordförande), Bo Alm": near the top, a line or more of those who came from
// somewhere, under no label.
bool is_party_line(const std::vector<Line>& lines, std::size_t at) {
    constexpr std::size_t head = 15;
    constexpr std::size_t longest = 40;
    const auto& line = lines[at];
    if (at >= head || line.mark != Mark::none || at == 0) return false;
    const auto low = lower_in_place(line.body.substr(0, longest));
    const auto colon = low.find(": ");
    if (colon == low.npos || !(low.starts_with("från ") || low.starts_with("för "))) return false;
    const auto people = attendees_in(line.body.substr(colon + 2), ListForm::run_on);
    return people.size() > 1 && std::all_of(people.begin(), people.end(), [](const Attendee& who) {
               return looks_like_full_name(who.name) || is_first_name(who.name);
           });
}

// "Vi var sju: Eva Ek och Bo Alm från Kajen, Ia Gran från vården och jag.": a sentence, not a list.
bool is_sentence(const std::vector<Line>& lines, std::size_t at) {
    const auto low = lower_in_place(lines[at].body);
    bool told = false;
    for (std::string_view start : {"vi var", "med var", "på plats var", "på mötet", "vid mötet",
                                   "närvarande var", "på träffen"})
        told = told || low.starts_with(start);
    if (!told) return false;
    std::string text;
    for (auto i = at;
         i < lines.size() && !lines[i].blank() && (i == at || lines[i].mark == Mark::none); ++i)
        text.append(lines[i].body).append(" ");
    const bool sent = text.find(" från ") != text.npos || text.find(" och jag") != text.npos ||
                      text.find("undertecknad") != text.npos;
    return sent && ends_sentence(text);
}

}  // namespace

void read_attendance(std::vector<Line>& lines, Sentences sentences, Reading& reading) {
    constexpr std::size_t last_table = 60;  // further down a table is of other things
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (!lines[at].free()) continue;
        if (lines[at].mark == Mark::row && at < last_table) {
            const auto cells = columns_of(lines[at].body);
            if (const auto columns = people_columns(cells);
                columns && is_of_people(lines, at, *columns)) {
                const bool absent = columns->tells_list && columns->marks_absence;
                at = ListReader(lines, at, absent ? List::absent : List::present, reading)
                         .read_table(*columns) -
                     1;
                continue;
            }
            // | Närvarande | Eva Ek, Bo Alm |
            const auto label = list_label(cells.front());
            if (cells.size() == 2 && label.list != List::none && label.rest.empty()) {
                ListReader(lines, at, label.list, reading).read(cells[1]);
                continue;
            }
        }
        if (reading.present.empty() &&
            (is_party_line(lines, at) || begins_roles(lines, at) || begins_parties(lines, at))) {
            at = ListReader(lines, at, List::present, reading).read_parties() - 1;
            continue;
        }
        const auto label = list_label(lines[at].body);
        if (!is_label_line(lines[at], label)) continue;
        if (sentences == Sentences::leave && is_sentence(lines, at)) continue;
        if (const auto second = second_label(label.rest)) {
            ListReader(lines, at, label.list, reading).keep_beside(second->people);
            at = ListReader(lines, at, second->label.list, reading).read(second->label.rest) - 1;
            continue;
        }
        // "- **Närvarande:** Eva Ek (Kajen), Bo Alm": a field of the head, whole in its line.
        if (lines[at].mark == Mark::bullet) {
            ListReader(lines, at, label.list, reading).keep_beside(label.rest);
            lines[at].taken = true;
            continue;
        }
        at = ListReader(lines, at, label.list, reading).read(label.rest) - 1;
    }
}

}  // namespace samskap::reading
