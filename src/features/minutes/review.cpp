// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "features/minutes/store.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

ReviewItem read_item(const db::Row& row) {
    const auto kind = reading::kind_named(row["kind"].text());
    ensure(kind.has_value(), "a kind in the database that no statement has");
    const std::optional<int> line = row.optional("line");
    const std::optional<int> last_line = row.optional("last_line");
    const std::optional<int> column_from = row.optional("column_from");
    const std::optional<int> column_to = row.optional("column_to");
    return {.id = row["id"],
            .position = row["position"],
            .topic = row["topic"],
            .state = row["state"],
            .kind = *kind,
            .text = row["text"],
            .source_text = row["source_text"],
            .where = {line.value_or(0), last_line.value_or(0), column_from.value_or(1),
                      column_to.value_or(1)},
            .owner_words = row["owner_words"],
            .owner = row.optional("owner"),
            .co_owners = row["co_owners"],
            .due_day = row.optional("due_day"),
            .due_words = row["due_words"],
            .due_reason = row["due_reason"],
            .event = {row.optional("event_day"), row.optional("event_end_day"),
                      row.optional("event_time"), row["event_place"]},
            .matter = row.optional("matter"),
            .matter_title = row["matter_title"],
            .without_matter = row["without_matter"],
            .matter_reason = row["matter_reason"],
            .confidence = row["confidence"],
            .revision = row["revision"]};
}

struct Held {
    ReadingId reading;
    PartyId group;
    int topic;
    int position;
    std::string text;
    std::string source_text;
    std::optional<int> last_line;
    std::optional<Day> day;  // of the meeting
};

// The item, for the secretary of its group and while it is under review.
Held held_item(db::Reader& db, const Viewer& viewer, ItemId item) {
    auto held = db.one(
        [](const db::Row& row) -> Held {
            return {.reading = row["reading"],
                    .group = row["of_group"],
                    .topic = row["topic"],
                    .position = row["position"],
                    .text = row["text"],
                    .source_text = row["source_text"],
                    .last_line = row.optional("last_line"),
                    .day = row.optional("day")};
        },
        R"sql(
        SELECT i.reading, r.of_group, i.topic, i.position, i.text, i.source_text, i.last_line,
               r.day
          FROM review_items i JOIN readings r ON r.id = i.reading
         WHERE i.id = $1 AND r.state = 'review' AND r.of_group IN LIST($2)
    )sql",
        item, viewer.secretary_of);
    return held;
}

void touch(db::Writer& db, const Viewer& viewer, ItemId item, const boost::json::object& content) {
    db.run("UPDATE review_items SET revision = revision + 1 WHERE id = $1", item);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "review",
                        .kind = "review item",
                        .object = item.value,
                        .content = boost::json::serialize(content)});
}

void set_owner(db::Writer& db, ItemId item, const Held& held, const std::string& owner) {
    const auto words = text::squeeze(owner);
    db.run("UPDATE review_items SET owner = $2, owner_words = $3 WHERE id = $1", item,
           people::resolve(db, held.group, words), words);
}

// As a person lists names, kept with "; " between.
std::string names_listed(std::string_view words) {
    std::vector<std::string> names;
    std::string one;
    const auto end = [&] {
        auto name = text::squeeze(one);
        if (!name.empty()) names.push_back(std::move(name));
        one.clear();
    };
    for (const char c : words)
        if (c == ',' || c == ';' || c == '\n')
            end();
        else
            one += c;
    end();
    return text::join(names, "; ");
}

void set_event(db::Writer& db, ItemId item, const Event& event) {
    db.run(R"sql(
        UPDATE review_items
           SET event_day = $2, event_end_day = $3, event_time = $4, event_place = $5
         WHERE id = $1
    )sql",
           item, event.day, event.end_day, event.time, text::squeeze(event.place));
}

// A day without a year comes after the meeting; until its day is known the words are kept.
void set_due(db::Writer& db, ItemId item, const Held& held, const std::string& due) {
    const auto words = text::squeeze(due);
    const auto day = typed_due(words, held.day);
    db.run("UPDATE review_items SET due_day = $2, due_words = $3, due_reason = '' WHERE id = $1",
           item, day, day ? std::string() : words);
}

