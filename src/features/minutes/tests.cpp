// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/minutes/finding_views.hpp"
#include "features/minutes/masking.hpp"
#include "features/minutes/words.hpp"
#include "tests/world/world.hpp"

namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr const char* k_notes = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 3 september 2026, kl. 10.00-12.00
Plats: Fyren, Hamngatan 4

Deltagare: Amira Haddadi (Kajen), Nils Åkerholm (Kajen), Maja Lindhe (antecknar)
Frånvarande: Birgitta Molin (Bojen)

Fritidsbank
Arbetet med fritidsbanken har bromsat in. Amira pratar med cheferna om pengar till 1 oktober.

Fyren på helger
Gruppen beslutar att föreningarna får låna Fyren. Vem har nycklarna?
)";

Page imported(Browser& browser, const std::string& notes = k_notes) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna", notes);
    return page.press("Läs in");
}

Page published(Browser& browser, const std::string& notes = k_notes) {
    return imported(browser, notes).press("Godkänn resten").press("Publicera till gruppen");
}

std::string review_path(const Page& page) { return page.url().substr(0, page.url().find('?')); }

}  // namespace

TEST_CASE("pasted notes stand in the review with title, day, people and findings") {
    World world;
    auto maja = world.sign_in("maja");
    const auto page = imported(maja);
    CHECK(page.status() == 200);
    CHECK(page.url().starts_with("/review/"));
    CHECK(page.has("3 september 2026"));
    CHECK(page.has("står i texten"));
    CHECK(page.has("Amira Haddadi"));
    CHECK(page.has("Arbetet med fritidsbanken har bromsat in."));
    CHECK(page.has("rad 9"));
    CHECK(maja.open("/review").has("Väntar på dig"));
}

TEST_CASE("what a secretary published to the group is there for the group and for nobody else") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    CHECK(meeting.status() == 200);
    CHECK(meeting.url().starts_with("/meetings/"));
    CHECK(meeting.has("Amira pratar med cheferna"));
    CHECK(meeting.has("Vem: Amira Haddadi"));

    auto amira = world.sign_in("amira");
    CHECK(amira.open(meeting.url()).has("Birgitta Molin"));
    for (auto other : {world.visitor(), world.sign_in("petra"), world.sign_in("ulrika")}) {
        CHECK(other.get(meeting.url()).status == 404);
        CHECK(other.get(meeting.url() + "/minutes.txt").status == 404);
        CHECK(other.get(meeting.url() + "/minutes.pdf").status == 404);
    }
}

TEST_CASE("no route of the review is for others than the secretary of the group") {
    World world;
    auto maja = world.sign_in("maja");
    const auto path = review_path(imported(maja));
    for (const auto* more : {"", "/attendances", "/topics/1", "/opening"}) {
        CAPTURE(more);
        // Another group's secretary does not even learn that it is there.
        CHECK(world.sign_in("petra").get(path + more).status == 404);
        CHECK(world.sign_in("amira").get(path + more).status == 403);
        CHECK(world.sign_in("ulrika").get(path + more).status == 403);
        CHECK(world.visitor().get(path + more).status != 200);
    }
}

TEST_CASE("a finding is accepted with one press, and the keyboard goes to the next") {
    World world;
    auto maja = world.sign_in("maja");
    const auto page = imported(maja);
    const auto after = page.in("Arbetet med fritidsbanken har bromsat in.").press("Stämmer");
    CHECK(after.in("Arbetet med fritidsbanken har bromsat in.").has("Godkänd"));
    const auto focus = after.html().find("autofocus");
    REQUIRE(focus != std::string::npos);
    CHECK(after.html().find("Amira pratar med", focus) <
          after.html().find("Vem har nycklarna", focus));
    const auto undone = after.in("Arbetet med fritidsbanken har bromsat in.").press("Ångra");
    CHECK_FALSE(undone.in("Arbetet med fritidsbanken har bromsat in.").has("Godkänd"));
}

