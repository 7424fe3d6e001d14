// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/rereading.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <map>

#include "features/minutes/store.hpp"
#include "features/minutes/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

void log(db::Writer& db, const Viewer& viewer, const Review& review, std::string_view verb,
         const boost::json::object& content) {
    db.run("UPDATE readings SET revision = revision + 1 WHERE id = $1", review.id);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = verb,
                        .kind = "reading",
                        .object = review.id.value,
                        .content = boost::json::serialize(content)});
}

std::string text_of(db::Reader& db, const Review& review) {
    return db.one([](const db::Row& row) -> std::string { return row["text"]; },
                  "SELECT text FROM documents WHERE id = $1", review.document);
}

class Again {
public:
    Again(db::Writer& db, const Viewer& viewer, const Review& review, const reading::Reading& found)
        : m_db(db),
          m_review(review),
          m_found(found),
          m_text(text_of(db, review)),
          m_lines(samskap::text::lines(m_text)),
          m_proposer(db, review.group),
          m_items(review_items(db, viewer, review.id)) {}

    int run() {
        day();
        attendances();
        topics();
        for (const auto& item : m_items) this->item(item);
        m_db.run("UPDATE readings SET proposal = $2 WHERE id = $1", m_review.id,
                 reading::to_json(m_found, reading::JsonForm::line));
        return m_changed;
    }

private:
    // A day that stands in the text, or that a person typed, is not worked out again.
    void day() {
        using meetings::DaySource;
        const auto& meeting = m_found.meeting;
        const bool is_fixed = m_review.day && m_review.day_source != DaySource::derived;
        if (is_fixed || !meeting.day || meeting.day == m_review.day) return;
        m_db.run("UPDATE readings SET day = $2, day_source = $3, day_note = $4 WHERE id = $1",
                 m_review.id, meeting.day, meetings::name_of(day_source(meeting.date_status)),
                 meeting.date_note);
        ++m_changed;
    }

    void attendances() {
        for (const auto& row : review_attendances(m_db, m_review.id)) {
            if (row.person.party) continue;
            const auto party = people::resolve(m_db, m_review.group, row.person.written);
            if (!party) continue;
            m_db.run(
                "UPDATE review_attendances SET party = $3 "
                "WHERE reading = $1 AND position = $2",
                m_review.id, row.position, party);
            ++m_changed;
        }
    }

    // Only a heading that still proposes itself as a new matter has been left alone.
    void topics() {
        for (const auto& topic : review_topics(m_db, m_review.id)) {
            auto& now = m_topics[topic.position];
            now = {topic.title, {topic.matter, topic.new_matter}};
            if (topic.matter || topic.is_typed || topic.new_matter != topic.title) continue;
            const auto proposed = proposed_matter(m_proposer, topic.title);
            if (!proposed.matter) continue;
            now.matter = proposed;
            m_db.run(R"sql(
                UPDATE review_topics SET matter = $3, new_matter = ''
                 WHERE reading = $1 AND position = $2
            )sql",
                     m_review.id, topic.position, proposed.matter);
            ++m_changed;
        }
    }

    [[nodiscard]] const reading::Statement* said_at(const reading::Span& where) const {
        for (const auto& topic : m_found.topics)
            for (const auto& said : topic.statements)
                if (said.where == where) return &said;
        return nullptr;
    }

    void item(const ReviewItem& item) {
        const bool is_untouched = item.state == "proposed" && item.revision == 1;
        const auto* said = item.where.line == 0 ? nullptr : said_at(item.where);
        if (is_untouched && said != nullptr) {
            replace(item, *said);
            return;
        }
        // What somebody typed stands; only who is meant by it may be known now.
        if (item.owner || item.owner_words.empty() || item.state == "rejected") return;
        const auto owner = people::resolve(m_db, m_review.group, item.owner_words);
        if (!owner) return;
        m_db.run("UPDATE review_items SET owner = $2, revision = revision + 1 WHERE id = $1",
                 item.id, owner);
        ++m_changed;
    }

    void replace(const ReviewItem& before, const reading::Statement& said) {
        auto now = item_of(m_db, m_review.group, m_lines, m_found, said);
        const auto& topic = m_topics[before.topic];
        put_matter(m_proposer, topic.matter, topic.title, now);
        if (is_same(before, now)) return;
        m_db.run(R"sql(
            UPDATE review_items
               SET kind = $2, owner = $3, owner_words = $4, co_owners = $5, due_day = $6,
                   due_words = $7, due_reason = $8, event_day = $9, event_end_day = $10,
                   event_time = $11, event_place = $12, matter = $13, matter_reason = $14,
                   confidence = $15
             WHERE id = $1
        )sql",
                 before.id, reading::name_of(now.kind), now.owner, now.owner_words, now.co_owners,
                 now.due_day, now.due_words, now.due_reason, now.event_day, now.event_end_day,
                 now.event_time, now.event_place, now.matter, now.matter_reason, now.confidence);
        ++m_changed;
    }

    static bool is_same(const ReviewItem& before, const NewItem& now) {
        return before.kind == now.kind && before.owner == now.owner &&
               before.owner_words == now.owner_words && before.co_owners == now.co_owners &&
               before.due_day == now.due_day && before.due_words == now.due_words &&
               before.event ==
                   Event{now.event_day, now.event_end_day, now.event_time, now.event_place} &&
               before.matter == now.matter;
    }

    struct Topic {
        std::string title;
        ProposedMatter matter;
    };

    db::Writer& m_db;
    const Review& m_review;
    const reading::Reading& m_found;
    std::string m_text;
    std::vector<std::string_view> m_lines;
    matters::Proposer m_proposer;
    std::vector<ReviewItem> m_items;
    std::map<int, Topic> m_topics{};
    int m_changed = 0;
};

