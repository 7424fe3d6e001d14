// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/arrivals/imap.hpp"
#include "features/arrivals/troubles.hpp"
#include "kernel/base/text.hpp"

// Mails become files of a group: those of its members, each once. The others stay where they are,
// unread, and are counted.
namespace samskap::arrivals {
namespace {

constexpr std::uint32_t k_largest_mail = 50U << 20U;
// Of those that have waited for a year when the mailbox is first looked into.
constexpr std::size_t k_most_at_a_time = 50;

// Who mailed it, if that is a member of the group on this day with an account that is open.
std::optional<PartyId> member_with(db::Reader& db, PartyId group, std::string_view user_name,
                                   Day today) {
    return db.maybe([](const db::Row& row) -> PartyId { return row["person"]; }, R"sql(
        SELECT a.person FROM accounts a JOIN memberships m ON m.member = a.person
         WHERE a.user_name = $1 AND a.closed_at IS NULL AND m.of_party = $2
           AND m.from_day <= $3 AND (m.to_day IS NULL OR m.to_day >= $3)
    )sql",
                    user_name, group, today);
}

class Fetching {
public:
    Fetching(db::Database& database, const Mailbox& mailbox, const Take& take, Instant at)
        : m_database(database), m_mailbox(mailbox), m_take(take), m_at(at) {}

    Expected<bool, Trouble> run() {
        auto session = ImapSession::sign_in(m_mailbox);
        if (!session) return unexpected(session.error());
        const auto validity = session->open_folder(m_mailbox.folder);
        if (!validity) return unexpected(validity.error());
        m_key = m_mailbox.user + ' ' + m_mailbox.server + ' ' + m_mailbox.folder + ' ' +
                std::to_string(*validity);
        auto unread = session->unread();
        if (!unread) return unexpected(unread.error());
        forget_others(*unread);
        std::size_t taken = 0;
        for (const auto uid : *unread) {
            if (taken == k_most_at_a_time) break;
            const auto done = one(*session, uid);
            if (!done) return unexpected(done.error());
            taken += *done ? 1 : 0;
        }
        return true;
    }

private:
    // Whether it was a new one.
    Expected<bool, Trouble> one(ImapSession& session, std::uint32_t uid) {
        const auto before = state_of(uid);
        // Kept, and then something came between.
        if (before == "kept") return session.mark_read(uid);
        if (!before.empty()) return false;
        const auto glimpse = session.glimpse(uid);
        if (!glimpse) return unexpected(glimpse.error());
        const auto head = head_of(glimpse->head, m_mailbox.checked_by);
        const auto sender = member(head);
        if (!sender) return remember(uid, head, "stranger");
        if (glimpse->size > k_largest_mail) return remember(uid, head, "too_large");
        if (!is_kept(head.message_id)) {
            auto mail = session.whole(uid);
            if (!mail) return unexpected(mail.error());
            m_take(m_database,
                   {.group = m_mailbox.group,
                    .from = *sender,
                    .name = "mejl-" + std::to_string(uid) + ".eml",
                    .bytes = *std::move(mail)},
                   m_at);
        }
        static_cast<void>(remember(uid, head, "kept"));
        return session.mark_read(uid);
    }

    std::optional<PartyId> member(const MailHead& head) {
        static const Zone zone;
        if (head.from.empty()) return std::nullopt;
        const bool is_checked =
            m_mailbox.checked_by.empty() || head.checked.find("dmarc=pass") != std::string::npos;
        if (!is_checked) return std::nullopt;
        for (const auto& sender : m_mailbox.senders)
            if (text::lower(sender.address) == head.from)
                return member_with(*m_database.read(), m_mailbox.group, sender.user_name,
                                   zone.day(m_at));
        return std::nullopt;
    }

    std::string state_of(std::uint32_t uid) {
        return m_database.read()
            ->maybe([](const db::Row& row) -> std::string { return row["state"]; },
                    "SELECT state FROM arrived_mails WHERE mailbox = $1 AND uid = $2", m_key, uid)
            .value_or("");
    }

    bool is_kept(const std::string& message_id) {
        return !message_id.empty() &&
               m_database.read()->any(
                   "SELECT 1 AS value FROM arrived_mails"
                   " WHERE of_group = $1 AND message_id = $2 AND state = 'kept'",
                   m_mailbox.group, message_id);
    }

    bool remember(std::uint32_t uid, const MailHead& head, std::string_view state) {
        // Of strangers nothing is kept but that they were there.
        const auto message_id = state == "kept" ? head.message_id : std::string();
        m_database.in_transaction(m_at, [&](db::Writer& db) {
            db.run(R"sql(
                INSERT INTO arrived_mails (of_group, mailbox, uid, message_id, state, arrived_at)
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (mailbox, uid) DO NOTHING
            )sql",
                   m_mailbox.group, m_key, uid, message_id, state, m_at);
        });
        return true;
    }

    // What a person has read or thrown away in the meantime is not counted any more.
    void forget_others(const std::vector<std::uint32_t>& unread) {
        std::vector<std::uint32_t> gone;
        m_database.read()->each(
            [&](const db::Row& row) {
                const auto uid = static_cast<std::uint32_t>(std::int64_t{row["uid"]});
                if (std::find(unread.begin(), unread.end(), uid) == unread.end())
                    gone.push_back(uid);
            },
            "SELECT uid FROM arrived_mails WHERE mailbox = $1 AND state <> 'kept'", m_key);
        if (gone.empty()) return;
        m_database.in_transaction(m_at, [&](db::Writer& db) {
            for (const auto uid : gone)
                db.run("DELETE FROM arrived_mails WHERE mailbox = $1 AND uid = $2", m_key, uid);
        });
    }

    db::Database& m_database;
    const Mailbox& m_mailbox;
    const Take& m_take;
    Instant m_at;
    std::string m_key;
};

}  // namespace

void fetch(db::Database& database, const Mailbox& mailbox, const Take& take, Instant at) {
    if (Fetching(database, mailbox, take, at).run())
        forget_trouble(database, mailbox.group, "mailbox", at);
    else
        tell_trouble(database, mailbox.group, "mailbox", at);
}

}  // namespace samskap::arrivals