TEST_CASE("a finding is changed: kind, words, owner, day and what it belongs to") {
    World world;
    auto maja = world.sign_in("maja");
    const auto page = imported(maja);
    auto form = page.in("Vem har nycklarna?").follow("Ändra");
    form.choose("Vad är det?", "löfte")
        .fill("Vad sades?", "Nils lämnar ut nycklarna i Fyrens reception.")
        .fill("Vem tar hand om det?", "Nils")
        .fill("När ska det vara klart?", "1 december")
        .fill("Eller något nytt", "Nycklarna");
    const auto after = form.press("Spara och godkänn");
    const auto row = after.in("Nils lämnar ut nycklarna i Fyrens reception.");
    CHECK(row.has("Löfte"));
    CHECK(row.has("Vem: Nils"));
    CHECK(row.has("senast 1 december 2026"));
    CHECK(row.has("Hör till Nycklarna"));
    CHECK(row.has("Godkänd"));
}

TEST_CASE("an empty finding is refused, and what was written elsewhere stays") {
    World world;
    auto maja = world.sign_in("maja");
    auto form = imported(maja).in("Vem har nycklarna?").follow("Ändra");
    const auto again = form.fill("Vad sades?", "  ")
                           .fill("Vem tar hand om det?", "Nils")
                           .press("Spara och godkänn");
    CHECK(again.status() == 422);
    CHECK(again.error_at("Vad sades?").find("Skriv vad som sades") != std::string::npos);
    CHECK(again.value_of("Vem tar hand om det?") == "Nils");
}

TEST_CASE("two secretaries at once: the second sees both wordings and loses none") {
    World world;
    auto maja = world.sign_in("maja");
    const auto page = imported(maja);
    auto first = page.in("Vem har nycklarna?").follow("Ändra");
    auto second = page.in("Vem har nycklarna?").follow("Ändra");
    CHECK(first.fill("Vad sades?", "Vem har alla nycklar?").press("Spara och godkänn").status() ==
          200);
    const auto merge =
        second.fill("Vad sades?", "Vem har nyckeln till Fyren?").press("Spara och godkänn");
    CHECK(merge.status() == 409);
    CHECK(merge.has("Vem har alla nycklar?"));
    CHECK(merge.has("Vem har nyckeln till Fyren?"));
}

TEST_CASE("a finding is parted at a clause, and joined again") {
    World world;
    auto maja = world.sign_in("maja");
    const auto notes =
        std::string(k_notes) + "\nDin hälsa\nNils bokar hallen och Amira skriver en inbjudan.\n";
    const auto page = imported(maja, notes);
    auto form = page.in("Nils bokar hallen och Amira skriver en inbjudan.").follow("Ändra");
    auto first = form.press("Dela i två");
    const auto second = maja.open(review_path(page)).follow("Ändra och Amira skriver en inbjudan.");
    CHECK(second.value_of("Vad sades?") == "och Amira skriver en inbjudan.");
    CHECK(first.value_of("Vad sades?") == "Nils bokar hallen");
    const auto joined = first.press("Slå ihop med nästa");
    CHECK(joined.follow("Ändra Nils bokar hallen och Amira skriver en…").value_of("Vad sades?") ==
          "Nils bokar hallen och Amira skriver en inbjudan.");
}

TEST_CASE("where a text can be parted, both parts together are the whole text") {
    const std::string words = "Nils ringer, Amira skriver och vi ses den 3 maj. Bra!";
    const auto parts = first_parts(words);
    REQUIRE(parts.size() >= 3);
    for (const auto& part : parts) {
        CHECK(words.starts_with(part));
        CHECK(part.size() < words.size());
    }
}

