// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/versions.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engines/swedish/likeness.hpp"
#include "features/minutes/store.hpp"
#include "features/minutes/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

constexpr std::array<Verdict, 4> k_verdicts{Verdict::proposed, Verdict::this_one,
                                            Verdict::the_other, Verdict::different};
constexpr std::string_view k_marks = ".,;:!?()";

struct Link {
    ReadingId other;
    Verdict verdict;
};

std::optional<Link> link_of(db::Reader& db, ReadingId reading) {
    return db.maybe(
        [](const db::Row& row) -> Link {
            return {row["other"], row["verdict"]};
        },
        "SELECT other, verdict FROM reading_versions WHERE reading = $1", reading);
}

// The most alike of those of the group that wait or are published.
std::optional<ReadingId> likest(db::Reader& db, ReadingId reading, PartyId group,
                                const comparison::Sketch& sketch) {
    std::optional<ReadingId> best;
    double most = 0.0;
    db.each(
        [&](const db::Row& row) {
            const auto theirs = comparison::sketch_from(row["sketch"].bytes());
            if (!comparison::same_meeting(sketch, theirs)) return;
            const auto shared = comparison::containment(sketch, theirs);
            if (shared <= most) return;
            most = shared;
            best = ReadingId(row["id"]);
        },
        R"sql(
        SELECT r.id, k.sketch FROM readings r JOIN reading_sketches k ON k.reading = r.id
         WHERE r.of_group = $1 AND r.id <> $2 AND r.state IN ('review', 'published')
         ORDER BY r.state, r.made_at LIMIT 5000
    )sql",
        group, reading);
    return best;
}

std::string bare(std::string_view word) {
    while (!word.empty() && k_marks.find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    return std::string(word);
}

using KnownWords = std::map<std::string, std::string>;  // in lower case → as it is registered

// Single words of the names that the group knows: of persons, organisations and matters.
KnownWords known_words(const reading::Known& known) {
    KnownWords words;
    for (const auto* names : {&known.people, &known.organisations, &known.matters})
        for (const auto& name : *names)
            for (const auto word : samskap::text::split(name.name, ' '))
                words.emplace(samskap::text::lower(word), word);
    return words;
}

std::optional<Suspect> suspect(const std::string& before, const std::string& after,
                               const KnownWords& known) {
    const auto before_key = samskap::text::lower(before);
    const auto after_key = samskap::text::lower(after);
    const auto before_known = known.find(before_key);
    const auto after_known = known.find(after_key);
    if ((before_known == known.end()) == (after_known == known.end())) return std::nullopt;
    if (!swedish::near_spelling(before_key, after_key)) return std::nullopt;
    if (before_known != known.end()) return Suspect{after, before_known->second};
    return Suspect{before, after_known->second};
}

// Where as many words stand on either side, each was changed into the one across.
std::vector<Suspect> suspects_in(const Comparison& both, const KnownWords& known) {
    std::vector<Suspect> suspects;
    for (const auto& run : both.runs) {
        const auto pairs = run.left_to - run.left_from;
        if (run.same || pairs != run.right_to - run.right_from) continue;
        for (std::size_t i = 0; i < pairs; ++i)
            if (auto found = suspect(bare(both.earlier_words[run.left_from + i].key),
                                     bare(both.later_words[run.right_from + i].key), known))
                suspects.push_back(std::move(*found));
    }
    return suspects;
}

// The day, times and place that the one lacks and the other has.
void fill_facts(db::Writer& db, ReadingId lacking, const Review& from) {
    const ui::Texts texts{web::Preferences{}};
    db.run(R"sql(
        UPDATE readings
           SET day_source = CASE WHEN day IS NULL AND $2 IS NOT NULL THEN 'derived'
                                 ELSE day_source END,
               day_note = CASE WHEN day IS NULL AND $2 IS NOT NULL THEN $3 ELSE day_note END,
               day = COALESCE(day, $2), start_time = COALESCE(start_time, $4),
               end_time = COALESCE(end_time, $5),
               place = CASE WHEN place = '' THEN $6 ELSE place END, revision = revision + 1
         WHERE id = $1
    )sql",
           lacking, from.day, texts(text::version_day_from, from.file_name), from.start, from.end,
           from.place);
}

