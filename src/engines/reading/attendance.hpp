// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/reading/lines.hpp"
#include "engines/reading/reading.hpp"

namespace samskap::reading {

enum class List { none, present, absent };

// "Närvarande:", "Övriga deltagare", "Anmält förhinder: Bo Ek". `rest` is what follows the label.
struct ListLabel {
    List list = List::none;
    std::string_view rest;
};
ListLabel list_label(std::string_view body);
// Another label further on in the same line, behind the people of the first.
struct SecondLabel {
    std::string_view people;  // of the first label
    ListLabel label;
};
std::optional<SecondLabel> second_label(std::string_view rest);

// People of one line or one comma list: "Bo Ek, Kajen", "Tuva (9B, ordförande), Liam (9A)".
enum class ListForm {
    one_each_line,  // in full
    first_names,    // one on each line, where one name will do
    run_on,
};
std::vector<Attendee> attendees_in(std::string_view text, ListForm form);
// Whether anybody would be found, without the work of finding all.
bool begins_with_people(std::string_view text, ListForm form);
// Adds where somebody comes from, or what somebody does there.
void describe_attendee(Attendee& who, std::string_view what);

// A row of a table, whose columns are parted by | or by wide gaps. One cell: no row.
std::vector<std::string_view> columns_of(std::string_view body);

// What the columns of a table of people tell, by the words of its head.
struct PeopleColumns {
    std::optional<std::size_t> name;
    std::optional<std::size_t> organisation;
    std::optional<std::size_t> role;
    std::optional<std::size_t> presence;
    bool marks_absence = false;  // the marks are for those who are not there
    bool tells_list = false;     // the column of names does: "Närvarande | Organisation"
};
// None when it is no head of such a table.
std::optional<PeopleColumns> people_columns(const std::vector<std::string_view>& head);
struct RowPerson {
    Attendee who;
    List list = List::present;
};
std::optional<RowPerson> person_of_row(const std::vector<std::string_view>& cells,
                                       const PeopleColumns& columns);

// "Ordf.  Eva Ek", "Ledamöter: Bo Alm, Ia Gran": those a line tells of with their role before them.
std::vector<Attendee> people_with_role(std::string_view body);
// Whether lines of the head, under no label, begin to tell who was there by role, or by where they
// come from: "Region Norr: Eva Ek, Bo Alm".
bool begins_roles(const std::vector<Line>& lines, std::size_t at);
bool begins_parties(const std::vector<Line>& lines, std::size_t at);

// "Kent var sjuk och Majvor hade glömt": those a sentence says were not there; else nobody.
std::vector<Attendee> absent_in(std::string_view sentence);

// Reads every attendance list, and marks its lines as taken. Those told of in sentences are left to
// the opening first, which knows who "jag" is.
enum class Sentences { leave, take };
void read_attendance(std::vector<Line>& lines, Sentences sentences, Reading& reading);

// "Åke Samira Lotta N Pelle + Birgitta fr kyrkan. Henrik VAB.": a bare line of names right beneath
// the title.
void read_bare_names(std::vector<Line>& lines, Reading& reading);

// "Eva Ek Kajen": where nothing but a blank parts somebody from an organisation that is known, they
// are parted.
void part_from_known_organisations(const Known& known, Reading& reading);

// Who wrote: the name that ends a letter ("Hälsningar Eva Ek", "/Eva"), or under "Vid protokollet".
// Marks the lines of a letter's end.
struct Signature {
    std::string name;
    std::string organisation;
};
Signature read_signature(std::vector<Line>& lines);
// A first name of the lists is the one of that first name in the head of a mail.
void complete_names(const std::vector<Line>& lines, Reading& reading);

// What the first sentences of a text without a head tell of the meeting: "Hej! Vi träffades den 3
// maj. Med var Eva Ek (Kajen), Bo Alm och jag. Ia Gran var sjuk."
struct Opening {
    std::string text;       // what was read out of the lines
    std::size_t first = 0;  // the lines it stood on: [first, end)
    std::size_t end = 0;
};
// Takes what it has read out of its lines; those present are told only where no list is.
Opening read_opening(std::vector<Line>& lines, const Signature& author, Reading& reading);

}  // namespace samskap::reading
