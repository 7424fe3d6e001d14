// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engines/repair/fluency.hpp"
#include "engines/repair/repair.hpp"
#include "engines/repair/sections.hpp"
#include "kernel/base/errors.hpp"

using namespace samskap;
using namespace samskap::repair;

namespace {

namespace fs = std::filesystem;

const Model& model() { return Model::built_in(); }

std::string repaired(std::string_view text, const OwnWords& own = {}) {
    return repair::repair(text, model(), own).text;
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// As a machine that knows only English reads it.
constexpr std::string_view k_damaged =
    "Vi maste hitta nagon som kan halla i motet nar ordféranden ar borta.\n"
    "Socialférvaltningen har inte svarat pa fragan om lokaler fér ungdomarna.\n";
constexpr std::string_view k_whole =
    "Vi måste hitta någon som kan hålla i mötet när ordföranden är borta.\n"
    "Socialförvaltningen har inte svarat på frågan om lokaler för ungdomarna.\n";

}  // namespace

TEST_CASE("lost letters come back") { CHECK(repaired(k_damaged) == k_whole); }

TEST_CASE("a word is what its sentence makes of it") {
    CHECK(repaired("Vi behdver andra vart satt att arbeta. Vart ska vi ga nar motet ar slut?\n"
                   "Hon satt langst fram och sa att det ar nagot fér alla att lara sig av.\n") ==
          "Vi behöver ändra vårt sätt att arbeta. Vart ska vi gå när mötet är slut?\n"
          "Hon satt längst fram och sa att det är något för alla att lära sig av.\n");
}

TEST_CASE("signs and digits that were letters") {
    CHECK(
        repaired(
            "Det 4r viktigt att alla kan komma. | varas var vi f6r fa. Malet &r en battre halsa.\n"
            "Férsta motet hélls pa tisdagen.\n") ==
        "Det är viktigt att alla kan komma. I våras var vi för få. Målet är en bättre hälsa.\n"
        "Första mötet hölls på tisdagen.\n");
}

TEST_CASE("compounds nobody has listed") {
    CHECK(repaired("Arbetsgruppen fér tradgardsutvecklingsfragor ar fardig med sin "
                   "fastighetsskétselplan, sager férvaltningen.\n") ==
          "Arbetsgruppen för trädgårdsutvecklingsfrågor är färdig med sin "
          "fastighetsskötselplan, säger förvaltningen.\n");
}

TEST_CASE("capitals stay, bullets come back") {
    CHECK(
        repaired("OVRIGA FRAGOR\n\nVi far besék pa mandag.\n\n"
                 "e Aven foraldrarna ar valkomna att vara med.\n"
                 "e Ovriga anmaler sig till férvaltningen.\n") ==
        "ÖVRIGA FRÅGOR\n\nVi får besök på måndag.\n\n• Även föräldrarna är välkomna att vara med.\n"
        "• Övriga anmäler sig till förvaltningen.\n");
}

TEST_CASE("numbers, addresses and names nobody knows stay") {
    const std::string text =
        "Motet bérjar 10:30 pa Zorvanovagatan 4. Las mer pa www.exempel.se/motet eller skriv till "
        "ar@exempel.se, det ar battre fér alla.\n";
    const auto after = repaired(text);
    CHECK(after.find("10:30") != std::string::npos);
    CHECK(after.find("Zorvanovagatan 4") != std::string::npos);
    CHECK(after.find("www.exempel.se/motet") != std::string::npos);
    CHECK(after.find("ar@exempel.se") != std::string::npos);
    CHECK(after.find("Mötet börjar") != std::string::npos);
}

TEST_CASE("right text and other languages come out byte for byte") {
    for (const std::string& text :
         {std::string(k_whole),
          std::string("Vart tog den vägen? Anna satt där. Ar du mätt är en gammal vits.\n"),
          std::string(
              "The minutes for the last meeting are on the web for all to see. A man sat at "
              "the far end of the hall and said that the plan was far too dear.\n"),
          std::string("for (int i = 0; i < n; ++i) { far[i] = var - halt; }\nreturn ar;\n"),
          std::string("Anna Holm\nLars Borg\nBo Alm\nHakan Lof\nKari Hansen\nPer Dahl\n"),
          std::string("Der Vorstand hat getagt und die Kasse geprüft. Alle waren da.\n"),
          std::string("Mødet blev holdt på biblioteket, og alle var enige om planen for året.\n"),
          std::string("\xff\xfe \xc3( kl 4\r\n\t\x01"), std::string()})
        CHECK(repaired(text) == text);
}

TEST_CASE("the sample, which is right, stays as it is") {
    for (const auto& entry : fs::directory_iterator(fs::path(SAMSKAP_SOURCE) / "sample/minutes")) {
        if (entry.path().extension() == ".pdf") continue;
        const auto text = text_of(entry.path());
        CAPTURE(entry.path().string());
        CHECK(repaired(text) == text);
    }
}

TEST_CASE("a damaged stretch within a right text is found alone") {
    const std::string right =
        "Mötet öppnades av ordföranden. Dagordningen godkändes och protokollet från förra mötet "
        "lades till handlingarna. Kassören redovisade ekonomin, som är god.\n\n";
    CHECK(repaired(right + std::string(k_damaged) + "\n" + right) ==
          right + std::string(k_whole) + "\n" + right);
}

TEST_CASE("every change has its place, a chance and other ways") {
    const auto found = repair::repair(k_damaged, model());
    REQUIRE(found.changes.size() > 8);
    const auto& first = found.changes.front();
    CHECK(first.line == 1);
    CHECK(first.column == 4);
    CHECK(first.from == "maste");
    CHECK(first.to == "måste");
    CHECK(first.confidence > 0.9);
    const auto& second_line = *std::find_if(found.changes.begin(), found.changes.end(),
                                            [](const auto& change) { return change.line == 2; });
    CHECK(second_line.column == 1);
    CHECK(second_line.from == "Socialférvaltningen");
    CHECK(to_json(found).find(R"("from": "maste", "to": "måste")") != std::string::npos);
}

TEST_CASE("what is not sure enough is marked and not made") {
    const auto none = repair::repair(k_damaged, model(), {}, {.least_confidence = 1.01});
    CHECK(none.text == k_damaged);
    REQUIRE(!none.changes.empty());
    for (const auto& change : none.changes) CHECK(!change.is_made);
}

TEST_CASE("what an installation knows helps it, and only it") {
    const std::string text =
        "Vi maste fraga Grovanda om de kan halla i kursen fér aldre pa Skrabyo.\n";
    OwnWords own;
    own.add_name("Grövanda");
    own.add_text("Kursen hålls på Skråbyö.");
    CHECK(repaired(text, own) ==
          "Vi måste fråga Grövanda om de kan hålla i kursen för äldre på Skråbyö.\n");
    CHECK(repaired(text).find("Grovanda") != std::string::npos);
    CHECK(repaired(text).find("Skrabyo") != std::string::npos);
}

TEST_CASE("what a person corrected is remembered") {
    const std::string text = "Vi maste fraga Xqvarn om de kan halla i kursen fér aldre.\n";
    OwnWords own;
    own.add_correction("Xqvarn", "Kvarnö");
    CHECK(repaired(text, own).find("fråga Kvarnö om") != std::string::npos);
}

TEST_CASE("right Swedish reads better than damaged, damaged better than noise") {
    const auto right = fluency_of(k_whole, model());
    const auto damaged = fluency_of(k_damaged, model());
    const auto noise = fluency_of("xkq fjw zzpt qqrw lmnb vxcv pjk wert yuio\n", model());
    CHECK(right.words == damaged.words);
    CHECK(right.cost + 1 < damaged.cost);
    CHECK(damaged.cost < noise.cost);
    CHECK(right.known > 0.95);
    CHECK(fluency_of("", model()).words == 0);
    CHECK(fluency_of("", model()).cost_of_a_letter() == 0);
    CHECK(right.letters == damaged.letters);
    // Words torn apart are cheap words; their letters are not.
    const auto whole = fluency_of("En båt i hamnen har förlist.", model());
    const auto torn = fluency_of("En bå t i ham nen har för list.", model());
    CHECK(whole.cost_of_a_letter() < torn.cost_of_a_letter());
}

TEST_CASE("the model is small, and a broken one is refused") {
    CHECK(model().size() > 500'000);
    const std::vector<std::byte> nothing(64);
    CHECK_THROWS_AS(Model{nothing}, Fault);
}

TEST_CASE("a quick look tells what may be damaged") {
    const std::string right =
        "Gruppen beslutar att föreningarna får låna lokalen på tisdagar. Amira frågar om det "
        "finns pengar till nya skåp, och Nils hör av sig när han vet mer. Vi måste hitta ett "
        "sätt där fler kan vara med och bestämma. Det är viktigt att alla som vill också kan "
        "komma på kvällen.\n";
    std::string damaged = right;
    for (const auto& [from, to] :
         {std::pair("å", "a"), std::pair("ä", "a"), std::pair("ö", "6"), std::pair("Å", "A")})
        for (auto at = damaged.find(from); at != std::string::npos; at = damaged.find(from))
            damaged.replace(at, std::string_view(from).size(), to);
    CHECK_FALSE(may_be_damaged(""));
    CHECK_FALSE(may_be_damaged(right + right));
    CHECK(may_be_damaged(damaged));
    CHECK(may_be_damaged(right + damaged + damaged + right));
    CHECK_FALSE(may_be_damaged("Ett kort ord."));
}

TEST_CASE("a slip that no misreading explains is mended, and never surely") {
    const std::string text = std::string(k_damaged) + "hgjningen av avgiften blev fér stor.\n";
    const auto found = samskap::repair::repair(text, Model::built_in());
    CHECK(found.text.find("höjningen av avgiften blev för stor") != std::string::npos);
    const auto slip = std::find_if(found.changes.begin(), found.changes.end(),
                                   [](const Change& one) { return one.from == "hgjningen"; });
    REQUIRE(slip != found.changes.end());
    CHECK(slip->confidence < 0.9);
}

TEST_CASE("the sign of a section is known by the numbers around it") {
    const std::string text =
        "§ 6 Val av ordférande\nAnna valdes fér ett ar.\n8 7 Fragor\n"
        "Métet beslutade att ga vidare.\n8 12 agg képtes till métet.\n";
    const auto whole = repaired(text);
    CHECK(whole.find("\n§ 7 Frågor") != std::string::npos);
    // Another number is a number.
    CHECK(whole.find("8 12 ") != std::string::npos);
}

TEST_CASE("numbers that follow each other are sections when one says so, or when there are many") {
    const auto among = [](const std::vector<NumberedLine>& lines) { return sections_among(lines); };
    CHECK(among({{6, true}, {7, false}, {8, false}}) == std::vector{true, true, true});
    CHECK(among({{5, false}, {6, true}}) == std::vector{true, true});
    CHECK(among({{6, true}, {12, false}, {7, false}}) == std::vector{true, false, true});
    CHECK(among({{1, false}, {2, false}}) == std::vector{false, false});
    CHECK(among({{1, false}, {2, false}, {3, false}}) == std::vector{true, true, true});
    CHECK(among({{1, false}, {3, false}, {5, false}}) == std::vector{false, false, false});
    // Another document in the same file begins anew.
    CHECK(among({{9, true}, {10, true}, {1, false}, {2, false}, {3, false}}) ==
          std::vector{true, true, true, true, true});
    CHECK(among({}).empty());
}

TEST_CASE("a document whose every § was misread gets them back") {
    const auto whole = repaired(
        "8 1 Motets oppnande\nOrdféranden halsade alla valkomna.\n8 2 Val av ordférande\nAnna "
        "valdes fér ett ar.\n8 3 Fragor\nMétet beslutade att ga vidare.\n");
    CHECK(whole.starts_with("§ 1 Mötets"));
    CHECK(whole.find("\n§ 3 Frågor") != std::string::npos);
}

TEST_CASE("the walls of a table are no letters") {
    const std::string rows =
        "Narvarande | Organisation\n|---|---|\nKent Rosvall | V\u00e4gen\nMaja Lindhe | Kajen\n"
        "Vi maste hitta ett satt dar fler kan vara med och bestamma. Gruppen fragar om pengar.\n"
        "| Sundhamn finns det plats.\n";
    const auto whole = repaired(rows);
    CHECK(whole.find("Kent Rosvall | V") != std::string::npos);
    CHECK(whole.find("|---|---|") != std::string::npos);
    CHECK(whole.find("I Sundhamn") != std::string::npos);
}

TEST_CASE(
    "a word that was read with doubt is asked about when nobody knows it, and never changed") {
    const std::string text =
        "Många läser inte brev från kom:nunen. Gruppen är Wensa och socialförvalitningen i "
        "brännbollsturneringen.\n";
    std::vector<Doubt> doubts;
    for (const std::string word :
         {"Många", "kom:nunen.", "Wensa", "socialförvalitningen", "brännbollsturneringen."}) {
        const auto start = text.find(word);
        doubts.push_back({start, start + word.size(), 0.3});
    }
    const auto found = samskap::repair::repair(text, Model::built_in(), {}, {}, doubts);
    CHECK(found.text == text);
    REQUIRE(found.changes.size() == 3);
    CHECK(found.changes[0].from == "kom:nunen");
    CHECK(found.changes[0].to == "kommunen");
    CHECK(found.changes[1].from == "Wensa");
    CHECK(found.changes[2].to == "socialförvaltningen");
    for (const auto& change : found.changes) {
        CHECK_FALSE(change.is_made);
        CHECK(change.confidence < 0.9);
    }
    // A name of the register needs no question, nor does what was read surely.
    OwnWords own;
    own.add_name("Wensa");
    CHECK(samskap::repair::repair(text, Model::built_in(), own, {}, doubts).changes.size() == 2);
    for (auto& doubt : doubts) doubt.confidence = 0.95;
    CHECK(samskap::repair::repair(text, Model::built_in(), {}, {}, doubts).changes.empty());
}
