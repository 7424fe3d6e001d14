// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/channels.hpp"

#include <algorithm>

#include "features/messages/texts.hpp"
#include "kernel/base/enum_names.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::messages {
namespace {

constexpr EnumNames<Way, 3> k_ways{
    {{Way::mail, "mail"}, {Way::sms, "sms"}, {Way::letter, "letter"}}};
constexpr EnumNames<ChannelState, 3> k_states{{{ChannelState::fresh, "new"},
                                               {ChannelState::confirmed, "confirmed"},
                                               {ChannelState::bounced, "bounced"}}};
constexpr std::int64_t k_confirmation_seconds = std::int64_t{7} * 86'400;
constexpr std::int64_t k_day_seconds = 86'400;
constexpr std::size_t k_longest_mail_address = 254;

Contact read_contact(const db::Row& row) {
    return {.id = row["id"],
            .way = row["way"],
            .address = row["address"],
            .state = row["state"],
            .is_chosen = row["is_chosen"]};
}

// Nothing that could end a header or a command; letters of ASCII, as most servers take no other.
std::optional<std::string> tidy_mail(std::string_view typed) {
    auto address = text::lower(text::trim(typed));
    const auto at = address.find('@');
    const bool one_at =
        at != std::string::npos && at > 0 && address.find('@', at + 1) == address.npos;
    const bool letters = std::all_of(address.begin(), address.end(), [](char c) {
        return c > ' ' && c <= '~' &&
               std::string_view("<>()[],;:\\\"").find(c) == std::string::npos;
    });
    if (!one_at || !letters || address.size() > k_longest_mail_address) return std::nullopt;
    const auto host = std::string_view(address).substr(at + 1);
    if (host.find('.') == host.npos || host.starts_with('.') || host.ends_with('.'))
        return std::nullopt;
    return address;
}

std::optional<std::string> tidy_number(std::string_view typed) {
    std::string digits;
    for (const char c : text::trim(typed)) {
        if (c == ' ' || c == '-' || c == '/' || c == '(' || c == ')') continue;
        const bool plus = c == '+' && digits.empty();
        if (!plus && (c < '0' || c > '9')) return std::nullopt;
        digits += c;
    }
    if (digits.starts_with("00")) digits = "+" + digits.substr(2);
    if (digits.starts_with('0')) digits = "+46" + digits.substr(1);
    const bool fits = digits.starts_with('+') && digits.size() >= 9 && digits.size() <= 16;
    return fits ? std::optional(digits) : std::nullopt;
}

std::optional<std::string> tidy_letter(std::string_view typed) {
    std::vector<std::string> lines;
    for (const auto line : text::lines(typed))
        if (auto words = text::squeeze(line); !words.empty()) lines.push_back(std::move(words));
    // A name alone, or a street alone, comes nowhere.
    if (lines.size() < 2 || lines.size() > 6) return std::nullopt;
    return text::join(lines, "\n");
}

// An address is in nobody's log: only that there is one, and which way it is.
void log_change(db::Writer& db, PartyId actor, PartyId person, std::string_view verb,
                ChannelId channel) {
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = actor == person ? 0 : person.value,
                        .verb = verb,
                        .kind = "contact channel",
                        .object = channel.value});
}

bool has_chosen(db::Reader& db, PartyId person) {
    return db.any("SELECT id FROM contact_channels WHERE person = $1 AND is_chosen", person);
}

Expected<ChannelId, ContactRefusal> make_sure(db::Writer& db, PartyId actor,
                                              const NewContact& contact, ChannelId id) {
    if (contact.way == Way::letter)
        confirm(db, actor, id);
    else if (!send_confirmation(db, contact.person, id))
        return unexpected(ContactRefusal::too_many);
    return id;
}

}  // namespace

std::string_view name_of(Way way) { return name_in(k_ways, way); }
bool from_text(std::string_view text, Way& way) { return value_in(k_ways, text, way); }
bool from_text(std::string_view text, ChannelState& state) {
    return value_in(k_states, text, state);
}

std::optional<std::string> tidy_address(Way way, std::string_view typed) {
    switch (way) {
        case Way::mail: return tidy_mail(typed);
        case Way::sms: return tidy_number(typed);
        case Way::letter: return tidy_letter(typed);
    }
    return std::nullopt;
}

std::vector<Contact> contacts_of(db::Reader& db, PartyId person) {
    return db.all(read_contact, R"sql(
        SELECT id, way, address, state, is_chosen FROM contact_channels
         WHERE person = $1 AND state <> 'removed' ORDER BY id LIMIT 50
    )sql",
                  person);
}

