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

std::string to_message(const Request& request) {
    std::string body(1, static_cast<char>(request.wish));
    for (const auto number : request.numbers) put_number(body, number);
    return with_length(body.append(request.bytes));
}

std::optional<Request> read_request(std::string_view body) {
    constexpr std::string_view wishes = "rolsp";
    if (body.empty() || wishes.find(body.front()) == wishes.npos) return std::nullopt;
    Request request{static_cast<Wish>(body.front()), {}, {}};
    body.remove_prefix(1);
    for (auto& number : request.numbers) {
        const auto taken = take_number(body);
        if (!taken) return std::nullopt;
        number = *taken;
    }
    request.bytes = body;
    return request;
}

std::string refusal_message(Refusal refusal) {
    return with_length(std::string(1, static_cast<char>(1 + static_cast<int>(refusal))));
}

std::string answer_message(std::string_view what_was_asked_for) {
    return with_length(std::string(1, '\0').append(what_was_asked_for));
}

std::optional<Expected<std::string, Refusal>> read_answer(std::string_view body) {
    if (body.empty()) return std::nullopt;
    const auto status = static_cast<unsigned char>(body.front());
    body.remove_prefix(1);
    if (status > 1 + static_cast<unsigned>(Refusal::child_failed)) return std::nullopt;
    if (status != 0) return unexpected(static_cast<Refusal>(status - 1));
    return std::string(body);
}

std::string to_bytes(const Extracted& extracted) {
    std::string body;
    put_number(body, static_cast<std::uint32_t>(extracted.pages.size()));
    for (const auto& page : extracted.pages) {
        put_number(body, static_cast<std::uint32_t>(page.number));
        put_number(body, static_cast<std::uint32_t>(page.first_line));
    }
    return body.append(extracted.text);
}

std::optional<Extracted> extracted_from_bytes(std::string_view bytes, Format format) {
    auto pages = take_pages(bytes);
    if (!pages) return std::nullopt;
    Extracted extracted;
    extracted.text = clean_lines(bytes);
    extracted.pages = *std::move(pages);
    extracted.format = format;
    return extracted;
}

}  // namespace samskap::extraction::wire
