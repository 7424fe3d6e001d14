// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/out.hpp"

#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

using reading::Kind;

std::string_view ending_of(Shape shape) {
    switch (shape) {
        case Shape::text: return ".txt";
        case Shape::docx: return ".docx";
        case Shape::pdf: return ".pdf";
    }
    return "";
}

std::vector<typesetting::Fact> facts_of(const Minutes& minutes, const ui::Texts& t) {
    const auto& meeting = minutes.meeting;
    std::vector<typesetting::Fact> facts{{t(text::group), meeting.group_name}};
    if (meeting.day) facts.push_back({t(text::day), t.day_and_year(*meeting.day)});
    const auto time = time_words(meeting.start, meeting.end, t);
    if (!time.empty()) facts.push_back({t(text::time), time});
    if (!meeting.place.empty()) facts.push_back({t(text::place), meeting.place});
    if (!minutes.note_taker.empty()) facts.push_back({t(text::took_notes), minutes.note_taker});
    if (minutes.present > 0)
        facts.push_back({t(text::took_part), t(text::persons, minutes.present)});
    return facts;
}

// "Löfte: Amira pratar med cheferna. Vem: Amira Haddadi, senast 1 oktober 2026."
std::string line_of(const Minutes& minutes, const matters::Statement& one, const ui::Texts& t) {
    if (one.kind == Kind::information) return one.text;
    auto line = samskap::text::upper_first(kind_words(one.kind, t)) + ": " + one.text;
    std::vector<std::string> more;
    if (one.owner)
        more.push_back(t(text::owner_is, minutes.name_of(*one.owner)));
    else if (!one.owner_words.empty())
        more.push_back(t(text::owner_is, one.owner_words));
    const auto others = minutes.co_owners_of(one.id);
    if (!others.empty()) more.push_back(t(text::together_with, others));
    const auto due = due_words_of(one.text, one.due_day, one.due_words, t);
    if (!due.empty()) more.push_back(due);
    if (!more.empty()) line += " (" + samskap::text::join(more, ", ") + ")";
    return line;
}

void add_attendance(const Minutes& minutes, const ui::Texts& t, typesetting::Document& document) {
    if (minutes.attendance.empty()) return;
    document.blocks.emplace_back(typesetting::Heading{1, t(text::attendance)});
    typesetting::Table table{{t(text::person_name), t(text::organisation), t(text::role_at_meeting),
                              t(text::attendance)},
                             {}};
    for (std::size_t i = 0; i < minutes.attendance.size(); ++i) {
        const auto& person = minutes.attendance[i];
        table.rows.push_back({minutes.attendance_names[i], person.organisation, person.role,
                              person.is_present ? t(text::present) : t(text::absent)});
    }
    document.blocks.emplace_back(std::move(table));
}

// The day of the meeting, so that the file does not change with the day on which it is fetched.
Instant made_at(const web::Request& request, const Minutes& minutes) {
    const auto day = minutes.meeting.day.value_or(Day{0});
    return request.zone().instant({day, ClockTime{12 * 60}});
}

}  // namespace

std::string_view media_type(Shape shape) {
    switch (shape) {
        case Shape::text: return "text/plain; charset=utf-8";
        case Shape::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case Shape::pdf: return "application/pdf";
    }
    return "application/octet-stream";
}

std::string file_name(const web::Request& request, const Minutes& minutes, Shape shape) {
    const ui::Texts t(request);
    auto name = minutes.meeting.group_name;
    if (minutes.meeting.day) name += " " + to_text(*minutes.meeting.day);
    if (minutes.face == people::Face::open) name += " " + t(text::open_copy_in_file_name);
    return name + std::string(ending_of(shape));
}

typesetting::Document document_of(const web::Request& request, const Minutes& minutes) {
    const ui::Texts t(request);
    typesetting::Document document{
        .title = minutes_title(minutes, t),
        .facts = facts_of(minutes, t),
        .footer = minutes.face == people::Face::open
                      ? t(text::footer_open)
                      : t(text::footer_group, minutes.meeting.group_name),
        .author = minutes.meeting.group_name};
    for (const auto& topic : minutes.topics) {
        bool is_first = true;
        for (const auto& one : minutes.statements) {
            if (one.topic != topic.id) continue;
            if (is_first && !topic.title.empty())
                document.blocks.emplace_back(typesetting::Heading{1, topic.title});
            is_first = false;
            document.blocks.emplace_back(typesetting::Paragraph{line_of(minutes, one, t)});
        }
    }
    add_attendance(minutes, t, document);
    return document;
}

std::string set_in_type(const web::Request& request, const Minutes& minutes, Shape shape) {
    const auto document = document_of(request, minutes);
    switch (shape) {
        case Shape::text: return typesetting::to_clean_text(document);
        case Shape::docx: return typesetting::to_docx(document, made_at(request, minutes));
        case Shape::pdf: return typesetting::to_pdf(document, made_at(request, minutes));
    }
    return {};
}

}  // namespace samskap::minutes
