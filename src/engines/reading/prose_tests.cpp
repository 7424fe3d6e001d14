// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/reading/reading.hpp"

// Minutes told as one tells a friend: who came, what was settled and by when, without the words
// of a protocol. Beside each way of saying it stands one that sounds alike and says nothing.
namespace samskap::reading {
namespace {

using Names = std::vector<std::string>;

Names names_of(const std::vector<Attendee>& people) {
    Names names;
    for (const auto& who : people) names.push_back(who.name);
    return names;
}

// The statement that begins so, of minutes from a day with people that every test knows.
Statement said(std::string_view body, std::string_view start) {
    const auto reading = read(
        "Rådet, möte 12 mars 2024\n\nNärvarande: Eva Ek (Kajen), Bo Alm, Ia "
        "Gran\n\nLäget i dag\n\n" +
        std::string(body) + "\n");
    for (const auto& topic : reading.topics)
        for (const auto& statement : topic.statements)
            if (statement.text.starts_with(start)) return statement;
    FAIL("no such statement");
    return {};
}

Kind kind_of(std::string_view sentence) { return said(sentence, sentence).kind; }

}  // namespace

TEST_SUITE("reading") {
    TEST_CASE("a number and a colon tell who was there, and where from") {
        const auto reading = read(
            "Rådet, möte 12 mars 2024\n\nVi var sex stycken: Eva Ek och Bo Alm från Kajen, Ia "
            "Gran\noch Tor Lind från vården, Mia Ås (kassör) och jag. Mia kom sent. Per "
            "Öst\nkunde tyvärr inte vara med.\n\nHamnen\n\nMuren är lagad nu.\n\nSiv Dahl\n");
        CHECK(names_of(reading.present) ==
              Names{"Eva Ek", "Bo Alm", "Ia Gran", "Tor Lind", "Mia Ås", "Siv Dahl"});
        CHECK(names_of(reading.absent) == Names{"Per Öst"});
        CHECK(reading.present[0].organisation == "Kajen");
        CHECK(reading.present[2].organisation == "Vården");
        CHECK(reading.author == "Siv Dahl");
        REQUIRE(reading.topics.size() == 1);
        CHECK(reading.topics[0].statements.size() == 1);
    }

    TEST_CASE("those who came from somewhere, in sentences and in lines") {
        const auto told = read(
            "Rådet\n\nTräff den 9 april 2024 i salen. Vi började klockan 18.00 och slutade klockan "
            "19.30.\nFrån föreningen kom Eva Ek (ordförande) och Bo Alm. Bolaget representerades "
            "av\nIa Gran.\n\nVi pratade om muren.\n");
        CHECK(names_of(told.present) == Names{"Eva Ek", "Bo Alm", "Ia Gran"});
        CHECK(told.present[1].organisation == "Föreningen");
        CHECK(told.meeting.start == parse_clock_time("18:00"));
        CHECK(told.meeting.end == parse_clock_time("19:30"));
        const auto listed = read(
            "Dialogkväll 9 april 2024\n\nFrån nämnden: Eva Ek (ordförande), Bo Alm\nFrån "
            "rådet: Ia Gran, Tor Lind\n\nMUREN\n\nMuren är lagad.\n");
        CHECK(names_of(listed.present) == Names{"Eva Ek", "Bo Alm", "Ia Gran", "Tor Lind"});
        CHECK(listed.present[3].organisation == "Rådet");
        const auto moved = read("Rådet 9 april 2024\n\nFrån början: Muren var hel.\n");
        CHECK(moved.present.empty());
    }

    TEST_CASE("a bare line of first names beneath the title") {
        const auto reading = read(
            "Gruppen 4/10\nÅke Samira Lotta N Pelle + Eva fr kyrkan. Bo VAB."
            "\n\nHärbärget\n- fullt varje natt\n- Pelle kollar släckaren\n");
        CHECK(names_of(reading.present) == Names{"Åke", "Samira", "Lotta N", "Pelle", "Eva"});
        CHECK(names_of(reading.absent) == Names{"Bo"});
        CHECK(read("Gruppen 4/10\nEva tog upp muren.\n\nMuren\n- den är lagad\n").present.empty());
    }

    TEST_CASE("a mail tells of a weekday; the day it was sent is none") {
        const std::string head =
            "Från: Eva Ek <eva@kajen.example>\nSkickat: den 12 mars 2024 "
            "08:15\nTill: Arbetsgruppen Muren\nKopia: Bo Alm\nÄmne: ";
        const auto reading =
            read(head +
                 "Anteckningar från i fredags\n\nHej!\n\nMed var Ia Gran, Tor Lind och jag. "
                 "Bo hade fått förhinder.\n\nMuren är lagad.\n\nVi hörs!\nEva\n");
        CHECK(reading.meeting.day == day_of(2024, 3, 8));
        CHECK(reading.meeting.group == "Arbetsgruppen Muren");
        CHECK(names_of(reading.present) == Names{"Ia Gran", "Tor Lind", "Eva Ek"});
        CHECK(names_of(reading.absent) == Names{"Bo Alm"});
        const auto open = read(head + "Det vi sa\n\nHej!\n\nMuren är lagad.\n\nEva\n");
        CHECK_FALSE(open.meeting.day);
    }

    TEST_CASE("what we do from now on is settled; what we do again and again is not") {
        for (std::string_view settled :
             {"Vi kör på den blå.", "Så det stryker vi.", "Vi provar med lappar först.",
              "Vi slutar med kaffelistan.", "Bo får samordna inredningen.",
              "Eva och Bo blir de som presenterar.", "Det får bli tisdagar.", "Vi sa nej till det.",
              "Ansvaret läggs på Ia Gran."})
            CHECK_MESSAGE(kind_of(settled) == Kind::decision, std::string(settled));
        for (std::string_view other :
             {"Vi kör dit varje vecka.", "Vi testar just nu ett nytt system.",
              "Bo får fortfarande vänta på svar.", "Bo är ordförande i föreningen.",
              "Vi slutar klockan 16 på fredagar.", "Inget bestämdes om muren."})
            CHECK_MESSAGE(kind_of(other) != Kind::decision, std::string(other));
    }

    TEST_CASE("what is told to do, and what was promised long ago") {
        for (std::string_view task :
             {"Skicka gärna bilder till Eva.", "Glöm inte att låsa grinden.",
              "Någon måste skriva till nämnden.", "Eva och Bo står i kaffet.",
              "Alla torkar av spisen.", "Bo lovade att ringa."})
            CHECK_MESSAGE(kind_of(task) == Kind::action, std::string(task));
        for (std::string_view told :
             {"Kontoret lovade i januari att skicka folk.", "Här är det som jag lovade att ta med.",
              "Tanken är att vi ska börja i maj.", "Alla gör på sitt sätt."})
            CHECK_MESSAGE(kind_of(told) != Kind::action, std::string(told));
        CHECK(kind_of("Bo kan laga något gott.") == Kind::proposal);
    }

    TEST_CASE("days by their number, and by what was told before") {
        CHECK(said("Skicka gärna bilder före den 20:e.", "Skicka").due.day == day_of(2024, 3, 20));
        CHECK(said("Bo ringer firman senast den 3:e.", "Bo").due.day == day_of(2024, 4, 3));
        CHECK_FALSE(said("Bo bokar det 20:e mötet.", "Bo").due.day);
        CHECK(said("Jag ringer så fort han är frisk.", "Jag").due.words == "så fort han är frisk");
        const std::string dated = "Öppningen är den 15 april. Bo kollar släckaren innan dess. ";
        CHECK(said(dated, "Bo kollar").due.day == day_of(2024, 4, 15));
        CHECK(said("Nämnden beslutade redan i juni att se över det.", "Nämnden").due.empty());
    }

    TEST_CASE("the next meeting by other words, and a series at the same time") {
        const auto reading = read(
            "Rådet, möte 12 mars 2024 kl 13-15\n\nMuren\n\nMuren är lagad.\n\nNästa gång ses vi "
            "tisdag 9 april kl 13.15 i Kajutan. Vi brukar ses andra tisdagen i månaden, samma "
            "tid.\n");
        REQUIRE(reading.next_meeting);
        CHECK(reading.next_meeting->start.text() == "2024-04-09T13:15");
        REQUIRE(reading.recurrence.size() == 1);
        CHECK(reading.recurrence[0].start_time == parse_clock_time("13:15"));
    }
}

}  // namespace samskap::reading
