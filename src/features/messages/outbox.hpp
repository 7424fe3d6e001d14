// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/messages/messages.hpp"

// What the parts of this feature share about one message.
namespace samskap::messages {

// A notice whose kind begins so is sent in a pause too.
inline constexpr std::string_view k_own_data = "own data: ";

struct Message {
    MessageId id;
    PartyId person;
    std::optional<ChannelId> only_to;
    std::string secret;
    std::string state;
    std::int64_t attempts = 0;
    std::string why = {};  // it did not get through the last time
};
// Nothing when it is settled: somebody else sent it.
std::optional<Message> waiting_message(db::Reader& db, MessageId id);

struct Channel {
    ChannelId id;
    Way way = Way::mail;
    std::string address;
    web::Preferences look;
};

// Everything that one message says now.
struct Composed {
    std::vector<Words> open;    // what may stand in a mail
    std::vector<Words> closed;  // what only the person reads, signed in
    std::string municipality;
    [[nodiscard]] bool empty() const { return open.empty() && closed.empty(); }
};
struct Reading {
    const Viewer& viewer;
    const ui::Texts& texts;
    Day today;
};
// Asks each notice's composer what this viewer may see today.
Composed compose(db::Reader& db, const Kinds& kinds, const Message& message, const Reading& how);
// In the tongue of the channel, for the person the message is for.
Composed compose_for_person(db::Reader& db, const Kinds& kinds, const Message& message,
                            const web::Preferences& look, Instant at);

}  // namespace samskap::messages