TEST_CASE("nothing is published before every finding is decided, and the day is known") {
    World world;
    auto maja = world.sign_in("maja");
    const auto page = imported(maja);
    const auto refused = page.press("Publicera till gruppen");
    CHECK(refused.status() == 422);
    CHECK(refused.has("Några uppgifter är inte granskade än."));

    const auto without_day =
        imported(maja, "Fritidsbank\n\nAmira pratar med cheferna om pengar.\n");
    CHECK(without_day.has("Dag saknas"));
    const auto accepted = without_day.press("Godkänn resten");
    auto no_day = accepted.press("Publicera till gruppen");
    CHECK(no_day.status() == 422);
    CHECK(no_day.error_at("Dag").find("Skriv vilken dag") != std::string::npos);
    const auto with_day = no_day.fill("Dag", "2026-09-03").press("Spara om mötet");
    CHECK(with_day.has("skrivet av en person"));
    CHECK(with_day.press("Publicera till gruppen").url().starts_with("/meetings/"));
}

TEST_CASE("the same file twice is recognised and leads to the first") {
    World world;
    auto maja = world.sign_in("maja");
    const auto first = review_path(imported(maja));
    const auto again = imported(maja);
    CHECK(again.has("Samma fil har kommit förut."));
    CHECK(review_path(again.follow("Gå till den")) == first);
}

TEST_CASE("a file that cannot be read is kept, says why, and its words can be typed instead") {
    World world;
    auto maja = world.sign_in("maja");
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.attach("Eller välj filer", "tom.txt", "   ");
    const auto after = page.press("Läs in");
    CHECK(after.has("Filen är tom."));
    auto form = after.follow("Skriv eller klistra in texten");
    form.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    const auto read = form.fill("Klistra in anteckningarna", k_notes).press("Läs in");
    CHECK(read.has("Avskrift av tom.txt"));
    CHECK_FALSE(maja.open("/review").has("Filer som inte gick att läsa"));
}

TEST_CASE("who was there is changed, added and taken away before publishing") {
    World world;
    auto maja = world.sign_in("maja");
    auto list = imported(maja).follow("Ändra närvaron");
    CHECK(list.has("Känd person"));
    CHECK(list.in("Bojen").has("Inte med"));
    list = list.fill("Namn", "Kent Rosvall").fill("Organisation", "Vägen").press("Spara");
    CHECK(list.in("Vägen").has("Kent Rosvall"));
    list = list.in("Nils Åkerholm").press("Ta bort");
    CHECK_FALSE(list.has("Nils Åkerholm"));
    auto person = list.in("Birgitta Molin").follow("Ändra");
    list = person.check("Var med på mötet").press("Spara");
    CHECK_FALSE(list.in("Bojen").has("Inte med"));
}

TEST_CASE("the open copy hides names, shows what it will be, and leaves out what it must") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    auto opening = meeting.follow("Visa öppet");
    CHECK(opening.has("En företrädare för Kajen pratar med cheferna"));
    opening.in("Vem har nycklarna?").check("Visa inte den här öppet");
    auto shown = opening.press("Visa hur det blir");
    CHECK(shown.has("Visas inte öppet"));
    CHECK(world.visitor().get(meeting.url()).status == 404);
    CHECK(shown.press("Publicera öppet").has("Publicerat öppet"));

    const auto open = world.visitor().open(meeting.url());
    CHECK(open.status() == 200);
    CHECK(open.has("En företrädare för Kajen pratar med cheferna"));
    CHECK_FALSE(open.has("Amira"));
    CHECK_FALSE(open.has("nycklarna"));
    CHECK_FALSE(open.has("Birgitta"));
    CHECK_FALSE(open.has("Källan"));
}

