// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engines/reading/reading.hpp"
#include "kernel/base/text.hpp"

using namespace samskap;
using namespace samskap::reading;

namespace {

std::vector<Statement> statements_of(const Reading& reading) {
    std::vector<Statement> all;
    for (const auto& topic : reading.topics)
        all.insert(all.end(), topic.statements.begin(), topic.statements.end());
    return all;
}

// One sentence in the minutes of a known day, with two people at the table.
Statement said(const std::string& sentence, const std::string& heading = "Lokalen") {
    const auto reading = read(
        "Husgruppen 5 mars 2026\n\nNärvarande\nEva Ek, Kajen (ordförande)\nBo Alm, "
        "fritidskontoret\n\n" +
        heading + "\n\n" + sentence + "\n");
    const auto all = statements_of(reading);
    REQUIRE_MESSAGE(!all.empty(), sentence);
    return all.front();
}
Kind kind_of(const std::string& sentence) { return said(sentence).kind; }

std::vector<std::string> titles_of(const Reading& reading) {
    std::vector<std::string> titles;
    for (const auto& topic : reading.topics) titles.push_back(topic.title);
    return titles;
}

// The characters of a text that a span points at, lines joined by one blank.
std::string text_at(const std::string& text, const Span& span) {
    const auto lines = text::lines(text);
    std::string result;
    for (int number = span.line; number <= span.end_line; ++number) {
        const auto line = lines[static_cast<std::size_t>(number) - 1];
        std::string part;
        int column = 1;
        for (std::size_t at = 0; at < line.size(); ++column) {
            const auto start = at;
            text::decode(line, at);
            const bool after_start = number > span.line || column >= span.column_from;
            const bool before_end = number < span.end_line || column < span.column_to;
            if (after_start && before_end) part += line.substr(start, at - start);
        }
        if (!result.empty()) result += ' ';
        result += text::trim(part);
    }
    return text::squeeze(result);
}

}  // namespace

