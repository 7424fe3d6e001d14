// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/people/people.hpp"
#include "kernel/ui/texts.hpp"

// What is sent to people: stated in the transaction of its cause, composed and asked for access
// anew when it is sent, by mail, as a text message or on paper.
namespace samskap::messages {

using people::PartyId;
using web::Viewer;
using MessageId = Id<struct MessageTag>;
using ChannelId = Id<struct ChannelTag>;

const Feature& feature();

// Something has happened that concerns a person. Only what it is about is kept, by id.
struct Notice {
    PartyId person;
    std::string_view kind;
    std::int64_t subject = 0;
    std::int64_t cause = 0;  // notices of one cause that wait become one message
};
// In the transaction of its cause. The same notice twice is one.
void state(db::Writer& db, const Notice& notice);

// What a notice says to one person on the day it is sent.
struct Words {
    std::string title;
    std::string text;  // whole sentences
    std::optional<web::Url> where = {};
    // Everyone may know it. Of the rest a mail only says that there is something.
    bool is_open = false;
};
struct Composing {
    db::Reader& db;
    const Viewer& viewer;  // whom it is for, as they would see the house now
    const ui::Texts& texts;
    Day today;
    std::int64_t subject = 0;
    std::string_view secret = {};  // of a key
};
// Nothing when the person may not see it any more, or it is over.
using Compose = std::function<std::optional<Words>(const Composing&)>;
using Kinds = std::map<std::string, Compose, std::less<>>;

// What a channel's own program answered. `why` is a code or two English words: never an address.
struct Outcome {
    enum class Kind {
        sent,
        later,      // it may go another time
        not_there,  // nobody is reached at this address
    };
    Kind kind = Kind::sent;
    std::string why = {};
};
struct Mail {
    std::string to;
    std::string whole;  // head and body
};
struct Sms {
    std::string to;
    std::string text;
    std::string id;  // the same when it is sent once more
};
struct Site {
    std::string address;  // https://samskap.sundhamn.example
    std::string from;     // a mail address
    std::string from_name = "Samskap";
};
// How a program sends; what it has no way for waits.
struct Plan {
    Kinds kinds = {};
    Site site = {};
    std::function<Outcome(const Mail&)> mail = {};
    std::function<Outcome(const Sms&)> sms = {};
};
// A file of lines `name = value`, told in docs/operator.md. Refused with a sentence when others
// than its owner may read it, or when something is not understood. Never says what is in it.
Expected<Plan, std::string> plan_in(const std::string& file);
Expected<Plan, std::string> plan_of(std::string_view settings);

std::map<std::string, db::Worker, std::less<>> workers(const Plan& plan);
// When the program starts: pages offer the ways that this plan has.
void begin(db::Writer& db, const Plan& plan);

enum class Way { mail, sms, letter };
std::string_view name_of(Way way);
bool from_text(std::string_view text, Way& way);

// A link for whoever reads what is sent to a channel, and for nobody else.
struct Key {
    PartyId person;
    ChannelId channel;
    std::string_view purpose;  // also the kind of its notice
    std::int64_t subject = 0;
    std::int64_t seconds = 0;  // how long it opens something
};
void send_key(db::Writer& db, const Key& key);
struct KeyFound {
    PartyId person;
    ChannelId channel;
    std::int64_t subject = 0;
    bool is_used = false;
};
// Nothing for one that never was, or whose time is over.
std::optional<KeyFound> find_key(db::Reader& db, std::string_view purpose, std::string_view secret,
                                 Instant at);
void use_key(db::Writer& db, std::string_view secret);

// The confirmed channels that have this address, of people with an open account: two who share one
// are both reached.
struct Reached {
    PartyId person;
    ChannelId channel;
};
std::vector<Reached> reached_at(db::Reader& db, Way way, std::string_view address);
// As it is kept, or nothing when it cannot be one: "070-123 45 67" is +46701234567.
std::optional<std::string> tidy_address(Way way, std::string_view typed);
bool has_way(db::Reader& db, Way way);

// The composers of this feature itself.
Kinds kinds();
// Pages show what every feature's notices say, so they are told, and include none.
void add_routes(web::Router& router, Kinds kinds);

}  // namespace samskap::messages
