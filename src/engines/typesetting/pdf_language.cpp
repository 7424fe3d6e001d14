// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "engines/typesetting/pdf_canvas.hpp"
#include "kernel/base/errors.hpp"

namespace samskap::typesetting {
namespace {

// The number after a word in the trailer: "/Root 12 0 R" → 12.
std::optional<std::size_t> number_after(std::string_view text, std::string_view word) {
    const auto at = text.rfind(word);
    if (at == text.npos) return std::nullopt;
    auto rest = text.substr(at + word.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
    std::size_t number = 0;
    const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return parsed.ec == std::errc{} ? std::optional(number) : std::nullopt;
}

// Letters, digits and hyphens: all that a language tag has.
std::string language_tag(std::string_view language) {
    std::string tag;
    for (const char c : language)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
            tag += c;
    return tag;
}

}  // namespace

std::string with_language(std::string pdf, std::string_view language) {
    constexpr std::string_view type = "/Type /Catalog";
    const auto trailer = pdf.rfind("trailer");
    ensure(trailer != pdf.npos, "Cairo wrote a PDF without a trailer");
    const std::string tail = pdf.substr(trailer);
    const auto root = number_after(tail, "/Root");
    const auto size = number_after(tail, "/Size");
    const auto info = number_after(tail, "/Info");
    const auto start = number_after(tail, "startxref");
    ensure(root && size && info && start, "Cairo wrote a trailer of another kind");
    const auto begin = pdf.rfind(fmt::format("\n{} 0 obj", *root));
    const auto end = pdf.find("endobj", begin);
    ensure(begin != pdf.npos && end != pdf.npos, "Cairo wrote no catalogue");
    std::string catalogue = pdf.substr(begin + 1, end - begin - 1);
    const auto place = catalogue.find(type);
    ensure(place != catalogue.npos, "Cairo wrote a catalogue of another kind");
    catalogue.insert(
        place + type.size(),
        fmt::format("\n   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>",
                    language_tag(language)));
    if (!pdf.ends_with('\n')) pdf += '\n';
    const auto new_catalogue = pdf.size();
    pdf += catalogue + "endobj\n";
    const auto new_start = pdf.size();
    return pdf + fmt::format(
                     "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R /Info {} "
                     "0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n",
                     *root, new_catalogue, *size, *root, *info, *start, new_start);
}

}  // namespace samskap::typesetting
