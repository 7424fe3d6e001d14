// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/messages/messages.hpp"

// Where a person wants to be reached: each address, whether somebody answered there, and which one
// they chose.
namespace samskap::messages {

enum class ChannelState { fresh, confirmed, bounced };
bool from_text(std::string_view text, ChannelState& state);

struct Contact {
    ChannelId id;
    Way way = Way::mail;
    std::string address;
    ChannelState state = ChannelState::fresh;
    bool is_chosen = false;
};
std::vector<Contact> contacts_of(db::Reader& db, PartyId person);
// NotFound when it is not of this person.
Contact contact_of(db::Reader& db, PartyId person, ChannelId id);

struct NewContact {
    PartyId person;
    Way way = Way::mail;
    std::string address;  // tidy
    web::Preferences look = {};
};
// A mail address or a number must be confirmed before anything else is sent there, and a link for
// that goes out at once; a postal address needs none. The same address once more is a new link.
inline constexpr std::size_t k_most_contacts = 10;
enum class ContactRefusal { too_many };
[[nodiscard]] Expected<ChannelId, ContactRefusal> add_contact(db::Writer& db, PartyId actor,
                                                              const NewContact& contact);
// Not more than a few a day, so that nobody is written to who never asked for it.
inline constexpr std::int64_t k_most_links_a_day = 12;
[[nodiscard]] bool send_confirmation(db::Writer& db, PartyId person, ChannelId channel);
void confirm(db::Writer& db, PartyId actor, ChannelId channel);
void choose(db::Writer& db, PartyId person, ChannelId channel);
// Its address is forgotten.
void remove_contact(db::Writer& db, PartyId actor, PartyId person, const Contact& contact);

inline constexpr std::string_view k_confirmation = "confirm a channel";

}  // namespace samskap::messages
