// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/meeting_views.hpp"

#include <algorithm>

#include "features/minutes/remark_views.hpp"
#include "features/minutes/repair_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using reading::Kind;
using ui::Html;
using ui::markup;

// So many statements have their source beside them on one page; longer minutes have it topic by
// topic, and every statement keeps its place on the page.
constexpr std::size_t k_with_source = 24;
constexpr std::size_t k_topics_before_contents = 4;

bool is_marked(Kind kind) { return kind != Kind::information; }

class MeetingPage {
public:
    MeetingPage(const web::Request& request, const Minutes& minutes,
                std::optional<matters::TopicId> topic)
        : m_minutes(minutes),
          m_topic(topic),
          m_t(request),
          m_today(request.today()),
          m_person(request.viewer().person),
          m_margin(minutes.remarks, m_t) {}

    Html content() {
        const auto& meeting = m_minutes.meeting;
        Html all = markup(
            "<div class=\"cols\"><div>{}<h1>{}</h1>{}</div><aside class=\"card\">{}"
            "</aside></div>{}",
            state(), minutes_title(m_minutes, m_t), lead(), facts(), links());
        if (m_minutes.statements.empty()) {
            all += ui::paragraph(meeting.state == meetings::MeetingState::planned
                                     ? m_t(text::not_held_yet)
                                     : m_t(text::no_minutes));
            return all;
        }
        if (!m_minutes.silent_pages.empty()) all += silent_pages();
        all += contents();
        all += ui::each(m_minutes.topics, [&](const auto& one) { return topic(one); });
        all += m_margin.rest();
        all += links_section(m_minutes.gone_links, m_t, true);
        all += attendance();
        return all;
    }

private:
    [[nodiscard]] bool for_group() const { return m_minutes.face != people::Face::open; }

    Html state() {
        if (!for_group()) return {};
        const auto chip =
            m_minutes.is_open
                ? ui::chip(ui::Tone::ok, ui::Icon::ok, m_t(text::published_openly))
                : ui::chip(ui::Tone::plain, ui::Icon::lock, m_t(text::published_to_group));
        return markup("<p class=\"row\">{}</p>", chip);
    }

    Html lead() {
        if (m_minutes.statements.empty()) return {};
        return markup("<p class=\"lead noprint\">{}</p>",
                      for_group() ? m_t(text::meeting_lead_group) : m_t(text::meeting_lead_open));
    }

    [[nodiscard]] std::int64_t count(Kind kind) const {
        return std::count_if(m_minutes.statements.begin(), m_minutes.statements.end(),
                             [&](const auto& one) { return one.kind == kind; });
    }

    Html facts() {
        const auto& meeting = m_minutes.meeting;
        std::vector<ui::Fact> list;
        list.push_back({m_t(text::group),
                        ui::link(web::url("/groups/{}", meeting.group), meeting.group_name)});
        const auto time = time_words(meeting.start, meeting.end, m_t);
        if (!time.empty()) list.push_back({m_t(text::time), markup("{}", time)});
        if (!meeting.place.empty()) list.push_back({m_t(text::place), markup("{}", meeting.place)});
        if (!m_minutes.note_taker.empty())
            list.push_back({m_t(text::took_notes), markup("{}", m_minutes.note_taker)});
        if (m_minutes.present > 0)
            list.push_back(
                {m_t(text::took_part), markup("{}", m_t(text::persons, m_minutes.present))});
        if (!m_minutes.statements.empty())
            list.push_back(
                {m_t(text::found_here),
                 markup("{}", m_t(text::found_counts, m_t(text::promises, count(Kind::action)),
                                  m_t(text::decisions, count(Kind::decision))))});
        if (!m_minutes.versions.empty())
            list.push_back({m_t(text::version_other_files), other_files()});
        if (meeting.day_source == meetings::DaySource::derived && !meeting.day_note.empty() &&
            for_group())
            list.push_back(
                {m_t(text::day), markup("{}", m_t(text::day_derived, meeting.day_note))});
        return ui::facts(list);
    }

