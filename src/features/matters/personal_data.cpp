// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/matters/personal_data.hpp"

namespace samskap::matters {
namespace {

constexpr std::string_view k_as_minutes = "Lika länge som anteckningarna.";

std::vector<PersonalData> about_matters() {
    return {
        {"matters", "holder", "Att du håller i en fråga.", k_as_minutes, Origin::minutes,
         Basis::public_task, "matter",
         R"sql(SELECT title AS "Fråga", holder_since AS "Sedan" FROM matters WHERE holder = $1
                ORDER BY holder_since, id)sql",
         "UPDATE matters SET holder = NULL, revision = revision + 1 WHERE holder = $1"},
        {"matters", "ball", "Att en fråga väntar på dig.", k_as_minutes, Origin::minutes,
         Basis::public_task, "ball",
         R"sql(SELECT title AS "Fråga", ball_for AS "Väntar på", ball_since AS "Sedan"
                 FROM matters WHERE ball = $1 ORDER BY ball_since, id)sql",
         "UPDATE matters SET ball = NULL, revision = revision + 1 WHERE ball = $1"},
        {"matter_aliases", "made_by", "Vem som gav en fråga ett annat namn.",
         "Lika länge som frågan.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT alias AS "Namn på frågan", made_at AS "Inskrivet (tid)" FROM matter_aliases
                WHERE made_by = $1 ORDER BY made_at, alias)sql",
         k_stays_nameless},
        {"holders", "party", "När du höll i en fråga.", k_as_minutes, Origin::minutes,
         Basis::public_task, k_not_held,
         R"sql(SELECT m.title AS "Fråga", h.from_day AS "Från"
                 FROM holders h JOIN matters m ON m.id = h.matter WHERE h.party = $1
                ORDER BY h.from_day, h.id)sql",
         k_stays_nameless},
    };
}

std::vector<PersonalData> about_statements() {
    return {
        {"statements", "made_by", "Vem som publicerade en uppgift.", k_as_minutes, Origin::yourself,
         Basis::public_task, k_not_held,
         R"sql(SELECT meeting_day AS "Möte", made_at AS "Publicerat av dig (tid)" FROM statements
                WHERE made_by = $1 ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"statement_versions", "owner", "Vad du stod för innan en uppgift rättades.", k_as_minutes,
         Origin::minutes, Basis::public_task, k_not_held,
         R"sql(SELECT text AS "Ord", due_words AS "Till", made_at AS "Rättat (tid)"
                 FROM statement_versions WHERE owner = $1
                ORDER BY made_at, statement, revision)sql",
         "UPDATE statement_versions SET owner_words = '' WHERE owner = $1"},
        {"statement_versions", "made_by", "Vem som rättade en uppgift.", k_as_minutes,
         Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT reason AS "Varför", made_at AS "Rättat av dig (tid)"
                 FROM statement_versions WHERE made_by = $1
                ORDER BY made_at, statement, revision)sql",
         k_stays_nameless},
        {"statements", "owner", "Vad du har lovat, och om det är gjort.", k_as_minutes,
         Origin::minutes, Basis::public_task, "promise",
         R"sql(SELECT text AS "Ord", meeting_day AS "Möte", owner_words AS "Du skrevs som",
                      due_words AS "Till", CASE state WHEN 'open' THEN 'väntar på svar'
                      WHEN 'kept' THEN 'gjort' WHEN 'answered' THEN 'besvarat'
                      WHEN 'partly' THEN 'delvis' WHEN 'handed_back' THEN 'lämnat tillbaka'
                      WHEN 'dropped' THEN 'avskrivet' ELSE '' END AS "Läge"
                 FROM statements WHERE owner = $1 ORDER BY meeting_day, id)sql",
         "UPDATE statements SET owner_words = '' WHERE owner = $1"},
        {"statement_co_owners", "party", "Vad du har lovat tillsammans med andra.", k_as_minutes,
         Origin::minutes, Basis::public_task, "shared promise",
         R"sql(SELECT s.text AS "Ord", s.meeting_day AS "Möte"
                 FROM statement_co_owners c JOIN statements s ON s.id = c.statement
                WHERE c.party = $1 ORDER BY s.meeting_day, s.id)sql",
         k_stays_nameless},
        {"settlements", "made_by", "Att du har svarat på ett löfte eller en fråga.", k_as_minutes,
         Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT words AS "Svar", settled_on AS "Dag", made_at AS "Inskrivet (tid)"
                 FROM settlements WHERE made_by = $1 ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"settlements", "was_owner", "Att du hade lovat något som lämnades tillbaka.", k_as_minutes,
         Origin::minutes, Basis::public_task, k_not_held,
         R"sql(SELECT s.text AS "Ord", a.was_owner_words AS "Du skrevs som",
                      a.settled_on AS "Lämnades tillbaka"
                 FROM settlements a JOIN statements s ON s.id = a.statement WHERE a.was_owner = $1
                ORDER BY a.made_at, a.id)sql",
         "UPDATE settlements SET was_owner_words = '' WHERE was_owner = $1"},
        {"settlements", "taken_back_by", "Att du tog tillbaka ett svar.", k_as_minutes,
         Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT words AS "Svar", taken_back_why AS "Varför",
                      taken_back_at AS "Togs tillbaka (tid)"
                 FROM settlements WHERE taken_back_by = $1 ORDER BY taken_back_at, id)sql",
         k_stays_nameless},
    };
}

}  // namespace

std::vector<PersonalData> personal_data() {
    auto all = about_matters();
    const auto more = about_statements();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace samskap::matters
