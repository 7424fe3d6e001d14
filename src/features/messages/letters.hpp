// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/messages/outbox.hpp"

// Messages as people look at them: the person's own, and those that staff prints and posts.
namespace samskap::messages {

enum class State {
    waiting,
    sending,
    sent,
    nothing,  // there was nothing left to say when it was to be sent
    kept,     // no address: it is read here
    to_print,
    printed,
    read_aloud,
    came_back,
    given_up,
};
std::string_view name_of(State state);
bool from_text(std::string_view text, State& state);

struct Outgoing {
    Message message;
    State state = State::waiting;
    std::string name;     // of the person
    std::string way;      // "mail", "sms", "letter"; empty: none yet
    std::string address;  // for letters
    std::string look;
    std::string why;
    Instant made_at;
};
// Newest first, never the links for signing in; size + 1 when there are more.
inline constexpr int k_page_size = 20;
std::vector<Outgoing> own_messages(db::Reader& db, PartyId person, int page);
// NotFound for those of others.
Outgoing own_message(db::Reader& db, PartyId person, MessageId id);

// Of people in the groups whose secretary the viewer is: letters to print, letters on their way,
// and what never came through.
std::vector<Outgoing> letters(db::Reader& db, const Viewer& viewer);
Outgoing kept_letter(db::Reader& db, const Viewer& viewer, MessageId id);
// Printed and posted, read aloud, or come back; a message that came back by mail may be printed.
// Nothing happens where it does not fit what has become of it.
void set_letter(db::Writer& db, PartyId actor, const Outgoing& letter, State state);

}  // namespace samskap::messages
