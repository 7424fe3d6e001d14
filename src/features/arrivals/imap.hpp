// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "features/arrivals/arrivals.hpp"
#include "features/arrivals/imap_answers.hpp"

// The little that fetching mail needs of IMAP. libcurl connects, speaks TLS and signs in; the
// words after that are ours, since a mail must not be marked as read by being fetched.
namespace samskap::arrivals {

// Trouble is a sentence without anything secret in it.
using Trouble = std::string;

class ImapSession {
public:
    static Expected<ImapSession, Trouble> sign_in(const Mailbox& mailbox);
    ~ImapSession();
    ImapSession(ImapSession&&) noexcept;
    ImapSession& operator=(ImapSession&&) noexcept;

    // Answers with its UIDVALIDITY: another one, and all numbers mean other mails.
    Expected<std::uint32_t, Trouble> open_folder(const std::string& name);
    Expected<std::vector<std::uint32_t>, Trouble> unread();
    struct Glimpse {
        std::uint32_t size = 0;
        std::string head;  // the fields that head_of() reads
    };
    Expected<Glimpse, Trouble> glimpse(std::uint32_t uid);
    Expected<std::string, Trouble> whole(std::uint32_t uid);
    Expected<bool, Trouble> mark_read(std::uint32_t uid);

private:
    struct Line;
    explicit ImapSession(std::unique_ptr<Line> line);
    Expected<std::vector<ImapAnswer>, Trouble> ask(const std::string& what);
    std::unique_ptr<Line> m_line;
    int m_asked = 0;
};

}  // namespace samskap::arrivals
