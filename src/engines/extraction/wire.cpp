// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/wire.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "engines/extraction/flow.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction::wire {
namespace {

std::string with_length(std::string_view body) {
    std::string message;
    message.reserve(length_bytes + body.size());
    put_number(message, static_cast<std::uint32_t>(body.size()));
    return message.append(body);
}

constexpr std::uint32_t largest_page = 1'000'000;
constexpr std::uint32_t no_bound = 0xFFFFFFFF;
constexpr std::size_t longest_name = 1'000;

bool ascends(const std::vector<Page>& pages) {
    return std::is_sorted(pages.begin(), pages.end(), [](const Page& left, const Page& right) {
        return left.first_line < right.first_line;
    });
}

std::vector<Page> take_pages(Taker& from) {
    std::vector<Page> pages;
    const auto count = from.number(largest_page);
    for (std::uint32_t i = 0; i < count && from.good(); ++i) {
        const auto number = from.number(largest_page);
        pages.push_back({static_cast<int>(number), from.number(no_bound)});
    }
    return pages;
}

void put_remark(std::string& to, const Remark& remark) {
    put_number(to, static_cast<std::uint32_t>(remark.kind));
    put_number(to, static_cast<std::uint32_t>(remark.line));
    for (const auto* words : {&remark.author, &remark.when, &remark.text}) put_text(to, *words);
}

Remark take_remark(Taker& from) {
    Remark remark;
    remark.kind = static_cast<RemarkKind>(from.number(2));
    remark.line = from.number(no_bound);
    for (auto* words : {&remark.author, &remark.when, &remark.text})
        *words = text::squeeze(text::clean(from.text(no_bound)));
    return remark;
}

Letterhead take_letterhead(Taker& from) {
    Letterhead letterhead;
    for (auto* words : {&letterhead.subject, &letterhead.from, &letterhead.sent})
        *words = text::squeeze(text::clean(from.text(no_bound)));
    return letterhead;
}

Attachment take_attachment(Taker& from) {
    auto name = text::squeeze(text::clean(from.text(longest_name)));
    return {std::move(name), from.text(no_bound)};
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

void put_real(std::string& to, double value) {
    std::uint32_t bits = 0;
    const auto narrow = static_cast<float>(value);
    static_assert(sizeof narrow == sizeof bits);
    std::memcpy(&bits, &narrow, sizeof bits);
    put_number(to, bits);
}

void put_text(std::string& to, std::string_view text) {
    put_number(to, static_cast<std::uint32_t>(text.size()));
    to += text;
}

std::uint32_t Taker::number(std::uint32_t most) {
    const auto value = take_number(m_rest);
    m_good = m_good && value && *value <= most;
    return m_good ? *value : 0;
}

double Taker::real(double least, double most) {
    const auto bits = number(no_bound);
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    m_good = m_good && std::isfinite(value);
    return m_good ? std::clamp(static_cast<double>(value), least, most) : 0;
}

std::string Taker::text(std::size_t longest) {
    const auto count = number(no_bound);
    m_good = m_good && count <= longest && count <= m_rest.size();
    if (!m_good) return {};
    const auto taken = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return std::string(taken);
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
    if (status > 1 + static_cast<unsigned>(last_refusal)) return std::nullopt;
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
    put_number(body, static_cast<std::uint32_t>(extracted.remarks.size()));
    for (const auto& remark : extracted.remarks) put_remark(body, remark);
    const auto& letterhead = extracted.letterhead;
    for (const auto* words : {&letterhead.subject, &letterhead.from, &letterhead.sent})
        put_text(body, *words);
    put_number(body, static_cast<std::uint32_t>(extracted.attachments.size()));
    for (const auto& attachment : extracted.attachments) {
        put_text(body, attachment.name);
        put_text(body, attachment.bytes);
    }
    return body.append(extracted.text);
}

std::optional<Extracted> extracted_from_bytes(std::string_view bytes, Format format) {
    Taker from(bytes);
    Extracted extracted;
    extracted.format = format;
    extracted.pages = take_pages(from);
    for (auto count = from.number(no_bound); count > 0 && from.good(); --count)
        extracted.remarks.push_back(take_remark(from));
    extracted.letterhead = take_letterhead(from);
    for (auto count = from.number(no_bound); count > 0 && from.good(); --count)
        extracted.attachments.push_back(take_attachment(from));
    if (!from.good() || extracted.pages.empty() || !ascends(extracted.pages)) return std::nullopt;
    extracted.text = clean_lines(from.rest());
    return extracted;
}

}  // namespace samskap::extraction::wire
