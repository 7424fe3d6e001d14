// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/matters/matters.hpp"

#include <boost/json.hpp>

#include "engines/swedish/order.hpp"
#include "features/people/masking.hpp"
#include "features/search/search.hpp"
#include "kernel/base/enum_names.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::matters {
namespace {

constexpr EnumNames<Stage, 5> k_stages{{{Stage::idea, "idea"},
                                        {Stage::test, "test"},
                                        {Stage::growing, "growing"},
                                        {Stage::operation, "operation"},
                                        {Stage::closed, "closed"}}};
constexpr EnumNames<State, 7> k_states{{{State::open, "open"},
                                        {State::kept, "kept"},
                                        {State::answered, "answered"},
                                        {State::partly, "partly"},
                                        {State::handed_back, "handed_back"},
                                        {State::dropped, "dropped"},
                                        {State::none, "none"}}};
constexpr EnumNames<Still, 4> k_stills{{{Still::none, "none"},
                                        {Still::stated, "stated"},
                                        {Still::silent, "silent"},
                                        {Still::holder_left, "holder_left"}}};

Matter read_matter(const db::Row& row) {
    return {.id = row["id"],
            .title = row["title"],
            .summary = row["summary"],
            .easy_summary = row["easy_summary"],
            .stage = row["stage"],
            .close_reason = row["close_reason"],
            .group = row["of_group"],
            .domain = row["domain"],
            .holder = row.optional("holder"),
            .holder_since = row.optional("holder_since"),
            .ball = row.optional("ball"),
            .ball_since = row.optional("ball_since"),
            .ball_for = row["ball_for"],
            .ball_statement = row.optional("ball_statement"),
            .revision = row["revision"]};
}

void log(db::Writer& db, PartyId actor, std::string_view verb, MatterId matter,
         const boost::json::object& content) {
    db::append_log(db, {.actor = actor.value,
                        .verb = verb,
                        .kind = "matter",
                        .object = matter.value,
                        .content = boost::json::serialize(content)});
}

}  // namespace

std::string_view name_of(Stage stage) { return name_in(k_stages, stage); }
bool from_text(std::string_view text, Stage& stage) { return value_in(k_stages, text, stage); }
std::string_view name_of(State state) { return name_in(k_states, state); }
bool from_text(std::string_view text, State& state) { return value_in(k_states, text, state); }
std::string_view name_of(Still still) { return name_in(k_stills, still); }
bool from_text(std::string_view text, Still& still) { return value_in(k_stills, text, still); }

MatterId add_matter(db::Writer& db, PartyId actor, const NewMatter& matter) {
    const auto id = db.new_id<MatterTag>();
    db.run(R"sql(
        INSERT INTO matters (id, title, sort_key, summary, easy_summary, stage, close_reason,
                             of_group, domain, ball_for, revision, made_at)
        VALUES ($1, $2, $3, '', '', 'idea', '', $4, $5, '', 1, $6)
    )sql",
           id, matter.title, swedish::sort_key(matter.title), matter.group, matter.domain, db.at());
    add_alias(db, actor, id, matter.title, people::Source::read);
    for (const auto& alias : matter.aliases) add_alias(db, actor, id, alias, people::Source::typed);
    log(db, actor, "add", id, {{"title", matter.title}});
    index(db, id);
    refresh(db, id);
    return id;
}

Matter visible_matter(db::Reader& db, const Viewer& viewer, MatterId id) {
    auto matter = db.one(read_matter, R"sql(
        SELECT m.id, m.title, m.summary, m.easy_summary, m.stage, m.close_reason, m.of_group,
               m.domain, m.holder, m.holder_since, m.ball, m.ball_since, m.ball_for,
               m.ball_statement, m.revision
          FROM matters m
         WHERE m.id = COALESCE((SELECT old.merged_into FROM matters old WHERE old.id = $1), $1)
           AND m.domain IN LIST($2)
    )sql",
                         id, viewer.domains);
    // A name or a summary may give a protected identity away.
    if (viewer.is_secretary_of(matter.group)) return matter;
    const auto masks = people::protected_words(db);
    for (auto* words : {&matter.title, &matter.summary, &matter.easy_summary, &matter.close_reason,
                        &matter.ball_for})
        *words = people::masked(*words, masks);
    return matter;
}

Matter kept_matter(db::Reader& db, const Viewer& viewer, MatterId id) {
    auto matter = visible_matter(db, viewer, id);
    if (!viewer.is_secretary_of(matter.group)) throw Forbidden();
    return matter;
}

void add_alias(db::Writer& db, PartyId actor, MatterId matter, std::string_view alias,
               people::Source source) {
    const auto words = text::squeeze(alias);
    if (words.empty()) return;
    db.run(R"sql(
        INSERT INTO matter_aliases (matter, alias, source, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
    )sql",
           matter, words, source == people::Source::typed ? "typed" : "read", actor, db.at());
}

std::vector<std::string> aliases_of(db::Reader& db, MatterId matter, people::Face face) {
    return db.all([](const db::Row& row) -> std::string { return row["alias"]; }, R"sql(
        SELECT a.alias FROM matter_aliases a JOIN matters m ON m.id = a.matter
         WHERE a.matter = $1 AND a.alias <> m.title
           AND (NOT $2 OR a.is_open
                OR EXISTS (SELECT 1 FROM topics t
                            WHERE t.matter = a.matter AND t.open_title IS NOT NULL
                              AND t.open_title LIKE '%' || a.alias || '%'))
         ORDER BY a.alias LIMIT 20
    )sql",
                  matter, face == people::Face::open);
}

