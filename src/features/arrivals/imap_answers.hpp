// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What an IMAP server says (RFC 3501), taken apart as it comes in. Nothing of it is believed.
namespace samskap::arrivals {

// One answer: its line, in which a literal is only its {size}, and the literals in their order.
struct ImapAnswer {
    std::string line;
    std::vector<std::string> literals = {};
    // "* OK …" is nobody's; "s3 OK …" belongs to what was asked under that name.
    [[nodiscard]] bool is_for(std::string_view tag) const;
    [[nodiscard]] bool is_ok(std::string_view tag) const;
    bool operator==(const ImapAnswer&) const = default;
};

class ImapAnswers {
public:
    explicit ImapAnswers(std::size_t most_bytes) : m_most(most_bytes) {}
    // False when the server says more than anybody can want: hang up.
    [[nodiscard]] bool take(std::string_view bytes);
    std::optional<ImapAnswer> next();

private:
    bool read();
    std::size_t m_most;
    std::string m_waiting;
    std::size_t m_literal = 0;  // bytes of a literal that are still to come
    bool m_in_literal = false;
    ImapAnswer m_answer;
    std::deque<ImapAnswer> m_finished;
    bool m_broken = false;
};

// The numbers of "* SEARCH 4 8 15".
std::vector<std::uint32_t> found_in_search(const ImapAnswer& answer);
// A number that stands after its name: "UIDVALIDITY 7", "RFC822.SIZE 1024".
std::optional<std::uint32_t> number_after(const ImapAnswer& answer, std::string_view name);

// What is needed of a mail's head to decide whether it is let in.
struct MailHead {
    std::string from;  // in small letters; empty when it does not name exactly one address
    std::string message_id;
    // What the server of this name found out about where it comes from, in small letters.
    std::string checked;
};
MailHead head_of(std::string_view lines, std::string_view checked_by);

}  // namespace samskap::arrivals
