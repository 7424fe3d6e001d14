// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <numeric>

#include "features/documents/documents.hpp"
#include "features/repairs/repairs.hpp"
#include "kernel/base/text.hpp"
#include "tests/world/world.hpp"

// What a typical scan asks of a secretary: two pages of 534 words, set and worn by
// tools/repair/pages.py and read by Tesseract without Swedish; 28 in a hundred words are wrong.
namespace samskap::tests {
namespace {

std::string file(const char* name) {
    std::ifstream in(std::string(SAMSKAP_SOURCE "/tests/corpus/scans/") + name, std::ios::binary);
    REQUIRE(in.is_open());
    return {std::istreambuf_iterator<char>(in), {}};
}

// Words without the punctuation around them.
std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> list;
    for (const auto line : text::split(text, '\n'))
        for (auto word : text::split(line, ' ')) {
            while (!word.empty() && std::string_view(".,;:!?()\"").find(word.back()) != word.npos)
                word.remove_suffix(1);
            while (!word.empty() && std::string_view("(\"").find(word.front()) != word.npos)
                word.remove_prefix(1);
            if (!word.empty()) list.emplace_back(word);
        }
    return list;
}

std::size_t wrong_words(const std::vector<std::string>& want, const std::vector<std::string>& got) {
    std::vector<std::size_t> row(got.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= want.size(); ++i) {
        auto before = row[0]++;
        for (std::size_t j = 1; j <= got.size(); ++j) {
            const auto other = before + (want[i - 1] == got[j - 1] ? 0U : 1U);
            before = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, other});
        }
    }
    return row.back();
}

// What stands on the paper where a word was read: both texts have the same lines, and each line as
// many words.
std::string on_paper(const std::string& right, const std::string& read,
                     const repairs::Repair& one) {
    const auto line = static_cast<std::size_t>(one.line - 1);
    const auto lines = text::split(read, '\n');
    const auto from = static_cast<std::size_t>(lines[line].data() - read.data());
    const auto before = std::string_view(read).substr(from, one.start - from);
    const auto at = words(before).size();
    const auto wanted = words(text::split(right, '\n')[line]);
    REQUIRE(at < wanted.size());
    return wanted[at];
}

}  // namespace

TEST_CASE("a scan of two pages: at most twelve questions, and then it is right") {
    const auto right = file("two_pages.right.txt");
    const auto read = file("two_pages.read.txt");
    REQUIRE(wrong_words(words(right), words(read)) * 5 > words(right).size());

    World world;
    auto maja = world.sign_in("maja");
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.attach("Eller välj filer", "two_pages.txt", read);
    const auto path = page.press("Läs in").url();
    const auto words_page = path.substr(0, path.find('?')) + "/words";
    const auto document = world.database().read()->one(
        [](const db::Row& row) -> documents::DocumentId { return row["id"]; },
        "SELECT id FROM documents");

    int questions = 0;
    int inputs = 0;
    for (auto asked = maja.open(words_page); asked.has("Vad står det här?");
         asked = maja.open(words_page)) {
        const auto all = repairs::repairs_of(*world.database().read(), document);
        const auto one =
            std::find_if(all.begin(), all.end(), [](const auto& repair) { return repair.asks(); });
        REQUIRE(one != all.end());
        ++questions;
        REQUIRE(questions <= 12);
        const auto paper = on_paper(right, read, *one);
        // The first proposal is one key (Enter); any other word is typed and saved.
        inputs += one->proposal.text == paper ? 1 : 2;
        auto form = asked;
        REQUIRE(form.fill("Skriv själv", paper).press("Spara mitt ord").status() == 200);
    }
    MESSAGE(questions, " questions, ", inputs, " inputs");
    const auto text =
        documents::visible_document(*world.database().read(), world.viewer("maja"), document).text;
    const auto wrong = wrong_words(words(right), words(text));
    MESSAGE(wrong, " of ", words(right).size(), " words are wrong in the end");
    CHECK(wrong * 200 <= words(right).size());
    // Three minutes, at five seconds for an input and ten for reading a question.
    CHECK(inputs * 5 + questions * 10 <= 180);
}

}  // namespace samskap::tests