    Html silent_pages() {
        Html words = ui::paragraph(silent_words(m_minutes.silent_pages, m_t));
        if (m_minutes.places)
            words += m_minutes.places->pages(m_minutes.silent_pages,
                                             meetings::url_of(m_minutes.meeting.id), m_t);
        return ui::note(ui::Tone::wait, words);
    }

    Html other_files() {
        return markup("<ul>{}</ul>", ui::each(m_minutes.versions, [&](const OtherVersion& one) {
                          const auto said = one.gave_attendance ? m_t(text::version_gave_attendance)
                                                                : std::string();
                          return markup("<li>{} <span class=\"dim\">{}</span></li>",
                                        ui::link(versions_url(one.later), one.file_name), said);
                      }));
    }

    Html links() {
        const auto& id = m_minutes.meeting.id;
        const auto one = [](const web::Url& to, const std::string& words, ui::Icon icon) {
            return ui::link_button(to, words, ui::ButtonKind::second, icon);
        };
        const auto agenda = one(web::url("/groups/{}/agenda", m_minutes.meeting.group),
                                m_t(text::next_agenda), ui::Icon::flag);
        if (m_minutes.statements.empty()) return ui::buttons(agenda);
        Html all =
            one(web::url("/meetings/{}/minutes.pdf", id), m_t(text::as_pdf), ui::Icon::download);
        all +=
            one(web::url("/meetings/{}/minutes.docx", id), m_t(text::as_word), ui::Icon::download);
        all +=
            one(web::url("/meetings/{}/minutes.txt", id), m_t(text::as_text), ui::Icon::download);
        if (m_minutes.document)
            all += one(web::url("/documents/{}", *m_minutes.document), m_t(text::original_file),
                       ui::Icon::source);
        if (m_minutes.reading)
            all += one(web::url("/review/{}/opening", *m_minutes.reading),
                       m_minutes.is_open ? m_t(text::open_again) : m_t(text::open_it),
                       ui::Icon::person);
        all += agenda;
        return ui::buttons(all);
    }

    Html contents() {
        if (m_minutes.topics.size() < k_topics_before_contents || !is_long()) return {};
        Html rows;
        for (const auto& topic : m_minutes.topics)
            if (!topic.title.empty() && has_words(topic))
                rows += markup("<li><a href=\"{}\">{}</a></li>", place_of(topic), topic.title);
        return markup("<nav aria-label=\"{}\"><ul>{}</ul></nav>", m_t(text::contents), rows);
    }

    [[nodiscard]] bool is_long() const { return m_minutes.statements.size() > k_with_source; }
    [[nodiscard]] bool has_words(const MeetingTopic& topic) const {
        return std::any_of(m_minutes.statements.begin(), m_minutes.statements.end(),
                           [&](const auto& one) { return one.topic == topic.id; });
    }
    [[nodiscard]] web::Url place_of(const MeetingTopic& topic) const {
        return meetings::url_of(m_minutes.meeting.id).at("t-" + to_text(topic.id));
    }
    [[nodiscard]] bool with_source(const MeetingTopic& topic) const {
        return for_group() && (!is_long() || m_topic == topic.id);
    }

    Html topic(const MeetingTopic& topic) {
        if (!has_words(topic)) return {};
        m_last_source.clear();
        Html rows;
        for (const auto& one : m_minutes.statements)
            if (one.topic == topic.id) rows += statement(one, topic);
        Html under;
        if (topic.matter)
            under += ui::link(matters::url_of(*topic.matter),
                              m_t(text::follow_matter, topic.matter_title));
        if (for_group() && is_long() && !with_source(topic))
            under += markup("<a href=\"{}\">{}<span class=\"vh\"> {}</span></a>",
                            meetings::url_of(m_minutes.meeting.id)
                                .with("topic", to_text(topic.id))
                                .at("t-" + to_text(topic.id)),
                            m_t(text::show_source), topic.title);
        const auto heading = topic.title.empty() ? m_t(text::no_heading) : topic.title;
        return markup("<section id=\"t-{}\"><h2>{}</h2>{}{}</section>", to_text(topic.id), heading,
                      under.empty() ? Html() : markup("<p class=\"row\">{}</p>", under), rows);
    }

