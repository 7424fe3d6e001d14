// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "engines/extraction/pdf_layout.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// Head and foot: this much of the height of the page.
constexpr double margin_share = 0.12;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// "Sida 3 av 5" and "Sida 4 av 5" are the same furniture.
std::string signature(std::string_view words) {
    std::string result;
    for (const char c : text::lower(text::squeeze(words))) {
        if (!is_ascii_digit(c))
            result += c;
        else if (!result.ends_with('#'))
            result += '#';
    }
    return result;
}

bool is_page_number(std::string_view words) {
    static const std::set<std::string, std::less<>> shapes = {
        "#",      "-#-",         "- # -",        "– # –",      "#(#)",     "# (#)",
        "#/#",    "# / #",       "# av #",       "sida #",     "sidan #",  "sid #",
        "sid. #", "s. #",        "sida #(#)",    "sida # (#)", "sida #/#", "sida # av #",
        "page #", "page # of #", "sidan # av #", "sid # av #", "sid #(#)", "sid # (#)"};
    return shapes.contains(signature(words));
}

enum class Zone { head, body, foot };

// Between these two heights stands the body. What touches it belongs to it, however close to the
// edge of the paper: head and foot lie beyond a gap.
struct Body {
    double top = 0;
    double bottom = 0;
};

struct Extent {
    double top = 0;
    double bottom = 0;
    double size = 0;
};

Body body_of(std::vector<Extent> lines, double height) {
    std::sort(lines.begin(), lines.end(),
              [](const Extent& left, const Extent& right) { return left.top < right.top; });
    const double head = height * margin_share;
    const double foot = height * (1 - margin_share);
    Body body{0, height};
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto& upper = lines[i - 1];
        const auto& lower = lines[i];
        if (lower.top - upper.bottom < std::max(upper.size, lower.size)) continue;
        if (upper.bottom < head) body.top = lower.top;
        if (lower.top > foot && body.bottom == height) body.bottom = upper.bottom;
    }
    return body;
}

std::set<std::string> years_in(std::string_view words) {
    std::set<std::string> years;
    for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
        const auto part = words.substr(i, 4);
        const bool alone = (i == 0 || !is_ascii_digit(words[i - 1])) &&
                           (i + 4 == words.size() || !is_ascii_digit(words[i + 4]));
        const bool century = part.starts_with("19") || part.starts_with("20");
        if (alone && century && std::all_of(part.begin(), part.end(), is_ascii_digit))
            years.emplace(part);
    }
    return years;
}

class Furniture {
public:
    Furniture(const std::vector<PrintLine>& lines, const std::vector<PaperPage>& pages)
        : m_page_count(pages.size()) {
        std::map<int, std::vector<Extent>> on_page;
        for (const auto& line : lines)
            on_page[line.page].push_back({line.top, line.bottom, line.size});
        for (const auto& page : pages)
            m_bodies[page.number] = body_of(std::move(on_page[page.number]), page.height);
        for (const auto& line : lines)
            if (zone_of(line) != Zone::body) m_seen[key(line)].insert(line.page);
        for (const auto& line : lines)
            if (!is_repeated(line)) m_years.merge(years_in(line.text()));
    }

    [[nodiscard]] bool is_repeated(const PrintLine& line) const {
        const auto found = m_seen.find(key(line));
        return zone_of(line) != Zone::body && found != m_seen.end() && found->second.size() >= 2 &&
               found->second.size() * 2 >= m_page_count;
    }

    // The first time a head says a year that stands nowhere else: it dates the document.
    [[nodiscard]] bool tells_the_year(const PrintLine& line) {
        if (zone_of(line) != Zone::head) return false;
        auto years = years_in(line.text());
        const auto before = m_years.size();
        m_years.merge(years);
        return m_years.size() > before;
    }

    // What stands beside the page number at the foot is the foot; at the head it may be the title.
    void drop_page_numbers(PrintLine& line) const {
        const auto zone = zone_of(line);
        if (zone == Zone::body) return;
        const auto dropped =
            std::erase_if(line.cells, [](const std::string& cell) { return is_page_number(cell); });
        if (zone == Zone::foot && dropped > 0) line.cells.clear();
    }

private:
    [[nodiscard]] Zone zone_of(const PrintLine& line) const {
        const auto& body = m_bodies.at(line.page);
        if (line.top < body.top) return Zone::head;
        return line.bottom > body.bottom ? Zone::foot : Zone::body;
    }

    static std::string key(const PrintLine& line) { return signature(line.text()); }

    std::size_t m_page_count;
    std::map<int, Body> m_bodies;
    std::map<std::string, std::set<int>> m_seen;
    std::set<std::string> m_years;
};

}  // namespace

std::vector<PrintLine> without_furniture(std::vector<PrintLine> lines,
                                         const std::vector<PaperPage>& pages) {
    Furniture furniture(lines, pages);
    std::vector<PrintLine> kept;
    for (auto& line : lines) {
        if (furniture.is_repeated(line) && !furniture.tells_the_year(line)) continue;
        furniture.drop_page_numbers(line);
        if (!line.cells.empty()) kept.push_back(std::move(line));
    }
    return kept;
}

}  // namespace samskap::extraction
