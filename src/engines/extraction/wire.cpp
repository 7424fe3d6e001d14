// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/wire.hpp"

#include <algorithm>

#include "engines/extraction/flow.hpp"

namespace samskap::extraction::wire {
namespace {

std::string with_length(std::string_view body) {
    std::string message;
    message.reserve(length_bytes + body.size());
    put_number(message, static_cast<std::uint32_t>(body.size()));
    return message.append(body);
}

constexpr unsigned largest_page = 1'000'000;

bool ascends(const std::vector<Page>& pages) {
    return std::is_sorted(pages.begin(), pages.end(), [](const Page& left, const Page& right) {
        return left.first_line < right.first_line;
    });
}

std::optional<std::vector<Page>> take_pages(std::string_view& body) {
    const auto count = take_number(body);
    if (!count || *count == 0 || *count > body.size() / (2 * length_bytes)) return std::nullopt;
    std::vector<Page> pages;
    for (std::uint32_t i = 0; i < *count; ++i) {
        const auto number = take_number(body);
        const auto line = take_number(body);
        if (!number || !line || *number > largest_page) return std::nullopt;
        pages.push_back({static_cast<int>(*number), *line});
    }
    if (!ascends(pages)) return std::nullopt;
    return pages;
}

std::optional<std::vector<int>> take_numbers(std::string_view& body) {
    const auto count = take_number(body);
    if (!count || *count > body.size() / length_bytes) return std::nullopt;
    std::vector<int> numbers;
    for (std::uint32_t i = 0; i < *count; ++i)
        numbers.push_back(static_cast<int>(std::min(take_number(body).value_or(0), largest_page)));
    return numbers;
}

}  // namespace

void put_number(std::string& to, std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8)
        to += static_cast<char>((value >> shift) & 0xFFU);
}

std::optional<std::uint32_t> take_number(std::string_view& from) {
    if (from.size() < length_bytes) return std::nullopt;
    std::uint32_t value = 0;
    for (unsigned i = 0; i < length_bytes; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(from[i])) << (8 * i);
    from.remove_prefix(length_bytes);
    return value;
}

std::string request(Format format, std::string_view bytes) {
    std::string body(1, static_cast<char>(format));
    return with_length(body.append(bytes));
}

std::string answer(const Expected<Extracted, Refusal>& result) {
    if (!result) {
        const int status = 1 + static_cast<int>(result.error());
        return with_length(std::string(1, static_cast<char>(status)));
    }
    std::string body(1, '\0');
    put_number(body, static_cast<std::uint32_t>(result->pages.size()));
    for (const auto& page : result->pages) {
        put_number(body, static_cast<std::uint32_t>(page.number));
        put_number(body, static_cast<std::uint32_t>(page.first_line));
    }
    put_number(body, static_cast<std::uint32_t>(result->silent_pages.size()));
    for (const int number : result->silent_pages)
        put_number(body, static_cast<std::uint32_t>(number));
    return with_length(body.append(result->text));
}

std::optional<Expected<Extracted, Refusal>> read_answer(std::string_view body, Format format) {
    if (body.empty()) return std::nullopt;
    const auto status = static_cast<unsigned char>(body.front());
    body.remove_prefix(1);
    if (status > 1 + static_cast<unsigned>(Refusal::child_failed)) return std::nullopt;
    if (status != 0) return unexpected(static_cast<Refusal>(status - 1));
    auto pages = take_pages(body);
    if (!pages) return std::nullopt;
    auto silent = take_numbers(body);
    if (!silent) return std::nullopt;
    return Extracted{clean_lines(body), std::move(*pages), format, std::move(*silent)};
}

}  // namespace samskap::extraction::wire
