// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/personal_data.hpp"

namespace samskap::minutes {
namespace {

constexpr std::string_view k_as_minutes = "Lika länge som anteckningarna.";
constexpr std::string_view k_as_reading = "Lika länge som inläsningen.";

}  // namespace

std::vector<PersonalData> personal_data() {
    return {
        {"review_attendances", "party",
         "Vem som var med på ett möte, innan anteckningarna är granskade.", k_as_reading,
         Origin::minutes, Basis::public_task, k_not_held,
         R"sql(SELECT r.title AS "Inläsning", a.written AS "Skrivet", a.organisation AS "Från",
                      a.role AS "Som", CASE WHEN a.is_present THEN 'ja' ELSE 'nej' END
                          AS "Var på plats"
                 FROM review_attendances a JOIN readings r ON r.id = a.reading WHERE a.party = $1
                ORDER BY a.reading, a.position)sql",
         R"sql(UPDATE review_attendances SET party = NULL, written = '', organisation = ''
                WHERE party = $1)sql"},
        {"review_items", "owner", "Vem som lovade något, innan anteckningarna är granskade.",
         k_as_reading, Origin::minutes, Basis::public_task, k_not_held,
         R"sql(SELECT text AS "Ord", owner_words AS "Du skrevs som", due_words AS "Till"
                 FROM review_items WHERE owner = $1 ORDER BY reading, position)sql",
         "UPDATE review_items SET owner = NULL, owner_words = '' WHERE owner = $1"},
        {"reading_versions", "decided_by", "Vem som sade vilken fil som är den slutliga.",
         k_as_minutes, Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT decided_at AS "Sades (tid)" FROM reading_versions WHERE decided_by = $1
                ORDER BY decided_at, reading)sql",
         k_stays_nameless},
        {"files_set_aside", "set_aside_by", "Vem som tog bort en oläslig fil ur kön.",
         "Lika länge som filen.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT d.name AS "Fil", f.set_aside_at AS "Togs bort (tid)"
                 FROM files_set_aside f JOIN documents d ON d.id = f.document
                WHERE f.set_aside_by = $1 ORDER BY f.set_aside_at, f.document)sql",
         k_stays_nameless},
        {"intakes", "asked_by", "Vem som lämnade in en fil vars sidor läses just nu.",
         "Tills sidorna är lästa.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT d.name AS "Fil", i.pages AS "Sidor"
                 FROM intakes i JOIN documents d ON d.id = i.document WHERE i.asked_by = $1
                ORDER BY i.document)sql",
         k_stays_nameless},
        {"readings", "made_by", "Vem som läste in anteckningar.", k_as_minutes, Origin::yourself,
         Basis::public_task, k_not_held,
         R"sql(SELECT title AS "Anteckningar", made_at AS "Inläst av dig (tid)" FROM readings
                WHERE made_by = $1 ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"readings", "opened_by", "Vem som lät alla läsa dem.", k_as_minutes, Origin::yourself,
         Basis::public_task, k_not_held,
         R"sql(SELECT title AS "Anteckningar", opened_at AS "Öppnat av dig (tid)" FROM readings
                WHERE opened_by = $1 ORDER BY opened_at, id)sql",
         k_stays_nameless},
        {"readings", "published_by", "Vem som granskade och publicerade.", k_as_minutes,
         Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT title AS "Anteckningar", published_at AS "Publicerat av dig (tid)"
                 FROM readings WHERE published_by = $1 ORDER BY published_at, id)sql",
         k_stays_nameless},
    };
}

}  // namespace samskap::minutes
