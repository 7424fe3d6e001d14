// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/documents/documents.hpp"

// Files that come by themselves: from a folder that is watched, and from a mailbox. What to do with
// them is said by whoever starts the program; here is what has come already, and what was left.
namespace samskap::arrivals {

using people::PartyId;
using web::Viewer;

const Feature& feature();

struct Arrived {
    PartyId group;
    PartyId from;  // who mailed it; nobody of a watched folder
    std::string name;
    std::string bytes;
};
// Keeps a file of a group. Called outside of every transaction; the same bytes twice are harmless.
using Take = std::function<void(db::Database&, const Arrived&, Instant at)>;

struct WatchedFolder {
    std::string path;
    PartyId group;
};
struct Sender {
    std::string address;
    std::string user_name;  // of their account
};
struct Mailbox {
    PartyId group;
    std::string server = {};  // imaps://host[:port], or imap:// which then must change to TLS
    std::string user = {};
    std::string password = {};
    std::string folder = "INBOX";
    // Only whose account is of a member of the group on that day is let in.
    std::vector<Sender> senders = {};
    // The name of the mail server that checks who sent a mail. When it is given, only mails of
    // which it says dmarc=pass are let in: an address alone is easily written by anybody.
    std::string checked_by = {};
};
// A file of settings: [Name of a group], then lines `name = value`: server, user, password, folder,
// checked-by, and for each sender `from = user-name address`. Refused with a sentence when others
// than its owner may read it, or when something is not understood. Never says what is in it.
Expected<std::vector<Mailbox>, std::string> mailboxes_in(db::Reader& db, const std::string& file);
// The same of its text, with the groups already known.
using GroupNamed = std::function<std::optional<PartyId>(std::string_view name)>;
Expected<std::vector<Mailbox>, std::string> mailboxes_of(std::string_view settings,
                                                         const GroupNamed& group_named);

struct Plan {
    std::vector<WatchedFolder> folders = {};
    std::vector<Mailbox> mailboxes = {};
    Take take = {};
};
// The jobs of a program that has this plan. Each states itself anew.
std::map<std::string, db::Worker, std::less<>> workers(const Plan& plan);
// When the program starts: states the first jobs, and forgets who was a stranger, since the
// settings may say something else now.
void begin(db::Writer& db, const Plan& plan);

// Takes what has stood still since an earlier look; answers whether something is left to take.
bool look_into(db::Database& database, const WatchedFolder& folder, const Take& take, Instant at);
// Takes what nobody has read yet; marks it as read when it is kept.
void fetch(db::Database& database, const Mailbox& mailbox, const Take& take, Instant at);

// What was not taken, for the secretary of the group.
enum class Why { unreadable, too_large, folder_away, strangers, mails_too_large, mailbox_away };
struct Left {
    PartyId group;
    std::string group_name;
    Why why = Why::unreadable;
    std::string name = {};  // of a file, as it is called in the folder
    int count = 1;          // of mails
};
std::vector<Left> left_lying(db::Reader& db, const Viewer& viewer);

}  // namespace samskap::arrivals