bool has_attendance(db::Reader& db, ReadingId reading) {
    return db.any("SELECT 1 FROM review_attendances WHERE reading = $1", reading);
}

// True when the attendance was lacking, and the other had one.
bool fill_attendance(db::Writer& db, ReadingId lacking, ReadingId from) {
    if (has_attendance(db, lacking) || !has_attendance(db, from)) return false;
    db.run(R"sql(
        INSERT INTO review_attendances (reading, position, written, party, organisation, role,
                                        is_present, line)
        SELECT $1, position, written, party, organisation, role, is_present, NULL
          FROM review_attendances WHERE reading = $2
    )sql",
           lacking, from);
    return true;
}

// The minutes stand already; who was there is all that they may lack.
bool fill_meeting(db::Writer& db, MeetingId meeting, ReadingId from) {
    if (!meetings::attendance(db, meeting).empty() || !has_attendance(db, from)) return false;
    std::vector<meetings::Attendance> list;
    for (auto& row : review_attendances(db, from)) {
        row.person.line = 0;
        list.push_back(std::move(row.person));
    }
    meetings::set_attendance(db, meeting, list);
    return true;
}

void set_beside(db::Writer& db, const Review& aside, const Review& final) {
    db.run(
        "UPDATE readings SET state = 'version', meeting = $2, revision = revision + 1 "
        "WHERE id = $1",
        aside.id, final.meeting);
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::proposed: return "proposed";
        case Verdict::this_one: return "this_one";
        case Verdict::the_other: return "the_other";
        case Verdict::different: return "different";
    }
    return "proposed";
}

bool from_text(std::string_view text, Verdict& verdict) {
    const auto found = std::find_if(k_verdicts.begin(), k_verdicts.end(),
                                    [&](Verdict one) { return name_of(one) == text; });
    if (found == k_verdicts.end()) return false;
    verdict = *found;
    return true;
}

void look_for_version(db::Writer& db, ReadingId reading, PartyId group, std::string_view text) {
    const auto sketch = comparison::sketch_of(text);
    db.run("INSERT INTO reading_sketches (reading, sketch) VALUES ($1, $2)", reading,
           db::Bytes{comparison::to_bytes(sketch)});
    if (const auto other = likest(db, reading, group, sketch))
        db.run("INSERT INTO reading_versions (reading, other, verdict) VALUES ($1, $2, 'proposed')",
               reading, *other);
}

std::optional<VersionLink> version_of(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    const auto link = link_of(db, reading);
    if (!link || link->verdict == Verdict::different) return std::nullopt;
    auto other = kept_review(db, viewer, link->other);
    if (other.state == ReviewState::rejected) return std::nullopt;
    return VersionLink{std::move(other), link->verdict};
}

std::vector<OtherVersion> other_versions(db::Reader& db, const Viewer& viewer, MeetingId meeting) {
    return db.all(
        [](const db::Row& row) -> OtherVersion {
            const std::optional<DocumentId> gave = row.optional("attendance_from");
            const DocumentId document = row["document"];
            return {document, row["file_name"], row["later"], gave == document};
        },
        R"sql(
        SELECT r.document, d.name AS file_name, v.reading AS later, v.attendance_from
          FROM readings r
          JOIN reading_versions v ON v.verdict IN ('this_one', 'the_other')
                                 AND (v.reading = r.id OR v.other = r.id)
          JOIN documents d ON d.id = r.document
         WHERE r.meeting = $1 AND r.state = 'version' AND r.of_group IN LIST($2)
         ORDER BY r.made_at, r.id LIMIT 20
    )sql",
        meeting, viewer.secretary_of);
}

Comparison compare_versions(db::Reader& db, const Viewer& viewer, ReadingId later) {
    Comparison both;
    both.later = kept_review(db, viewer, later);
    const auto link = link_of(db, later);
    if (!link) throw NotFound();
    both.earlier = kept_review(db, viewer, link->other);
    both.verdict = link->verdict;
    const auto words = [&](const Review& review) {
        return comparison::words_of(documents::visible_document(db, viewer, review.document).text);
    };
    both.earlier_words = words(both.earlier);
    both.later_words = words(both.later);
    both.runs = comparison::compare(both.earlier_words, both.later_words);
    both.suspects = suspects_in(both, known_words(known_for(db, both.later.group)));
    return both;
}