TEST_SUITE("reading") {
    TEST_CASE("a header tells group, day, time and place") {
        const auto reading = read(
            "Minnesanteckningar Byggrådet torsdagen den 5 mars 2026 kl. 13.00–14.30\nPlats: "
            "Fyren\n\n"
            "Hissen\n\nHissen är lagad.\n");
        CHECK(reading.meeting.group == "Byggrådet");
        REQUIRE(reading.meeting.day);
        CHECK(to_text(*reading.meeting.day) == "2026-03-05");
        CHECK(to_text(*reading.meeting.start) == "13:00");
        CHECK(to_text(*reading.meeting.end) == "14:30");
        CHECK(reading.meeting.place == "Fyren");
        CHECK(reading.meeting.date_status == DateStatus::stated);
    }

    TEST_CASE("a day without a year stays open, and says why") {
        const auto text = "Byggrådet 5 mars\n\nHissen\n\nHissen är lagad.\n";
        const auto alone = read(text);
        CHECK_FALSE(alone.meeting.day);
        CHECK_FALSE(alone.meeting.date_note.empty());

        Known known;
        known.groups.push_back({.name = "Byggrådet", .spellings = {}});
        known.meetings.push_back({.group = "Byggrådet", .day = day_of(2025, 11, 6)});
        const auto helped = read(text, known);
        REQUIRE(helped.meeting.day);
        CHECK(to_text(*helped.meeting.day) == "2026-03-05");
        CHECK(helped.meeting.date_status == DateStatus::derived);
        CHECK(helped.meeting.date_note.find("6 november 2025") != std::string::npos);
    }

    TEST_CASE("two years that lie as near leave the year open") {
        Known known;
        known.meetings.push_back({.group = "Byggrådet", .day = day_of(2025, 9, 3)});
        CHECK_FALSE(read("Byggrådet 5 mars\n\nHissen\n\nHissen är lagad.\n", known).meeting.day);
    }

    TEST_CASE("those present, with organisation and role") {
        const auto reading = read(
            "Byggrådet 5 mars 2026\n\nNärvarande\nEva Ek, Kajen (antecknar)\nBo Alm Kajen/Ön2\nIa "
            "Gran\n\n"
            "Frånvarande\nTor Lind, kultur- och fritidsförvaltningen\n\nHissen\n\nHissen är "
            "lagad.\n");
        REQUIRE(reading.present.size() == 3);
        CHECK(reading.present[0].name == "Eva Ek");
        CHECK(reading.present[0].organisation == "Kajen");
        CHECK(reading.present[0].role == "antecknar");
        CHECK(reading.present[0].line == 4);
        CHECK(reading.present[2].organisation.empty());
        REQUIRE(reading.absent.size() == 1);
        CHECK(reading.absent[0].organisation == "Kultur- och fritidsförvaltningen");
        CHECK(titles_of(reading) == std::vector<std::string>{"Hissen"});
    }

    TEST_CASE("a list that runs on over lines") {
        const auto reading = read(
            "Byggrådet 5 mars 2026\n\nDeltagare: Eva Ek (Kajen), Bo Alm (Ön),\nTor Lind och Ia "
            "Gran\n"
            "Anmält förhinder: Per Sten (Kajen)\n\nHissen\n\nHissen är lagad.\n");
        REQUIRE(reading.present.size() == 4);
        CHECK(reading.present[3].name == "Ia Gran");
        CHECK(reading.present[3].line == 4);
        REQUIRE(reading.absent.size() == 1);
        CHECK(reading.absent[0].name == "Per Sten");
    }

    TEST_CASE("headings: plain, marked, numbered") {
        CHECK(
            titles_of(read("Hissen\n\nHissen är lagad.\n\nGården 3 maj\n\nVi städar gården.\n")) ==
            std::vector<std::string>{"Hissen", "Gården 3 maj"});
        CHECK(titles_of(
                  read("# Protokoll\n\n## 1. Hissen\n\nHissen är lagad.\n\n## 2. Gården\n\nDen är "
                       "stängd.\n")) == std::vector<std::string>{"Hissen", "Gården"});
        CHECK(titles_of(read("§ 12 Hissen\nHissen är lagad.\n§ 13 Gården\nDen är stängd.\n")) ==
              std::vector<std::string>{"Hissen", "Gården"});
        CHECK(titles_of(read("1. Hissen\nHissen är lagad.\n2. Gården\nDen är stängd.\n")) ==
              std::vector<std::string>{"Hissen", "Gården"});
        CHECK(titles_of(read("Hissen är lagad.\n")) == std::vector<std::string>{""});
    }

    TEST_CASE("wrapped lines are one sentence, bullets are each their own") {
        const auto reading = read(
            "Hissen\nHissen har stått stilla sedan i måndags och ingen vet riktigt när den\n"
            "kan lagas, eftersom en del saknas hos den firma som vi har avtal med\n"
            "sedan många år. Eva ringer firman.\n- Bo sätter upp en lapp\n  • Ia skriver den\n");
        const auto all = statements_of(reading);
        REQUIRE(all.size() == 4);
        CHECK(all[0].where.line == 2);
        CHECK(all[0].where.end_line == 4);
        CHECK(all[1].text == "Eva ringer firman.");
        CHECK(all[2].text == "Bo sätter upp en lapp");
        CHECK(all[3].where.column_from == 5);
    }

    TEST_CASE("a full stop inside a sentence does not end it") {
        const auto texts = [](const std::string& paragraph) {
            std::vector<std::string> result;
            for (const auto& statement : statements_of(read(paragraph)))
                result.push_back(statement.text);
            return result;
        };
        CHECK(texts("Vi ses kl. 13.30 på t.ex. Fyren, bl.a. B. Ek kommer. Det blir bra.").size() ==
              2);
        CHECK(texts("Det går inte före jul. Amal frågar igen.").size() == 2);
        CHECK(texts("Hon sa \"Kom!\" och gick. Klart.").size() == 2);
        CHECK(texts("Vad vill vi? När då?").size() == 2);
    }

    TEST_CASE("kinds") {
        CHECK(kind_of("Kan vi måla om hissen?") == Kind::question);
        CHECK(kind_of("Kan vi måla om hissen i vår.") == Kind::question);
        CHECK(kind_of("Eva ska ringa firman.") == Kind::action);
        CHECK(kind_of("Bo mejlar firman.") == Kind::action);
        CHECK(kind_of("Vi måste hitta en ny firma.") == Kind::action);
        CHECK(kind_of("Boka lokal till mötet.") == Kind::action);
        CHECK(kind_of("Gruppen beslutade att byta firma.") == Kind::decision);
        CHECK(kind_of("Frågan bordlades.") == Kind::decision);
        CHECK(kind_of("Eva tar över nycklarna.") == Kind::decision);
        CHECK(kind_of("Vi bokar in 3 maj.") == Kind::decision);
        CHECK(kind_of("Bo vill gärna byta firma.") == Kind::proposal);
        CHECK(kind_of("Det vore bra att byta firma.") == Kind::proposal);
        CHECK(kind_of("Hissen borde bytas ut.") == Kind::proposal);
        CHECK(kind_of("Det är svårt att hitta delar.") == Kind::issue);
        CHECK(kind_of("Kontoret saknar pengar.") == Kind::issue);
        CHECK(kind_of("Kommunen arrangerar en mässa den 3 maj.") == Kind::event);
        CHECK(kind_of("Hissen byggdes av en firma i Lund.") == Kind::information);
        CHECK(kind_of("Målet är att alla ska kunna åka.") == Kind::information);
    }

    TEST_CASE("what a line with a label says of itself and of its bullets") {
        CHECK(kind_of("Beslut: Hissen byts ut.") == Kind::decision);
        const auto reading = read(
            "Hissen\n\nGruppen beslutar\n- att byta firma\n- att måla om\n\nÅtgärder\n\n- Ny "
            "skylt i hissen\n");
        const auto all = statements_of(reading);
        REQUIRE(all.size() >= 3);
        CHECK(all.back().kind == Kind::action);
    }

    TEST_CASE("owners: those named, in full where the list makes it certain") {
        CHECK(said("Eva ska ringa firman.").owner == "Eva Ek");
        CHECK(said("Eva ska ringa firman.").owner_as_written == "Eva");
        CHECK(said("Ordföranden ska ringa firman.").owner == "Eva Ek");
        CHECK(said("Vi ska ringa firman.").owner.empty());
        CHECK(said("Frida ska ringa firman.").owner == "Frida");
        CHECK(said("Fritidskontoret vill byta firma.").owner == "Fritidskontoret");
        const auto both = said("Eva och Bo ska ringa firman.");
        CHECK(both.owner == "Eva Ek");
        CHECK(both.co_owners == std::vector<std::string>{"Bo Alm"});
        CHECK(said("Evas grupp är nöjd.").owner.empty());
    }

    TEST_CASE("two of one first name stay apart") {
        const auto reading = read(
            "Byggrådet 5 mars 2026\n\nNärvarande\nEva Ek\nEva Alm\n\nHissen\n\nEva ska ringa "
            "firman.\n");
        CHECK(statements_of(reading).front().owner == "Eva");
    }

    TEST_CASE("dues: a day where it is certain, else the words") {
        CHECK(said("Eva ska ringa firman senast den 20 mars.").due.text() == "2026-03-20");
        CHECK(said("Eva ska ringa firman till hösten.").due.text() == "till hösten");
        CHECK(said("Hur går det till hösten?").due.empty());
        CHECK(said("Protokollet från den 5 februari lades till handlingarna.").due.empty());
    }

    TEST_CASE("the next meeting, and what is due then") {
        const auto reading = read(
            "Byggrådet 5 mars 2026\n\nHissen\n\nEva Ek ska ringa firman till nästa möte.\n\n"
            "Nästa möte\n\nTorsdag 2 april kl. 10.00–12.00.\n");
        REQUIRE(reading.next_meeting);
        CHECK(reading.next_meeting->start.text() == "2026-04-02T10:00");
        CHECK(reading.next_meeting->end.text() == "2026-04-02T12:00");
        CHECK(statements_of(reading).front().due.text() == "2026-04-02");
    }

    TEST_CASE("a series becomes a rule with its first day") {
        const auto reading = read(
            "Byggrådet 5 mars 2026\n\nVåren\n\nVi träffas första torsdagen i månaden, "
            "10:00-12:00, med start 2 april.\n");
        REQUIRE(reading.recurrence.size() == 1);
        CHECK(reading.recurrence[0].rrule == "FREQ=MONTHLY;BYDAY=1TH");
        CHECK(reading.recurrence[0].start.text() == "2026-04-02T10:00");
        REQUIRE(reading.next_meeting);
        CHECK(reading.next_meeting->start.text() == "2026-04-02T10:00");
    }

    TEST_CASE("events: told twice is one, a deadline is none") {
        const auto reading = read(
            "Byggrådet 5 mars 2026\n\nGården\n\nDet finns ett förslag om en loppmarknad på Torget "
            "i maj. "
            "Vi bokar in 16 maj kl. 10-14. Anmäl bord senast 2 maj.\n");
        REQUIRE(reading.events.size() == 1);
        CHECK(reading.events[0].start.text() == "2026-05-16T10:00");
        CHECK(reading.events[0].title.find("oppmarknad") != std::string::npos);
        CHECK(reading.events[0].status == EventStatus::planned);
    }

    TEST_CASE("links, also those that lead nowhere") {
        const auto reading = read("Hissen\n\nLäs [mer här](#) och på https://exempel.se/hiss.\n");
        REQUIRE(reading.links.size() == 2);
        CHECK(reading.links[0].url == "#");
        CHECK(reading.links[0].text == "mer här");
        CHECK(reading.links[1].url == "https://exempel.se/hiss");
    }

    TEST_CASE("known matters are offered by name") {
        Known known;
        known.matters.push_back({.name = "Hissbytet", .spellings = {"Nya hissen"}});
        const auto reading = read("Huset\n\nDen nya hissen kom i går.\n", known);
        const auto matters = statements_of(reading).front().matters;
        REQUIRE_FALSE(matters.empty());
        CHECK(matters.front().name == "Hissbytet");
    }

    TEST_CASE("page heads, page numbers and signatures are no part of the text") {
        const auto reading = read(
            "Huset\n\nHissen har stått stilla sedan i måndags och ingen av oss vet\n\nSida 1 "
            "(2)\n\n"
            "riktigt när den kan lagas.\n\nVid protokollet\n\nEva Ek\n");
        const auto all = statements_of(reading);
        REQUIRE(all.size() == 1);
        CHECK(all[0].text ==
              "Hissen har stått stilla sedan i måndags och ingen av oss vet riktigt när den kan "
              "lagas.");
    }

    TEST_CASE("another language is told apart") {
        std::string english;
        for (int i = 0; i < 20; ++i)
            english += "The committee shall consider the matter at its next session in June. ";
        CHECK_FALSE(read(english).swedish);
        CHECK(read("").swedish);
        CHECK(read("Hissen").swedish);
    }

    TEST_CASE("JSON: every required field, quotes and signs escaped") {
        const auto json = to_json(read("Hissen\n\nHon sa \"nej\\ja\".\n"), JsonForm::line);
        for (std::string_view key :
             {"\"meeting\"", "\"present\":[]", "\"absent\":[]", "\"topics\"", "\"events\"",
              "\"next_meeting\":null", "\"recurrence\":[]", "\"links\":[]", "\"repairs\":[]",
              "\"kind\"", "\"confidence\""})
            CHECK_MESSAGE(json.find(key) != std::string::npos, key);
        CHECK(json.find("\\\"nej\\\\ja\\\"") != std::string::npos);
        CHECK(json.find('\n') == std::string::npos);
    }

    TEST_CASE("every statement's span points at its text, and no line is read twice or left out") {
        const std::string text =
            "Hissgruppen 5 mars 2026\n\nNärvarande\nEva Ek\n\nHissen\n\n"
            "Hissen står. Öppna frågor: många, säger Eva,\nmen ingen ”vågar” fråga. Å ena sidan.\n"
            "- Ring firman\n  - Är det dyrt?\n    å så vidare\n\nGården\n\nBra.\n";
        const auto reading = read(text);
        std::vector<int> met(text::lines(text).size() + 1, 0);
        for (const auto& topic : reading.topics) ++met[static_cast<std::size_t>(topic.line)];
        for (const auto& statement : statements_of(reading)) {
            CHECK(text_at(text, statement.where) == statement.text);
            for (int line = statement.where.line; line <= statement.where.end_line; ++line)
                met[static_cast<std::size_t>(line)] =
                    std::max(met[static_cast<std::size_t>(line)], 1);
        }
        const auto lines = text::lines(text);
        for (std::size_t i = 5; i < lines.size(); ++i)
            if (!text::trim(lines[i]).empty()) CHECK_MESSAGE(met[i + 1] >= 1, lines[i]);
    }

    TEST_CASE("whatever the text, the spans stay inside it and the answer is the same twice") {
        std::mt19937 random(7);
        const std::vector<std::string> pieces = {"Eva ",
                                                 "ska ",
                                                 "§ 3 ",
                                                 "\n",
                                                 "\n\n",
                                                 "- ",
                                                 "• ",
                                                 "(",
                                                 ")",
                                                 ":",
                                                 ". ",
                                                 "? ",
                                                 "12 mars ",
                                                 "kl. 10-12 ",
                                                 "Närvarande",
                                                 "Nästa möte ",
                                                 "| a | b |\n",
                                                 "# ",
                                                 "**",
                                                 "å",
                                                 "”",
                                                 "\t",
                                                 "första torsdagen i månaden",
                                                 "http://x.se",
                                                 "[a](#)",
                                                 "1) ",
                                                 "beslutar att "};
        for (int round = 0; round < 400; ++round) {
            std::string text;
            for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
            text = text::clean(text);
            const auto reading = read(text);
            for (const auto& statement : statements_of(reading)) {
                CHECK_FALSE(statement.text.empty());
                CHECK(text_at(text, statement.where) == text::squeeze(statement.text));
                CHECK(statement.confidence > 0);
                CHECK(statement.confidence <= 1);
            }
            CHECK(to_json(reading) == to_json(read(text)));
        }
    }
}

