// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "engines/recurrence/phrase_text.hpp"
#include "engines/recurrence/phrases.hpp"

using namespace samskap::recurrence;

namespace {

struct Row {
    std::string_view text;
    std::string_view meaning;  // of phrase_text.hpp; empty: no phrase
};
constexpr Row rows[] = {
    {"Den 17 maj ordnar vi en dag vid sjön.", "[Den 17 maj] day ?-05-17"},
    {"Mötet är den 3:e juni.", "[den 3:e juni] day ?-06-03"},
    {"Vi ses 4e oktober.", "[4e oktober] day ?-10-04"},
    {"Mässa i hamnen 1-2 juni", "[1-2 juni] day ?-06-01..?-06-02"},
    {"Lägret är 3–5 maj.", "[3–5 maj] day ?-05-03..?-05-05"},
    {"den 28 april – 3 maj", "[den 28 april – 3 maj] day ?-04-28..?-05-03"},
    {"3 maj till 5 maj", "[3 maj till 5 maj] day ?-05-03..?-05-05"},
    {"från 3 maj till och med den 5 maj",
     "[från 3 maj till och med den 5 maj] from day ?-05-03..?-05-05"},
    {"mellan den 3 och 9 maj", "[den 3 och 9 maj] day ?-05-03..?-05-09"},
    {"Vi provar 3 och 4 maj.", "[3 och 4 maj] day ?-05-03..?-05-04"},
    {"Vi träffas 3, 10 och 17 maj kl 9-11.",
     "[3] day ?-05-03 09:00-11:00 | [10] day ?-05-10 09:00-11:00 | [17 maj kl 9-11] day ?-05-17 "
     "09:00-11:00"},
    {"torsdagen den 5 och fredagen den 6 oktober",
     "[torsdagen den 5] day ?-10-05 TH | [fredagen den 6 oktober] day ?-10-06 FR"},
    {"28 december – 3 januari 2018", "[28 december – 3 januari 2018] day ?-12-28..2018-01-03"},
    {"tisdagen den 3 oktober", "[tisdagen den 3 oktober] day ?-10-03 TU"},
    {"måndag 5 november, kl. 18", "[måndag 5 november, kl. 18] day ?-11-05 MO 18:00"},
    {"torsdag–fredag 1–2 juni", "[torsdag–fredag 1–2 juni] day ?-06-01..?-06-02 TH"},
    {"Ons 17/5 9-12", "[Ons 17/5 9-12] day ?-05-17 WE 09:00-12:00"},
    {"to 5/11", "[to 5/11] day ?-11-05 TH"},
    {"17 maj 2017", "[17 maj 2017] day 2017-05-17"},
    {"17 maj, 2017", "[17 maj, 2017] day 2017-05-17"},
    {"den 17 maj 2017 kl. 13.30–15.00",
     "[den 17 maj 2017 kl. 13.30–15.00] day 2017-05-17 13:30-15:00"},
    {"17 maj -17", "[17 maj -17] day 2017-05-17"},
    {"17 maj '17", "[17 maj '17] day 2017-05-17"},
    {"5 feb", "[5 feb] day ?-02-05"},
    {"den 20 sept. i Folkets hus", "[den 20 sept.] day ?-09-20"},
    {"Klart 20 sept.", "[20 sept] day ?-09-20"},
    {"5 jul", "[5 jul] day ?-07-05"},
    {"2 dec 2018", "[2 dec 2018] day 2018-12-02"},
    {"den första juni", "[den första juni] day ?-06-01"},
    {"första maj", "[första maj] day ?-05-01"},
    {"den tjugonde mars", "[den tjugonde mars] day ?-03-20"},
    {"2017-05-17", "[2017-05-17] day 2017-05-17"},
    {"2017-05-17 kl 10", "[2017-05-17 kl 10] day 2017-05-17 10:00"},
    {"2017-05-17 – 2017-05-19", "[2017-05-17 – 2017-05-19] day 2017-05-17..2017-05-19"},
    {"2017-05-17 09:00-11:30", "[2017-05-17 09:00-11:30] day 2017-05-17 09:00-11:30"},
    {"17/5", "[17/5] day ?-05-17"},
    {"17/5-17", "[17/5-17] day 2017-05-17"},
    {"17/5-2017", "[17/5-2017] day 2017-05-17"},
    {"17/5 2017", "[17/5 2017] day 2017-05-17"},
    {"17/5/2017", "[17/5/2017] day 2017-05-17"},
    {"17/5–19/5", "[17/5–19/5] day ?-05-17..?-05-19"},
    {"17–19/5", "[17–19/5] day ?-05-17..?-05-19"},
    {"(17/5)", "[17/5] day ?-05-17"},
    {"Datum:2017-05-17", "[2017-05-17] day 2017-05-17"},
    {"170517", "[170517] day 2017-05-17"},
    {"20170517", "[20170517] day 2017-05-17"},
    {"2017.05.17", "[2017.05.17] day 2017-05-17"},
    {"2017/05/17", "[2017/05/17] day 2017-05-17"},
    {"17.5.2017", "[17.5.2017] day 2017-05-17"},
    {"Vi flyttar mötet till 19 april 10:30-12:00.",
     "[till 19 april 10:30-12:00] to day ?-04-19 10:30-12:00"},
    {"senast den 3 maj", "[senast den 3 maj] by day ?-05-03"},
    {"senast 3/5", "[senast 3/5] by day ?-05-03"},
    {"Deadline: 3 maj", "[Deadline: 3 maj] by day ?-05-03"},
    {"före 3 maj", "[före 3 maj] before day ?-05-03"},
    {"innan den 3 maj", "[innan den 3 maj] before day ?-05-03"},
    {"efter den 3 maj", "[efter den 3 maj] after day ?-05-03"},
    {"fr.o.m. 3 maj", "[fr.o.m. 3 maj] from day ?-05-03"},
    {"fr o m 3 maj", "[fr o m 3 maj] from day ?-05-03"},
    {"from 3 maj", "[from 3 maj] from day ?-05-03"},
    {"från och med den 3 maj", "[från och med den 3 maj] from day ?-05-03"},
    {"t.o.m. 3 maj", "[t.o.m. 3 maj] through day ?-05-03"},
    {"tom 3 maj", "[tom 3 maj] through day ?-05-03"},
    {"till och med 3 maj", "[till och med 3 maj] through day ?-05-03"},
    {"fram till 3 maj", "[fram till 3 maj] to day ?-05-03"},
    {"senast till den 3 maj", "[senast till den 3 maj] by day ?-05-03"},
    {"31 april", "[31 april] day ?-04-31"},
    {"kl. 13.30", "[kl. 13.30] time 13:30"},
    {"klockan 16", "[klockan 16] time 16:00"},
    {"kl 9-11", "[kl 9-11] time 09:00-11:00"},
    {"kl. 9–11.30", "[kl. 9–11.30] time 09:00-11:30"},
    {"kl 9 till 11", "[kl 9 till 11] time 09:00-11:00"},
    {"10:30-12:00", "[10:30-12:00] time 10:30-12:00"},
    {"13.30 – 16", "[13.30 – 16] time 13:30-16:00"},
    {"kl. 18", "[kl. 18] time 18:00"},
    {"kl 0900-1130", "[kl 0900-1130] time 09:00-11:30"},
    {"mellan kl 9 och 11", "[mellan kl 9 och 11] time 09:00-11:00"},
    {"från kl. 8.30 till kl. 10", "[från kl. 8.30 till kl. 10] time 08:30-10:00"},
    {"ca kl 13", "[ca kl 13] time 13:00"},
    {"klockan 13:30.", "[klockan 13:30] time 13:30"},
    {"kl. 22-24", "[kl. 22-24] time 22:00-00:00"},
    {"senast kl 16", "[senast kl 16] by time 16:00"},
    {"kl. 13.30 den 17 maj", "[kl. 13.30 den 17 maj] day ?-05-17 13:30"},
    {"kl 10 på torsdag", "[kl 10 på torsdag] weekday TH 10:00"},
    {"17 maj mellan 10 och 12", "[17 maj mellan 10 och 12] day ?-05-17 10:00-12:00"},
    {"nästa torsdag", "[nästa torsdag] weekday TH +1"},
    {"kommande torsdag", "[kommande torsdag] weekday TH"},
    {"på måndag", "[på måndag] weekday MO"},
    {"på fredag kl 13", "[på fredag kl 13] weekday FR 13:00"},
    {"i torsdags", "[i torsdags] weekday TH -1"},
    {"förra onsdagen", "[förra onsdagen] weekday WE -1"},
    {"till fredag", "[till fredag] to weekday FR"},
    {"senast på fredag", "[senast på fredag] by weekday FR"},
    {"torsdag v. 12", "[torsdag v. 12] weekday TH week 12"},
    {"torsdag i nästa vecka", "[torsdag i nästa vecka] weekday TH week +1"},
    {"onsdag kl 15.30", "[onsdag kl 15.30] weekday WE 15:30"},
    {"till hösten", "[till hösten] to window season 4"},
    {"i höst", "[i höst] window season 4"},
    {"i vår", "[i vår] window season 2"},
    {"en dag i vår med femkamp", "[en dag i vår] window season 2 one-day"},
    {"Kan vi göra det i vår?", "[i vår] window season 2"},
    {"i vår grupp", ""},
    {"i vår gemensamma plan", ""},
    {"under sommaren", "[under sommaren] window season 3"},
    {"i somras", "[i somras] window season 3 back"},
    {"på våren", "[på våren] window season 2"},
    {"hösten 2018", "[hösten 2018] window season 4 of 2018"},
    {"våren 2018 börjar vi", "[våren 2018] window season 2 of 2018"},
    {"nästa höst", "[nästa höst] window season 4 +1"},
    {"förra sommaren", "[förra sommaren] window season 3 -1"},
    {"Fest i maj.", "[i maj] window month 5"},
    {"i maj 2018", "[i maj 2018] window month 5 of 2018"},
    {"i maj–juni", "[i maj–juni] window month 5-6"},
    {"i april eller maj", "[i april eller maj] window month 4-5"},
    {"i maj månad", "[i maj månad] window month 5"},
    {"senast i juni", "[senast i juni] by window month 6"},
    {"till september", "[till september] to window month 9"},
    {"maj 2018", "[maj 2018] window month 5 of 2018"},
    {"i slutet av mars", "[i slutet av mars] window month 3 end"},
    {"i mitten av nästa vecka", "[i mitten av nästa vecka] window week +1 middle"},
    {"början av hösten", "[början av hösten] window season 4 beginning"},
    {"månadsskiftet maj/juni", "[månadsskiftet maj/juni] window month 5-6 middle"},
    {"en eftermiddag i september", "[en eftermiddag i september] window month 9 one-day"},
    {"någon gång under hösten", "[någon gång under hösten] window season 4 one-day"},
    {"en kväll i vecka 12", "[en kväll i vecka 12] window week 12 one-day"},
    {"första torsdagen i maj", "[första torsdagen i maj] window month 5 nth 1TH"},
    {"sista fredagen i april 2018",
     "[sista fredagen i april 2018] window month 4 of 2018 nth -1FR"},
    {"första veckan i juni", "[första veckan i juni] window month 6 beginning"},
    {"vecka 12", "[vecka 12] window week 12"},
    {"v. 8", "[v. 8] window week 8"},
    {"v.8", "[v.8] window week 8"},
    {"v 8–9", "[v 8–9] window week 8-9"},
    {"vecka 12 2018", "[vecka 12 2018] window week 12 of 2018"},
    {"nästa vecka", "[nästa vecka] window week +1"},
    {"förra veckan", "[förra veckan] window week -1"},
    {"den här veckan", "[den här veckan] window week"},
    {"Q3", "[Q3] window quarter 3"},
    {"Q3 2018", "[Q3 2018] window quarter 3 of 2018"},
    {"tredje kvartalet", "[tredje kvartalet] window quarter 3"},
    {"andra halvåret 2018", "[andra halvåret 2018] window half-year 2 of 2018"},
    {"HT17", "[HT17] window term 2 of 2017"},
    {"vt-18", "[vt-18] window term 1 of 2018"},
    {"höstterminen 2017", "[höstterminen 2017] window term 2 of 2017"},
    {"nästa termin", "[nästa termin] window term +1"},
    {"i år", "[i år] window year"},
    {"nästa år", "[nästa år] window year +1"},
    {"förra året", "[förra året] window year -1"},
    {"i fjol", "[i fjol] window year -1"},
    {"under 2018", "[under 2018] window year of 2018"},
    {"före jul", "[före jul] before window feast 4"},
    {"efter påsk", "[efter påsk] after window feast 1"},
    {"till midsommar", "[till midsommar] to window feast 2"},
    {"efter semestern", "[efter semestern] after window feast 3"},
    {"vid årsskiftet", "[vid årsskiftet] window feast"},
    {"årsskiftet 2017/2018", "[årsskiftet 2017/2018] window feast of 2018"},
    {"till helgen", "[till helgen] to window weekend"},
    {"i morgon", "[i morgon] window day +1"},
    {"i förrgår", "[i förrgår] window day -2"},
    {"inom någon vecka", "[inom någon vecka] window week +1 within"},
    {"inom 14 dagar", "[inom 14 dagar] window day +14 within"},
    {"inom kort", "[inom kort] window soon"},
    {"om två veckor", "[om två veckor] window week +2"},
    {"om en månad", "[om en månad] window month +1"},
    {"om ett par veckor", "[om ett par veckor] window week +2"},
    {"för två veckor sedan", "[för två veckor sedan] window week -2"},
    {"de närmaste veckorna", "[de närmaste veckorna] window week +3 within"},
    {"tills vidare", "[tills vidare] window until-further"},
    {"så snart som möjligt", "[så snart som möjligt] window soon"},
    {"snarast möjligt", "[snarast möjligt] window soon"},
    {"omgående", "[omgående] window soon"},
    {"Till nästa möte (9 mars) ska det vara klart.",
     "[Till nästa möte] to window meeting +1 | [9 mars] day ?-03-09"},
    {"vid nästa styrgruppsmöte", "[vid nästa styrgruppsmöte] window meeting +1"},
    {"nästa bokade tillfälle 20 april",
     "[nästa bokade tillfälle] window meeting +1 | [20 april] day ?-04-20"},
    {"på förra mötet", "[på förra mötet] window meeting -1"},
    {"första torsdagen i månaden, 10:00-12:00, med start 7 september",
     "[första torsdagen i månaden, 10:00-12:00, med start 7 september] series "
     "FREQ=MONTHLY;BYDAY=1TH first ?-09-07 10:00-12:00"},
    {"En gång i månaden, kl 10-12, första torsdagen i månaden, med start 7 september.",
     "[En gång i månaden, kl 10-12, första torsdagen i månaden, med start 7 september] "
     "series FREQ=MONTHLY;BYDAY=1TH first ?-09-07 10:00-12:00"},
    {"första tisdagen i månaden, klockan 16:00 i Västra lokalen",
     "[första tisdagen i månaden, klockan 16:00] series FREQ=MONTHLY;BYDAY=1TU 16:00"},
    {"första och tredje onsdagen i månaden",
     "[första och tredje onsdagen i månaden] series FREQ=MONTHLY;BYDAY=1WE,3WE"},
    {"näst sista fredagen i månaden",
     "[näst sista fredagen i månaden] series FREQ=MONTHLY;BYDAY=-2FR"},
    {"första vardagen i varje månad",
     "[första vardagen i varje månad] series FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"},
    {"sista dagen i månaden", "[sista dagen i månaden] series FREQ=MONTHLY;BYMONTHDAY=-1"},
    {"första torsdagen i kvartalet",
     "[första torsdagen i kvartalet] series FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1TH"},
    {"första torsdagen i mars varje år",
     "[första torsdagen i mars varje år] series FREQ=YEARLY;BYMONTH=3;BYDAY=1TH"},
    {"varannan tisdag", "[varannan tisdag] series FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"},
    {"varannan vecka på torsdagar",
     "[varannan vecka på torsdagar] series FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"},
    {"torsdagar varannan vecka kl 13",
     "[torsdagar varannan vecka kl 13] series FREQ=WEEKLY;INTERVAL=2;BYDAY=TH 13:00"},
    {"varje måndag kl 16", "[varje måndag kl 16] series FREQ=WEEKLY;BYDAY=MO 16:00"},
    {"varje måndag och onsdag", "[varje måndag och onsdag] series FREQ=WEEKLY;BYDAY=MO,WE"},
    {"varje vardag kl 8", "[varje vardag kl 8] series FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 08:00"},
    {"måndagar–fredagar 9-16",
     "[måndagar–fredagar 9-16] series FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00-16:00"},
    {"tisdagar och torsdagar kl 10-12",
     "[tisdagar och torsdagar kl 10-12] series FREQ=WEEKLY;BYDAY=TU,TH 10:00-12:00"},
    {"var tredje torsdag", "[var tredje torsdag] series FREQ=WEEKLY;INTERVAL=3;BYDAY=TH"},
    {"var 14:e dag", "[var 14:e dag] series FREQ=DAILY;INTERVAL=14"},
    {"varje kvartal", "[varje kvartal] series FREQ=MONTHLY;INTERVAL=3"},
    {"månadsvis", "[månadsvis] series FREQ=MONTHLY"},
    {"sista fredagen i varje månad",
     "[sista fredagen i varje månad] series FREQ=MONTHLY;BYDAY=-1FR"},
    {"en gång i månaden", "[en gång i månaden] series FREQ=MONTHLY"},
    {"1 gång per kvartal", "[1 gång per kvartal] series FREQ=MONTHLY;INTERVAL=3"},
    {"två gånger per termin", "[två gånger per termin] series no rule"},
    {"den 15:e varje månad", "[den 15:e varje månad] series FREQ=MONTHLY;BYMONTHDAY=15"},
    {"den 1:a och 15:e i varje månad",
     "[den 1:a och 15:e i varje månad] series FREQ=MONTHLY;BYMONTHDAY=1,15"},
    {"den sista i månaden", "[den sista i månaden] series FREQ=MONTHLY;BYMONTHDAY=-1"},
    {"den 6 juni varje år", "[den 6 juni varje år] series FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=6"},
    {"varje torsdag fr.o.m. 7 september t.o.m. 7 december",
     "[varje torsdag fr.o.m. 7 september t.o.m. 7 december] series FREQ=WEEKLY;BYDAY=TH first "
     "?-09-07 last ?-12-07"},
    {"kl 10-12 varje torsdag", "[kl 10-12 varje torsdag] series FREQ=WEEKLY;BYDAY=TH 10:00-12:00"},
    {"avsnitt 3.1", ""},
    {"§ 12", ""},
    {"25-25", ""},
    {"042-10 50 00", ""},
    {"0431-123 45", ""},
    {"08-123 456 78", ""},
    {"13.50 kr", ""},
    {"12.50–15.75 kronor", ""},
    {"version 3.12", ""},
    {"1/2", ""},
    {"sida 1/2", ""},
    {"öppet 24/7", ""},
    {"1/2 tjänst", ""},
    {"3 1/2 timme", ""},
    {"3/5 av rösterna", ""},
    {"skala 1:10", ""},
    {"800517-1234", ""},
    {"170517-1234", ""},
    {"SFS 2010:110", ""},
    {"KS 2017/123", ""},
    {"25 minuter", ""},
    {"400 tjänster", ""},
    {"B-hallen 12, 5 maj", "[5 maj] day ?-05-05"},
    {"90 handledare, varav 25 i staden", ""},
    {"läsåret 2017", ""},
    {"sidan 3-5", ""},
    {"1.2.3", ""},
    {"192.168.10.20", ""},
    {"https://sundhamn.example/2017/05/17/nytt", ""},
    {"Maj Larsson", ""},
    {"marschen", ""},
    {"Han hade en vår", ""},
    {"idag finns 90 platser", ""},
    {"Torsdagar udda veckor kl 13", "[Torsdagar udda veckor kl 13] series no rule 13:00"},
    {"1:a torsdagen i månaden", "[1:a torsdagen i månaden] series FREQ=MONTHLY;BYDAY=1TH"},
    {"varje onsdag under hösten, med start 6 september",
     "[varje onsdag under hösten, med start 6 september] series FREQ=WEEKLY;BYDAY=WE first "
     "?-09-06"},
    {"varje onsdag under hösten",
     "[varje onsdag] series FREQ=WEEKLY;BYDAY=WE | [under hösten] window season 4"},
    {"från och med 2018", "[från och med 2018] from window year of 2018"},
    {"till 2018 kronor", ""},
    {"Nästa möte: 12 oktober kl. 9.00-11.00 i salen",
     "[Nästa möte] window meeting +1 | [12 oktober kl. 9.00-11.00] day ?-10-12 09:00-11:00"},
    {"Den 5/4 ställs in, ny tid 12/4 kl 10.",
     "[Den 5/4] day ?-04-05 | [12/4 kl 10] day ?-04-12 10:00"},
    {"Möte 2 2018-03-14", "[2018-03-14] day 2018-03-14"},
    {"under april och maj", "[under april och maj] window month 4-5"},
    {"i början på augusti", "[i början på augusti] window month 8 beginning"},
    {"vecka 28-31", "[vecka 28-31] window week 28-31"},
    {"2018-2020", ""},
    {"åldern 16-25 år", ""},
    {"2-3 personer", ""},
    {"12 oktober, 2 lokaler", "[12 oktober] day ?-10-12"},
};

// What must be so for any text at all.
void check_spans(std::string_view text) {
    std::size_t reached = 0;
    for (const auto& phrase : find_phrases(text)) {
        REQUIRE(phrase.span.begin >= reached);
        REQUIRE(phrase.span.begin <= phrase.core.begin);
        REQUIRE(phrase.core.begin < phrase.core.end);
        REQUIRE(phrase.core.end == phrase.span.end);
        REQUIRE(phrase.span.end <= text.size());
        if (phrase.kind == PhraseKind::day) {
            REQUIRE(phrase.first.month >= 1);
            REQUIRE(phrase.first.month <= 12);
            REQUIRE(phrase.last.day >= 1);
            REQUIRE(phrase.last.day <= 31);
        }
        if (phrase.series.rule) REQUIRE(parse_rule(to_text(*phrase.series.rule)));
        reached = phrase.span.end;
    }
}

}  // namespace