    // What stands in the file, and what somebody wrote in its margin.
    Html beside(const matters::Statement& one, const MeetingTopic& topic) {
        Html all;
        const auto found = m_minutes.sources.find(one.id);
        const auto words = found == m_minutes.sources.end() ? std::string() : found->second;
        const auto last = one.line + static_cast<int>(std::count(words.begin(), words.end(), '\n'));
        if (with_source(topic) && !words.empty() && words != m_last_source) {
            all += markup("<p class=\"scan\"><span class=\"vh\">{} </span>{}</p>",
                          m_t(text::the_source),
                          with_repairs(words, m_minutes.repairs, one.line, last, m_t));
            m_last_source = words;
            if (const auto range = place_of(one)) all += m_minutes.places->cut_out(*range, m_t);
        }
        all += m_margin.beside(one.line, last);
        return all.empty() ? all : markup("<div>{}</div>", all);
    }

    [[nodiscard]] std::optional<documents::Range> place_of(const matters::Statement& one) const {
        const auto source = m_minutes.sources.find(one.id);
        if (!m_minutes.places || source == m_minutes.sources.end()) return std::nullopt;
        if (one.document != m_minutes.places->document()) return std::nullopt;
        return m_minutes.places->of_words(one.line, source->second, one.text);
    }

    Html statement(const matters::Statement& one, const MeetingTopic& topic) {
        const auto line = for_group() ? line_words(one.line, m_t) : std::string();
        return markup(
            "<div class=\"pair\" id=\"s-{}\"><span class=\"{}\">{}</span>"
            "<div><p lang=\"sv\">{}</p>{}</div>{}</div>",
            to_text(one.id), line.empty() ? "ln lg" : "ln", line, one.text, what_it_is(one, topic),
            beside(one, topic));
    }

    Html what_it_is(const matters::Statement& one, const MeetingTopic& topic) {
        Html parts;
        if (is_marked(one.kind)) parts += kind_chip(one.kind, m_t);
        if (one.owner)
            parts += markup("<span>{}</span>", m_t(text::owner_is, m_minutes.name_of(*one.owner)));
        else if (!one.owner_words.empty())
            parts += markup("<span>{}</span>", m_t(text::owner_is, one.owner_words));
        if (one.owner && was_absent(*one.owner))
            parts += markup("<span class=\"dim\">{}</span>", m_t(text::was_not_there));
        const auto others = m_minutes.co_owners_of(one.id);
        if (!others.empty()) parts += markup("<span>{}</span>", m_t(text::together_with, others));
        const auto happens = event_words({one.event_day, {}, {}, one.event_place}, m_t);
        if (!happens.empty() && one.kind == Kind::event)
            parts += markup("<span>{}</span>", m_t(text::happens, happens));
        const auto due = due_words_of(one.text, one.due_day, one.due_words, m_t);
        const bool is_said = one.kind == Kind::event && one.due_day && one.due_day == one.event_day;
        if (!due.empty() && !is_said) parts += markup("<span>{}</span>", due);
        parts += state_chip(one);
        if (one.matter && one.matter != topic.matter)
            parts += ui::link(matters::url_of(*one.matter), one.matter_title);
        parts += ways_on(one);
        if (parts.empty()) return {};
        const auto told = m_minutes.outcomes.find(one.id);
        const auto outcome =
            told == m_minutes.outcomes.end() || told->second.words.empty()
                ? Html()
                : markup("<p>{}</p>",
                         m_t.html(text::how_it_went,
                                  markup("<span lang=\"sv\">{}</span>", told->second.words)));
        return markup("<div class=\"row\">{}</div>{}", parts, outcome);
    }

    // Who was not there may not know yet what they got to do.
    [[nodiscard]] bool was_absent(PartyId party) const {
        return std::any_of(
            m_minutes.attendance.begin(), m_minutes.attendance.end(),
            [&](const auto& person) { return person.party == party && !person.is_present; });
    }