TEST_CASE("a correction keeps what stood before, and the open copy waits for a new opening") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    CHECK(meeting.follow("Visa öppet").press("Publicera öppet").status() == 200);
    auto form = maja.open(meeting.url()).in("föreningarna får låna Fyren").follow("Rätta");
    form.fill("Vad sades?", "Gruppen beslutar att föreningarna får hyra Fyren.");
    form.fill("Varför ändras det?", "Det kostar.");
    const auto after = form.press("Spara rättelsen");
    CHECK(after.has("får hyra Fyren"));
    const auto history = after.in("får hyra Fyren").follow("Tidigare lydelser");
    CHECK(history.has("får låna Fyren"));
    CHECK(history.has("Det kostar."));
    CHECK(world.sign_in("amira").open(history.url()).has("får låna Fyren"));
    CHECK(world.visitor().open(meeting.url()).has("får låna Fyren"));
    CHECK(maja.open(meeting.url()).follow("Visa öppet på nytt").press("Publicera öppet").status() ==
          200);
    CHECK(world.visitor().open(meeting.url()).has("får hyra Fyren"));
}

TEST_CASE("what is withdrawn is gone from every page; the source stays with the group") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    CHECK(meeting.follow("Visa öppet").press("Publicera öppet").status() == 200);
    CHECK(maja.open(meeting.url())
              .follow("Rätta Vem har nycklarna?")
              .press("Dra tillbaka")
              .status() == 200);
    CHECK_FALSE(maja.open(meeting.url()).has_link("Rätta Vem har nycklarna?"));
    CHECK(maja.get(meeting.url() + "/minutes.txt").body.find("nycklarna") == std::string::npos);
    CHECK_FALSE(world.visitor().open(meeting.url()).has("nycklarna"));
}

TEST_CASE("a promise is handed back without a reason, but not called done without a word") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    auto amira = world.sign_in("amira");
    auto form = amira.open(meeting.url())
                    .follow("Berätta hur det gick Amira pratar med cheferna om pengar…");
    auto silent = form.choose("Hur gick det?", "Det är gjort").press("Spara");
    CHECK(silent.status() == 422);
    CHECK(silent.error_at("Berätta med några ord") == "Skriv några ord om hur det gick.");
    const auto after = silent.choose("Hur gick det?", "Jag lämnar tillbaka det").press("Spara");
    CHECK(after.status() == 200);
    CHECK_FALSE(after.has("Vem: Amira Haddadi"));
    // It is not Amira's any more.
    CHECK(amira.get(form.url()).status == 403);
}

TEST_CASE(
    "who got something to do without being there is marked, and a day before the meeting too") {
    World world;
    auto maja = world.sign_in("maja");
    const auto page = imported(
        maja,
        "Möte den 3 september 2026\n\n"
        "Deltagare: Amira Haddadi, Maja Lindhe\n"
        "Frånvarande: Nils Åkerholm\n\nLokalen\n"
        "Nils ringer värden om nycklarna till Hamnhuset. Amira skriver avtalet till 1 oktober.\n");
    auto form = page.follow("Ändra Nils ringer värden om nycklarna till…");
    const auto after =
        form.fill("När ska det vara klart?", "2026-08-01").press("Spara och godkänn");
    CHECK(after.in("Nils ringer värden om nycklarna till Hamnhuset.").has("Dagen är före mötet"));
    CHECK_FALSE(after.in("Amira skriver avtalet").has("Dagen är före mötet"));
    const auto meeting = after.press("Godkänn resten").press("Publicera till gruppen");
    CHECK(
        meeting.in("Nils ringer värden om nycklarna till Hamnhuset.").has("var inte med på mötet"));
    CHECK_FALSE(meeting.in("Amira skriver avtalet").has("var inte med på mötet"));
}

