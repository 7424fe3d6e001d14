// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/mail.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "features/messages/texts.hpp"
#include "kernel/base/text.hpp"

namespace samskap::messages {
namespace {

constexpr std::size_t k_line = 75;
constexpr std::size_t k_bytes_of_a_word = 42;  // 56 in base 64, with its frame within a line

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string base64(std::string_view bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    std::vector<unsigned char> from(bytes.begin(), bytes.end());
    std::vector<unsigned char> to(text.size());
    const int size = EVP_EncodeBlock(to.data(), from.data(), static_cast<int>(from.size()));
    return {to.begin(), to.begin() + size};
}

// As mail writes it: Sun, 22 Nov 2026 11:00:00 +0000
std::string mail_date(Instant at) {
    constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Day day{static_cast<std::int32_t>(at.seconds / 86'400)};
    const auto date = date_of(day);
    const auto second = at.seconds % 86'400;
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000",
                       days.at(static_cast<std::size_t>(weekday_of(day))), date.day,
                       months.at(static_cast<std::size_t>(date.month - 1)), date.year,
                       second / 3600, second / 60 % 60, second % 60);
}

std::string_view host_of(std::string_view address) {
    return address.substr(std::min(address.rfind('@') + 1, address.size()));
}

std::string link_to(const Site& site, const web::Url& url) { return site.address + url.text(); }

std::string paragraph(const Words& words, const Site& site) {
    auto text = words.title + "\n\n" + words.text + "\n";
    if (words.where) text += "\n" + link_to(site, *words.where) + "\n";
    return text;
}

}  // namespace

Told told_by_mail(const Letterhead& head) {
    const auto& t = head.texts;
    Told told;
    for (const auto& words : head.words.open) {
        if (told.subject.empty()) told.subject = words.title;
        told.body += (told.body.empty() ? "" : "\n") + paragraph(words, head.site);
    }
    if (!head.words.closed.empty()) {
        if (told.subject.empty()) told.subject = t(text::you_have_word);
        const auto here = link_to(head.site, web::url("/messages/{}", head.id));
        told.body += (told.body.empty() ? "" : "\n") + t(text::word_waits) + "\n\n" + here + "\n";
    }
    told.body += "\n-- \n" + t(text::mail_foot, head.words.municipality) + "\n" +
                 link_to(head.site, web::url("/contact")) + "\n";
    return told;
}

std::string told_by_sms(const Letterhead& head) {
    if (head.words.open.empty())
        return head.texts(text::sms_word_waits,
                          link_to(head.site, web::url("/messages/{}", head.id)));
    const auto& first = head.words.open.front();
    if (!first.where) return first.title;
    return first.title + " " + link_to(head.site, *first.where);
}

std::string mail_text(const MailHead& head, const Told& told) {
    return fmt::format(
        "Date: {}\r\nFrom: {} <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        mail_date(head.at), encoded_words(head.site.from_name), head.site.from, head.to,
        encoded_words(told.subject), to_text(head.id), host_of(head.site.from),
        quoted_printable(told.body));
}

std::string encoded_words(std::string_view text) {
    const bool is_word = is_plain(text) && text.find("=?") == std::string_view::npos;
    if (is_word && text.find_first_of("\"(),:;<>@[\\]") == std::string_view::npos &&
        text.size() < k_line)
        return std::string(text);
    std::string line;
    std::string word;
    const auto end_word = [&] {
        line += (line.empty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") + base64(word) + "?=";
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto from = at;
        // A letter is never parted. A line break in a header would begin another one.
        const auto letter = text::decode(text, at);
        if (word.size() + (at - from) > k_bytes_of_a_word) end_word();
        if (letter >= U' ') word += text.substr(from, at - from);
    }
    if (!word.empty()) end_word();
    return line;
}

std::string quoted_printable(std::string_view text) {
    std::string out;
    for (const auto line : text::lines(text)) {
        std::string row;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            const bool ends = i + 1 == line.size();
            const bool plain = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !ends);
            const auto piece =
                plain ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c));
            if (row.size() + piece.size() > k_line) {
                out += row + "=\r\n";
                row.clear();
            }
            row += piece;
        }
        out += row + "\r\n";
    }
    return out;
}

}  // namespace samskap::messages
