// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <filesystem>

#include "engines/extraction/choice.hpp"
#include "engines/extraction/paper_for_tests.hpp"

using namespace samskap;
using namespace samskap::extraction;
using namespace samskap::extraction::testing;

namespace {

const PrintedPage words = {
    {70, 90, "Hamngruppen", 20},
    {70, 130, "Mötet öppnades av Åsa Öberg, som hälsade alla välkomna till Fyren och", 11},
    {70, 145, "berättade om årets första träff med föreningarna. Frågan om båtplatserna", 11},
    {70, 160, "flyttas till hösten, eftersom färjan inte går före sommaren i år.", 11},
};
// The same words as machines saw them long ago: one that knew no Swedish, one that saw dirt.
const PrintedPage damaged = {
    {70, 90, "Hamngruppen", 20},
    {70, 130, "Métet 6ppnades av Asa Oberg, som halsade alla valkomna till Fyren och", 11},
    {70, 145, "berattade om arets férsta traff med féreningarna. Fragan om batplatserna", 11},
    {70, 160, "flyttas till hésten, eftersom farjan inte gar fore sommaren i ar.", 11},
};
const PrintedPage rubble = {
    {70, 90, "Hnwrgnqpcm", 20},
    {70, 130, "Mwt ¢ppn3des zv As Ohcrg, sqm h8lsde nlla vlkmna tll Fyrn ncb lrx wq", 11},
    {70, 145, "bcrttde nm rcts frsta trlf mcd fnrcnngrna. Frgn qm btplxtsrna vj ktw", 11},
    {70, 160, "flvttas tll hbstcn, cftrsqm frjn lnte gr fre smmrcn l r. zxq vvn mrt", 11},
};

Picture seen(double scale, bool grainy) {
    const auto whole = scan_of(words);
    const auto by = static_cast<float>(scale);
    const Picture small(pixScale(whole.get(), by, by));
    Picture soft(pixBlockconvGray(small.get(), nullptr, 1, 1));
    for (int i = 0; grainy && i < 40'000; ++i)
        pixSetPixel(soft.get(), i * 7919 % pixGetWidth(soft.get()),
                    i * 6007 % pixGetHeight(soft.get()), i % 2 == 0 ? 120 : 230);
    const auto resolution = static_cast<int>(300 * scale);
    pixSetResolution(soft.get(), resolution, resolution);
    return soft;
}

Extracted read(const std::vector<ScannedPage>& pages) {
    static Extractor extractor(
        {.command = {std::filesystem::read_symlink("/proc/self/exe").parent_path() /
                     "extract_child"}});
    const auto extracted = extractor.extract(scanned_pdf(pages), "gammal.pdf");
    REQUIRE_MESSAGE(extracted, sentence(extracted ? Refusal::empty : extracted.error()));
    return *extracted;
}

std::vector<ScannedPage> page(Picture picture, const PrintedPage& hidden) {
    std::vector<ScannedPage> pages;
    pages.push_back({std::move(picture), hidden});
    return pages;
}

constexpr std::string_view as_text =
    "# Hamngruppen\n\nMötet öppnades av Åsa Öberg, som hälsade alla välkomna till Fyren och "
    "berättade om årets första träff med föreningarna. Frågan om båtplatserna flyttas till "
    "hösten, eftersom färjan inte går före sommaren i år.\n";

PaperPage page_of(Origin origin, std::string_view text, double confidence = 1) {
    PaperPage page{.origin = origin};
    for (const auto word : text::split(text, ' '))
        page.words.push_back({.text = std::string(word), .confidence = confidence});
    return page;
}
PaperPage kept_of(std::string_view layer, std::string_view scan, double confidence = 0.95) {
    return better_of(page_of(Origin::layer, layer), page_of(Origin::scan, scan, confidence),
                     swedish_score);
}

constexpr std::string_view right = "Frågan om båtplatserna vid Fyren flyttas till hösten i år.";
constexpr std::string_view old = "Fragan om batplatserna vid Fyren flyttas till hésten i ar.";
constexpr std::string_view dirt = "Frqnm vv bxtplxtsrnz vjd Fyrn flvtts tll hwstn j kr xq.";

}  // namespace

TEST_CASE("old letters that lost their å, ä and ö give way to a good picture") {
    const auto extracted = read(page(scan_of(words), damaged));
    CHECK(extracted.sheets.at(0).origin == Origin::scan);
    CHECK(extracted.text == as_text);
    CHECK(extracted.silent_pages.empty());
}

TEST_CASE("good letters stay over a poor picture") {
    const auto extracted = read(page(seen(0.2, true), words));
    CHECK(extracted.sheets.at(0).origin == Origin::layer);
    CHECK(extracted.text == as_text);
    CHECK(extracted.silent_pages.empty());
}

TEST_CASE("damaged letters stay where the picture is worse still") {
    const auto extracted = read(page(seen(0.2, true), damaged));
    CHECK(extracted.sheets.at(0).origin == Origin::layer);
    CHECK(extracted.text.find("Fragan om batplatserna") != std::string::npos);
    CHECK(extracted.silent_pages.empty());
}

TEST_CASE("a page where neither is good says so, and the others are there") {
    auto pages = page(seen(0.2, true), rubble);
    pages.push_back({scan_of(words), words});
    pages.push_back({seen(0.2, true), {}});
    const auto extracted = read(pages);
    CHECK(extracted.sheets.at(0).refusal == Refusal::illegible);
    CHECK_FALSE(extracted.sheets.at(1).refusal);
    CHECK(extracted.sheets.at(2).refusal == Refusal::illegible);
    CHECK(extracted.silent_pages == std::vector{1, 3});
    // What stood in the file is somebody's, what a machine guessed is nobody's.
    CHECK(extracted.text.find("Hnwrgnqpcm") != std::string::npos);
    CHECK(extracted.text.ends_with(as_text));
}

TEST_CASE("a picture that nobody can read is no text") {
    const auto guessed = better_of({}, page_of(Origin::scan, dirt, 0.4), swedish_score);
    CHECK(compose(Format::png, {guessed}).error() == Refusal::illegible);
    const auto blank = better_of({}, page_of(Origin::scan, "."), swedish_score);
    CHECK(compose(Format::png, {blank}).error() == Refusal::no_text);
}

TEST_CASE("of two readings the better Swedish wins, not the one that knows more words") {
    CHECK(kept_of(old, right).origin == Origin::scan);
    CHECK(kept_of(right, old).origin == Origin::layer);
    CHECK(kept_of(right, right).origin == Origin::layer);
    CHECK(kept_of(dirt, old).origin == Origin::scan);
    // Torn apart every piece is a word: "en", "bå", "t", "i", "ham", "nen".
    CHECK(kept_of("En båt i hamnen har förlist.", "En bå t i ham nen har för list.").origin ==
          Origin::layer);
}

TEST_CASE("a picture that is unsure of its words never replaces letters") {
    const auto foreign = kept_of("Satamaryhmän kokous pidettiin keskiviikkona.", right, 0.4);
    CHECK(foreign.origin == Origin::layer);
    const auto other_letters = kept_of("عقد اجتماع مجموعة الميناء يوم الأربعاء", dirt, 0.5);
    CHECK(other_letters.origin == Origin::layer);
    CHECK_FALSE(other_letters.refusal);
    CHECK_FALSE(kept_of(old, dirt, 0.5).refusal);
    CHECK(kept_of(dirt, dirt, 0.5).refusal == Refusal::illegible);
    auto stamp = page_of(Origin::layer, "Inkom till kommunen");
    stamp.unread = 0.1;
    const auto under = better_of(stamp, page_of(Origin::scan, dirt, 0.3), swedish_score);
    CHECK(under.origin == Origin::layer);
    CHECK(under.refusal == Refusal::illegible);
}

TEST_CASE("the few letters of a page stay though nobody can read its picture") {
    const auto numbered = kept_of("2 (3)", dirt, 0.4);
    CHECK(numbered.origin == Origin::layer);
    CHECK(numbered.refusal == Refusal::illegible);
    CHECK_FALSE(kept_of("2 (3)", "", 0.4).refusal);
}

TEST_CASE("the score of a text falls with its damage") {
    CHECK(swedish_score(right) > swedish_score(old) + 0.1);
    CHECK(swedish_score(old) > swedish_score(dirt) + 0.1);
    CHECK(swedish_score("") == 0);
    CHECK(swedish_score("عقد اجتماع") == 0);
    CHECK(swedish_score("Sida 2") > 0.7);
}
