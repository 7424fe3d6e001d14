// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/letters.hpp"

#include "kernel/base/enum_names.hpp"
#include "kernel/db/log.hpp"

namespace samskap::messages {
namespace {

constexpr EnumNames<State, 10> k_states{{{State::waiting, "waiting"},
                                         {State::sending, "sending"},
                                         {State::sent, "sent"},
                                         {State::nothing, "nothing"},
                                         {State::kept, "kept"},
                                         {State::to_print, "to_print"},
                                         {State::printed, "printed"},
                                         {State::read_aloud, "read_aloud"},
                                         {State::came_back, "came_back"},
                                         {State::given_up, "given_up"}}};

Outgoing read_outgoing(const db::Row& row) {
    return {.message = {.id = row["id"],
                        .person = row["person"],
                        .only_to = std::nullopt,
                        .secret = {},
                        .state = row["state"]},
            .state = row["state"],
            .name = row["name"],
            .way = row["way"],
            .address = row["address"],
            .look = row["look"],
            .why = row["why"],
            .made_at = row["made_at"]};
}

bool may_become(State from, State to) {
    switch (to) {
        case State::to_print: return from == State::came_back || from == State::given_up;
        case State::printed: return from == State::to_print;
        case State::came_back: return from == State::printed;
        case State::read_aloud:
            return from == State::to_print || from == State::printed || from == State::came_back ||
                   from == State::given_up;
        default: return false;
    }
}

}  // namespace

std::string_view name_of(State state) { return name_in(k_states, state); }
bool from_text(std::string_view text, State& state) { return value_in(k_states, text, state); }

std::vector<Outgoing> own_messages(db::Reader& db, PartyId person, int page) {
    return db.all(read_outgoing, R"sql(
        SELECT m.id, m.person, m.state, m.why, m.made_at, p.name, COALESCE(c.way, '') AS way,
               '' AS address, COALESCE(c.look, '') AS look
          FROM messages m JOIN parties p ON p.id = m.person
          LEFT JOIN contact_channels c ON c.id = m.channel
         WHERE m.person = $1 AND m.only_to IS NULL AND m.state <> 'nothing'
         ORDER BY m.made_at DESC, m.id DESC LIMIT $2 OFFSET $3
    )sql",
                  person, k_page_size + 1, (page - 1) * k_page_size);
}

Outgoing own_message(db::Reader& db, PartyId person, MessageId id) {
    return db.one(read_outgoing, R"sql(
        SELECT m.id, m.person, m.state, m.why, m.made_at, p.name, '' AS way, '' AS address,
               '' AS look
          FROM messages m JOIN parties p ON p.id = m.person
         WHERE m.id = $2 AND m.person = $1 AND m.only_to IS NULL
    )sql",
                  person, id);
}

std::vector<Outgoing> letters(db::Reader& db, const Viewer& viewer) {
    return db.all(read_outgoing, R"sql(
        SELECT m.id, m.person, m.state, m.why, m.made_at, p.name, COALESCE(c.way, '') AS way,
               '' AS address, COALESCE(c.look, '') AS look
          FROM messages m JOIN parties p ON p.id = m.person
          LEFT JOIN contact_channels c ON c.id = m.channel
         WHERE m.state IN ('to_print', 'printed', 'came_back', 'given_up') AND m.only_to IS NULL
           AND m.person IN (SELECT member FROM memberships WHERE of_party IN LIST($1))
         ORDER BY CASE m.state WHEN 'to_print' THEN 0 WHEN 'printed' THEN 2 ELSE 1 END,
                  m.made_at DESC, m.id
         LIMIT 200
    )sql",
                  viewer.secretary_of);
}

Outgoing kept_letter(db::Reader& db, const Viewer& viewer, MessageId id) {
    return db.one(read_outgoing, R"sql(
        SELECT m.id, m.person, m.state, m.why, m.made_at, p.name, COALESCE(c.way, '') AS way,
               COALESCE((SELECT l.address FROM contact_channels l
                          WHERE l.person = m.person AND l.way = 'letter' AND l.state <> 'removed'
                          ORDER BY l.id DESC LIMIT 1), '') AS address,
               COALESCE(c.look, '') AS look
          FROM messages m JOIN parties p ON p.id = m.person
          LEFT JOIN contact_channels c ON c.id = m.channel
         WHERE m.id = $2 AND m.only_to IS NULL
           AND m.state IN ('to_print', 'printed', 'came_back', 'given_up', 'read_aloud')
           AND m.person IN (SELECT member FROM memberships WHERE of_party IN LIST($1))
    )sql",
                  viewer.secretary_of, id);
}

void set_letter(db::Writer& db, PartyId actor, const Outgoing& letter, State state) {
    if (!may_become(letter.state, state)) return;
    db.run("UPDATE messages SET state = $2, changed_at = $3 WHERE id = $1", letter.message.id,
           name_of(state), db.at());
    if (state == State::came_back)
        db.run(R"sql(
            UPDATE contact_channels SET state = 'bounced', is_chosen = FALSE, why = 'came back'
             WHERE person = $1 AND way = 'letter' AND state = 'confirmed'
        )sql",
               letter.message.person);
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = letter.message.person.value,
                        .verb = name_of(state),
                        .kind = "message",
                        .object = letter.message.id.value});
}

}  // namespace samskap::messages
