// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/personal_data.hpp"

namespace samskap::people {

namespace {

std::vector<PersonalData> about_the_work() {
    return {
        {"memberships", "made_by", "Vem som skrev in att någon är med i en grupp.",
         "Lika länge som anteckningarna.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT made_at AS "Inskrivet av dig (tid)" FROM memberships WHERE made_by = $1
                ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"memberships", "member", "Vilka grupper och organisationer du är med i, och när.",
         "Lika länge som anteckningarna.", Origin::staff, Basis::public_task, "group duty",
         R"sql(SELECT p.name AS "Med i", CASE m.role WHEN 'secretary' THEN 'sekreterare'
                      WHEN 'coordinator' THEN 'samordnare' WHEN 'chair' THEN 'ordförande'
                      WHEN 'link_person' THEN 'länkperson' WHEN 'employee' THEN 'anställd'
                      WHEN 'participant' THEN 'deltagare' WHEN 'companion' THEN 'följeslagare'
                      ELSE 'medlem' END AS "Som", m.from_day AS "Från", m.to_day AS "Till och med",
                      m.made_at AS "Inskrivet (tid)"
                 FROM memberships m JOIN parties p ON p.id = m.of_party WHERE m.member = $1
                ORDER BY m.from_day, m.id)sql",
         "DELETE FROM memberships WHERE member = $1"},
        {"memberships", "deputy_for", "Vem som är din ersättare i en grupp.",
         "Lika länge som anteckningarna.", Origin::staff, Basis::public_task, k_not_held,
         R"sql(SELECT p.name AS "Ersättare i", m.from_day AS "Från", m.to_day AS "Till och med"
                 FROM memberships m JOIN parties p ON p.id = m.of_party WHERE m.deputy_for = $1
                ORDER BY m.from_day, m.id)sql",
         "UPDATE memberships SET deputy_for = NULL WHERE deputy_for = $1"},
    };
}

std::string_view as_log() { return "Lika länge som loggen."; }

std::vector<PersonalData> about_trust() {
    return {
        {"roles_held", "person", "Om du sköter installationen, eller något annat i den.", as_log(),
         Origin::staff, Basis::legal_duty, "house role",
         R"sql(SELECT CASE role WHEN 'administrator' THEN 'sköter installationen'
                      WHEN 'steward' THEN 'personuppgiftsombud'
                      WHEN 'archivist' THEN 'arkivarie eller registrator' ELSE 'chef' END
                          AS "Uppdrag", from_day AS "Från", to_day AS "Till och med",
                      made_at AS "Inskrivet (tid)" FROM roles_held WHERE person = $1
                ORDER BY from_day, id)sql",
         k_stays_nameless},
        {"roles_held", "deputy_for", "Vem som är din ersättare i ett uppdrag.", as_log(),
         Origin::staff, Basis::legal_duty, k_not_held,
         R"sql(SELECT from_day AS "Ersättare från", to_day AS "Till och med" FROM roles_held
                WHERE deputy_for = $1 ORDER BY from_day, id)sql",
         k_stays_nameless},
        {"roles_held", "made_by", "Vem som gav någon ett uppdrag.", as_log(), Origin::yourself,
         Basis::legal_duty, k_not_held,
         R"sql(SELECT made_at AS "Inskrivet av dig (tid)" FROM roles_held WHERE made_by = $1
                ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"undertakings", "person", "Att du har skrivit under tystnadsplikten.", as_log(),
         Origin::staff, Basis::legal_duty, k_not_held,
         R"sql(SELECT p.name AS "För", u.signed AS "Underskrivet"
                 FROM undertakings u JOIN parties p ON p.id = u.of_party WHERE u.person = $1
                ORDER BY u.signed, u.of_party)sql",
         k_stays_nameless},
        {"undertakings", "made_by", "Vem som antecknade att någon skrev under tystnadsplikten.",
         as_log(), Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT made_at AS "Inskrivet av dig (tid)" FROM undertakings WHERE made_by = $1
                ORDER BY made_at, person, of_party)sql",
         k_stays_nameless},
        {"emergencies", "person", "Att du öppnade en grupp i en nödsituation, och varför.",
         as_log(), Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT p.name AS "Öppnade", e.reason AS "Varför", e.made_at AS "När (tid)",
                      e.remark AS "Granskning"
                 FROM emergencies e JOIN parties p ON p.id = e.of_party WHERE e.person = $1
                ORDER BY e.made_at, e.id)sql",
         k_stays_nameless},
        {"emergencies", "reviewed_by", "Vem som granskade att en grupp öppnades i nöd.", as_log(),
         Origin::yourself, Basis::legal_duty, k_not_held,
         R"sql(SELECT reviewed_at AS "Granskat av dig (tid)" FROM emergencies
                WHERE reviewed_by = $1 ORDER BY reviewed_at, id)sql",
         k_stays_nameless},
        {"emergency_readings", "emergency", "Vad du läste när du hade öppnat en grupp i nöd.",
         as_log(), Origin::program, Basis::legal_duty, k_not_held,
         R"sql(SELECT r.path AS "Sida", r.at AS "Läst (tid)"
                 FROM emergency_readings r JOIN emergencies e ON e.id = r.emergency
                WHERE e.person = $1 ORDER BY r.at, r.path)sql",
         k_stays_nameless},
    };
}

