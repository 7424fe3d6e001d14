// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "engines/typesetting/document.hpp"

// typeset IN.md OUT.{pdf,docx,txt} [YYYY-MM-DD [FOOTER]]
// Makes a document from clean text. The day is written into the file as the one it was made.
namespace {

using namespace samskap;

std::optional<std::string> contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

int complain(const std::string& words) {
    fmt::print(stderr, "typeset: {}\n", words);
    return 2;
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() < 2 || arguments.size() > 4)
        return complain("give IN.md OUT.{pdf,docx,txt} [YYYY-MM-DD [FOOTER]]");
    const auto text = contents_of(arguments[0]);
    if (!text) return complain("cannot read " + arguments[0]);
    const auto day = arguments.size() > 2 ? parse_day(arguments[2]) : day_of(2000, 1, 1);
    if (!day) return complain("no such day: " + arguments[2]);
    const Instant made_at{static_cast<std::int64_t>(day->number) * 86400 + 12 * 3600};
    auto document = typesetting::from_clean_text(*text);
    if (arguments.size() > 3) document.footer = arguments[3];
    const auto& out = arguments[1];
    std::string bytes;
    if (out.ends_with(".pdf"))
        bytes = typesetting::to_pdf(document, made_at);
    else if (out.ends_with(".docx"))
        bytes = typesetting::to_docx(document, made_at);
    else if (out.ends_with(".txt"))
        bytes = typesetting::to_clean_text(document);
    else
        return complain("cannot make " + out + "; pdf, docx and txt can be made");
    std::ofstream file(out, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return file ? 0 : complain("cannot write " + out);
}

}  // namespace

int main(int argument_count, char** arguments) try {
    return run({arguments + 1, arguments + argument_count});
} catch (const std::exception& error) {
    return complain(error.what());
}
