// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr auto name_heads = std::to_array<std::string_view>(
    {"namn", "name", "deltagare", "ledamot", "ledamöter", "person", "för- och efternamn"});
constexpr auto organisation_heads = std::to_array<std::string_view>(
    {"organisation", "org", "förvaltning", "enhet", "parti", "representerar", "förening",
     "arbetsplats", "från", "företag", "avdelning", "verksamhet", "skola", "klass", "part",
     "organization", "company"});
constexpr auto role_heads = std::to_array<std::string_view>(
    {"roll", "funktion", "uppdrag", "befattning", "titel", "role", "title"});
constexpr auto presence_heads = std::to_array<std::string_view>(
    {"närvarande", "närv", "närvaro", "deltog", "på plats", "present", "attended", "deltar",
     "var med", "frånvarande", "frånv", "frånvaro", "absent"});
constexpr auto yes_marks = std::to_array<std::string_view>(
    {"ja", "j", "x", "yes", "y", "✓", "✔", "☑", "1", "närvarande", "present", "ok"});
constexpr auto no_marks =
    std::to_array<std::string_view>({"nej", "n", "-", "–", "—", "", "no", "frånvarande", "absent",
                                     "förhinder", "0", "☐", "anmält förhinder", "sjuk", "återbud"});

template <class Words>
bool is_one(std::string_view cell, const Words& words) {
    auto low = lower_in_place(cell);
    while (ends_with_any(low, ".:*")) low.pop_back();
    return std::find(words.begin(), words.end(), std::string_view(low)) != words.end();
}

std::string_view cell_at(const std::vector<std::string_view>& cells,
                         std::optional<std::size_t> at) {
    return at && *at < cells.size() ? cells[*at] : std::string_view{};
}

}  // namespace

std::vector<std::string_view> columns_of(std::string_view body) {
    std::vector<std::string_view> cells;
    if (body.find('|') != std::string_view::npos) {
        if (body.starts_with('|')) body.remove_prefix(1);
        if (body.ends_with('|')) body.remove_suffix(1);
        for (const auto cell : text::split(body, '|')) cells.push_back(text::trim(cell));
        return cells;
    }
    std::size_t from = 0;
    for (std::size_t at = 0; at < body.size();) {
        const bool tab = body[at] == '\t';
        const bool gap = tab || body.substr(at).starts_with("  ");
        if (!gap) {
            ++at;
            continue;
        }
        cells.push_back(text::trim(body.substr(from, at - from)));
        while (at < body.size() && (body[at] == ' ' || body[at] == '\t')) ++at;
        from = at;
    }
    cells.push_back(text::trim(body.substr(from)));
    return cells;
}

std::optional<PeopleColumns> people_columns(const std::vector<std::string_view>& head) {
    if (head.size() < 2) return std::nullopt;
    PeopleColumns columns;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (!columns.name && is_one(head[i], name_heads)) {
            columns.name = i;
        } else if (is_one(head[i], organisation_heads)) {
            columns.organisation = i;
        } else if (is_one(head[i], role_heads)) {
            columns.role = i;
        } else if (is_one(head[i], presence_heads)) {
            columns.presence = i;
            const auto low = lower_in_place(head[i]);
            columns.marks_absence = low.starts_with("frånv") || low == "absent";
        }
    }
    // "Närvarande | Organisation | Roll": the list itself.
    if (!columns.name && columns.presence) {
        std::swap(columns.name, columns.presence);
        columns.tells_list = true;
    }
    if (!columns.name) return std::nullopt;
    return columns.organisation || columns.role || columns.presence ? std::optional(columns)
                                                                    : std::nullopt;
}

std::optional<RowPerson> person_of_row(const std::vector<std::string_view>& cells,
                                       const PeopleColumns& columns) {
    const auto name = cell_at(cells, columns.name);
    auto people = attendees_in(name, ListForm::first_names);
    if (people.size() != 1) return std::nullopt;
    RowPerson row{.who = std::move(people.front()), .list = List::present};
    for (const auto at : {columns.organisation, columns.role}) {
        const auto cell = cell_at(cells, at);
        if (cell.empty() || cell == "-") continue;
        if (at == columns.role)
            row.who.role = cell;
        else
            for (const auto part : text::split(cell, ',')) describe_attendee(row.who, part);
    }
    if (!columns.presence) return row;
    const auto mark = cell_at(cells, columns.presence);
    const bool no = is_one(mark, no_marks);
    const bool yes = is_one(mark, yes_marks);
    if (columns.marks_absence ? !no : no) row.list = List::absent;
    // "via länk", "till § 5": how somebody was there.
    if (!yes && !no && !columns.marks_absence && row.who.role.empty()) row.who.role = mark;
    return row;
}

}  // namespace samskap::reading