void set_holder(db::Writer& db, PartyId actor, MatterId matter, std::optional<PartyId> holder,
                Day from, std::optional<StatementId> evidence) {
    db.run(R"sql(
        UPDATE matters SET holder = $2, holder_since = $3, revision = revision + 1 WHERE id = $1
    )sql",
           matter, holder, from);
    db.run(
        "INSERT INTO holders (id, matter, party, from_day, evidence) VALUES ($1, $2, $3, $4, $5)",
        db.new_id<struct HolderTag>(), matter, holder, from, evidence);
    log(db, actor, "hold", matter,
        {{"holder", holder ? holder->value : 0}, {"from", to_text(from)}});
    refresh(db, matter);
}

void set_ball(db::Writer& db, PartyId actor, MatterId matter, std::optional<PartyId> ball, Day from,
              std::string_view for_what, std::optional<StatementId> evidence) {
    db.run(R"sql(
        UPDATE matters SET ball = $2, ball_since = $3, ball_for = $4, ball_statement = $5,
                           revision = revision + 1
         WHERE id = $1
    )sql",
           matter, ball, from, for_what, evidence);
    log(db, actor, "pass", matter, {{"ball", ball ? ball->value : 0}, {"for", for_what}});
}

void set_stage(db::Writer& db, PartyId actor, MatterId matter, Stage stage, std::string_view reason,
               Day on) {
    const auto closed = stage == Stage::closed ? std::optional<Day>(on) : std::nullopt;
    db.run(R"sql(
        UPDATE matters SET stage = $2, close_reason = $3, closed_on = $4, revision = revision + 1
         WHERE id = $1
    )sql",
           matter, name_of(stage), reason, closed);
    log(db, actor, "stage", matter, {{"stage", name_of(stage)}, {"reason", reason}});
    refresh(db, matter);
}

void open_matter(db::Writer& db, PartyId actor, MatterId matter) {
    db.run("UPDATE matters SET domain = $2, revision = revision + 1 WHERE id = $1", matter,
           web::k_open);
    log(db, actor, "open", matter, {});
    index(db, matter);
    refresh(db, matter);
}

void merge(db::Writer& db, PartyId actor, MatterId from, MatterId into) {
    ensure(from != into, "a matter cannot be merged with itself");
    db.run("UPDATE statements SET matter = $2 WHERE matter = $1", from, into);
    db.run("UPDATE topics SET matter = $2 WHERE matter = $1", from, into);
    db.run("UPDATE holders SET matter = $2 WHERE matter = $1", from, into);
    db.run("UPDATE matters SET merged_into = $2 WHERE id = $1 OR merged_into = $1", from, into);
    db.run(R"sql(
        INSERT INTO matter_aliases (matter, alias, source, made_by, made_at, is_open)
        SELECT $2, alias, source, made_by, made_at, is_open FROM matter_aliases WHERE matter = $1
        ON CONFLICT DO NOTHING
    )sql",
           from, into);
    // Where only the other had a holder or a ball, it goes on with them.
    db.run(R"sql(
        UPDATE matters
           SET holder = COALESCE(holder, (SELECT f.holder FROM matters f WHERE f.id = $1)),
               holder_since = COALESCE(holder_since,
                                       (SELECT f.holder_since FROM matters f WHERE f.id = $1)),
               ball = COALESCE(ball, (SELECT f.ball FROM matters f WHERE f.id = $1)),
               ball_statement = COALESCE(ball_statement, (SELECT f.ball_statement FROM matters f
                                                           WHERE f.id = $1)),
               revision = revision + 1
         WHERE id = $2
    )sql",
           from, into);
    db.run("UPDATE matters SET revision = revision + 1 WHERE id = $1", from);
    db.run("DELETE FROM matter_summaries WHERE matter = $1", from);
    log(db, actor, "merge", from, {{"into", into.value}});
    refresh(db, into);
}

MatterId split(db::Writer& db, PartyId actor, MatterId from, std::string_view title,
               const std::vector<StatementId>& statements) {
    const auto group = db.one([](const db::Row& row) -> PartyId { return row["of_group"]; },
                              "SELECT of_group FROM matters WHERE id = $1", from);
    // For its group, whoever reads the one it comes from: nobody has seen the new title yet.
    const auto id = add_matter(
        db, actor,
        {.title = std::string(title), .group = group, .domain = web::domain_of_group(group)});
    for (const auto statement : statements)
        db.run("UPDATE statements SET matter = $2 WHERE id = $1 AND matter = $3", statement, id,
               from);
    db.run("UPDATE matters SET revision = revision + 1 WHERE id = $1", from);
    log(db, actor, "split", from, {{"into", id.value}});
    refresh(db, from);
    refresh(db, id);
    return id;
}

void index(db::Writer& db, MatterId matter) {
    struct Words {
        PartyId group;
        DomainId domain;
        std::string text;
    };
    auto words = db.one(
        [](const db::Row& row) -> Words {
            return {row["of_group"], row["domain"],
                    std::string(row["title"].text()).append("\n").append(row["summary"].text())};
        },
        "SELECT of_group, domain, title, summary FROM matters WHERE id = $1", matter);
    const auto masks = people::protected_words(db);
    const auto with_aliases = [&](people::Face face) {
        auto text = words.text;
        for (const auto& alias : aliases_of(db, matter, face)) text.append("\n").append(alias);
        return people::masked(text, masks);
    };
    search::Entry entry{.kind = "matter",
                        .object = matter.value,
                        .day = {},
                        .domain = web::domain_of_group(words.group),
                        .text = with_aliases(people::Face::group)};
    search::index(db, entry);
    if (words.domain != web::k_open) return;
    entry.domain = web::k_open;
    entry.text = with_aliases(people::Face::open);
    search::index(db, entry);
}

web::Url url_of(MatterId matter) { return web::url("/work/{}", matter); }

}  // namespace samskap::matters
