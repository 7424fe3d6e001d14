// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/paper_for_tests.hpp"
#include "kernel/base/text.hpp"

using namespace samskap;
using namespace samskap::extraction;
using namespace samskap::extraction::testing;

namespace {

std::vector<std::string> child_program(const char* manner = nullptr) {
    const std::string program =
        std::filesystem::read_symlink("/proc/self/exe").parent_path() / "extract_child";
    return manner == nullptr ? std::vector{program} : std::vector{program, std::string(manner)};
}

// One reader for all cases: learning to read takes a moment.
Extractor& reader() {
    static Extractor extractor({.command = child_program()});
    return extractor;
}

Extracted read(const std::string& bytes, std::string_view name) {
    const auto extracted = reader().extract(bytes, name);
    REQUIRE_MESSAGE(extracted, sentence(extracted ? Refusal::empty : extracted.error()));
    return *extracted;
}

const PrintedPage minutes = {
    {70, 90, "Hamngruppen", 20},
    {70, 130, "Mötet öppnades av Åsa Öberg, som hälsade alla välkomna till Fyren och", 11},
    {70, 145, "berättade om årets första träff med föreningarna.", 11},
    {70, 172, "•", 11},
    {85, 172, "Bo ringer färjan före sommaren.", 11},
    {70, 187, "•", 11},
    {85, 187, "Frågan om båtplatserna flyttas till hösten.", 11},
};
constexpr std::string_view as_text =
    "# Hamngruppen\n\nMötet öppnades av Åsa Öberg, som hälsade alla välkomna till Fyren och "
    "berättade om årets första träff med föreningarna.\n\n- Bo ringer färjan före sommaren.\n- "
    "Frågan om båtplatserna flyttas till hösten.\n";

}  // namespace

TEST_CASE("a picture of a page becomes its text, and every word keeps its place") {
    const auto extracted = read(png_of(scan_of(minutes)), "scan.png");
    CHECK(extracted.text == as_text);
    CHECK(extracted.format == Format::png);
    REQUIRE(extracted.sheets.size() == 1);
    CHECK(extracted.sheets[0].origin == Origin::scan);
    CHECK(extracted.sheets[0].width == doctest::Approx(595).epsilon(0.01));
    REQUIRE(extracted.places.size() == 5);
    for (const auto& line : extracted.places)
        for (const auto& word : line.words) {
            CHECK(word.end > word.begin);
            CHECK(word.confidence > 0.5);
            CHECK(word.box.left >= 69);
        }
    const auto& ring = extracted.places[3].words;
    REQUIRE(ring.size() == 5);
    CHECK(extracted.text.substr(ring[1].begin, ring[1].end - ring[1].begin) == "ringer");
    CHECK(extracted.places[3].line == 5);
    CHECK(ring[0].box.left == doctest::Approx(85).epsilon(0.03));
    CHECK(ring[0].box.bottom == doctest::Approx(172).epsilon(0.03));
}