void set_matter(db::Writer& db, const Viewer& viewer, ItemId item, const Held& held,
                const std::string& name) {
    const auto words = text::squeeze(name);
    const auto matter =
        words.empty() ? std::nullopt
                      : std::optional<MatterId>(matter_named(db, viewer.person, held.group, words));
    db.run(
        "UPDATE review_items SET matter = $2, without_matter = $3, matter_reason = '' "
        "WHERE id = $1",
        item, matter, !matter);
}

}  // namespace

std::vector<ReviewItem> review_items(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    return db.all(read_item, R"sql(
        SELECT i.id, i.position, i.topic, i.state, i.kind, i.text, i.source_text, i.line,
               i.last_line, i.column_from, i.column_to, i.owner, i.owner_words, i.co_owners,
               i.due_day, i.due_words, i.due_reason, i.event_day, i.event_end_day, i.event_time,
               i.event_place, m.id AS matter, COALESCE(m.title, '') AS matter_title,
               i.without_matter, i.matter_reason, i.confidence, i.revision
          FROM review_items i JOIN readings r ON r.id = i.reading
          LEFT JOIN matters was ON was.id = i.matter
          LEFT JOIN matters m ON m.id = COALESCE(was.merged_into, was.id)
         WHERE i.reading = $1 AND r.of_group IN LIST($2)
         ORDER BY i.position LIMIT 2000
    )sql",
                  reading, viewer.secretary_of);
}

void change_item(db::Writer& db, const Viewer& viewer, ItemId item, const ItemChange& change) {
    const auto held = held_item(db, viewer, item);
    boost::json::object content;
    if (change.kind) {
        db.run("UPDATE review_items SET kind = $2 WHERE id = $1", item,
               reading::name_of(*change.kind));
        content["kind"] = reading::name_of(*change.kind);
    }
    if (change.text) {
        db.run("UPDATE review_items SET text = $2 WHERE id = $1", item,
               text::squeeze(*change.text));
        content["before"] = held.text;
        content["text"] = *change.text;
    }
    if (change.owner) set_owner(db, item, held, *change.owner);
    if (change.co_owners)
        db.run("UPDATE review_items SET co_owners = $2 WHERE id = $1", item,
               names_listed(*change.co_owners));
    if (change.due) set_due(db, item, held, *change.due);
    if (change.event) set_event(db, item, *change.event);
    if (change.matter_of_topic)
        db.run(
            "UPDATE review_items SET matter = NULL, without_matter = FALSE, matter_reason = '' "
            "WHERE id = $1",
            item);
    else if (change.matter)
        set_matter(db, viewer, item, held, *change.matter);
    if (change.accepted) {
        db.run("UPDATE review_items SET state = $2 WHERE id = $1", item,
               *change.accepted ? "accepted" : "rejected");
        content["state"] = *change.accepted ? "accepted" : "rejected";
    }
    touch(db, viewer, item, content);
}

std::vector<ItemId> split_item(db::Writer& db, const Viewer& viewer, ItemId item,
                               std::string_view first_part) {
    const auto held = held_item(db, viewer, item);
    const auto first = text::squeeze(first_part);
    const auto rest = text::squeeze(held.text.starts_with(first)
                                        ? std::string_view(held.text).substr(first.size())
                                        : std::string_view());
    if (first.empty() || rest.empty()) return {item};
    db.run("UPDATE review_items SET position = position + 1 WHERE reading = $1 AND position > $2",
           held.reading, held.position);
    db.run("UPDATE review_items SET text = $2 WHERE id = $1", item, first);
    const auto second = db.new_id<ItemTag>();
    db.run(R"sql(
        INSERT INTO review_items (id, reading, position, topic, state, kind, text, source_text,
                                  line, last_line, column_from, column_to, owner, owner_words,
                                  co_owners, due_day, due_words, due_reason, event_day,
                                  event_end_day, event_time, event_place, matter, without_matter,
                                  matter_reason, confidence, revision)
        SELECT $2, reading, position + 1, topic, 'proposed', kind, $3, source_text, line,
               last_line, column_from, column_to, NULL, '', '', NULL, '', '', NULL, NULL, NULL, '',
               matter, without_matter, matter_reason, confidence, 1
          FROM review_items WHERE id = $1
    )sql",
           item, second, rest);
    touch(db, viewer, item, {{"split", second.value}});
    return {item, second};
}

