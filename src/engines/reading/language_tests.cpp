// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engines/reading/language.hpp"
#include "engines/reading/reading.hpp"
#include "kernel/base/text.hpp"

using namespace samskap;
using reading::seems_swedish;

namespace {

// One of them comes in an old code page, which is read here as Latin-1.
std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (text::clean(bytes).find("\uFFFD") == std::string::npos) return bytes;
    std::string text;
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 128) text += byte;
        if (code >= 128) text += static_cast<char>(0xC0U | (code >> 6U));
        if (code >= 128) text += static_cast<char>(0x80U | (code & 0x3FU));
    }
    return text;
}

std::vector<std::filesystem::path> swedish_texts() {
    std::vector<std::filesystem::path> all;
    for (const auto* folder : {"/tests/reading", "/sample/minutes", "/sample/source"})
        for (const auto& entry :
             std::filesystem::directory_iterator(std::string(SAMSKAP_SOURCE) + folder)) {
            const auto kind = entry.path().extension();
            const bool minutes = entry.path().stem() != "README";
            if (minutes && (kind == ".txt" || kind == ".md")) all.push_back(entry.path());
        }
    return all;
}

}  // namespace

TEST_CASE("language: minutes of the neighbours are not Swedish, however short") {
    for (const std::string& text : std::vector<std::string>{
             // Finnish
             "Kokous 4.5.2026. Läsnä Aino ja Eero. Päätettiin, että ryhmä jatkaa kesällä. "
             "Hallitus ei voi vielä vastata, mutta asia on esillä syksyllä. Aino kysyy "
             "kunnalta tilasta ja avaimista.",
             // German
             "Sitzung am 4. Mai 2026. Anwesend sind Anna und Karl. Der Vorstand hat beschlossen, "
             "die Räume für die Jugend zu öffnen. Karl fragt bei der Gemeinde nach, ob das Geld "
             "reicht.",
             // Danish
             "Møde i arbejdsgruppen den 4. maj 2026. Til stede: Anna og Karl. Vi besluttede at "
             "åbne lokalet for de unge. Karl skal spørge kommunen, om der er penge til det.",
             // Norwegian
             "Møte i arbeidsgruppa 4. mai 2026. Til stede: Anna og Karl. Vi ble enige om å åpne "
             "lokalet for de unge. Karl skal spørre kommunen om det er penger, og Anna ser på "
             "det som ikke er klart.",
             // English
             "The group met on Monday. Anna will ask the council about the money, and Karl "
             "writes to the school. We have not decided where to meet.",
             // Dutch
             "Vergadering van de werkgroep. Aanwezig zijn Anna en Karl. Het geld is niet genoeg "
             "voor een nieuwe zaal, dat wordt in mei aan de gemeente gevraagd.",
         }) {
        CAPTURE(text);
        CHECK_FALSE(seems_swedish(text));
        CHECK_FALSE(reading::read(text).swedish);
    }
}

TEST_CASE("language: short notes, lists and names are read") {
    for (const std::string& text : std::vector<std::string>{
             "",
             "Hissen",
             "Anna kollar lokal. Ali ringer. Fritidsbanken: 3 nya. Mat: Sara.",
             "Närvarande: Ole And, Will Is, Ann von Essen, Jean de la Croix, Kun Am, Aino Voi",
             "Ja. Nej. Ja. Kanske. Ja. Ja.",
             "Hand in Hand, Pride of the North, Music for Life, The Big Band with Friends: "
             "vi frågar dem om de vill vara med och spela, och de svarar till fredag.",
             "Anna Ek\nAmira Haddadi\nJuhani Pääkkönen\nRiitta Mäki\nKyllikki Aalto\nHans Im Hof",
             "Kan ni skicka er lista? Vi har er plats på is. Er Anna.",
             "Program: The Voice of Sundhamn, We Are One, This Is Us. Lokal: Heden. Kl 18.",
         }) {
        CAPTURE(text);
        CHECK(seems_swedish(text));
    }
}

TEST_CASE("language: every Swedish text there is, whole, in pieces and without its å, ä and ö") {
    const auto paths = swedish_texts();
    REQUIRE(paths.size() > 60);
    for (const auto& path : paths) {
        CAPTURE(path.filename().string());
        const auto text = file_text(path);
        CHECK(seems_swedish(text));
        CHECK(seems_swedish(text::fold(text)));
        // One holds a paragraph of English, which alone would be refused.
        const auto lines = text::lines(text);
        for (std::size_t at = 0; at < lines.size(); at += 12) {
            std::string piece;
            for (auto i = at; i < std::min(at + 12, lines.size()); ++i)
                piece.append(lines[i]).append("\n");
            CAPTURE(piece);
            CHECK(seems_swedish(piece));
        }
    }
}
