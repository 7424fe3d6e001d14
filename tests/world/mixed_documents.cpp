// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/mixed_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <random>

#include "engines/extraction/paper_for_tests.hpp"
#include "engines/extraction/pdf_for_tests.hpp"
#include "engines/extraction/zip_for_tests.hpp"

namespace samskap::tests {
namespace {

namespace printed = extraction::testing;
using Lines = std::vector<std::string>;

constexpr int k_in_a_folder = 400;
constexpr std::array<const char*, 6> k_names{"Maja", "Nils", "Amira", "Petra", "Tor", "Elsa"};
constexpr std::array<const char*, 8> k_things{"bullar", "stolar",     "nycklar",  "affischer",
                                              "cyklar", "ljuslyktor", "notställ", "mikrofoner"};
constexpr std::array<const char*, 6> k_headings{"Lokalen", "Fika",  "Sommarfesten",
                                                "Ekonomi", "Kören", "Biblioteket"};

// The distributions of the standard library may differ between machines; this does not.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_random(seed) {}
    int up_to(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most)); }
    template <class List>
    auto one_of(const List& list) {
        return list[static_cast<std::size_t>(up_to(static_cast<int>(list.size())))];
    }

private:
    std::mt19937 m_random;
};

// The first line is the title; a line before a longer one is a heading.
Lines minutes(int number, Dice& dice) {
    Lines lines{fmt::format("Minnesanteckningar den {} mars {}, nummer {}", 1 + dice.up_to(28),
                            2015 + dice.up_to(12), number)};
    const int topics = 1 + dice.up_to(3);
    for (int topic = 0; topic < topics; ++topic) {
        lines.emplace_back(dice.one_of(k_headings));
        lines.push_back(fmt::format("{} köper {} {} till den {} maj. Vem hämtar dem?",
                                    dice.one_of(k_names), number * 10 + topic,
                                    dice.one_of(k_things), 1 + dice.up_to(30)));
    }
    return lines;
}

bool is_heading(const std::string& line) { return line.find(' ') == std::string::npos; }

std::string each_line(const Lines& lines,
                      const std::function<std::string(const std::string&)>& put) {
    std::string text;
    for (const auto& line : lines) text += put(line);
    return text;
}

std::string plain(const Lines& lines) {
    return each_line(lines, [](const auto& line) { return line + "\n\n"; });
}
std::string markdown(const Lines& lines) {
    return each_line(
        lines, [](const auto& line) { return (is_heading(line) ? "## " : "") + line + "\n\n"; });
}
std::string docx(const Lines& lines) {
    return printed::docx_of(each_line(
        lines, [](const auto& line) { return "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>"; }));
}
std::string odt(const Lines& lines) {
    return printed::odt_of(
        each_line(lines, [](const auto& line) { return "<text:p>" + line + "</text:p>"; }));
}
std::string rtf(const Lines& lines) {
    std::string body;
    for (const char c : printed::in_windows_encoding(plain(lines))) {
        const auto letter = static_cast<unsigned char>(c);
        if (c == '\n')
            body += "\\par ";
        else
            body += letter < 128 ? std::string(1, c) : fmt::format("\\'{:02x}", letter);
    }
    return "{\\rtf1\\ansi\\ansicpg1252 " + body + "}";
}
std::string mail(const Lines& lines) {
    return "From: maja@sundhamn.example\r\nSubject: " + std::string("Anteckningar") +
           "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + plain(lines);
}
std::string web_page(const Lines& lines) {
    return "<!DOCTYPE html><html><body>" +
           each_line(lines, [](const auto& line) { return "<p>" + line + "</p>"; }) +
           "</body></html>";
}
printed::PrintedPage page_of(const Lines& lines) {
    printed::PrintedPage page;
    double top = 90;
    for (const auto& line : lines) {
        page.push_back({.from_top = top, .text = line, .size = 12, .bold = is_heading(line)});
        top += 24;
    }
    return page;
}
std::string pdf(const Lines& lines) { return printed::pdf_of({page_of(lines), page_of(lines)}); }
std::string scan(const Lines& lines) {
    std::vector<printed::ScannedPage> pages;
    pages.push_back({printed::scan_of(page_of(lines)), {}});
    pages.push_back({printed::scan_of(page_of({lines.back()})), {}});
    return printed::scanned_pdf(pages);
}
std::string picture(const Lines& lines) {
    return printed::png_of(printed::scan_of(page_of(lines), 200));
}

struct Form {
    const char* ending;
    std::string (*write)(const Lines&);
};
constexpr std::array<Form, 8> k_forms{{{"txt", plain},
                                       {"md", markdown},
                                       {"docx", docx},
                                       {"odt", odt},
                                       {"rtf", rtf},
                                       {"eml", mail},
                                       {"html", web_page},
                                       {"pdf", pdf}}};

Form form_of(int number, const Mix& mix) {
    const int between = mix.scans > 0 ? std::max(mix.documents / mix.scans, 1) : 0;
    const bool is_paper = between > 0 && number % between == 0 && number / between < mix.scans;
    if (!is_paper) return k_forms.at(static_cast<std::size_t>(number) % k_forms.size());
    return number / between % 2 == 0 ? Form{"pdf", scan} : Form{"png", picture};
}

}  // namespace

void write_mixed(const std::filesystem::path& folder, const Mix& mix) {
    Dice dice(mix.seed);
    for (int number = 0; number < mix.documents; ++number) {
        const auto form = form_of(number, mix);
        const auto within = folder / fmt::format("{:03}", number / k_in_a_folder);
        std::filesystem::create_directories(within);
        std::ofstream(within / fmt::format("mote-{:05}.{}", number, form.ending), std::ios::binary)
            << form.write(minutes(number, dice));
    }
}

}  // namespace samskap::tests