namespace {

struct Next {
    ItemId id;
    std::string text;
    std::string source_text;
    std::optional<int> line;
    std::optional<int> last_line;
    std::optional<int> column_to;
};

std::optional<Next> next_item(db::Reader& db, const Held& held) {
    return db.maybe(
        [](const db::Row& row) -> Next {
            return {row["id"],
                    row["text"],
                    row["source_text"],
                    row.optional("line"),
                    row.optional("last_line"),
                    row.optional("column_to")};
        },
        R"sql(
        SELECT id, text, source_text, line, last_line, column_to FROM review_items
         WHERE reading = $1 AND topic = $2 AND position > $3 ORDER BY position LIMIT 1
    )sql",
        held.reading, held.topic, held.position);
}

// The lines of both, those that they share once.
std::string joined_source(const Held& held, const Next& next) {
    if (!held.last_line || !next.line) return held.source_text;
    const auto lines = text::lines(next.source_text);
    auto source = held.source_text;
    const auto shared = std::max(0, *held.last_line - *next.line + 1);
    for (auto i = static_cast<std::size_t>(shared); i < lines.size(); ++i)
        source.append("\n").append(lines[i]);
    return source;
}

}  // namespace

void join_with_next(db::Writer& db, const Viewer& viewer, ItemId item) {
    const auto held = held_item(db, viewer, item);
    const auto next = next_item(db, held);
    if (!next) return;
    const auto last_line = next->last_line ? next->last_line : held.last_line;
    db.run(R"sql(
        UPDATE review_items
           SET text = $2, source_text = $3, last_line = $4, column_to = COALESCE($5, column_to),
               state = 'proposed'
         WHERE id = $1
    )sql",
           item, held.text + " " + next->text, joined_source(held, *next), last_line,
           next->column_to);
    db.run("DELETE FROM review_items WHERE id = $1", next->id);
    touch(db, viewer, item, {{"joined", next->text}});
}

PartyId kept_reading(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    // What waits for review is not there for anybody else, members of the group included.
    return db.one([](const db::Row& row) -> PartyId { return row["of_group"]; },
                  "SELECT of_group FROM readings WHERE id = $1 AND of_group IN LIST($2)", reading,
                  viewer.secretary_of);
}

void accept_all(db::Writer& db, const Viewer& viewer, ReadingId reading) {
    kept_reading(db, viewer, reading);
    db.run(R"sql(
        UPDATE review_items SET state = 'accepted', revision = revision + 1
         WHERE reading = $1 AND state = 'proposed'
    )sql",
           reading);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "accept",
                        .kind = "reading",
                        .object = reading.value});
}

bool accept_seen(db::Writer& db, const Viewer& viewer, ReadingId reading,
                 const std::vector<SeenItem>& seen) {
    kept_reading(db, viewer, reading);
    std::size_t accepted = 0;
    for (const auto& item : seen)
        accepted += static_cast<std::size_t>(db.run(R"sql(
            UPDATE review_items SET state = 'accepted', revision = revision + 1
             WHERE id = $1 AND reading = $2 AND state = 'proposed' AND revision = $3
        )sql",
                                                    item.id, reading, item.revision));
    if (accepted > 0)
        db::append_log(db, {.actor = viewer.person.value,
                            .verb = "accept",
                            .kind = "reading",
                            .object = reading.value,
                            .content = std::to_string(accepted)});
    return accepted == seen.size();
}

void mask(db::Writer& db, const Viewer& viewer, ReadingId reading, std::string_view words,
          std::string_view instead) {
    kept_reading(db, viewer, reading);
    db.run(R"sql(
        INSERT INTO masks (reading, words, instead) VALUES ($1, $2, $3)
        ON CONFLICT (reading, words) DO UPDATE SET instead = $3
    )sql",
           reading, text::squeeze(words), text::squeeze(instead));
    db::append_log(
        db,
        {.actor = viewer.person.value, .verb = "mask", .kind = "reading", .object = reading.value});
}

}  // namespace samskap::minutes
