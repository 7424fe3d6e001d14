// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/personal_data.hpp"

namespace samskap::rights {
namespace {

std::vector<PersonalData> about_requests() {
    return {
        {"own_data_requests", "person", "Vad du har bett om för dina egna uppgifter, och svaret.",
         "Lika länge som namnet. Dina egna ord tas bort när du blir glömd.", Origin::yourself,
         Basis::legal_duty, k_not_held,
         R"sql(SELECT CASE kind WHEN 'correct' THEN 'rätta' WHEN 'object' THEN 'invända'
                      WHEN 'pause' THEN 'paus' WHEN 'withdraw' THEN 'ta tillbaka ett ja'
                      ELSE 'bli glömd' END AS "Bad om", words AS "Dina ord",
                      made_at AS "Bad (tid)", answer_by AS "Svar senast", answer AS "Svar",
                      answered_at AS "Besvarat (tid)"
                 FROM own_data_requests WHERE person = $1 ORDER BY made_at, id)sql",
         "UPDATE own_data_requests SET words = '', answer = '' WHERE person = $1"},
        {"own_data_requests", "made_by", "Vem som skrev in vad någon bad om.",
         "Lika länge som det de bad om.", Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT made_at AS "Inskrivet av dig (tid)" FROM own_data_requests
                WHERE made_by = $1 ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"own_data_requests", "answered_by", "Vem som svarade någon om deras uppgifter.",
         "Lika länge som det de bad om.", Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT answered_at AS "Besvarat av dig (tid)" FROM own_data_requests
                WHERE answered_by = $1 ORDER BY answered_at, id)sql",
         k_stays_nameless},
    };
}

std::vector<PersonalData> about_erasures() {
    return {
        {"disposal_decisions", "made_by", "Vem som skrev in ett gallringsbeslut.",
         "Så länge Samskap används.", Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT name AS "Beslut", made_at AS "Inskrivet av dig (tid)"
                 FROM disposal_decisions WHERE made_by = $1 ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"person_erasures", "person", "Att du är glömd, som nummer utan namn.",
         "Så länge Samskap används.", Origin::program, Basis::legal_duty, k_not_held,
         R"sql(SELECT erased_at AS "Glömd (tid)" FROM person_erasures WHERE person = $1)sql",
         k_stays_nameless},
        {"person_erasures", "erased_by", "Vem som beslutade att någon skulle glömmas.",
         "Så länge Samskap används.", Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT erased_at AS "Beslutat av dig (tid)" FROM person_erasures
                WHERE erased_by = $1 ORDER BY erased_at, person)sql",
         k_stays_nameless},
        {"restrictions", "person", "Att dina uppgifter sparas men inte används.",
         "Tills du tar tillbaka det, eller blir glömd.", Origin::yourself, Basis::legal_duty,
         k_not_held, R"sql(SELECT made_at AS "Sedan (tid)" FROM restrictions WHERE person = $1)sql",
         "DELETE FROM restrictions WHERE person = $1"},
        {"restrictions", "made_by", "Vem som begränsade någons uppgifter.",
         "Lika länge som begränsningen.", Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT made_at AS "Beslutat av dig (tid)" FROM restrictions WHERE made_by = $1
                ORDER BY made_at, person)sql",
         k_stays_nameless},
    };
}

std::vector<PersonalData> about_leaves() {
    return {
        {"handovers", "to_party", "Vad du tog över när någon slutade.",
         "Lika länge som anteckningarna.", Origin::staff, Basis::public_task, k_not_held,
         R"sql(SELECT title AS "Tog över", review_day AS "Tillfälligt till",
                      decided_at AS "Bestämt (tid)" FROM handovers WHERE to_party = $1
                ORDER BY decided_at, id)sql",
         k_stays_nameless},
        {"handovers", "decided_by", "Vem som bestämde vem som tar över.",
         "Lika länge som anteckningarna.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT title AS "Sak", decided_at AS "Bestämt av dig (tid)" FROM handovers
                WHERE decided_by = $1 ORDER BY decided_at, id)sql",
         k_stays_nameless},
        {"leaves", "person", "Att du slutar i arbetet, och när.", "Lika länge som anteckningarna.",
         Origin::staff, Basis::public_task, k_not_held,
         R"sql(SELECT last_day AS "Sista dag", made_at AS "Inskrivet (tid)",
                      closed_at AS "Överlämnat (tid)" FROM leaves WHERE person = $1
                ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"leaves", "made_by", "Vem som skrev in att någon slutar.",
         "Lika länge som anteckningarna.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT made_at AS "Inskrivet av dig (tid)" FROM leaves WHERE made_by = $1
                ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"leaves", "closed_by", "Vem som avslutade en överlämning.",
         "Lika länge som anteckningarna.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT closed_at AS "Avslutat av dig (tid)" FROM leaves WHERE closed_by = $1
                ORDER BY closed_at, id)sql",
         k_stays_nameless},
    };
}

}  // namespace

std::vector<PersonalData> personal_data() {
    std::vector<PersonalData> all;
    for (const auto& part : {about_requests(), about_erasures(), about_leaves()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace samskap::rights