std::vector<PersonalData> about_accounts() {
    return {
        {"second_steps", "account", "Nyckeln till din app, om du har ett andra steg.",
         "Tills du tar bort steget.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT 'en nyckel som bara din app och Samskap har' AS "Finns",
                      s.confirmed_at AS "Påslaget (tid)"
                 FROM second_steps s JOIN accounts a ON a.id = s.account WHERE a.person = $1)sql",
         "DELETE FROM second_steps WHERE account IN (SELECT id FROM accounts WHERE person = $1)"},
        {"recovery_codes", "account", "Ett skyddat avtryck av dina reservkoder.",
         "Tills du tar bort steget.", Origin::program, Basis::public_task, k_not_held,
         R"sql(SELECT 'en reservkod, bara som avtryck' AS "Finns", c.used_at AS "Använd (tid)"
                 FROM recovery_codes c JOIN accounts a ON a.id = c.account WHERE a.person = $1)sql",
         "DELETE FROM recovery_codes WHERE account IN (SELECT id FROM accounts WHERE person = $1)"},
        {"half_sign_ins", "account", "Att du har skrivit lösenordet men inte koden än.",
         "Tio minuter.", Origin::program, Basis::public_task, k_not_held,
         R"sql(SELECT h.made_at AS "Lösenord skrivet (tid)"
                 FROM half_sign_ins h JOIN accounts a ON a.id = h.account WHERE a.person = $1)sql",
         "DELETE FROM half_sign_ins WHERE account IN (SELECT id FROM accounts WHERE person = $1)"},
        {"sessions", "opened_by", "Vem som skrev ut koden som någon loggade in med.",
         "Tills den som fick koden loggar ut.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT made_at AS "Någon loggade in med din kod (tid)" FROM sessions
                WHERE opened_by = $1 ORDER BY made_at)sql",
         k_stays_nameless},
        {"sessions", "account", "Att du är inloggad, och sedan när.", "Tills du loggar ut.",
         Origin::program, Basis::public_task, k_not_held,
         R"sql(SELECT s.made_at AS "Inloggad (tid)", s.seen_at AS "Senast sedd (tid)",
                      s.device AS "Med", s.ended_at AS "Utloggad (tid)"
                 FROM sessions s JOIN accounts a ON a.id = s.account WHERE a.person = $1
                ORDER BY s.made_at)sql",
         "DELETE FROM sessions WHERE account IN (SELECT id FROM accounts WHERE person = $1)"},
        {"accounts", "person", "Ditt användarnamn och ett skyddat avtryck av lösenordet.",
         "Tills kontot stängs.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT user_name AS "Användarnamn", made_at AS "Öppnat (tid)",
                      closed_at AS "Stängt (tid)" FROM accounts WHERE person = $1
                ORDER BY made_at)sql",
         "DELETE FROM accounts WHERE person = $1"},
    };
}

