// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/reading/reading.hpp"

// What is settled in words other than those of deciding, and what sounds so and is not.
namespace samskap::reading {
namespace {

Reading minutes_with(std::string_view body) {
    return read(
        "Rådet, möte 12 oktober 2024\n\nNärvarande: Eva Ek, Bo Alm, Ia Gran\n\nLäget i dag\n\n" +
        std::string(body) + "\n");
}

Statement said(std::string_view body) {
    const auto reading = minutes_with(body);
    REQUIRE(reading.topics.size() == 1);
    REQUIRE_FALSE(reading.topics[0].statements.empty());
    return reading.topics[0].statements.front();
}

}  // namespace

TEST_SUITE("reading") {
    TEST_CASE("agreeing, voting and what is from here on settle; what is not yet does not") {
        for (std::string_view settled :
             {"Vi var ense om att hyra ett tält.", "Efter votering bifölls motionen.",
              "Gruppen landade i det dyrare anbudet.", "Kompromissen blev varannan söndag.",
              "Lampan vid porten tas bort.", "Avgiften höjs inte.", "Frågan får vila.",
              "Ordföranden bemyndigades att förhandla.", "Vi har beslutat att byta larm.",
              "Att justera protokollet utsågs Bo Alm.",
              "Protokollet lades därefter till handlingarna."}) {
            CAPTURE(settled);
            CHECK(said(settled).kind == Kind::decision);
        }
        for (std::string_view open :
             {"Vi måste komma överens om ett tält.", "Ingen av sakerna är beslutad.",
              "Bo Alm yrkar bifall till förslaget.", "Kommunen beslutade redan i juni om vägen.",
              "Ärendet bordlades den 3 maj eftersom kartan saknades.",
              "Eva Ek får i uppdrag att fråga runt."}) {
            CAPTURE(open);
            CHECK(said(open).kind != Kind::decision);
        }
    }

    TEST_CASE("what is settled in few words, and what only sounds so") {
        for (std::string_view settled :
             {"Det testas från december till februari.", "Ja, broddar köps in till alla.",
              "Ny köps, max 800 kr.", "Ja, alla för.", "Eva får inloggning.",
              "Det tackade Bo ja till.", "Då är Ia ordförande.", "Bo blir hennes handledare.",
              "Mötet förklarade sig behörigt utlyst.", "kassör på två år: Eva Ek, omval",
              "Alla var med på det.", "Bo fick okej att köpa en dator.", "OK att köpa in två bord.",
              "Förslaget gick igenom.", "Medlemsavgiften blir 400 kr.",
              "Det blir ingen julfest i år.", "Vi lägger ner caféet."}) {
            CAPTURE(settled);
            CHECK(said(settled).kind == Kind::decision);
        }
        for (std::string_view open :
             {"Svar: Inget är bestämt.", "Kallelsen anslogs i klubbstugan.", "Hyran höjs i maj.",
              "Maten köps varje vecka.", "Eva får ont i ryggen.", "Notan blir 400 kr.",
              "Om alla är med på det ringer Bo.", "Det testas just nu."}) {
            CAPTURE(open);
            CHECK(said(open).kind != Kind::decision);
        }
        CHECK(said("Kollar det i veckan.").kind == Kind::action);
        CHECK(said("Ska in till Eva senast 1/11.").kind == Kind::action);
        CHECK(said("Kostar det pengar lyfter vi frågan.").kind != Kind::action);
        CHECK(said("Eva berättade att laget kan sköta lådorna om kommunen betalar.").kind ==
              Kind::proposal);
    }

    TEST_CASE("somebody sees to it, though in the passive; a habit is nobody's task") {
        CHECK(said("Rutinen skrivs om (Bo, klart v. 47).").kind == Kind::action);
        CHECK(said("Rutinen skrivs om (Bo, klart v. 47).").owner == "Bo Alm");
        CHECK(said("Alla som har varit med om något mejlar det till Eva.").kind == Kind::action);
        CHECK(said("Bo sätter upp en lampa redan nästa vecka.").kind == Kind::action);
        CHECK(said("Matlistan byts varje måndag.").kind == Kind::information);
        CHECK(said("Grannar hör av sig allt oftare.").kind == Kind::information);
        CHECK(said("Eva räknar med att muren håller.").kind == Kind::information);
    }

    TEST_CASE("a last clause says who does it; days with a name of their own") {
        CHECK(said("Anmälan till kommunen före den 20 oktober, Bo gör det.").owner == "Bo Alm");
        const auto both = said("Granen ska vara på plats till första advent, Bo och Ia fixar det.");
        CHECK(both.owner == "Bo Alm");
        CHECK(both.co_owners == std::vector<std::string>{"Ia Gran"});
        CHECK(both.due.day == day_of(2024, 12, 1));
        CHECK(said("Bo lagar maten, Ia och Eva dukar.").owner == "Bo Alm");
        CHECK(said("Förslag ska vara inne senast sista februari.").due.day == day_of(2025, 2, 28));
        CHECK(said("Ia ordnar fika, en gång i veckan.").due.empty());
        CHECK(said("Bo har lovat att lyfta frågan vid mötet den 28 maj.").due.day ==
              day_of(2025, 5, 28));
        CHECK(said("ordförande på ett år: Eva Ek, omval").owner == "Eva Ek");
    }

    TEST_CASE("the next meeting is held at the time of the standing one") {
        const auto reading = minutes_with(
            "Rådet träffas andra tisdagen i månaden kl 10-11. Kören övar varje fredag kl 13-14. "
            "Nästa möte är tisdag 12 november.");
        REQUIRE(reading.next_meeting);
        CHECK(reading.next_meeting->start.text() == "2024-11-12T10:00");
    }

    TEST_CASE("a day of next year is not one of this year") {
        const auto reading = minutes_with("Nästa års läger går den 26 augusti.");
        REQUIRE(reading.events.size() == 1);
        CHECK(reading.events[0].start.text() == "2025-08-26");
    }

    TEST_CASE("those present are told by who sent them") {
        const auto reading = read(
            "Rådet, möte 12 oktober 2024\n\nNärvarande: Räddningstjänsten (Ulrik Ek), Kajens "
            "kommun (Bo Alm, Eva Gran)\n\nLäget\n\nMuren är lagad.\n");
        REQUIRE(reading.present.size() == 3);
        CHECK(reading.present[0].name == "Ulrik Ek");
        CHECK(reading.present[0].organisation == "Räddningstjänsten");
        CHECK(reading.present[2].organisation == "Kajens kommun");
        const auto from = read(
            "Rådet, möte 12 oktober 2024\n\nNärvarande från Kajen: Eva Ek (ordförande),\nBo Alm\n\n"
            "Läget\n\nMuren är lagad.\n");
        REQUIRE(from.present.size() == 2);
        CHECK(from.present[1].organisation == "Kajen");
    }
}

}  // namespace samskap::reading