    Html state_chip(const matters::Statement& one) {
        if (one.state == matters::State::none) return {};
        const bool is_open = one.state == matters::State::open;
        const bool late = is_open && one.due_day && *one.due_day < m_today;
        auto words = state_words(one.state, one.kind, m_t);
        // Before the day has come nobody could have told how it went.
        if (is_open && one.kind != Kind::question && one.due_day && !late)
            words = m_t(text::state_waits);
        // Open pages tell nobody that a person is late.
        if (is_open && !for_group() && one.owner)
            return ui::chip(ui::Tone::wait, ui::Icon::wait, m_t(text::state_waits_openly));
        if (is_open)
            return ui::chip(late ? ui::Tone::stop : ui::Tone::wait,
                            late ? ui::Icon::stop : ui::Icon::wait, words);
        return ui::chip(ui::Tone::ok, ui::Icon::ok, words);
    }

    // What this viewer may do with it.
    Html ways_on(const matters::Statement& one) {
        Html links;
        const bool keeps = one.face == people::Face::secretary;
        const auto about = first_words(one.text, 40);
        const auto way = [&](const web::Url& to, const std::string& words) {
            links += markup("<a class=\"noprint\" href=\"{}\">{}<span class=\"vh\"> {}</span></a>",
                            to, words, about);
        };
        if (one.state == matters::State::open || one.state == matters::State::partly)
            if (keeps || may_answer(one))
                way(web::url("/statements/{}/answer", one.id), m_t(text::tell_how_it_went));
        if (m_minutes.regrettable.contains(one.id))
            way(web::url("/statements/{}/regret", one.id), m_t(text::regret));
        if (keeps) way(web::url("/statements/{}/correction", one.id), m_t(text::correct));
        if (const auto range = place_of(one)) {
            const auto back = meetings::url_of(m_minutes.meeting.id).at("s-" + to_text(one.id));
            way(m_minutes.places->url(*range, back), m_t(text::see_where_it_stands));
        }
        if (m_minutes.corrected.contains(one.id))
            way(web::url("/statements/{}/history", one.id), m_t(text::history));
        return links;
    }

    [[nodiscard]] bool may_answer(const matters::Statement& one) const {
        return one.owner && m_person == *one.owner;
    }

    Html attendance() {
        if (m_minutes.attendance.empty()) return {};
        Html present;
        Html absent;
        for (std::size_t i = 0; i < m_minutes.attendance.size(); ++i) {
            const auto& person = m_minutes.attendance[i];
            auto about = person.organisation;
            if (!person.role.empty()) about += (about.empty() ? "" : ", ") + person.role;
            auto& list = person.is_present ? present : absent;
            list += markup("<li>{} <span class=\"dim\">{}</span></li>",
                           m_minutes.attendance_names[i], about);
        }
        Html all = markup("<ul>{}</ul>", present);
        if (!absent.empty())
            all += markup("<h3>{}</h3><ul>{}</ul>", m_t(text::absent_heading), absent);
        return markup("<section><h2>{}</h2>{}</section>", m_t(text::attendance), all);
    }

    const Minutes& m_minutes;
    std::optional<matters::TopicId> m_topic;
    ui::Texts m_t;
    Day m_today;
    PartyId m_person;
    RemarkMargin m_margin;
    std::string m_last_source{};
};

}  // namespace

std::string minutes_title(const Minutes& minutes, const ui::Texts& t) {
    const auto& meeting = minutes.meeting;
    if (!meeting.day) return meeting.group_name;
    return t(text::meeting_title, meeting.group_name, t.day_and_year(*meeting.day));
}

ui::Page meeting_page(const web::Request& request, const Minutes& minutes,
                      std::optional<matters::TopicId> topic) {
    const ui::Texts t(request);
    const auto title = minutes_title(minutes, t);
    return {.title = title,
            .content = MeetingPage(request, minutes, topic).content(),
            .place = ui::Place::meetings,
            .crumbs = {{t(text::meetings), web::url("/meetings")}, {title, std::nullopt}},
            .personal = request.viewer().signed_in()};
}

}  // namespace samskap::minutes