Contact contact_of(db::Reader& db, PartyId person, ChannelId id) {
    return db.one(read_contact, R"sql(
        SELECT id, way, address, state, is_chosen FROM contact_channels
         WHERE id = $1 AND person = $2 AND state <> 'removed'
    )sql",
                  id, person);
}

Expected<ChannelId, ContactRefusal> add_contact(db::Writer& db, PartyId actor,
                                                const NewContact& contact) {
    const auto all = contacts_of(db, contact.person);
    const auto same = std::find_if(all.begin(), all.end(), [&](const Contact& one) {
        return one.way == contact.way && one.address == contact.address;
    });
    if (same != all.end()) return make_sure(db, actor, contact, same->id);
    if (all.size() >= k_most_contacts) return unexpected(ContactRefusal::too_many);
    const auto id = db.new_id<ChannelTag>();
    db.run(R"sql(
        INSERT INTO contact_channels (id, person, way, address, state, why, look, is_chosen,
                                      made_at, made_by, confirmed_at)
        VALUES ($1, $2, $3, $4, 'new', '', $5, FALSE, $6, $7, NULL)
    )sql",
           id, contact.person, name_of(contact.way), contact.address,
           web::cookie_text(contact.look), db.at(), actor);
    log_change(db, actor, contact.person, "add", id);
    return make_sure(db, actor, contact, id);
}

bool send_confirmation(db::Writer& db, PartyId person, ChannelId channel) {
    const auto sent = db.count(
        "SELECT COUNT(*) AS value FROM messages"
        " WHERE person = $1 AND only_to IS NOT NULL AND made_at > $2",
        person, Instant{db.at().seconds - k_day_seconds});
    if (sent >= k_most_links_a_day) return false;
    db.run("UPDATE contact_channels SET state = 'new', why = '' WHERE id = $1", channel);
    send_key(db, {.person = person,
                  .channel = channel,
                  .purpose = k_confirmation,
                  .subject = channel.value,
                  .seconds = k_confirmation_seconds});
    return true;
}

void confirm(db::Writer& db, PartyId actor, ChannelId channel) {
    const auto person = db.maybe([](const db::Row& row) -> PartyId { return row["person"]; },
                                 R"sql(
        UPDATE contact_channels SET state = 'confirmed', why = '', confirmed_at = $2
         WHERE id = $1 AND state IN ('new', 'bounced') RETURNING person
    )sql",
                                 channel, db.at());
    if (!person) return;
    log_change(db, actor, *person, "confirm", channel);
    if (!has_chosen(db, *person)) choose(db, *person, channel);
}

void choose(db::Writer& db, PartyId person, ChannelId channel) {
    db.run("UPDATE contact_channels SET is_chosen = FALSE WHERE person = $1 AND is_chosen", person);
    db.run(R"sql(
        UPDATE contact_channels SET is_chosen = TRUE
         WHERE id = $1 AND person = $2 AND state = 'confirmed'
    )sql",
           channel, person);
}

void remove_contact(db::Writer& db, PartyId actor, PartyId person, const Contact& contact) {
    db.run(R"sql(
        UPDATE contact_channels SET state = 'removed', address = '', is_chosen = FALSE
         WHERE id = $1
    )sql",
           contact.id);
    db.run("DELETE FROM message_keys WHERE channel = $1", contact.id);
    log_change(db, actor, person, "remove", contact.id);
}

std::vector<Reached> reached_at(db::Reader& db, Way way, std::string_view address) {
    return db.all(
        [](const db::Row& row) -> Reached {
            return {row["person"], row["id"]};
        },
        R"sql(
        SELECT c.id, c.person FROM contact_channels c
         WHERE c.address = $2 AND c.way = $1 AND c.state = 'confirmed'
           AND EXISTS (SELECT 1 FROM accounts a
                        WHERE a.person = c.person AND a.closed_at IS NULL)
         ORDER BY c.id LIMIT 5
    )sql",
        name_of(way), address);
}

Kinds kinds() {
    return {{std::string(k_confirmation), [](const Composing& what) -> std::optional<Words> {
                 const auto& t = what.texts;
                 return Words{.title = t(text::confirm_title),
                              .text = t(text::confirm_text),
                              .where = web::url("/confirmation").with("code", what.secret),
                              .is_open = true};
             }}};
}

}  // namespace samskap::messages
