// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "features/messages/outbox.hpp"

// A message as it goes out.
namespace samskap::messages {

struct Letterhead {
    const Site& site;
    const ui::Texts& texts;
    const Composed& words;
    MessageId id;
};
// Plain text; of what is not open it says only that there is something, and where to read it.
struct Told {
    std::string subject;
    std::string body;
};
Told told_by_mail(const Letterhead& head);
std::string told_by_sms(const Letterhead& head);

// The mail itself, RFC 5322: its Message-ID is made of the message's id and nothing else, so that
// what is sent once more after a crash is known as the same.
struct MailHead {
    const Site& site;
    std::string_view to;
    MessageId id;
    Instant at;
};
std::string mail_text(const MailHead& head, const Told& told);

// For a header field (RFC 2047) and for a body (RFC 2045).
std::string encoded_words(std::string_view text);
std::string quoted_printable(std::string_view text);

}  // namespace samskap::messages
