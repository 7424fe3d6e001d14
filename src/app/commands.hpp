// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "kernel/db/database.hpp"

// What `samskap` does, one function a command. Each answers with the exit code: 0 done, 1 something
// the operator must look at, 2 what was asked cannot be done as it was asked. What went wrong is
// one sentence in English on standard error.
namespace samskap::app {

// What was asked cannot be done there; exit code 2.
struct WrongPlace : Fault {
    using Fault::Fault;
};

// Where the data is: --data DIR (SQLite in DIR/samskap.db) or --database postgresql://…
struct Where {
    std::string data = "data";
    std::string database = {};
    // For db::Database. The folder is made if there is none.
    [[nodiscard]] std::string address() const;
    // Only where something is already: a mistyped place must not look healthy.
    [[nodiscard]] std::string existing() const;
};

struct ServeOptions {
    Where where;
    std::string listen = "127.0.0.1:8080";
    int threads = 0;
    std::string certificate = {};
    std::string key = {};
    bool behind_tls = false;                // another server before this one speaks TLS
    std::vector<std::string> watched = {};  // folders, each with the group at the same place
    std::vector<std::string> groups = {};
    std::string mailboxes = {};  // file of settings: features/arrivals
    bool ask_links = false;      // whether links of documents still answer
    std::string mail = {};       // file of settings: features/messages
    std::string issuers = {};    // file of settings: features/issuers
    std::string site = {};       // https://…, as browsers know it; else that of `mail`
};
int serve(const ServeOptions& options);

// The sample into an empty database; answers with what it names and the reading did not find.
std::vector<std::string> load_sample(db::Database& database, const std::string& folder);
// Reads the files under `folder` into an installation that is empty; sample/README.md tells the
// form. Does nothing, and says so, when there is data already.
int sample(const Where& where, const std::string& folder);

struct ImportOptions {
    Where where;
    std::string group;
    std::vector<std::string> files;  // and folders, whole
    int jobs = 0;                    // files read at once; 0: one a core
};
// Can be stopped at any time and called again: a file is there whole, once, or not at all.
int import(const ImportOptions& options);

struct UserOptions {
    Where where;
    std::string user_name;
    std::string name = {};
    std::string person = {};  // the number of somebody who stands in the register
    bool is_new = false;      // somebody else, though the register has that name
    std::string group = {};
    std::string role = "member";  // member, secretary, coordinator
    bool administrator = false;
};
// Asks for the password on the terminal, or reads one line from standard input.
int add_user(const UserOptions& options);
// The account itself, for whoever stands in the register under that number or exact name, else for
// somebody new: the sentence that tells it, or the one that says why not.
[[nodiscard]] Expected<std::string, std::string> give_account(db::Writer& db,
                                                              const UserOptions& options,
                                                              std::string_view password_hash,
                                                              Day today);

// The whole program: parses the words and does what they say.
int run(int argument_count, char** arguments);

}  // namespace samskap::app
