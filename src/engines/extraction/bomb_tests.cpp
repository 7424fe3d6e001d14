// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engines/extraction/extraction.hpp"

using namespace samskap;
using namespace samskap::extraction;

namespace {

namespace fs = std::filesystem;

// What tests/tools/bombs.py makes, for as long as this lives.
class Bombs {
public:
    Bombs() {
        fs::create_directories(m_folder);
        const auto command =
            "/usr/bin/python3 " SAMSKAP_SOURCE "/tests/tools/bombs.py " + m_folder.string();
        REQUIRE(std::system(command.c_str()) == 0);
    }
    ~Bombs() { fs::remove_all(m_folder); }
    Bombs(const Bombs&) = delete;
    Bombs& operator=(const Bombs&) = delete;

    [[nodiscard]] std::string bytes(const std::string& name) const {
        std::ifstream stream(m_folder / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }

private:
    fs::path m_folder = fs::temp_directory_path() / ("samskap-bombs-" + std::to_string(::getpid()));
};

struct Bomb {
    const char* name;
    std::vector<Refusal> any_of;
};

}  // namespace

TEST_CASE("files that unfold without end are stopped with a clear word, and the next is read") {
    const Bombs bombs;
    const auto child = fs::read_symlink("/proc/self/exe").parent_path() / "extract_child";
    Extractor reader({.limits = {.seconds = 5, .page_seconds = 5}, .command = {child.string()}});
    const std::vector<Bomb> all{
        {"zip.docx", {Refusal::too_large}},
        {"lying.docx", {Refusal::broken}},
        {"nested.docx", {Refusal::broken}},
        {"laughs.odt", {Refusal::broken, Refusal::no_text}},
        {"objects.pdf",
         {Refusal::too_many_pages, Refusal::timed_out, Refusal::out_of_memory, Refusal::broken}},
        {"stream.pdf", {Refusal::timed_out, Refusal::out_of_memory, Refusal::no_text}},
        {"picture.png", {Refusal::picture_too_large}},
    };
    // Entities are never unfolded: what is left is one word.
    const auto folded = reader.extract(bombs.bytes("laughs.docx"), "laughs.docx");
    CHECK((!folded || folded->text.size() < 100));
    for (const auto& bomb : all) {
        const auto bytes = bombs.bytes(bomb.name);
        REQUIRE_FALSE(bytes.empty());
        CHECK(bytes.size() < 50'000'000);  // small enough to be taken in
        const auto read = reader.extract(bytes, bomb.name);
        CAPTURE(bomb.name);
        REQUIRE_FALSE(read);
        CAPTURE(sentence(read.error()));
        CHECK(std::find(bomb.any_of.begin(), bomb.any_of.end(), read.error()) != bomb.any_of.end());
        CHECK(reader.extract_pasted("<p>Fika</p>")->text == "Fika\n");
    }
}