std::vector<PersonalData> about_consents() {
    return {
        {"consents", "recorded_by", "Vem som skrev in vad någon har sagt ja till.",
         "Lika länge som namnet.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT given_at AS "Inskrivet av dig (tid)" FROM consents WHERE recorded_by = $1
                ORDER BY given_at, id)sql",
         k_stays_nameless},
        {"consents", "withdrawn_by", "Vem som skrev in att någon tog tillbaka sitt ja.",
         "Lika länge som namnet.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT withdrawn_at AS "Inskrivet av dig (tid)" FROM consents
                WHERE withdrawn_by = $1 ORDER BY withdrawn_at, id)sql",
         k_stays_nameless},
        {"consents", "person", "Vad du har sagt ja till, och vad du har tagit tillbaka.",
         "Lika länge som namnet.", Origin::yourself, Basis::consent, k_not_held,
         R"sql(SELECT CASE purpose WHEN 'named' THEN 'att nämnas på öppna sidor'
                      WHEN 'quote' THEN 'att citeras' ELSE 'att synas på bild' END AS "Ja till",
                      CASE way WHEN 'self' THEN 'du själv, här' WHEN 'paper' THEN 'på papper'
                      WHEN 'spoken' THEN 'sagt till någon som skrev in det'
                      ELSE 'från tiden före Samskap' END AS "Hur",
                      text_version AS "Textens version", given_at AS "Sagt (tid)",
                      withdrawn_at AS "Taget tillbaka (tid)"
                 FROM consents WHERE person = $1 ORDER BY given_at, id)sql",
         "DELETE FROM consents WHERE person = $1"},
        {"quiet_times", "person", "Att du har bett om en paus från besked och förslag.",
         "Tills pausen är slut och du ber om en ny.", Origin::yourself, Basis::public_task,
         k_not_held,
         R"sql(SELECT made_at AS "Sedan (tid)", until AS "Till (tid)" FROM quiet_times
                WHERE person = $1)sql",
         "DELETE FROM quiet_times WHERE person = $1"},
    };
}

std::vector<PersonalData> about_names() {
    return {
        {"name_doubts", "made_by", "Vem som sade att ett namn betyder någon annan.",
         "Lika länge som namnet.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT made_at AS "Sades (tid)" FROM name_doubts WHERE made_by = $1
                ORDER BY made_at)sql",
         k_stays_nameless},
        {"name_doubts", "party", "Att ett namn i anteckningarna inte betyder dig.",
         "Lika länge som namnet.", Origin::staff, Basis::public_task, k_not_held,
         R"sql(SELECT written AS "Ord som inte betyder dig", made_at AS "Sades (tid)"
                 FROM name_doubts WHERE party = $1 ORDER BY made_at)sql",
         "DELETE FROM name_doubts WHERE party = $1"},
        {"spellings", "made_by", "Vem som skrev in ett sätt att stava ett namn.",
         "Lika länge som namnet.", Origin::yourself, Basis::public_task, k_not_held,
         R"sql(SELECT made_at AS "Inskrivet av dig (tid)" FROM spellings WHERE made_by = $1
                ORDER BY made_at, id)sql",
         k_stays_nameless},
        {"spellings", "party", "Hur ditt namn har skrivits i anteckningar.",
         "Lika länge som namnet.", Origin::minutes, Basis::public_task, k_not_held,
         R"sql(SELECT spelling AS "Skrivet", CASE source WHEN 'read' THEN 'läst i anteckningar'
                      WHEN 'inferred' THEN 'uträknat' ELSE 'inskrivet av någon' END AS "Källa",
                      made_at AS "Inskrivet (tid)", withdrawn_at AS "Borttaget (tid)"
                 FROM spellings WHERE party = $1 ORDER BY made_at, id)sql",
         "DELETE FROM spellings WHERE party = $1"},
        {"parties", "id", "Ditt namn, så att andra i arbetet vet vem som lovat vad.",
         "Så länge du är med, och sedan så länge anteckningarna sparas.", Origin::staff,
         Basis::public_task, k_not_held,
         R"sql(SELECT name AS "Namn", title AS "Titel på öppna sidor",
                      CASE WHEN is_protected THEN 'ja' ELSE 'nej' END
                          AS "Skyddade uppgifter",
                      CASE WHEN agreed_to_be_named THEN 'ja' ELSE 'nej' END
                          AS "Får nämnas på öppna sidor",
                      made_at AS "Inskrivet (tid)", closed_at AS "Stängt (tid)"
                 FROM parties WHERE id = $1)sql",
         R"sql(UPDATE parties SET name = 'borttagen person', sort_key = '', title = '',
                      is_protected = FALSE, agreed_to_be_named = FALSE,
                      closed_at = COALESCE(closed_at, made_at), revision = revision + 1
                WHERE id = $1)sql"},
    };
}

}  // namespace

// What points at others stands before what it points at.
std::vector<PersonalData> personal_data() {
    std::vector<PersonalData> all;
    for (const auto& part :
         {about_the_work(), about_trust(), about_accounts(), about_consents(), about_names()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace samskap::people
