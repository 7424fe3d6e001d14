// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/outbox.hpp"

#include <array>

#include "features/messages/mail.hpp"
#include "features/people/consents.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/db/settings.hpp"

namespace samskap::messages {
namespace {

constexpr std::string_view k_job = "send a message";
constexpr std::int64_t k_most_attempts = 8;
constexpr std::array<std::int64_t, 8> k_minutes_to_wait{1, 5, 25, 125, 625, 1440, 1440, 1440};
constexpr std::int64_t k_minutes_without_a_way = 60;
constexpr std::string_view k_ways_setting = "ways of messages";

MessageId add_message(db::Writer& db, PartyId person, std::int64_t cause,
                      std::optional<ChannelId> only_to, std::string_view secret) {
    const auto id = db.new_id<MessageTag>();
    db.run(R"sql(
        INSERT INTO messages (id, person, cause, only_to, secret, state, channel, attempts, why,
                              made_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, 'waiting', NULL, 0, '', $6, $6)
    )sql",
           id, person, cause, only_to, secret, db.at());
    db::enqueue(db, k_job, id.value, db.at());
    return id;
}

void add_notice(db::Writer& db, MessageId message, std::string_view kind, std::int64_t subject) {
    db.run(
        "INSERT INTO notices (message, kind, subject) VALUES ($1, $2, $3)"
        " ON CONFLICT (message, kind, subject) DO NOTHING",
        message, kind, subject);
}

Channel read_channel(const db::Row& row) {
    return {.id = row["id"],
            .way = row["way"],
            .address = row["address"],
            .look = web::preferences_in(row["look"].text())};
}

// The one that a link is for, else the one the person chose, else another that reaches them.
std::optional<Channel> channel_for(db::Reader& db, const Message& message) {
    if (message.only_to)
        return db.maybe(read_channel, R"sql(
            SELECT id, way, address, look FROM contact_channels
             WHERE id = $1 AND state IN ('new', 'confirmed')
        )sql",
                        *message.only_to);
    return db.maybe(read_channel, R"sql(
        SELECT id, way, address, look FROM contact_channels
         WHERE person = $1 AND (state = 'confirmed' OR (state = 'new' AND way = 'letter'))
         ORDER BY CASE WHEN is_chosen THEN 0 ELSE 1 END,
                  CASE way WHEN 'mail' THEN 0 WHEN 'sms' THEN 1 ELSE 2 END, id
         LIMIT 1
    )sql",
                    message.person);
}

// A link in the clear stands here only until it is on its way.
void end_message(db::Writer& db, MessageId message, std::string_view state, std::string_view why) {
    db.run("UPDATE messages SET state = $2, why = $3, changed_at = $4, secret = '' WHERE id = $1",
           message, state, why, db.at());
}

// Who asked for a pause gets what they ask for themselves, and answers about their own data.
std::optional<Instant> pause_of(db::Writer& db, const Message& message) {
    if (message.only_to) return std::nullopt;
    const bool own = db.any("SELECT message FROM notices WHERE message = $1 AND kind LIKE $2",
                            message.id, std::string(k_own_data) + "%");
    return own ? std::nullopt : people::quiet_until(db, message.person, db.at());
}

struct Parcel {
    Message message;
    Channel channel;
    Composed words;
};

class Sending {
public:
    Sending(const Plan& plan, MessageId id) : m_plan(plan), m_id(id) {}

    // What is to be handed over now; everything else is settled here.
    std::optional<Parcel> prepare(db::Writer& db) const {
        auto message = waiting_message(db, m_id);
        if (!message) return std::nullopt;
        if (const auto until = pause_of(db, *message)) {
            db::enqueue(db, k_job, m_id.value, *until);
            return std::nullopt;
        }
        auto channel = channel_for(db, *message);
        const auto look = channel ? channel->look : web::Preferences{};
        auto words = compose_for_person(db, m_plan.kinds, *message, look, db.at());
        if (words.empty()) return settle(db, "nothing");
        // Who gave no address reads it when they sign in.
        if (!channel) {
            const bool was_tried = message->attempts > 0;
            return settle(db, was_tried ? "came_back" : "kept", message->why);
        }
        db.run("UPDATE messages SET channel = $2 WHERE id = $1", m_id, channel->id);
        if (channel->way == Way::letter) return settle(db, "to_print");
        if (!can_send(channel->way)) {
            db::enqueue(db, k_job, m_id.value, {db.at().seconds + 60 * k_minutes_without_a_way});
            return std::nullopt;
        }
        ++message->attempts;
        db.run(
            "UPDATE messages SET state = 'sending', attempts = $2, changed_at = $3 WHERE id = $1",
            m_id, message->attempts, db.at());
        return Parcel{*std::move(message), *std::move(channel), std::move(words)};
    }

    [[nodiscard]] Outcome hand_over(const Parcel& parcel, Instant at) const {
        const auto& to = parcel.channel.address;
        const ui::Texts texts(parcel.channel.look);
        const Letterhead head{m_plan.site, texts, parcel.words, m_id};
        if (parcel.channel.way == Way::sms)
            return m_plan.sms({to, told_by_sms(head), to_text(m_id)});
        return m_plan.mail({to, mail_text({m_plan.site, to, m_id, at}, told_by_mail(head))});
    }

