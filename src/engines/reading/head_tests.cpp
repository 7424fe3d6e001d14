// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/reading/reading.hpp"

// Heads of minutes that name those present and the day in other ways than a list and a field.
namespace samskap::reading {
namespace {

using Names = std::vector<std::string>;

Names names_of(const std::vector<Attendee>& people) {
    Names names;
    for (const auto& who : people) names.push_back(who.name);
    return names;
}

}  // namespace

TEST_SUITE("reading") {
    TEST_CASE("roles in one column, people in the next") {
        const auto reading = read(
            "Föreningen Lotsen\nStyrelsemöte 2025-03-04\n\nNärvarande\nOrdf.\t\tEva Ek\nLedamot\t\t"
            "Bo Alm\nSuppleant\tIa Gran\nFörvaltare\tTor Lind, Kajens Förvaltning\n\n"
            "Ej närvarande\nLedamot\t\tAlf Sten\n\n1 § Taket\nTaket läcker.\n");
        REQUIRE(names_of(reading.present) == Names{"Eva Ek", "Bo Alm", "Ia Gran", "Tor Lind"});
        CHECK(reading.present[2].role == "suppleant");
        CHECK(reading.present[3].organisation == "Kajens Förvaltning");
        CHECK(names_of(reading.absent) == Names{"Alf Sten"});
        CHECK(reading.topics.size() == 1);
    }

    TEST_CASE("roles and organisations under no label") {
        const auto roles = read(
            "Elevråd 12/11 2025\n\nOrdförande: Eva Ek\nSekreterare: Bo Alm\nKlassrepresentanter: "
            "Ia Gran, Tor Lind\nBorta: Alf Sten\n\nDörren\nLåset är trasigt.\n");
        REQUIRE(names_of(roles.present) == Names{"Eva Ek", "Bo Alm", "Ia Gran", "Tor Lind"});
        CHECK(roles.present[1].role == "sekreterare");
        CHECK(names_of(roles.absent) == Names{"Alf Sten"});
        const auto parties = read(
            "Samverkansmöte 2025-04-04\n\nRegion Norr: Eva Ek, Bo Alm\nHamnens kommun: Karin Lind\n"
            "\n1. Läget\nRegion Norr: Eva ringer Bo.\n");
        REQUIRE(names_of(parties.present) == Names{"Eva Ek", "Bo Alm", "Karin Lind"});
        CHECK(parties.present[2].organisation == "Hamnens kommun");
    }

    TEST_CASE("those on a panel, and those who are not here") {
        const auto panel = read(
            "Dialogmöte om hamnen\nTisdag 13 maj 2025\n\nI panelen:\nEva Ek, kommunalråd\nBo Alm, "
            "Hamnens byalag\n\nTrafiken\nDet är trångt.\n");
        CHECK(names_of(panel.present) == Names{"Eva Ek", "Bo Alm"});
        const auto notes = read(
            "Husråd\n2025-05-12\n\nHär: Eva, Bo\nEj här: Kent, Yasmin\n\nKÖKET\nSpisen är ny.\n");
        CHECK(names_of(notes.present) == Names{"Eva", "Bo"});
        CHECK(names_of(notes.absent) == Names{"Kent", "Yasmin"});
    }

    TEST_CASE("sentences that tell who was there by place, and on both sides of the verb") {
        const auto places = read(
            "Träff i referensgruppen fredagen 7 februari 2025\n\nVi var fem personer: från "
            "kansliet Eva Ek och Bo Alm, från Hamnrådet Ia Gran och Karin Lind, samt undertecknad "
            "Tor Sten.\n"
            "\nMålet\nEva ringer Bo.\n");
        REQUIRE(names_of(places.present) ==
                Names{"Eva Ek", "Bo Alm", "Ia Gran", "Karin Lind", "Tor Sten"});
        CHECK(places.present[1].organisation == "Kansliet");
        CHECK(places.present[3].organisation == "Hamnrådet");
        const auto sides = read(
            "Måndagen den 3 mars 2025 samlades rådet i hamnen. Ledamöterna Eva Ek och Bo Alm var "
            "närvarande, liksom rektor Ia Gran. Frånvarande var Tor Sten.\n\nEva ringer Bo.\n");
        CHECK(sides.meeting.day == day_of(2025, 3, 3));
        CHECK(names_of(sides.present) == Names{"Eva Ek", "Bo Alm", "Ia Gran"});
        CHECK(names_of(sides.absent) == Names{"Tor Sten"});
    }

    TEST_CASE("the year of the day they were signed on") {
        const auto text = [](std::string_view day) {
            return "Styrelsemöte, tisdag 5 november\n\nTaket läcker.\n\nJusterat " +
                   std::string(day) + " Eva Ek\n";
        };
        CHECK(read(text("2024-11-19")).meeting.day == day_of(2024, 11, 5));
        CHECK_FALSE(read(text("2025-11-19")).meeting.day.has_value());  // then it was a Wednesday
        CHECK_FALSE(read(text("2024-10-19")).meeting.day.has_value());  // signed before it
    }

    TEST_CASE("the year that the head names away from the day") {
        const auto day = [](std::string_view first) {
            return read(std::string(first) + "\n14 april kl 17.30\n\nGården\nEva ringer Bo.\n")
                .meeting.day;
        };
        CHECK(day("Föräldraråd, vårterminen 2025") == day_of(2025, 4, 14));
        CHECK(day("Husråd, protokoll nr 3/2025") == day_of(2025, 4, 14));
        CHECK_FALSE(day("Husråd om budget 2025").has_value());
        CHECK_FALSE(day("Husråd, verksamhetsåret 2024/2025").has_value());
    }

    TEST_CASE("labels that say in passing who was there") {
        const auto reading = read(
            "Husråd 2025-05-12\n\nKallade och närvarande: Eva Ek, Bo Alm\nKallad men ej "
            "närvarande: Ia Gran\n\nKÖKET\nVi som bor här: ta ut soporna.\n");
        CHECK(names_of(reading.present) == Names{"Eva Ek", "Bo Alm"});
        CHECK(names_of(reading.absent) == Names{"Ia Gran"});
        const auto beside = read(
            "Husråd 2025-05-12\nVi var: Eva, Bo och Kent. Inte där: Pia (vab), Lisa (kurs)\n\n"
            "KÖKET\nSpisen är ny.\n");
        CHECK(names_of(beside.present) == Names{"Eva", "Bo", "Kent"});
        CHECK(names_of(beside.absent) == Names{"Pia", "Lisa"});
    }

    TEST_CASE("a mail tells of the weekday that was") {
        const auto mail = [](std::string_view subject) {
            return "Från: Eva Ek\nTill: Styrgruppen\nSkickat: den 14 mars 2025 09:12\nÄmne: " +
                   std::string(subject) + "\n\nHej!\nBo mejlar kommunen.\n";
        };
        CHECK(read(mail("Anteckningar från onsdagens möte")).meeting.day == day_of(2025, 3, 12));
        CHECK(read(mail("Dagens styrgruppsmöte")).meeting.day == day_of(2025, 3, 14));
        CHECK(read(mail("Gårdagens träff")).meeting.day == day_of(2025, 3, 13));
        CHECK_FALSE(read(mail("Onsdagens lunch")).meeting.day.has_value());
    }
}

}  // namespace samskap::reading
