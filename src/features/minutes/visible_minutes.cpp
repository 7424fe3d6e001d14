// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/links/links.hpp"
#include "features/minutes/masking.hpp"
#include "features/minutes/meeting_views.hpp"
#include "features/minutes/rereading.hpp"
#include "features/minutes/reviews.hpp"
#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

constexpr int k_most_statements = 2000;

std::vector<MeetingTopic> topics_of(db::Reader& db, const Viewer& viewer,
                                    const meetings::Meeting& meeting) {
    return db.all(
        [](const db::Row& row) -> MeetingTopic {
            return {.id = row["id"],
                    .title = row["title"],
                    .matter = row.optional("matter"),
                    .matter_title = row["matter_title"]};
        },
        R"sql(
        SELECT t.id, v.id AS matter, COALESCE(v.title, '') AS matter_title,
               CASE WHEN $3 THEN t.title ELSE COALESCE(t.open_title, '') END AS title
          FROM topics t LEFT JOIN matters v ON v.id = t.matter AND v.domain IN LIST($2)
         WHERE t.meeting = $1 ORDER BY t.position LIMIT 500
    )sql",
        meeting.id, viewer.domains, viewer.sees(web::domain_of_group(meeting.group)));
}

void add_sources(db::Reader& db, const Viewer& viewer, Minutes& minutes) {
    db.each(
        [&](const db::Row& row) {
            minutes.sources[row["id"]] = row["source_text"].text();
            minutes.document = row.optional("document");
        },
        R"sql(
        SELECT id, source_text, document FROM statements
         WHERE meeting = $1 AND domain IN LIST($2) AND withdrawn_at IS NULL
         ORDER BY position LIMIT 2000
    )sql",
        minutes.meeting.id, viewer.domains);
    if (minutes.document && documents::may_open(db, viewer, *minutes.document)) {
        minutes.repairs = repairs::repairs_of(db, *minutes.document);
        minutes.remarks = documents::remarks_of(db, *minutes.document);
        minutes.places = Places::of(db, documents::visible_document(db, viewer, *minutes.document),
                                    minutes.repairs);
    }
    db.each([&](const db::Row& row) { minutes.corrected.insert(row["statement"]); }, R"sql(
        SELECT DISTINCT v.statement
          FROM statement_versions v JOIN statements s ON s.id = v.statement
         WHERE s.meeting = $1
         UNION
        SELECT e.statement
          FROM settlements e JOIN statements s ON s.id = e.statement
         WHERE s.meeting = $1
    )sql",
            minutes.meeting.id);
}

void add_silent_pages(db::Reader& db, Minutes& minutes) {
    const auto readings = db.all([](const db::Row& row) -> ReadingId { return row["id"]; }, R"sql(
        SELECT r.id FROM readings r JOIN documents d ON d.id = r.document
         WHERE r.meeting = $1 AND d.silent_pages <> '' ORDER BY r.id LIMIT 10
    )sql",
                                 minutes.meeting.id);
    for (const auto reading : readings) {
        const auto pages = silent_pages(db, reading);
        minutes.silent_pages.insert(minutes.silent_pages.end(), pages.begin(), pages.end());
    }
}

void add_co_owners(db::Reader& db, Minutes& minutes) {
    db.each(
        [&](const db::Row& row) { minutes.co_owners[row["statement"]].push_back(row["party"]); },
        R"sql(
        SELECT c.statement, c.party
          FROM statement_co_owners c JOIN statements s ON s.id = c.statement
          JOIN parties p ON p.id = c.party
         WHERE s.meeting = $1 ORDER BY c.statement, p.sort_key, p.id LIMIT 5000
    )sql",
        minutes.meeting.id);
}

void add_names(db::Reader& db, people::Names& names, Minutes& minutes) {
    std::vector<PartyId> parties;
    for (const auto& [statement, others] : minutes.co_owners)
        parties.insert(parties.end(), others.begin(), others.end());
    for (const auto& statement : minutes.statements)
        if (statement.owner) parties.push_back(*statement.owner);
    const auto all = meetings::attendance(db, minutes.meeting.id);
    for (const auto& person : all)
        if (person.party) parties.push_back(*person.party);
    names.load(parties);
    for (const auto party : parties) minutes.names.emplace(party, names.of(party, minutes.face));
    for (const auto& person : all) {
        if (person.is_present) ++minutes.present;
        const auto name = person.party                         ? minutes.name_of(*person.party)
                          : minutes.face == people::Face::open ? std::string()
                                                               : person.written;
        if (samskap::text::lower(person.role).find("anteckna") != std::string::npos ||
            samskap::text::lower(person.role).find("sekreterare") != std::string::npos)
            minutes.note_taker = name;
        if (minutes.face == people::Face::open) continue;
        minutes.attendance.push_back(person);
        minutes.attendance_names.push_back(name);
    }
}

}  // namespace

