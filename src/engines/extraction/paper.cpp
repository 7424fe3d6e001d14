// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/paper.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engines/extraction/wire.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// More than any page holds. They bound what the layout of a hostile page can cost.
constexpr std::uint32_t most_words = 50'000;
constexpr std::uint32_t longest_word = 1'000;
constexpr std::uint32_t largest_number = 1'000'000;
constexpr double longest_side = 14'400;  // of a page: the most that PDF knows

double take_length(wire::Taker& from) { return from.real(-longest_side, 2 * longest_side); }

void put_word(std::string& to, const Word& word) {
    wire::put_text(to, word.text);
    for (const double value :
         {word.left, word.top, word.right, word.bottom, word.size, word.confidence})
        wire::put_real(to, value);
    wire::put_number(to, word.bold ? 1 : 0);
}

Word take_word(wire::Taker& from) {
    Word word;
    word.text = text::squeeze(text::clean(from.text(longest_word)));
    for (double* value : {&word.left, &word.top, &word.right, &word.bottom})
        *value = take_length(from);
    word.size = from.real(0, longest_side);
    word.confidence = from.real(0, 1);
    word.bold = from.number(1) == 1;
    return word;
}

std::optional<Refusal> take_refusal(wire::Taker& from) {
    const auto code = from.number(static_cast<std::uint32_t>(last_refusal) + 1);
    return code == 0 ? std::nullopt : std::optional(static_cast<Refusal>(code - 1));
}

constexpr std::uint32_t format_version = 1;

}  // namespace

Box Straightening::on_paper(const Box& straight) const {
    constexpr double most = std::numeric_limits<double>::max();
    Box box{most, most, -most, -most};
    for (const double x : {straight.left, straight.right})
        for (const double y : {straight.top, straight.bottom}) {
            const double depth = rows[6] * x + rows[7] * y + rows[8];
            const double scale = std::abs(depth) < 1e-9 ? 0 : 1 / depth;
            const double seen_x = (rows[0] * x + rows[1] * y + rows[2]) * scale;
            const double seen_y = (rows[3] * x + rows[4] * y + rows[5]) * scale;
            box = {std::min(box.left, seen_x), std::min(box.top, seen_y),
                   std::max(box.right, seen_x), std::max(box.bottom, seen_y)};
        }
    return box;
}

Straightening Straightening::after(const Straightening& first) const {
    Straightening both;
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column) {
            double sum = 0;
            for (std::size_t i = 0; i < 3; ++i)
                sum += rows[3 * row + i] * first.rows[3 * i + column];
            both.rows[3 * row + column] = sum;
        }
    return both;
}

PaperPage refused_page(int number, Refusal refusal) {
    PaperPage page;
    page.number = number;
    page.refusal = refusal;
    return page;
}

std::string to_bytes(const PaperPage& page) {
    std::string bytes;
    wire::put_number(bytes, format_version);
    wire::put_number(bytes, static_cast<std::uint32_t>(page.number));
    wire::put_number(bytes, page.origin == Origin::scan ? 1 : 0);
    wire::put_number(bytes, page.refusal ? static_cast<std::uint32_t>(*page.refusal) + 1 : 0);
    wire::put_number(bytes, static_cast<std::uint32_t>(page.turned));
    for (const double value : {page.width, page.height, page.shown_width, page.shown_height})
        wire::put_real(bytes, value);
    wire::put_real(bytes, page.unread);
    for (const double value : page.straightening.rows) wire::put_real(bytes, value);
    const auto count = std::min<std::size_t>(page.words.size(), most_words);
    wire::put_number(bytes, static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i) put_word(bytes, page.words[i]);
    return bytes;
}

std::optional<PaperPage> page_from_bytes(std::string_view bytes) {
    wire::Taker from(bytes);
    PaperPage page;
    if (from.number(largest_number) != format_version) return std::nullopt;
    page.number = static_cast<int>(from.number(largest_number));
    page.origin = from.number(1) == 1 ? Origin::scan : Origin::layer;
    page.refusal = take_refusal(from);
    page.turned = static_cast<int>(from.number(3));
    for (double* value : {&page.width, &page.height, &page.shown_width, &page.shown_height})
        *value = from.real(0, longest_side);
    page.unread = from.real(0, 1);
    for (double& value : page.straightening.rows) value = from.real(-1e6, 1e6);
    const auto count = from.number(most_words);
    for (std::uint32_t i = 0; i < count && from.good(); ++i) {
        auto word = take_word(from);
        if (!word.text.empty()) page.words.push_back(std::move(word));
    }
    if (!from.at_end()) return std::nullopt;
    return page;
}

}  // namespace samskap::extraction