void decide_version(db::Writer& db, const Viewer& viewer, ReadingId later, Verdict verdict) {
    const auto mine = open_review(db, viewer, later);
    const auto link = link_of(db, later);
    if (!link || verdict == Verdict::proposed) throw NotFound();
    const auto other = kept_review(db, viewer, link->other);
    std::optional<DocumentId> gave;
    if (verdict == Verdict::this_one) {
        fill_facts(db, later, other);
        if (fill_attendance(db, later, other.id)) gave = other.document;
        if (other.state == ReviewState::review) set_beside(db, other, mine);
    } else if (verdict == Verdict::the_other) {
        if (other.state == ReviewState::review) fill_facts(db, other.id, mine);
        const bool filled = other.state == ReviewState::published
                                ? fill_meeting(db, *other.meeting, later)
                                : fill_attendance(db, other.id, later);
        if (filled) gave = mine.document;
        learn_names(db, viewer.person, mine.group, later);
        set_beside(db, mine, other);
    }
    db.run(R"sql(
        UPDATE reading_versions
           SET verdict = $2, attendance_from = $3, decided_by = $4, decided_at = $5
         WHERE reading = $1
    )sql",
           later, name_of(verdict), gave, viewer.person, db.at());
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "decide version",
                        .kind = "reading",
                        .object = later.value,
                        .content = std::string(name_of(verdict))});
}

std::optional<ReadingId> compared_on(db::Reader& db, ReadingId reading) {
    return db.maybe([](const db::Row& row) -> ReadingId { return row["reading"]; }, R"sql(
        SELECT reading FROM reading_versions WHERE reading = $1 OR other = $1
         ORDER BY reading = $1 DESC, reading LIMIT 1
    )sql",
                    reading);
}

// The final one of two is the later file where `this_one` was said, the earlier where `the_other`
// was.
#define SET_BESIDE_IT                                                 \
    " WHERE state = 'version' AND meeting IS NULL AND"                \
    "       (id IN (SELECT other FROM reading_versions"               \
    "                WHERE reading = $1 AND verdict = 'this_one') OR" \
    "        id IN (SELECT reading FROM reading_versions"             \
    "                WHERE other = $1 AND verdict = 'the_other'))"

void versions_follow(db::Writer& db, ReadingId reading, MeetingId meeting) {
    db.run("UPDATE readings SET meeting = $2, revision = revision + 1" SET_BESIDE_IT, reading,
           meeting);
}

void let_versions_go(db::Writer& db, ReadingId reading) {
    db.run("UPDATE readings SET state = 'review', revision = revision + 1" SET_BESIDE_IT, reading);
    db.run("UPDATE reading_versions SET verdict = 'different' WHERE reading = $1 OR other = $1",
           reading);
}

web::Url versions_url(ReadingId later) { return web::url("/review/{}/version", later); }

std::optional<Review> replaced_by(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    const auto link = link_of(db, reading);
    if (!link || link->verdict != Verdict::this_one) return std::nullopt;
    auto other = kept_review(db, viewer, link->other);
    if (other.state != ReviewState::published) return std::nullopt;
    return other;
}

void take_place_of(db::Writer& db, ReadingId later, const Review& earlier) {
    db.run(R"sql(
        INSERT INTO masks (reading, words, instead)
        SELECT $1, words, instead FROM masks WHERE reading = $2
        ON CONFLICT (reading, words) DO NOTHING
    )sql",
           later, earlier.id);
    db.run(R"sql(
        UPDATE readings SET opened_at = (SELECT opened_at FROM readings WHERE id = $2),
                            opened_by = (SELECT opened_by FROM readings WHERE id = $2)
         WHERE id = $1
    )sql",
           later, earlier.id);
    db.run(
        "UPDATE readings SET state = 'version', opened_at = NULL, opened_by = NULL, "
        "revision = revision + 1 WHERE id = $1",
        earlier.id);
}

}  // namespace samskap::minutes
