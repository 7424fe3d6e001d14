// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

// Walks the lines of one list and takes them.
class ListReader {
public:
    ListReader(std::vector<Line>& lines, std::size_t label, std::vector<Attendee>& people)
        : m_lines(lines), m_at(label), m_people(people) {}

    // Returns the place of the first line that is not the list's.
    std::size_t read(std::string_view beside) {
        m_lines[m_at].taken = true;
        // Labels in one column, people in the next, one on each line.
        const auto body = m_lines[m_at].body;
        const auto gap = body.find("  ");
        const bool column = !beside.empty() && gap != std::string_view::npos &&
                            text::trim(body.substr(gap)) == beside &&
                            (body.find(':') == std::string_view::npos || people_beneath());
        if (column) keep(attendees_in(beside, ListForm::one_each_line), m_lines[m_at].number);
        auto at = beside.empty() || column ? m_at + 1 : run_on(beside);
        for (; at < m_lines.size(); ++at) {
            const auto& line = m_lines[at];
            if (line.blank() || line.furniture) continue;
            if (line.mark == Mark::heading || line.mark == Mark::section ||
                line.mark == Mark::emphasis || list_label(line.body).list != List::none)
                break;
            if (!take(at)) break;
        }
        return at;
    }

private:
    [[nodiscard]] bool people_beneath() const {
        if (m_at + 1 >= m_lines.size()) return false;
        const auto& next = m_lines[m_at + 1];
        return !next.blank() && next.indent > m_lines[m_at].indent + 4 &&
               !attendees_in(next.body, ListForm::one_each_line).empty();
    }

    void keep(std::vector<Attendee> people, int line) {
        for (auto& who : people) {
            who.line = line;
            const auto same = [&](const Attendee& other) { return other.name == who.name; };
            if (std::none_of(m_people.begin(), m_people.end(), same))
                m_people.push_back(std::move(who));
        }
    }

    // "Deltagare: Bo Ek (Kajen), …" with the lines it runs over.
    std::size_t run_on(std::string_view beside) {
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
            const bool people = line.body.find(',') != std::string_view::npos &&
                                !attendees_in(line.body, ListForm::run_on).empty();
            if (!open() && !people && m_lines[at].indent <= m_lines[m_at].indent) break;
            if (!open() && !people && attendees_in(line.body, ListForm::one_each_line).empty())
                break;
            if (!open() && !people) text += ',';
            text += ' ';
            starts.emplace_back(text.size(), line.number);
            text += line.body;
            m_lines[at].taken = true;
        }
        auto people = attendees_in(text, ListForm::run_on);
        std::size_t from = 0;
        for (auto& who : people) {
            const auto place = text.find(who.name, from);
            if (place != std::string::npos) from = place;
            int number = starts.front().second;
            for (const auto& [start, line] : starts)
                if (start <= from) number = line;
            keep({who}, number);
        }
        return at;
    }

    bool take(std::size_t at) {
        auto& line = m_lines[at];
        auto body = line.body;
        if (line.mark == Mark::row) {
            line.taken = true;
            take_row(line);
            return true;
        }
        if (const auto colon = body.find(':'); colon != std::string_view::npos && colon < 30) {
            const auto label = lower_in_place(text::trim(body.substr(0, colon)));
            if (label == "övriga" || label == "suppleant" || label == "adjungerad" ||
                label == "gäst" || label == "ledamot" || label == "även" || label == "gäster" ||
                label == "inbjudna") {
                body = text::trim(body.substr(colon + 1));
                line.taken = true;
                keep(attendees_in(body, ListForm::run_on), line.number);
                return true;
            }
        }
        if (is_part(body)) {
            line.taken = true;
            return true;
        }
        auto people = attendees_in(body, ListForm::one_each_line);
        // A first name alone is somebody in a list of bullets, or of first names.
        if (people.empty() && body.find(' ') == std::string_view::npos && is_first_name(body))
            people.emplace_back().name = std::string(body);
        if (people.empty() && line.mark == Mark::bullet)
            people = attendees_in(body, ListForm::run_on);
        if (people.empty() || is_rather_a_heading(at, people)) return false;
        line.taken = true;
        keep(std::move(people), line.number);
        return true;
    }

    static bool is_part(std::string_view body) {
        auto low = lower_in_place(body);
        while (ends_with_any(low, ":")) low.pop_back();
        for (std::string_view label :
             {"övriga", "tjänstemän", "gäster", "politiker", "personal", "elever", "föräldrar",
              "inbjudna", "lärare", "boende", "ordinarie"})
            if (low == label) return true;
        return false;
    }

    void take_row(const Line& line) {
        std::vector<std::string_view> cells;
        for (const auto cell : text::split(line.body, '|'))
            if (!text::trim(cell).empty()) cells.push_back(text::trim(cell));
        if (cells.empty() || !looks_like_full_name(cells[0])) return;
        std::string joined(cells[0]);
        for (std::size_t i = 1; i < cells.size(); ++i) joined += ", " + std::string(cells[i]);
        keep(attendees_in(joined, ListForm::one_each_line), line.number);
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
        return attendees_in(m_lines[next].body, ListForm::one_each_line).empty();
    }

    std::vector<Line>& m_lines;
    std::size_t m_at;
    std::vector<Attendee>& m_people;
};

// "§ 2 Närvarande" in the middle of a text is a list; "Närvarande föräldrar tyckte" is not.
bool is_label_line(const Line& line, const ListLabel& label) {
    return label.list != List::none && line.mark != Mark::bullet &&
           (label.rest.empty() || !attendees_in(label.rest, ListForm::run_on).empty() ||
            label.rest.size() < 60);
}

}  // namespace

void read_attendance(std::vector<Line>& lines, Reading& reading) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (!lines[at].free()) continue;
        const auto label = list_label(lines[at].body);
        if (!is_label_line(lines[at], label)) continue;
        auto& people = label.list == List::present ? reading.present : reading.absent;
        ListReader reader(lines, at, people);
        at = reader.read(label.rest) - 1;
    }
}

}  // namespace samskap::reading
