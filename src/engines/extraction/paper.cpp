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

void put_real(std::string& to, double value) {
    std::uint32_t bits = 0;
    const auto narrow = static_cast<float>(value);
    static_assert(sizeof narrow == sizeof bits);
    std::copy_n(reinterpret_cast<const unsigned char*>(&narrow), sizeof bits,
                reinterpret_cast<unsigned char*>(&bits));
    wire::put_number(to, bits);
}

// Takes numbers off the front and remembers whether there was enough.
class Taker {
public:
    explicit Taker(std::string_view bytes) : m_rest(bytes) {}

    std::uint32_t number(std::uint32_t most) {
        const auto value = wire::take_number(m_rest);
        m_good = m_good && value && *value <= most;
        return m_good ? *value : 0;
    }
    double real(double least, double most) {
        const auto bits = wire::take_number(m_rest).value_or(0x7FC00000U);
        float value = 0;
        std::copy_n(reinterpret_cast<const unsigned char*>(&bits), sizeof bits,
                    reinterpret_cast<unsigned char*>(&value));
        m_good = m_good && std::isfinite(value);
        return m_good ? std::clamp(static_cast<double>(value), least, most) : 0;
    }
    double length() { return real(-longest_side, 2 * longest_side); }
    std::string words() {
        const auto count = number(longest_word);
        m_good = m_good && count <= m_rest.size();
        if (!m_good) return {};
        const auto taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return text::squeeze(text::clean(taken));
    }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool at_end() const { return m_good && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_good = true;
};

void put_word(std::string& to, const Word& word) {
    wire::put_number(to, static_cast<std::uint32_t>(word.text.size()));
    to += word.text;
    for (const double value :
         {word.left, word.top, word.right, word.bottom, word.size, word.confidence})
        put_real(to, value);
    wire::put_number(to, word.bold ? 1 : 0);
}

Word take_word(Taker& from) {
    Word word;
    word.text = from.words();
    for (double* value : {&word.left, &word.top, &word.right, &word.bottom}) *value = from.length();
    word.size = from.real(0, longest_side);
    word.confidence = from.real(0, 1);
    word.bold = from.number(1) == 1;
    return word;
}

std::optional<Refusal> take_refusal(Taker& from) {
    const auto code = from.number(static_cast<std::uint32_t>(Refusal::child_failed) + 1);
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
        put_real(bytes, value);
    put_real(bytes, page.unread);
    for (const double value : page.straightening.rows) put_real(bytes, value);
    const auto count = std::min<std::size_t>(page.words.size(), most_words);
    wire::put_number(bytes, static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i) put_word(bytes, page.words[i]);
    return bytes;
}

std::optional<PaperPage> page_from_bytes(std::string_view bytes) {
    Taker from(bytes);
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