namespace {

// The source keeps a protected name; who may not know it reads it masked, and gets no file.
void protect(db::Reader& db, const Viewer& viewer, Minutes& minutes) {
    if (minutes.face == people::Face::secretary) return;
    const auto masks = people::protected_words(db);
    if (masks.empty()) return;
    for (auto& topic : minutes.topics) {
        topic.title = masked(topic.title, masks);
        topic.matter_title = masked(topic.matter_title, masks);
    }
    for (auto& [statement, source] : minutes.sources) source = masked(source, masks);
    for (auto& name : minutes.attendance_names) name = masked(name, masks);
    minutes.note_taker = masked(minutes.note_taker, masks);
    minutes.meeting.place = masked(minutes.meeting.place, masks);
    if (minutes.document && !documents::may_open(db, viewer, *minutes.document))
        minutes.document.reset();
}

// A meeting that was announced openly is known to all; what was said there only when its minutes
// were opened too.
bool was_opened(db::Reader& db, const meetings::Meeting& meeting) {
    if (meeting.domain != web::k_open) return false;
    return db.any("SELECT 1 FROM readings WHERE meeting = $1 AND opened_at IS NOT NULL LIMIT 1",
                  meeting.id);
}

void leave_only_the_plan(Minutes& minutes) {
    minutes.note_taker.clear();
    minutes.present = 0;
    minutes.attendance.clear();
    minutes.attendance_names.clear();
}

void add_gone_links(db::Reader& db, const web::Viewer& viewer, Minutes& minutes) {
    const bool keeps = minutes.face == people::Face::secretary && minutes.document;
    if (!keeps || links::gone(db, *minutes.document).empty()) return;
    const auto document = documents::visible_document(db, viewer, *minutes.document);
    minutes.gone_links = gone_links(db, document.id, document.text);
}

}  // namespace

std::string Minutes::name_of(PartyId party) const {
    const auto found = names.find(party);
    return found == names.end() ? std::string() : found->second;
}

std::string Minutes::co_owners_of(matters::StatementId statement) const {
    const auto found = co_owners.find(statement);
    if (found == co_owners.end()) return {};
    std::vector<std::string> list;
    for (const auto party : found->second) list.push_back(name_of(party));
    return samskap::text::join(list, ", ");
}

Minutes visible_minutes(const web::Request& request, MeetingId id) {
    auto& db = request.db();
    const auto& viewer = request.viewer();
    Minutes minutes;
    minutes.meeting = meetings::visible_meeting(db, viewer, id);
    minutes.face = people::face_for(viewer, minutes.meeting.group);
    minutes.topics = topics_of(db, viewer, minutes.meeting);
    minutes.statements =
        matters::visible_statements(db, viewer, {.meeting = id, .size = k_most_statements});
    if (minutes.face != people::Face::open) {
        add_sources(db, viewer, minutes);
        add_silent_pages(db, minutes);
        minutes.outcomes = matters::outcomes(db, viewer, minutes.statements);
        minutes.regrettable = matters::to_take_back(db, viewer, minutes.statements, request.at());
    }
    if (!minutes.statements.empty()) add_co_owners(db, minutes);
    const ui::Texts texts(request);
    people::Names names(db, texts);
    add_names(db, names, minutes);
    protect(db, viewer, minutes);
    // What a closed group wrote is never opened.
    if (minutes.face == people::Face::secretary &&
        !groups::visible_group(db, viewer, minutes.meeting.group).is_closed)
        minutes.reading = reading_of(db, viewer, id);
    minutes.versions = other_versions(db, viewer, id);
    add_gone_links(db, viewer, minutes);
    minutes.is_open = was_opened(db, minutes.meeting);
    if (!minutes.is_open && minutes.face == people::Face::open) leave_only_the_plan(minutes);
    return minutes;
}

}  // namespace samskap::minutes