TEST_CASE("each phrase is found and understood, and what is none is left alone") {
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(to_text(find_phrases(row.text), row.text) == row.meaning);
    }
}

TEST_CASE("a phrase means the same in brackets within a sentence and over line ends") {
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto sentence = "Vi bestämmer att (" + std::string(row.text) + "). Så blir det.";
        const auto alone = find_phrases(row.text);
        const auto inside = find_phrases(sentence);
        // An abbreviation's full stop may belong to either, so the ends are not compared.
        REQUIRE(inside.size() == alone.size());
        for (std::size_t i = 0; i < alone.size(); ++i) {
            CHECK(inside[i].kind == alone[i].kind);
            CHECK(inside[i].first == alone[i].first);
            CHECK(inside[i].start == alone[i].start);
            CHECK(inside[i].window == alone[i].window);
            CHECK(inside[i].series.rule == alone[i].series.rule);
        }
        auto wrapped = std::string(row.text);
        for (auto& c : wrapped) c = c == ' ' ? '\n' : c;
        CHECK(find_phrases(wrapped).size() == alone.size());
    }
}

TEST_CASE("a phrase ends where the paragraph ends") {
    CHECK(find_phrases("den 17\n\nmaj").empty());
    const std::string_view next = "nästa\n\nvecka 12";
    CHECK(to_text(find_phrases(next), next) == "[vecka 12] window week 12");
    const std::string_view two = "17 maj\n\n10:30-12:00";
    CHECK(to_text(find_phrases(two), two) ==
          "[17 maj] day ?-05-17 | [10:30-12:00] time 10:30-12:00");
}