std::vector<int> numbers_in(std::string_view words) {
    std::vector<int> numbers;
    for (const auto part : samskap::text::split(words, ',')) {
        int number = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), number);
        if (read.ec == std::errc()) numbers.push_back(number);
    }
    return numbers;
}

bool is_untouched(db::Reader& db, const Review& review) {
    return review.revision == 1 && !db.any(
                                       "SELECT 1 FROM review_items WHERE reading = $1 "
                                       "AND (state <> 'proposed' OR revision <> 1)",
                                       review.id);
}

void start_over(db::Writer& db, const Review& review, const reading::Reading& found) {
    db.run("DELETE FROM review_items WHERE reading = $1", review.id);
    db.run("DELETE FROM review_topics WHERE reading = $1", review.id);
    db.run("DELETE FROM review_attendances WHERE reading = $1", review.id);
    const auto& meeting = found.meeting;
    db.run(R"sql(
        UPDATE readings
           SET day = $2, day_source = $3, day_note = $4, start_time = $5, end_time = $6,
               place = $7, proposal = $8
         WHERE id = $1
    )sql",
           review.id, meeting.day, meetings::name_of(day_source(meeting.date_status)),
           meeting.date_note, meeting.start, meeting.end, meeting.place,
           reading::to_json(found, reading::JsonForm::line));
    const auto text = text_of(db, review);
    store_found(db, {.reading = review.id, .group = review.group}, text, found);
}

std::string exchanged(std::string text, const std::string& before, const std::string& after) {
    const auto at = text.find(before);
    return at == std::string::npos ? text : text.replace(at, before.size(), after);
}

void exchange(db::Writer& db, const Viewer& viewer, const Review& review, int line,
              const std::string& before, const std::string& after) {
    for (const auto& item : review_items(db, viewer, review.id)) {
        if (line < item.where.line || line > item.where.end_line) continue;
        db.run(
            "UPDATE review_items SET text = $2, source_text = $3, owner_words = $4 WHERE id = $1",
            item.id, exchanged(item.text, before, after),
            exchanged(item.source_text, before, after), exchanged(item.owner_words, before, after));
    }
}

}  // namespace

void words_changed(db::Writer& db, const Viewer& viewer, const Review& review,
                   const std::vector<repairs::Repair>& before) {
    if (is_untouched(db, review)) return start_over(db, review, read_again(db, review));
    const auto after = repairs::repairs_of(db, review.document);
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
        if (before[i].stands() != after[i].stands())
            exchange(db, viewer, review, after[i].line, before[i].stands(), after[i].stands());
}

reading::Reading read_again(db::Reader& db, const Review& review) {
    return reading::read(text_of(db, review), known_for(db, review.group));
}

int put_again(db::Writer& db, const Viewer& viewer, const Review& review,
              const reading::Reading& found) {
    const auto changed = Again(db, viewer, review, found).run();
    log(db, viewer, review, "read again", {{"changed", changed}});
    return changed;
}

std::vector<int> silent_pages(db::Reader& db, ReadingId reading) {
    struct Pages {
        std::vector<int> silent;
        std::vector<int> typed;
    };
    auto pages = db.one(
        [](const db::Row& row) -> Pages {
            return {numbers_in(row["silent_pages"].text()), numbers_in(row["typed_pages"].text())};
        },
        R"sql(
        SELECT d.silent_pages, r.typed_pages
          FROM readings r JOIN documents d ON d.id = r.document WHERE r.id = $1
    )sql",
        reading);
    std::erase_if(pages.silent, [&](int page) {
        return std::find(pages.typed.begin(), pages.typed.end(), page) != pages.typed.end();
    });
    return pages.silent;
}

void type_page(db::Writer& db, const Viewer& viewer, const Review& review, int page,
               const std::string& words) {
    const auto silent = silent_pages(db, review.id);
    if (std::find(silent.begin(), silent.end(), page) == silent.end()) throw NotFound();
    const auto found = reading::read(words, known_for(db, review.group));
    const auto topics =
        db.count("SELECT COALESCE(MAX(position), 0) AS value FROM review_topics WHERE reading = $1",
                 review.id);
    const auto items =
        db.count("SELECT COALESCE(MAX(position), 0) AS value FROM review_items WHERE reading = $1",
                 review.id);
    store_found(db,
                {.reading = review.id,
                 .group = review.group,
                 .topics_before = static_cast<int>(topics),
                 .items_before = static_cast<int>(items),
                 .is_in_file = false,
                 .heading = ui::Texts(web::Preferences{})(text::typed_page, std::int64_t{page})},
                words, found);
    db.run(R"sql(
        UPDATE readings
           SET typed_pages = CASE WHEN typed_pages = '' THEN $2 ELSE typed_pages || ',' || $2 END
         WHERE id = $1
    )sql",
           review.id, std::to_string(page));
    log(db, viewer, review, "type", {{"page", page}, {"text", words}});
}

}  // namespace samskap::minutes