TEST_CASE("how a promise went is read where it was made, by the group alone") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    auto form = world.sign_in("amira")
                    .open(meeting.url())
                    .follow("Berätta hur det gick Amira pratar med cheferna om pengar…");
    form.choose("Hur gick det?", "Det är gjort");
    form.fill("Berätta med några ord", "De sa ja. Mikaela Sandin var med.");
    CHECK(form.press("Spara").has("Så gick det: De sa ja."));
    CHECK(maja.open(meeting.url()).has("Mikaela Sandin var med."));
    CHECK_FALSE(world.sign_in("nils").open(meeting.url()).has("Mikaela Sandin"));
    CHECK(maja.open(meeting.url()).follow("Följ: Fritidsbank").has("Så gick det: De sa ja."));
    CHECK(maja.open(meeting.url()).follow("Visa öppet").press("Publicera öppet").status() == 200);
    auto stranger = world.visitor();
    CHECK_FALSE(stranger.open(meeting.url()).has("De sa ja"));
    CHECK_FALSE(stranger.open(meeting.url()).follow("Följ: Fritidsbank").has("De sa ja"));
}

TEST_CASE("the minutes come out as files, in the face of who fetches them") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    CHECK(meeting.follow("Visa öppet").press("Publicera öppet").status() == 200);
    const auto text = maja.get(meeting.url() + "/minutes.txt");
    CHECK(text.status == 200);
    CHECK(text.body.find("Löfte: Amira pratar med cheferna") != std::string::npos);
    CHECK(text.body.find("Birgitta Molin") != std::string::npos);
    CHECK(web::header_of(text, "Content-Disposition").find("Utvecklingsgruppen 2026-09-03.txt") !=
          std::string_view::npos);
    CHECK(maja.get(meeting.url() + "/minutes.docx").body.starts_with("PK"));
    CHECK(maja.get(meeting.url() + "/minutes.pdf").body.starts_with("%PDF"));
    const auto open = world.visitor().get(meeting.url() + "/minutes.txt");
    CHECK(open.status == 200);
    CHECK(open.body.find("Amira") == std::string::npos);
    CHECK(open.body.find("Birgitta") == std::string::npos);
}

TEST_CASE("masks replace whole words and say where") {
    const std::vector<people::MaskedWords> masks{{"Amira Haddadi", "en person"},
                                                 {"Amira", "en person"}};
    const auto said = mask_words("Amira Haddadi talade om Amiras bok, inte om Amirale.", masks);
    CHECK(said.text == "En person talade om en persons bok, inte om Amirale.");
    REQUIRE(said.marks.size() == 2);
    const auto at = [&](const ui::Span& mark) {
        return said.text.substr(mark.from, mark.to - mark.from);
    };
    CHECK(at(said.marks[0]) == "En person");
    CHECK(at(said.marks[1]) == "en persons");
    CHECK(masked("Inget att dölja.", masks) == "Inget att dölja.");
}

TEST_CASE("days and times as people type them") {
    const auto meeting = day_of(2026, 9, 3);
    CHECK(typed_day("2026-10-01", meeting) == day_of(2026, 10, 1));
    CHECK(typed_day("1 oktober", meeting) == day_of(2026, 10, 1));
    CHECK(typed_day("1/10 2026", meeting) == day_of(2026, 10, 1));
    CHECK(typed_due("1 oktober", day_of(2017, 2, 20)) == day_of(2017, 10, 1));
    CHECK(typed_due("senast 1 december", day_of(2026, 4, 20)) == day_of(2026, 12, 1));
    CHECK(typed_due("2016-10-01", day_of(2017, 2, 20)) == day_of(2016, 10, 1));
    CHECK_FALSE(typed_due("1 oktober", std::nullopt));
    CHECK(typed_due("1 oktober 2017", std::nullopt) == day_of(2017, 10, 1));
    CHECK(typed_meeting_day("20 februari 2017", meeting) == day_of(2017, 2, 20));
    for (const char* words : {"20 februari", "3024-02-20", "1017-02-20", "i går"})
        CHECK_FALSE(typed_meeting_day(words, meeting));
    CHECK_FALSE(typed_day("till hösten", meeting));
    CHECK_FALSE(typed_day("", meeting));
    CHECK(typed_time("10.30") == ClockTime{630});
    CHECK(typed_time("9") == ClockTime{540});
    CHECK_FALSE(typed_time("25:00"));
}

}  // namespace samskap::minutes
