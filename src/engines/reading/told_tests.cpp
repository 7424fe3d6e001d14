// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/reading/reading.hpp"

// Minutes without the usual head: letters, notes of a telephone, tables, pages without a day.
namespace samskap::reading {
namespace {

using Names = std::vector<std::string>;

Names names_of(const std::vector<Attendee>& people) {
    Names names;
    for (const auto& who : people) names.push_back(who.name);
    return names;
}

const Statement& statement_at(const Reading& reading, std::size_t at) {
    for (const auto& topic : reading.topics) {
        if (at < topic.statements.size()) return topic.statements[at];
        at -= topic.statements.size();
    }
    FAIL("no such statement");
    return reading.topics.front().statements.front();
}

}  // namespace

TEST_SUITE("reading") {
    TEST_CASE("a letter tells who was there, when, and who writes") {
        const auto reading = read(
            "Hej!\n\nTack för ett bra möte i går, onsdag den 11 mars 2026, på Fyren. Med var Bo "
            "Alm från hamnkontoret, Ia Gran (Kajen) och jag. Tor Lind hade fått förhinder.\n\n"
            "Muren är trasig. Jag ringer firman. Bo mejlar kommunen senast den 20 mars.\n\n"
            "Hälsningar\nEva Ek\nNäringslivskontoret\n");
        CHECK(reading.meeting.day == day_of(2026, 3, 11));
        CHECK(reading.meeting.place == "Fyren");
        CHECK(reading.author == "Eva Ek");
        REQUIRE(names_of(reading.present) == Names{"Bo Alm", "Ia Gran", "Eva Ek"});
        CHECK(reading.present[0].organisation == "Hamnkontoret");
        CHECK(names_of(reading.absent) == Names{"Tor Lind"});
        REQUIRE(reading.topics.size() == 1);
        REQUIRE(reading.topics[0].statements.size() == 3);
        CHECK(statement_at(reading, 0).text == "Muren är trasig.");
        CHECK(statement_at(reading, 1).owner == "Eva Ek");
        CHECK(statement_at(reading, 2).due.day == day_of(2026, 3, 20));
    }

    TEST_CASE("without a signature nobody is I") {
        const auto reading = read("Muren\n\nMuren är trasig. Jag ringer firman.\n");
        CHECK(reading.author.empty());
        CHECK(statement_at(reading, 1).owner.empty());
    }

    TEST_CASE("notes with small letters have headings and names too") {
        const auto reading = read(
            "möte odlarna tors 16/4 kl 18\n\nvi var jag (Ebba), Kalle och Noor. Sven sjuk\n\n"
            "vatten\n- pumpen läcker\n- noor ringer firman\n\nlotter\nkalle mejlar kön\nvi "
            "har tre lediga\n");
        CHECK(names_of(reading.present) == Names{"Ebba", "Kalle", "Noor"});
        CHECK(names_of(reading.absent) == Names{"Sven"});
        REQUIRE(reading.topics.size() == 2);
        CHECK(reading.topics[0].title == "vatten");
        CHECK(reading.topics[1].statements.size() == 2);
        CHECK(statement_at(reading, 1).owner == "Noor");
        CHECK(statement_at(reading, 2).owner == "Kalle");
    }

    TEST_CASE("tables of people, with marks for those who came") {
        for (const std::string table :
             {"| Namn | Organisation | Närvarande |\n|---|---|---|\n| Eva Ek | Kajen | ja |\n"
              "| Bo Alm | Ön | nej |\n",
              "Ledamöter:\nNamn          Organisation     Närv.\nEva Ek        Kajen            "
              "X\nBo Alm        Ön               -\n"}) {
            const auto reading =
                read("Byggrådet 5 mars 2026\n\n" + table + "\nHissen\n\nHissen är lagad.\n");
            REQUIRE(names_of(reading.present) == Names{"Eva Ek"});
            CHECK(reading.present.front().organisation == "Kajen");
            CHECK(reading.present.front().role.empty());
            CHECK(names_of(reading.absent) == Names{"Bo Alm"});
            CHECK(reading.topics.size() == 1);
        }
    }

    TEST_CASE("a list by organisation, and who speaks for whom") {
        const auto reading = read(
            "Protokoll 5 mars 2026\n\nParter:\nFör arbetsgivaren: Eva Ek, rektor, och Bo Alm, "
            "kurator\nFacket genom Ia Gran\nSkyddsombud: Tor Lind\n\n§ 1 Hissen\nHissen är "
            "lagad.\n");
        REQUIRE(names_of(reading.present) == Names{"Eva Ek", "Bo Alm", "Ia Gran", "Tor Lind"});
        CHECK(reading.present[0].organisation == "Arbetsgivaren");
        CHECK(reading.present[1].role == "kurator");
        CHECK(reading.present[2].organisation == "Facket");
        CHECK(reading.present[3].role == "skyddsombud");
    }

    TEST_CASE("a list beside its label goes on beneath, one on each line or over the edge") {
        const auto listed = [](const std::string& lines) {
            return names_of(
                read("Byggrådet 5 mars 2026\n\n" + lines + "\nHissen\n\nHissen är lagad.\n")
                    .present);
        };
        CHECK(listed("Närvarande: Eva Ek, ordförande\n            Bo Alm, kassör\n            Ia "
                     "Gran\n") == Names{"Eva Ek", "Bo Alm", "Ia Gran"});
        CHECK(listed("Deltagare: Eva Ek (Kajen), Bo Alm (Ön), Ia\nGran (Ön), Tor Lind\n") ==
              Names{"Eva Ek", "Bo Alm", "Ia Gran", "Tor Lind"});
        CHECK(listed("Närvarande Eva Ek, Bo Alm\n") == Names{"Eva Ek", "Bo Alm"});
    }

    TEST_CASE("somebody and where they come from stand side by side, with nothing between") {
        const std::string text =
            "Möte 2026-03-11\n\nNärvarande:\nYusuf Ek Storkajen\n"
            "Bo Alm Norra Kajen\nMaria Bo Kajen\n\nVi fikade.\n";
        Known known;
        for (const char* name : {"Storkajen", "Kajen", "Norra Kajen"})
            known.organisations.push_back({.name = name, .spellings = {}});
        known.people.push_back({.name = "Maria Bo Kajen", .spellings = {}});
        const auto reading = read(text, known);
        CHECK(names_of(reading.present) == Names{"Yusuf Ek", "Bo Alm", "Maria Bo Kajen"});
        REQUIRE(reading.present.size() == 3);
        CHECK(reading.present[0].organisation == "Storkajen");
        CHECK(reading.present[1].organisation == "Norra Kajen");
        CHECK(names_of(read(text).present).front() == "Yusuf Ek Storkajen");
    }

    TEST_CASE("a list goes on behind a bracket, ends in those who were ill, has two labels") {
        const auto over = read(
            "Hamngruppen 3 maj 2031\n\nNärvarande: Eva Ek (ordförande), Bo Alm\n(sekreterare), Ia "
            "Gran. Tor var sjuk och\nSiv hade glömt\n\nMuren\nMuren är trasig.\n");
        CHECK(names_of(over.present) == Names{"Eva Ek", "Bo Alm", "Ia Gran"});
        CHECK(over.present[1].role == "sekreterare");
        CHECK(names_of(over.absent) == Names{"Tor", "Siv"});
        const auto labels = read(
            "Hamngruppen 3 maj 2031\n\nNärvarande: Eva Ek, Bo Alm\nSjuka: Ia Gran     Ledig: Tor "
            "Lind\n\nMuren\nMuren är trasig.\n");
        CHECK(names_of(labels.absent) == Names{"Ia Gran", "Tor Lind"});
    }

    TEST_CASE("a table parted by gaps is a list of tasks, not a heading") {
        const auto reading = read(
            "Hamngruppen 3 maj 2031\nNärvarande: Eva Ek, Bo Alm\n\nAtt göra\n\nVad           Vem   "
            "     När\n----------------------------\nRinga firman  Eva/Bo     20/5\n"
            "Laga muren    Bo         löpande\n");
        REQUIRE(reading.topics.size() == 1);
        CHECK(statement_at(reading, 0).text == "Ringa firman");
        CHECK(statement_at(reading, 0).owner == "Eva Ek");
        CHECK(statement_at(reading, 0).co_owners == std::vector<std::string>{"Bo Alm"});
        CHECK(statement_at(reading, 0).due.day == day_of(2031, 5, 20));
        CHECK(statement_at(reading, 1).due.words == "löpande");
    }

    TEST_CASE("who is elected owns it; who says nothing, or only tells, owns nothing") {
        const auto reading = read(
            "Hamngruppen 3 maj 2031\nNärvarande: Eva Ek, Bo Alm\n\nMuren\nTill justerare valdes "
            "Eva.\nBo: ingenting.\nInga bokningar under maj.\nMötet den 6 juni ställs in.\n");
        CHECK(statement_at(reading, 0).owner == "Eva Ek");
        CHECK(statement_at(reading, 1).owner.empty());
        CHECK(statement_at(reading, 2).owner.empty());
        CHECK_FALSE(reading.next_meeting);
    }

    TEST_CASE("what stands behind a farewell is text again") {
        const auto reading =
            read("Muren är trasig.\n\nHälsningar\nEva Ek\n\nPS. Bo ringer firman i nästa vecka.\n");
        CHECK(reading.author == "Eva Ek");
        REQUIRE(reading.topics.size() == 1);
        CHECK(reading.topics[0].statements.back().text.ends_with("nästa vecka."));
    }

    TEST_CASE("a page without a day lies between what it tells as past and as coming") {
        Known known;
        known.groups.push_back({.name = "Byggrådet", .spellings = {}});
        known.meetings = {{"Byggrådet", day_of(2026, 2, 5)}, {"Byggrådet", day_of(2026, 6, 4)}};
        const auto* text =
            "Gården\n\nDen 25 mars hade vi en städdag. Den 10 maj kommer kommunen på besök.\n\n"
            "Nästa möte\n\nVi träffas den 19 april.\n";
        const auto reading = read(text, known);
        CHECK_FALSE(reading.meeting.day);
        CHECK(reading.meeting.date_status == DateStatus::range);
        CHECK(reading.meeting.earliest == day_of(2026, 3, 26));
        CHECK(reading.meeting.latest == day_of(2026, 4, 18));
        REQUIRE(reading.next_meeting);
        CHECK(reading.next_meeting->start.day == day_of(2026, 4, 19));
        // Nothing known, nothing derived.
        CHECK_FALSE(read(text).meeting.earliest);
        CHECK_FALSE(read(text).next_meeting);
    }

    TEST_CASE("a habit is no series of meetings") {
        const auto reading = read(
            "Byggrådet 5 mars 2026\n\nGården\n\nKan vi använda salen på onsdagar? Elsa bakar på "
            "tisdagar. Rådet träffas varannan torsdag kl. 10.\n");
        REQUIRE(reading.recurrence.size() == 1);
        CHECK(reading.recurrence.front().rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH");
    }
}

}  // namespace samskap::reading
