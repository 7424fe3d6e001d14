// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/personal_data.hpp"

namespace samskap::people {

std::vector<PersonalData> personal_data() {
    return {
        {"parties", "id", "Ditt namn, så att andra i arbetet vet vem som lovat vad.",
         "Så länge du är med, och sedan så länge anteckningarna sparas."},
        {"spellings", "party", "Hur ditt namn har skrivits i anteckningar.",
         "Lika länge som namnet."},
        {"spellings", "made_by", "Vem som skrev in ett sätt att stava ett namn.",
         "Lika länge som namnet."},
        {"name_doubts", "made_by", "Vem som sade att ett namn betyder någon annan.",
         "Lika länge som namnet."},
        {"memberships", "made_by", "Vem som skrev in att någon är med i en grupp.",
         "Lika länge som anteckningarna."},
        {"name_doubts", "party", "Att ett namn i anteckningarna inte betyder dig.",
         "Lika länge som namnet."},
        {"memberships", "member", "Vilka grupper och organisationer du är med i, och när.",
         "Lika länge som anteckningarna."},
        {"roles_held", "person", "Om du sköter installationen, eller något annat i den.",
         "Lika länge som loggen."},
        {"roles_held", "deputy_for", "Vem som är din ersättare i ett uppdrag.",
         "Lika länge som loggen."},
        {"roles_held", "made_by", "Vem som gav någon ett uppdrag.", "Lika länge som loggen."},
        {"memberships", "deputy_for", "Vem som är din ersättare i en grupp.",
         "Lika länge som anteckningarna."},
        {"undertakings", "person", "Att du har skrivit under tystnadsplikten.",
         "Lika länge som loggen."},
        {"undertakings", "made_by", "Vem som antecknade att någon skrev under tystnadsplikten.",
         "Lika länge som loggen."},
        {"emergencies", "person", "Att du öppnade en grupp i en nödsituation, och varför.",
         "Lika länge som loggen."},
        {"emergencies", "reviewed_by", "Vem som granskade att en grupp öppnades i nöd.",
         "Lika länge som loggen."},
        {"accounts", "person", "Ditt användarnamn och ett skyddat avtryck av lösenordet.",
         "Tills kontot stängs."},
        {"second_steps", "account", "Nyckeln till din app, om du har ett andra steg.",
         "Tills du tar bort steget."},
        {"recovery_codes", "account", "Ett skyddat avtryck av dina reservkoder.",
         "Tills du tar bort steget."},
        {"half_sign_ins", "account", "Att du har skrivit lösenordet men inte koden än.",
         "Tio minuter."},
        {"sessions", "opened_by", "Vem som skrev ut koden som någon loggade in med.",
         "Tills den som fick koden loggar ut."},
        {"sessions", "account", "Att du är inloggad, och sedan när.", "Tills du loggar ut."},
    };
}

}  // namespace samskap::people