    void book(db::Writer& db, const Parcel& parcel, const Outcome& outcome) const {
        switch (outcome.kind) {
            case Outcome::Kind::sent: return end_message(db, m_id, "sent", "");
            case Outcome::Kind::not_there: return bounced(db, parcel, outcome.why);
            case Outcome::Kind::later: return later(db, parcel, outcome.why);
        }
    }

private:
    std::optional<Parcel> settle(db::Writer& db, std::string_view state,
                                 std::string_view why = {}) const {
        end_message(db, m_id, state, why);
        return std::nullopt;
    }

    [[nodiscard]] bool can_send(Way way) const {
        return way == Way::mail ? bool(m_plan.mail) : bool(m_plan.sms);
    }

    void later(db::Writer& db, const Parcel& parcel, std::string_view why) const {
        const auto attempts = parcel.message.attempts;
        if (attempts >= k_most_attempts) return end_message(db, m_id, "given_up", why);
        // Stays "sending": it may have come through, so that it is repeated and not sent anew.
        db.run("UPDATE messages SET why = $2, changed_at = $3 WHERE id = $1", m_id, why, db.at());
        const auto minutes = k_minutes_to_wait.at(static_cast<std::size_t>(attempts - 1));
        db::enqueue(db, k_job, m_id.value, {db.at().seconds + 60 * minutes});
    }

    // The address reaches nobody: another way is tried at once, if the person has one.
    void bounced(db::Writer& db, const Parcel& parcel, std::string_view why) const {
        db.run(
            "UPDATE contact_channels SET state = 'bounced', why = $2, is_chosen = FALSE"
            " WHERE id = $1",
            parcel.channel.id, why);
        if (parcel.message.only_to) return end_message(db, m_id, "came_back", why);
        db.run("UPDATE messages SET why = $2, changed_at = $3 WHERE id = $1", m_id, why, db.at());
        db::enqueue(db, k_job, m_id.value, db.at());
    }

    const Plan& m_plan;
    MessageId m_id;
};

}  // namespace

void state(db::Writer& db, const Notice& notice) {
    const auto waiting =
        notice.cause == 0
            ? std::nullopt
            : db.maybe([](const db::Row& row) -> MessageId { return row["id"]; }, R"sql(
                  SELECT id FROM messages WHERE person = $1 AND cause = $2 AND state = 'waiting'
              )sql",
                       notice.person, notice.cause);
    const auto message =
        waiting ? *waiting : add_message(db, notice.person, notice.cause, std::nullopt, "");
    add_notice(db, message, notice.kind, notice.subject);
}

void send_key(db::Writer& db, const Key& key) {
    const auto secret = crypto::random_token(16);
    const auto message = add_message(db, key.person, 0, key.channel, secret);
    add_notice(db, message, key.purpose, key.subject);
    db.run("DELETE FROM message_keys WHERE until < $1", db.at());
    db.run(R"sql(
        INSERT INTO message_keys (key_hash, purpose, message, channel, until)
        VALUES ($1, $2, $3, $4, $5)
    )sql",
           crypto::sha256(secret), key.purpose, message, key.channel,
           Instant{db.at().seconds + key.seconds});
}

std::optional<KeyFound> find_key(db::Reader& db, std::string_view purpose, std::string_view secret,
                                 Instant at) {
    return db.maybe(
        [](const db::Row& row) -> KeyFound {
            return {row["person"], row["channel"], row["subject"], row["is_used"]};
        },
        R"sql(
        SELECT m.person, k.channel, n.subject, k.used_at IS NOT NULL AS is_used
          FROM message_keys k JOIN messages m ON m.id = k.message
          JOIN notices n ON n.message = m.id AND n.kind = k.purpose
         WHERE k.key_hash = $1 AND k.purpose = $2 AND k.until > $3
    )sql",
        crypto::sha256(secret), purpose, at);
}

void use_key(db::Writer& db, std::string_view secret) {
    db.run("UPDATE message_keys SET used_at = $2 WHERE key_hash = $1 AND used_at IS NULL",
           crypto::sha256(secret), db.at());
}

std::map<std::string, db::Worker, std::less<>> workers(const Plan& plan) {
    return {{std::string(k_job), [plan](db::Database& database, const db::Job& job, Instant at) {
                 const Sending sending(plan, {job.subject});
                 const auto parcel = database.in_transaction(
                     at, [&](db::Writer& db) { return sending.prepare(db); });
                 if (!parcel) return;
                 // Outside every transaction: a mail server may take its time.
                 const auto outcome = sending.hand_over(*parcel, at);
                 database.in_transaction(
                     at, [&](db::Writer& db) { sending.book(db, *parcel, outcome); });
             }}};
}

void begin(db::Writer& db, const Plan& plan) {
    std::string ways;
    if (plan.mail) ways += " mail";
    if (plan.sms) ways += " sms";
    db::set_setting(db, k_ways_setting, ways + " letter");
}

bool has_way(db::Reader& db, Way way) {
    const auto ways = db::setting(db, k_ways_setting).value_or("");
    return ways.find(name_of(way)) != std::string::npos;
}

}  // namespace samskap::messages