TEST_CASE("a page that lies on its side, a little askew, is set upright; the places stay") {
    const auto straight = scan_of(minutes);
    const Picture askew(
        pixRotate(straight.get(), 0.03F, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    const Picture sideways(pixRotateOrth(askew.get(), 3));
    const auto extracted = read(jpeg_of(sideways), "telefon.jpg");
    CHECK(extracted.text == as_text);
    REQUIRE(extracted.sheets.size() == 1);
    CHECK(extracted.sheets[0].turned == 1);
    CHECK(extracted.sheets[0].height > extracted.sheets[0].width);
    // Turned clockwise about the middle of the page by 0.03: what stands high moves to the right,
    // what stands to the left moves up.
    REQUIRE(extracted.places.size() == 5);
    const auto& box = extracted.places[3].words[0].box;
    CHECK(box.left == doctest::Approx(85 + 0.03 * (421 - 172)).epsilon(0.03));
    CHECK(box.bottom == doctest::Approx(172 - 0.03 * (297 - 85)).epsilon(0.03));
}

TEST_CASE("a PDF of scans and of letters: each page by the way that suits it") {
    std::vector<ScannedPage> pages;
    pages.push_back({scan_of(minutes), {}});
    pages.push_back({nullptr, {{70, 100, "Sidan två har egna bokstäver.", 11}}});
    const auto extracted = read(scanned_pdf(pages), "protokoll.pdf");
    CHECK(extracted.text == std::string(as_text) + "\f\nSidan två har egna bokstäver.\n");
    REQUIRE(extracted.sheets.size() == 2);
    CHECK(extracted.sheets[0].origin == Origin::scan);
    CHECK(extracted.sheets[1].origin == Origin::layer);
    CHECK(extracted.silent_pages.empty());
    CHECK(extracted.places.back().page == 2);
    CHECK(extracted.places.back().words.back().confidence == 1);
}

TEST_CASE("pages are read one by one, kept as bytes, and composed when all are there") {
    std::vector<ScannedPage> scans;
    scans.push_back({scan_of(minutes), {}});
    scans.push_back({nullptr, {{70, 100, "Andra sidan.", 11}}});
    const auto bytes = std::make_shared<const std::string>(scanned_pdf(scans));
    const auto file = reader().open(bytes, "protokoll.pdf");
    REQUIRE(file);
    REQUIRE(file->pages == 2);
    std::vector<PaperPage> pages;
    for (const int number : {2, 1}) {
        const auto kept = page_from_bytes(to_bytes(reader().read_page(*file, number)));
        REQUIRE(kept);
        pages.push_back(*kept);
    }
    const auto composed = compose(file->format, pages);
    REQUIRE(composed);
    CHECK(composed->text == std::string(as_text) + "\f\nAndra sidan.\n");
    CHECK(reader().read_page(*file, 3).refusal == Refusal::broken);
    pages[1] = refused_page(1, Refusal::timed_out);
    const auto half = compose(file->format, pages);
    REQUIRE(half);
    CHECK(half->text == "Andra sidan.\n");
    CHECK(half->silent_pages == std::vector<int>{1});
    CHECK(half->sheets[0].refusal == Refusal::timed_out);
}

TEST_CASE("kept pages that are damaged are not believed") {
    PaperPage page;
    page.words.push_back({"ord", 1, 2, 3, 4, 11, true, 0.5});
    const auto bytes = to_bytes(page);
    REQUIRE(page_from_bytes(bytes));
    CHECK(page_from_bytes(bytes)->words[0].text == "ord");
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        CHECK_FALSE(page_from_bytes(std::string_view(bytes).substr(0, cut)));
    CHECK_FALSE(page_from_bytes(bytes + "x"));
}

TEST_CASE("a page is shown as PNG, turned and bounded in size") {
    const auto file = std::make_shared<const std::string>(png_of(scan_of(minutes, 100)));
    const auto opened = reader().open(file, "scan.png");
    REQUIRE(opened);
    const auto png = reader().picture(*opened, 1, 1, 500);
    REQUIRE(png);
    const Picture shown(pixReadMem(reinterpret_cast<const l_uint8*>(png->data()), png->size()));
    REQUIRE(shown);
    CHECK(pixGetWidth(shown.get()) == 500);
    CHECK(pixGetHeight(shown.get()) < 500);
    CHECK(reader().picture(*opened, 2, 0).error() == Refusal::broken);
}

TEST_CASE("a picture that claims 50,000 million points is refused unopened") {
    auto bomb = png_of(scan_of({}, 20));
    const auto claim = [&](std::size_t at, std::uint32_t value) {
        for (unsigned i = 0; i < 4; ++i)
            bomb[at + i] = static_cast<char>(value >> (24 - 8 * i) & 0xFFU);
    };
    claim(16, 250'000);
    claim(20, 200'000);
    CHECK(reader().extract(bomb, "scan.png").error() == Refusal::picture_too_large);
    CHECK(reader().extract("\x89PNG\r\n\x1A\n", "scan.png").error() == Refusal::broken);
    CHECK(reader().extract(png_of(scan_of({}, 50)), "scan.png").error() == Refusal::no_text);
}

TEST_CASE("a page that takes too long is refused alone, and a request to stop is heard") {
    std::vector<ScannedPage> scans;
    scans.push_back({nullptr, {{70, 100, "Första sidan.", 11}}});
    scans.push_back({scan_of({}, 50), {}});
    const auto pdf = scanned_pdf(scans);
    Extractor slow({.limits = {.page_seconds = 1}, .command = child_program("stall")});
    const auto extracted = slow.extract(pdf, "a.pdf");
    REQUIRE(extracted);
    CHECK(extracted->text == "Första sidan.\n");
    CHECK(extracted->sheets.at(1).refusal == Refusal::timed_out);

    std::stop_source source;
    Extractor stopped({.limits = {.page_seconds = 60},
                       .command = child_program("stall"),
                       .stop = source.get_token()});
    std::thread impatient([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        source.request_stop();
    });
    CHECK(stopped.extract(pdf, "a.pdf").error() == Refusal::cancelled);
    impatient.join();
}

TEST_CASE("letters that a machine read badly long ago give way to the picture; good ones stay") {
    const PrintedPage words = {
        {70, 100, "Frågan om båtplatserna vid Fyren flyttas till hösten.", 11}};
    const PrintedPage rubble = {
        {70, 100, "Fr4gan om batplatsema vid Fyren fiyttas till hésten.", 11}};
    const PrintedPage stamp = {{70, 60, "Inkom till kommunen", 9}};
    std::vector<ScannedPage> pages;
    pages.push_back({scan_of(words), rubble});
    pages.push_back({scan_of(words), words});
    pages.push_back({scan_of(words), stamp});
    const auto extracted = read(scanned_pdf(pages), "gammal.pdf");
    REQUIRE(extracted.sheets.size() == 3);
    CHECK(extracted.sheets[0].origin == Origin::scan);
    CHECK(extracted.sheets[1].origin == Origin::layer);
    CHECK(extracted.sheets[2].origin == Origin::scan);
    const auto sentence = words[0].text + "\n";
    CHECK(extracted.text == sentence + "\f\n" + sentence + "\f\n" + sentence);
}

TEST_CASE("the caller's own measure of language decides between two readings") {
    const PrintedPage hidden = {{70, 100, "Frågan om båtplatserna vid Fyren.", 11}};
    std::vector<ScannedPage> pages;
    pages.push_back({scan_of({{70, 100, "Frågan om utsikten från Fyren.", 11}}), hidden});
    Extractor choosy({.command = child_program(), .language = [](std::string_view words) {
                          return words.find("utsikten") != words.npos ? 1.0 : 0.5;
                      }});
    const auto extracted = choosy.extract(scanned_pdf(pages), "gammal.pdf");
    REQUIRE(extracted);
    CHECK(extracted->text == "Frågan om utsikten från Fyren.\n");
}

TEST_CASE("a photograph of a sheet, from one side, in bad light, on a dark table") {
    const auto sheet = scan_of(minutes, 200);
    const int margin = 200;
    Picture seen(pixAddBorderGeneral(sheet.get(), margin, margin, margin, margin, 60));
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    const float right = margin + static_cast<float>(pixGetWidth(sheet.get()));
    const float bottom = margin + static_cast<float>(pixGetHeight(sheet.get()));
    const auto corner = [&](float x, float y, float to_right, float down) {
        ptaAddPt(from, x, y);
        ptaAddPt(to, x + to_right, y + down);
    };
    corner(margin, margin, 120, 60);
    corner(right, margin, -100, 20);
    corner(right, bottom, 60, 50);
    corner(margin, bottom, -40, -30);
    seen.reset(pixProjectivePtaGray(seen.get(), to, from, 60));
    ptaDestroy(&from);
    ptaDestroy(&to);
    // Less light the further down.
    const Picture light(pixCreate(pixGetWidth(seen.get()), pixGetHeight(seen.get()), 8));
    for (int y = 0; y < pixGetHeight(seen.get()); ++y)
        for (int x = 0; x < pixGetWidth(seen.get()); ++x) {
            l_uint32 grey = 0;
            pixGetPixel(seen.get(), x, y, &grey);
            pixSetPixel(light.get(), x, y, grey * static_cast<l_uint32>(4000 - y) / 4000);
        }
    const auto extracted = read(jpeg_of(light), "telefon.jpg");
    CHECK(extracted.text == as_text);
    // "Hamngruppen" stands 70 points from the left of the sheet and 90 from its top: in the
    // picture, which counts as an A4 of its own, near its upper left corner.
    REQUIRE_FALSE(extracted.places.empty());
    const auto& box = extracted.places[0].box;
    const double scale = extracted.sheets[0].height / pixGetHeight(light.get());
    CHECK(box.left > (margin + 120) * scale);
    CHECK(box.left < (margin + 120 + 200) * scale);
    CHECK(box.bottom > (margin + 60 + 180) * scale);
    CHECK(box.bottom < (margin + 60 + 270) * scale);
}

TEST_CASE("bold lines of a picture are headings, as they are where letters stand in the file") {
    const PrintedPage page = {
        {70, 100, "Båtplatser vid Fyren", 11, true},
        {70, 120, "Frågan flyttas till hösten, eftersom färjan inte går före sommaren i år", 11},
        {70, 135, "och ingen från föreningen kunde vara med.", 11},
        {70, 165, "Arvode för gruppen", 11, true},
        {70, 185, "Bo ringer kommunen om detta.", 11}};
    const auto extracted = read(png_of(scan_of(page)), "scan.png");
    CHECK(extracted.text ==
          "# Båtplatser vid Fyren\n\nFrågan flyttas till hösten, eftersom färjan inte går före "
          "sommaren i år och ingen från föreningen kunde vara med.\n\n# Arvode för gruppen\n\n"
          "Bo ringer kommunen om detta.\n");
}

TEST_CASE("the sign of a section, which the model does not know, comes back by its numbers") {
    PrintedPage page;
    double from_top = 100;
    for (const char* text :
         {"§ 1 Mötets öppnande", "Åsa öppnade mötet.", "§ 2 Val av justerare",
          "Bo valdes till justerare.", "§ 3 Frågor om hamnen", "8 Båtar ligger kvar i hamnen."}) {
        page.push_back({70, from_top, text, 11});
        from_top += 30;
    }
    const auto extracted = read(png_of(scan_of(page)), "scan.png");
    for (const char* heading :
         {"§ 1 Mötets öppnande", "§ 2 Val av justerare", "§ 3 Frågor om hamnen"})
        CHECK_MESSAGE(extracted.text.find(heading) != std::string::npos, extracted.text);
    CHECK(extracted.text.find("8 Båtar") != std::string::npos);
    const auto& sign = extracted.places.front().words.front();
    CHECK(extracted.text.substr(sign.begin, sign.end - sign.begin) == "§");

    // Rows that only begin alike, and letters that stood in a file, stay as they are.
    const auto composed = [](Origin origin, const std::vector<std::string>& rows) {
        PaperPage paper{.number = 1, .width = 595, .height = 842, .origin = origin};
        double top = 100;
        for (const auto& row : rows) {
            double left = 70;
            for (const auto word : text::split(row, ' ')) {
                const double width = 6.0 * static_cast<double>(word.size());
                paper.words.push_back({.text = std::string(word),
                                       .left = left,
                                       .top = top,
                                       .right = left + width,
                                       .bottom = top + 11,
                                       .size = 11});
                left += width + 3;
            }
            top += 40;
        }
        return compose(Format::pdf, {paper})->text;
    };
    CHECK(composed(Origin::scan, {"8 1 Ja då", "8 2 Nej då"}).find("§") == std::string::npos);
    CHECK(composed(Origin::scan, {"8 1 Ja då", "8 3 Nej då", "8 5 Kanske"}).find("§") ==
          std::string::npos);
    CHECK(composed(Origin::layer, {"8 1 Ja", "8 2 Nej", "8 3 Kanske"}).find("§") ==
          std::string::npos);
    CHECK(composed(Origin::scan, {"§ 1 Ja då", "8 2 Nej då"}).find("§ 2 Nej") != std::string::npos);
}

TEST_CASE("dust on black and white paper is no text") {
    Picture paper(pixThresholdToBinary(scan_of(minutes).get(), 150));
    for (int i = 0; i < 1200; ++i)
        pixRasterop(paper.get(), 37 + i * 7919 % 2400, 41 + i * 6007 % 3400, 2, 2, PIX_SET, nullptr,
                    0, 0);
    pixSetResolution(paper.get(), 300, 300);
    CHECK(read(bytes_of(paper.get(), IFF_TIFF_G4), "fax.tif").text == as_text);
}

TEST_CASE("pages are shared among readers, handed over one at a time, those that are wanted") {
    std::vector<ScannedPage> scans;
    for (int page = 1; page <= 4; ++page)
        scans.push_back({nullptr, {{70, 100, "Sida nummer " + std::to_string(page), 11}}});
    Extractor several({.command = child_program(), .jobs = 2});
    const auto bytes = std::make_shared<const std::string>(scanned_pdf(scans));
    const auto file = several.open(bytes, "a.pdf");
    REQUIRE(file);
    std::vector<PaperPage> pages;
    several.read_pages(*file, {4, 2, 3}, [&](PaperPage page) { pages.push_back(std::move(page)); });
    CHECK(pages.size() == 3);
    const auto composed = compose(Format::pdf, std::move(pages));
    REQUIRE(composed);
    CHECK(composed->sheets.front().number == 2);
    CHECK(composed->sheets.back().number == 4);
    int handed = 0;
    CHECK_THROWS_AS(several.read_pages(*file, {1, 2, 3, 4},
                                       [&](const PaperPage& /*page*/) {
                                           ++handed;
                                           throw Fault("the disk is full");
                                       }),
                    Fault);
    CHECK(handed == 1);
}
