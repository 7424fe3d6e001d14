// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "features/matters/matters.hpp"
#include "features/people/masking.hpp"
#include "features/search/search.hpp"
#include "kernel/db/log.hpp"

// Somebody is called something else, or is known to fewer: what was indexed and opened follows.
namespace samskap::matters {
namespace {

using Masks = std::vector<people::MaskedWords>;

struct Written {
    StatementId id;
    PartyId group;
    Day day;
    std::string text;
    std::optional<std::string> open_text;
    std::string open_due_words;
    std::string open_event_place;
};

class NamesChanged {
public:
    NamesChanged(db::Writer& db, PartyId actor, PartyId person)
        : m_db(db),
          m_actor(actor),
          m_names(people::names_of_person(db, person)),
          m_hidden(people::hidden_words(db, person)),
          m_protected(people::protected_words(db)) {
        // What an official is called in an open copy says who it is.
        const auto title = db.maybe([](const db::Row& row) -> std::string { return row["title"]; },
                                    "SELECT title FROM parties WHERE id = $1 AND is_protected "
                                    "AND title <> ''",
                                    person);
        m_hidden_openly = m_hidden;
        if (title && !m_hidden.empty())
            m_hidden_openly.push_back({*title, m_hidden.front().instead});
    }

    void run() {
        if (m_names.empty()) return;
        for (const auto& one : naming_statements()) statement(one);
        if (!m_hidden.empty()) topics();
        for (const auto matter : naming_matters()) this->matter(matter);
    }

private:
    [[nodiscard]] bool names(std::string_view words) const {
        return people::mentions(words, m_names);
    }

    // Only what names the person is kept in memory; there may be a million others.
    std::vector<Written> naming_statements() {
        std::vector<Written> list;
        m_db.each(
            [&](const db::Row& row) {
                const std::optional<std::string> open_text = row.optional("open_text");
                const std::string facts = row["facts"];
                if (!names(row["text"].text()) && !names(facts) &&
                    !(open_text && names(*open_text)))
                    return;
                list.push_back({.id = row["id"],
                                .group = row["of_group"],
                                .day = row["meeting_day"],
                                .text = row["text"],
                                .open_text = open_text,
                                .open_due_words = row["open_due_words"],
                                .open_event_place = row["open_event_place"]});
            },
            R"sql(
            SELECT s.id, g.of_group, s.meeting_day, s.text, s.open_text,
                   s.due_words || ' ' || s.event_place || ' ' || COALESCE(s.open_due_words, '')
                       || ' ' || COALESCE(s.open_event_place, '') AS facts,
                   COALESCE(s.open_due_words, '') AS open_due_words,
                   COALESCE(s.open_event_place, '') AS open_event_place
              FROM statements s JOIN meetings g ON g.id = s.meeting
             WHERE s.withdrawn_at IS NULL
        )sql");
        return list;
    }

    void statement(const Written& one) {
        put_in_search(one, web::domain_of_group(one.group), people::masked(one.text, m_protected));
        if (!one.open_text || m_hidden.empty()) return;
        const auto open_text = people::masked(*one.open_text, m_hidden_openly);
        const OpenFacts facts{people::masked(one.open_due_words, m_hidden_openly),
                              people::masked(one.open_event_place, m_hidden_openly)};
        if (open_text == *one.open_text && facts.due_words == one.open_due_words &&
            facts.event_place == one.open_event_place)
            return;
        open_statement(m_db, m_actor, one.id, open_text, facts);
        put_in_search(one, web::k_open, open_text);
    }

    void put_in_search(const Written& one, DomainId domain, std::string text) {
        search::index(m_db, {.kind = "statement",
                             .object = one.id.value,
                             .day = one.day,
                             .domain = domain,
                             .text = std::move(text)});
    }

    void topics() {
        struct Heading {
            TopicId id;
            std::string title;
        };
        const auto list = m_db.all(
            [](const db::Row& row) -> Heading {
                return {row["id"], row["open_title"]};
            },
            "SELECT id, open_title FROM topics WHERE open_title IS NOT NULL AND open_title <> ''");
        for (const auto& heading : list)
            if (people::mentions(heading.title, m_hidden))
                m_db.run("UPDATE topics SET open_title = $2 WHERE id = $1", heading.id,
                         people::masked(heading.title, m_hidden));
    }

    std::vector<MatterId> naming_matters() {
        std::vector<MatterId> list;
        m_db.each(
            [&](const db::Row& row) {
                const MatterId id = row["id"];
                const bool is_new = list.empty() || list.back() != id;
                if (is_new && names(row["words"].text())) list.push_back(id);
            },
            R"sql(
            SELECT m.id, m.title || ' ' || m.summary || ' ' || m.easy_summary || ' '
                         || m.close_reason || ' ' || m.ball_for || ' '
                         || COALESCE(a.alias, '') AS words
              FROM matters m LEFT JOIN matter_aliases a ON a.matter = m.id
             WHERE m.merged_into IS NULL ORDER BY m.id
        )sql");
        return list;
    }

    void matter(MatterId id) {
        if (!m_hidden.empty()) close_matter(m_db, m_actor, id);
        index(m_db, id);
    }

    db::Writer& m_db;
    PartyId m_actor;
    Masks m_names;   // of the person
    Masks m_hidden;  // the same, when they must not stand openly
    Masks m_hidden_openly;
    Masks m_protected;  // of everybody with protection
};

}  // namespace

void close_matter(db::Writer& db, PartyId actor, MatterId matter) {
    const auto changed = db.run(R"sql(
        UPDATE matters SET domain = of_group, revision = revision + 1 WHERE id = $1 AND domain = $2
    )sql",
                                matter, web::k_open);
    if (changed == 0) return;
    search::remove(db, "matter", matter.value, web::k_open);
    db.run("DELETE FROM matter_summaries WHERE matter = $1 AND domain = $2", matter, web::k_open);
    db::append_log(
        db, {.actor = actor.value, .verb = "close", .kind = "matter", .object = matter.value});
}

void names_changed(db::Writer& db, PartyId actor, PartyId person) {
    NamesChanged(db, actor, person).run();
}

}  // namespace samskap::matters