TEST_CASE("a mail was sent on another day than the meeting it tells of") {
    const auto found = read(
        "Från: Kicki Ahl\nTill: Personalen\nSkickat: den 7 november 2018 08:14\n"
        "Ämne: anteckningar personalmöte 6/11\n\nNärvarande: Bo Ek, Eva Ahl\n\nLarmet\n"
        "Bo ringer låssmeden.\n",
        {});
    CHECK(found.meeting.day == day_of(2018, 11, 6));
    CHECK(found.meeting.date_status == DateStatus::derived);
    CHECK_FALSE(found.meeting.start);
    CHECK(found.title == "anteckningar personalmöte 6/11");
    const auto undated = read(
        "Från: Kicki Ahl\nSkickat: den 7 november 2018 08:14\nÄmne: anteckningar\n\n"
        "Närvarande: Bo Ek, Eva Ahl\n\nLarmet\nBo ringer låssmeden.\n",
        {});
    CHECK_FALSE(undated.meeting.day);
}

TEST_CASE("people stand under small headings, and semicolons part them where commas describe") {
    const auto found = read(
        "Rådet 2 september 2019\n\nNärvarande\n\nPolitiker\nEwa Tran, ordförande\n\n"
        "Organisationer\nBoel Ring, Synskadades förbund\nStaffan Al, Hörselföreningen\n\n"
        "Nya torget\nPär visade ritningarna.\n",
        {});
    REQUIRE(found.present.size() == 3);
    CHECK(found.present[1].name == "Boel Ring");
    CHECK(found.present[2].organisation == "Hörselföreningen");
    const auto line = read(
        "Stämma 2 september 2019\n\nNärvarande: Britt Alm, ordförande; Henning Lo, kassör; Yasmin\n"
        "Saleh; Roger Ek\n\nTaket\nRoger ringer.\n",
        {});
    REQUIRE(line.present.size() == 4);
    CHECK(line.present[0].role == "ordförande");
    CHECK(line.present[2].name == "Yasmin Saleh");
}

TEST_CASE("when the meeting began and ended may stand in the body alone") {
    const auto found = read(
        "Bygruppen 2 september 2019\n\nNärvarande: Bo Ek, Eva Ahl\n\n§ 1 Öppnande\nMötet öppnades "
        "18.05 av Bo.\n\n§ 2 Bryggan\nEva köper virke för 19.30 per meter.\n\n§ 3 Avslutning\n"
        "Bo tackade alla och förklarade mötet avslutat klockan 19.40.\n");
    CHECK(found.meeting.start == parse_clock_time("18:05"));
    CHECK(found.meeting.end == parse_clock_time("19:40"));
}

TEST_CASE("other ways to say that something was settled") {
    for (const auto* sentence :
         {"Vi spikade datumet till fredag 29 maj.", "Gruppen ställde sig bakom förslaget.",
          "Bifall till dagordningen som den låg.",
          "Nästa föräldraråd blir torsdag 25 juni kl 18.30."})
        CHECK_MESSAGE(said(sentence).kind == Kind::decision, sentence);
    CHECK(said("Rådet ställde frågor om bron.").kind != Kind::decision);
}
