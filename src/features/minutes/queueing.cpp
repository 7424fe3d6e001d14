// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>

#include "engines/recurrence/phrases.hpp"
#include "features/minutes/store.hpp"
#include "kernel/base/text.hpp"

// What a reading found, as rows that a secretary goes through.
namespace samskap::minutes {
namespace {

// Headings that name a part of the meeting, not something that is followed.
constexpr std::array<std::string_view, 28> k_general_headings{"övrigt",
                                                              "övriga frågor",
                                                              "nästa möte",
                                                              "kommande möten",
                                                              "inledning",
                                                              "dagordning",
                                                              "mötets öppnande",
                                                              "öppnande",
                                                              "avslutning",
                                                              "mötets avslutande",
                                                              "information",
                                                              "laget runt",
                                                              "rundan",
                                                              "närvaro",
                                                              "föregående protokoll",
                                                              "val av justerare",
                                                              "justering",
                                                              "höstens schema",
                                                              "vårens schema",
                                                              "mötesschema",
                                                              "kommande tider",
                                                              "tider",
                                                              "nästa gång",
                                                              "dag och plats",
                                                              "tid och plats",
                                                              "bordet runt",
                                                              "dagens punkter",
                                                              "punkter till nästa möte"};

bool names_a_matter(std::string_view heading) {
    const auto words = text::lower(text::squeeze(heading));
    return !words.empty() && std::find(k_general_headings.begin(), k_general_headings.end(),
                                       words) == k_general_headings.end();
}

// "Vårmässan 1-2 juni" is called Vårmässan.
std::string without_days(std::string_view heading) {
    std::string name;
    std::size_t from = 0;
    for (const auto& phrase : recurrence::find_phrases(heading)) {
        name += heading.substr(from, phrase.span.begin - from);
        from = phrase.span.end;
    }
    name += heading.substr(from);
    const auto words = std::string_view(name);
    constexpr std::string_view edges = " -,:()";
    const auto first = words.find_first_not_of(edges);
    if (first == words.npos) return {};
    auto inside = words.substr(first, words.find_last_not_of(edges) + 1 - first);
    // A bracket within the name is closed.
    const auto opened = std::count(inside.begin(), inside.end(), '(');
    const auto closed = std::count(inside.begin(), inside.end(), ')');
    return text::squeeze(inside) + (opened > closed ? ")" : "");
}

std::string source_lines(const std::vector<std::string_view>& lines, const reading::Span& where) {
    std::string source;
    for (int line = where.line; line <= where.end_line; ++line) {
        if (line < 1 || static_cast<std::size_t>(line) > lines.size()) break;
        if (!source.empty()) source += '\n';
        source += lines[static_cast<std::size_t>(line) - 1];
    }
    return source;
}

std::string joined(const std::vector<std::string>& names) { return text::join(names, "; "); }

struct Owner {
    std::optional<PartyId> party;
    std::string words;
};
// Whoever a person said that the written name does not mean is not meant by it again.
Owner owner_of(db::Reader& db, PartyId group, const reading::Statement& said) {
    const auto party = people::resolve(db, group, said.owner);
    const auto& written = said.owner_as_written;
    const bool is_worked_out = party && !written.empty() && written != said.owner;
    if (is_worked_out && people::is_doubted(db, group, written, *party))
        return {std::nullopt, written};
    return {party, said.owner};
}

// The event that is told on the lines of a statement, so that the statement carries its day.
const reading::Event* event_of(const reading::Reading& found, const reading::Statement& said) {
    for (const auto& event : found.events)
        if (event.start.day && event.line >= said.where.line && event.line <= said.where.end_line)
            return &event;
    return nullptr;
}

}  // namespace

void learn_names(db::Writer& db, PartyId actor, PartyId group, ReadingId reading) {
    struct Heading {
        std::string title;
        matters::MatterId matter;
    };
    const auto headings = db.all(
        [](const db::Row& row) -> Heading {
            return {row["title"], row["matter"]};
        },
        R"sql(
        SELECT t.title, COALESCE(m.merged_into, m.id) AS matter
          FROM review_topics t JOIN matters m ON m.id = t.matter
         WHERE t.reading = $1 ORDER BY t.position
    )sql",
        reading);
    if (headings.empty()) return;
    const matters::Proposer proposer(db, group);
    for (const auto& heading : headings) {
        // What somebody put under a matter by hand may be about it without being its name.
        if (proposed_matter(proposer, heading.title).matter != heading.matter) continue;
        matters::add_alias(db, actor, heading.matter, without_days(heading.title),
                           people::Source::read);
        matters::index(db, heading.matter);
    }
}

