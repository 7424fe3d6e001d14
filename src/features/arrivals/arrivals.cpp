// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/arrivals/arrivals.hpp"

#include "features/arrivals/schema.hpp"

namespace samskap::arrivals {
namespace {

constexpr std::string_view k_folder_job = "look into a folder";
constexpr std::string_view k_mailbox_job = "fetch mail";
constexpr std::int64_t k_seconds_between_looks = 30;
constexpr std::int64_t k_seconds_between_mails = 60;

Why why_of(std::string_view state) {
    if (state == "stranger") return Why::strangers;
    return state == "too_large" ? Why::too_large : Why::unreadable;
}

void state_again(db::Database& database, const db::Job& job, Instant at, std::int64_t seconds) {
    database.in_transaction(at, [&](db::Writer& db) {
        db::enqueue(db, job.kind, job.subject, Instant{at.seconds + seconds});
    });
}

// A job of an earlier plan finds nothing to do, and is not stated again.
template <class Things>
const typename Things::value_type* thing_of(const db::Job& job, const Things& things) {
    if (job.subject < 1 || job.subject > static_cast<std::int64_t>(things.size())) return nullptr;
    return &things[static_cast<std::size_t>(job.subject - 1)];
}

void add_files(db::Reader& db, const Viewer& viewer, std::vector<Left>& left) {
    db.each(
        [&](const db::Row& row) {
            left.push_back(
                {row["of_group"], row["group_name"], why_of(row["state"].text()), row["path"]});
        },
        R"sql(
        SELECT f.of_group, p.name AS group_name, f.state, f.path
          FROM watched_files f JOIN parties p ON p.id = f.of_group
         WHERE f.of_group IN LIST($1) AND f.state IN ('unreadable', 'too_large')
         ORDER BY f.of_group, f.path LIMIT 60
    )sql",
        viewer.secretary_of);
}

void add_mails(db::Reader& db, const Viewer& viewer, std::vector<Left>& left) {
    db.each(
        [&](const db::Row& row) {
            const bool strange = row["state"].text() == "stranger";
            left.push_back({.group = row["of_group"],
                            .group_name = row["group_name"],
                            .why = strange ? Why::strangers : Why::mails_too_large,
                            .count = row["many"]});
        },
        R"sql(
        SELECT m.of_group, p.name AS group_name, m.state, COUNT(*) AS many
          FROM arrived_mails m JOIN parties p ON p.id = m.of_group
         WHERE m.of_group IN LIST($1) AND m.state <> 'kept'
         GROUP BY m.of_group, p.name, m.state ORDER BY m.of_group, m.state
    )sql",
        viewer.secretary_of);
}

void add_troubles(db::Reader& db, const Viewer& viewer, std::vector<Left>& left) {
    db.each(
        [&](const db::Row& row) {
            const bool folder = row["way"].text() == "folder";
            left.push_back({.group = row["of_group"],
                            .group_name = row["group_name"],
                            .why = folder ? Why::folder_away : Why::mailbox_away});
        },
        R"sql(
        SELECT t.of_group, p.name AS group_name, t.way
          FROM arrival_troubles t JOIN parties p ON p.id = t.of_group
         WHERE t.of_group IN LIST($1) ORDER BY t.of_group, t.way
    )sql",
        viewer.secretary_of);
}

}  // namespace

const Feature& feature() {
    static const Feature arrivals{
        .name = "arrivals",
        .migrations = schema(),
        // A program without a plan lets the jobs of another one end.
        .workers = workers({}),
        .personal_data = {
            {"watched_files", "path", "Vad filerna heter i en mapp som läses in av sig själv.",
             "Så länge filen ligger där.", Origin::staff, Basis::public_task, k_not_held,
             R"sql(SELECT path AS "Fil", seen_at AS "Sedd (tid)" FROM watched_files
                                  WHERE EXISTS (SELECT 1 FROM spellings s WHERE s.party = $1
                                                   AND path LIKE '%' || s.spelling || '%')
                                  ORDER BY path)sql",
             k_stays_nameless}}};
    return arrivals;
}

std::map<std::string, db::Worker, std::less<>> workers(const Plan& plan) {
    return {{std::string(k_folder_job),
             [plan](db::Database& database, const db::Job& job, Instant at) {
                 const auto* folder = thing_of(job, plan.folders);
                 if (folder == nullptr) return;
                 const bool more = look_into(database, *folder, plan.take, at);
                 state_again(database, job, at, more ? 0 : k_seconds_between_looks);
             }},
            {std::string(k_mailbox_job),
             [plan](db::Database& database, const db::Job& job, Instant at) {
                 const auto* mailbox = thing_of(job, plan.mailboxes);
                 if (mailbox == nullptr) return;
                 fetch(database, *mailbox, plan.take, at);
                 state_again(database, job, at, k_seconds_between_mails);
             }}};
}

void begin(db::Writer& db, const Plan& plan) {
    db.run("DELETE FROM arrived_mails WHERE state <> 'kept'");
    db.run("DELETE FROM arrival_troubles WHERE since >= 0");
    const auto state = [&](std::string_view kind, std::size_t many) {
        for (std::size_t i = 1; i <= many; ++i)
            db::enqueue(db, kind, static_cast<std::int64_t>(i), db.at());
    };
    state(k_folder_job, plan.folders.size());
    state(k_mailbox_job, plan.mailboxes.size());
}

std::vector<Left> left_lying(db::Reader& db, const Viewer& viewer) {
    std::vector<Left> left;
    add_troubles(db, viewer, left);
    add_files(db, viewer, left);
    add_mails(db, viewer, left);
    return left;
}

}  // namespace samskap::arrivals