TEST_CASE("blanks and dashes of print count as blanks and dashes") {
    const std::string_view text = "den\u00a017\u202fmaj, kl.\u00a010.30\u201312";
    const auto found = find_phrases(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].first == WrittenDay{{}, 5, 17});
    CHECK(found[0].start == samskap::ClockTime{630});
    CHECK(found[0].end == samskap::ClockTime{720});
}

TEST_CASE("any bytes: no crash, spans inside the text and apart from each other") {
    std::mt19937 random{20170615};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        const auto length = random() % 200;
        for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(random() % 256);
        check_spans(text);
        // Cut and glued phrases reach deeper than noise.
        std::string glued;
        for (int i = 0; i < 6; ++i) {
            const auto word = rows[random() % std::size(rows)].text;
            glued += word.substr(random() % (word.size() + 1));
            if (random() % 3 != 0) glued += random() % 2 == 0 ? " " : ", ";
        }
        check_spans(glued);
    }
}

TEST_CASE("the same piece without end is read, and read in one pass") {
    for (const std::string_view piece :
         {"1", "1 ", "1, ", "1/", "1.", "1:", "den ", "slutet av ", "en gång ", "kl ", "till ",
          "3 och ", "varje år ", "första ", "måndagar, ", "-", "senast ", "inom två ",
          "med start "}) {
        std::string text;
        while (text.size() < 100'000) text += piece;
        CAPTURE(piece);
        check_spans(text);
    }
}

TEST_CASE("a schedule says when, a habit only how often") {
    CHECK(find_phrases("varje måndag").at(0).is_schedule());
    CHECK(find_phrases("varje vecka kl 10").at(0).is_schedule());
    CHECK_FALSE(find_phrases("varje vecka").at(0).is_schedule());
    CHECK_FALSE(find_phrases("två gånger per termin").at(0).is_schedule());
}