ProposedMatter proposed_matter(const matters::Proposer& proposer, std::string_view heading) {
    const auto found = proposer.propose(heading, "");
    if (!found.empty() && found.front().confidence >= 700) return {found.front().matter, ""};
    const auto name = without_days(heading);
    return {std::nullopt, names_a_matter(name) ? text::upper_first(name) : std::string()};
}

NewItem item_of(db::Reader& db, PartyId group, const std::vector<std::string_view>& lines,
                const reading::Reading& found, const reading::Statement& said) {
    const auto owner = owner_of(db, group, said);
    NewItem item{.kind = said.kind,
                 .text = said.text,
                 .source_text = source_lines(lines, said.where),
                 .where = said.where,
                 .owner = owner.party,
                 .owner_words = owner.words,
                 .co_owners = joined(said.co_owners),
                 .due_day = said.due.day,
                 .due_words = said.due.words,
                 .due_reason = said.due.reason,
                 .matter = {},
                 .confidence = static_cast<int>(said.confidence * 1000)};
    if (const auto* event = event_of(found, said)) {
        item.event_day = event->start.day;
        item.event_end_day = event->end.day;
        item.event_time = event->start.time;
        item.event_place = event->place;
    }
    return item;
}

void put_matter(const matters::Proposer& proposer, const ProposedMatter& of_topic,
                std::string_view heading, NewItem& item) {
    item.matter = of_topic.matter;
    if (of_topic.matter) item.matter_reason = "rubriken";
    if (of_topic.matter || !of_topic.new_matter.empty()) return;
    // Under a general heading each sentence looks for its own matter.
    const auto found = proposer.propose(heading, item.text);
    // A part of a long word alone ("lokal" for Lokalfrågan) is too little for a sentence.
    constexpr int sure_enough = 700;
    if (found.empty() || found.front().confidence < sure_enough) return;
    item.matter = found.front().matter;
    item.matter_reason = found.front().reason;
}

namespace {

class Queue {
public:
    Queue(db::Writer& db, const Queued& place, std::string_view text, const reading::Reading& found)
        : m_db(db),
          m_reading(place.reading),
          m_group(place.group),
          m_place(place),
          m_lines(text::lines(text)),
          m_found(found),
          m_proposer(db, place.group) {}

    void attendances() {
        int position = 0;
        for (const auto& person : m_found.present) attendance(person, ++position, true);
        for (const auto& person : m_found.absent) attendance(person, ++position, false);
    }

    void topics() {
        std::map<std::string, int> by_title;
        int position = m_place.topics_before;
        for (const auto& topic : m_found.topics) {
            ++position;
            const auto proposed = proposed_matter(m_proposer, topic.title);
            const auto parent = topic.parent && by_title.contains(*topic.parent)
                                    ? std::optional<int>(by_title[*topic.parent])
                                    : std::nullopt;
            by_title[topic.title] = position;
            store_topic(m_db, m_reading,
                        {.position = position,
                         .title = topic.title.empty() ? m_place.heading : topic.title,
                         .parent = parent,
                         .line = m_place.is_in_file ? topic.line : 0,
                         .matter = proposed.matter,
                         .new_matter = proposed.new_matter});
            for (const auto& said : topic.statements) item(topic, position, said, proposed);
        }
    }

private:
    void attendance(const reading::Attendee& person, int position, bool is_present) {
        store_attendance(m_db, m_reading, position,
                         {.party = people::resolve(m_db, m_group, person.name),
                          .written = person.name,
                          .organisation = person.organisation,
                          .role = person.role,
                          .is_present = is_present,
                          .line = person.line});
    }

    void item(const reading::Topic& topic, int position, const reading::Statement& said,
              const ProposedMatter& of_topic) {
        auto item = item_of(m_db, m_group, m_lines, m_found, said);
        item.topic = position;
        item.position = m_place.items_before + ++m_position;
        if (!m_place.is_in_file) item.where = {};
        put_matter(m_proposer, of_topic, topic.title, item);
        store_item(m_db, m_reading, item);
    }

    db::Writer& m_db;
    ReadingId m_reading;
    PartyId m_group;
    const Queued& m_place;
    std::vector<std::string_view> m_lines;
    const reading::Reading& m_found;
    matters::Proposer m_proposer;
    int m_position = 0;
};

}  // namespace

void store_found(db::Writer& db, const Queued& place, std::string_view text,
                 const reading::Reading& found) {
    Queue queue(db, place, text, found);
    if (place.is_in_file) queue.attendances();
    queue.topics();
}

}  // namespace samskap::minutes
