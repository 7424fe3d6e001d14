// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/copies.hpp"
#include "app/forgetting.hpp"
#include "app/man_page.hpp"
#include "app/match_command.hpp"
#include "app/read_command.hpp"
#include "app/repair_command.hpp"
#include "app/verify.hpp"
#include "kernel/base/errors.hpp"

namespace samskap::app {
namespace {

void add_where(CLI::App& command, Where& where) {
    command.add_option("--data", where.data, "Folder of the database (SQLite)")
        ->capture_default_str();
    command.add_option("--database", where.database,
                       "A PostgreSQL database instead: postgresql://…");
}

struct Words {
    Where where;
    std::string folder = "sample";
    Where to = {};
    std::string file;
    std::string scratch = {};
    std::string ledger = {};
    ServeOptions serve;
    ImportOptions import;
    UserOptions user;
    ReadOptions read;
    RepairOptions repair;
    MatchOptions match;
    VerifyOptions verify;
    bool drill = false;
    bool man = false;
};

// What keeps it from beginning, a port that is taken or a key that cannot be read, is in the words.
int serve_as_asked(const ServeOptions& options) {
    try {
        return serve(options);
    } catch (const Fault& fault) {
        fmt::print(stderr, "samskap: {}\n", fault.what());
        return 2;
    }
}

void add_serve(CLI::App& program, Words& words, int& code) {
    auto* command = program.add_subcommand("serve", "Answer on the web");
    add_where(*command, words.serve.where);
    command->add_option("--listen", words.serve.listen, "Address and port")->capture_default_str();
    command->add_option("--threads", words.serve.threads, "Threads; 0 takes one for each core");
    command->add_option("--certificate", words.serve.certificate, "TLS certificate (PEM)");
    command->add_option("--key", words.serve.key, "TLS key (PEM)");
    command->add_flag("--behind-tls", words.serve.behind_tls,
                      "A server before this one speaks TLS: cookies are marked Secure");
    auto* watched = command->add_option(
        "--watch", words.serve.watched,
        "A folder whose files are taken in for --group as they come; they are left where they are");
    auto* groups = command->add_option("--group", words.serve.groups,
                                       "The group of a --watch, one for each, in the same order");
    for (auto* option : {watched, groups}) option->take_all()->allow_extra_args(false);
    command->add_option("--mailboxes", words.serve.mailboxes,
                        "A file that says which mailboxes take in minutes, for which groups and "
                        "from whom; only its owner may be able to read it");
    command->add_flag(
        "--ask-links", words.serve.ask_links,
        "Ask, over the network, whether the links in documents still answer, and mark "
        "those that do not");
    command->add_option("--mail", words.serve.mail,
                        "A file that says how mail and text messages are sent, and the address of "
                        "this site for the links in them; only its owner may be able to read it");
    command->add_option("--issuers", words.serve.issuers,
                        "A file that names the services people may sign in through (OpenID "
                        "Connect); only its owner may be able to read it");
    command->add_option("--site", words.serve.site,
                        "The address at which browsers reach it, https://…: passkeys count for it "
                        "alone; else that of --mail");
    command->callback([&] { code = serve_as_asked(words.serve); });
}

void add_import(CLI::App& program, Words& words, int& code) {
    auto* command = program.add_subcommand("import", "Read files of minutes into the review queue");
    add_where(*command, words.import.where);
    command->add_option("--group", words.import.group, "The group whose minutes they are")
        ->required();
    command
        ->add_option("file", words.import.files,
                     "Folders, read whole, or files: txt, md, html, pdf, docx, odt, rtf, eml, png, "
                     "jpg, tif")
        ->required();
    command->add_option("--jobs", words.import.jobs, "Files read at once; else one a core")
        ->check(CLI::Range(1, 64));
    command->callback([&] { code = import(words.import); });
}

void add_users(CLI::App& program, Words& words, int& code) {
    auto* users = program.add_subcommand("user", "Accounts");
    users->require_subcommand(1);
    auto* command = users->add_subcommand("add", "Make an account; asks for its password");
    add_where(*command, words.user.where);
    command->add_option("user-name", words.user.user_name, "What the person signs in with")
        ->required();
    auto* name = command->add_option("--name", words.user.name,
                                     "The person's name; who stands in the register under exactly "
                                     "that name gets the account, else somebody new");
    auto* person = command->add_option("--person", words.user.person,
                                       "Somebody in the register, by the number at the end of the "
                                       "address of their page");
    name->excludes(person);
    command->add_flag("--new", words.user.is_new,
                      "Somebody else, though the register has that name");
    auto* group = command->add_option("--group", words.user.group, "A group the person is in");
    command->add_option("--role", words.user.role, "member, secretary or coordinator")
        ->check(CLI::IsMember({"member", "secretary", "coordinator"}))
        ->needs(group)
        ->capture_default_str();
    command->add_flag("--administrator", words.user.administrator, "Looks after the installation");
    command->callback([&] { code = add_user(words.user); });
}

void add_read(CLI::App& program, Words& words, int& code) {
    auto* command = program.add_subcommand(
        "read", "Read minutes and print what they say; no database is touched");
    auto* files = command->add_option("file", words.read.files,
                                      "Files: txt, md, html, pdf, docx, odt, rtf, eml, png, "
                                      "jpg, tif");
    auto* list = command->add_option("--list", words.read.list,
                                     "A file that names more files, one a line; - is standard "
                                     "input");
    command->add_option("--known", words.read.known, "Other minutes, read before these")
        ->take_all()
        ->allow_extra_args(false);
    command->add_flag("--json", words.read.json, "Print the reading as JSON");
    command->callback([&words, &code, files, list] {
        if (files->empty() && list->empty()) throw CLI::RequiredError("file or --list");
        code = read(words.read);
    });
}

void add_repair(CLI::App& program, Words& words, int& code) {
    auto* command = program.add_subcommand(
        "repair",
        "Read Swedish that has lost its å, ä and ö on standard input, write it whole on standard "
        "output; right text and other languages come out byte for byte");
    command->add_option("--known", words.repair.known,
                        "Files with words and names to go by: text that is right");
    command
        ->add_option("--least-confidence", words.repair.least_confidence,
                     "A change less sure than this is listed and not made")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_flag("--json", words.repair.json,
                      "Print every change (line, column, from, to, confidence, made, "
                      "alternatives) as JSON instead of the text");
    command->callback([&] { code = repair(words.repair); });
}

void add_match(CLI::App& program, Words& words, int& code) {
    auto* command = program.add_subcommand(
        "match",
        "Give people posts in the best way there is, and prove it. A file is DIMACS (“p asn”, “p "
        "min”) or JSON: people with wishes, posts with places, groups with least and most, and "
        "pairs that are current, pinned, forbidden or declined; src/engines/assignment/README.md "
        "tells each field. Costs are made as small as can be");
    command->add_option("file", words.match.file, "The problem")->required();
    command->add_option("--certificate", words.match.certificate,
                        "Where the result and its prices are; else the name of the file and "
                        ".certificate");
    auto* check = command->add_flag("--check", words.match.checks,
                                    "Compute nothing: check that the certificate proves that "
                                    "nothing better exists");
    command
        ->add_option("--why", words.match.why,
                     "PERSON POST: why they did not get it in a fair plan, what would be worse "
                     "then and whom it would move")
        ->expected(2)
        ->excludes(check);
    command
        ->add_flag("--json", words.match.json,
                   "Print a JSON problem's plan as JSON: pairs, who is without, levels, obstacle")
        ->excludes(check);
    command->callback([&] { code = match(words.match); });
}

void add_verify(CLI::App& program, Words& words, int& code) {
    auto* command = program.add_subcommand(
        "verify",
        "Check the log, the documents, the database and the search terms; every fault is named");
    add_where(*command, words.verify.where);
    command->add_option("--heads", words.verify.heads,
                        "A file of heads that were written down before: each must be in the log");
    command->add_option("--sign", words.verify.sign,
                        "A key (openssl genpkey -algorithm ed25519) only its owner can read: when "
                        "everything holds, the head is signed and written to --heads");
    command->add_option("--chain", words.verify.chain,
                        "Write the log without its contents to this file, for docs/check_log.py");
    command->callback([&] { code = verify(words.verify); });
}

void add_restore(CLI::App& program, Words& words, int& code) {
    auto* command = program.add_subcommand("restore", "Fill an empty installation from a backup");
    add_where(*command, words.where);
    command->add_option("file", words.file, "A file that backup wrote")->required();
    command->add_option("--ledger", words.ledger,
                        "What `samskap erasures` printed after the backup was made");
    auto* drill_flag = command->add_flag(
        "--drill", words.drill,
        "Only try: restore into a scratch place, check it, compare it with what the installation "
        "has now, and say on the administrator's page how it went");
    command
        ->add_option("--scratch", words.scratch,
                     "Where the scratch place is made; else among the temporary files")
        ->needs(drill_flag);
    command->callback([&] {
        code = words.drill ? drill({words.where, words.file, words.scratch})
                           : restore(words.where, words.file, words.ledger);
    });
}

void add_care(CLI::App& program, Words& words, int& code) {
    auto* sample_command =
        program.add_subcommand("sample", "Fill an empty installation with the town of Sundhamn");
    add_where(*sample_command, words.where);
    sample_command->add_option("--from", words.folder, "Folder of the sample")
        ->capture_default_str();
    sample_command->callback([&] { code = sample(words.where, words.folder); });
    auto* backup_command =
        program.add_subcommand("backup", "Copy everything to one file, also while serving");
    add_where(*backup_command, words.where);
    backup_command->add_option("file", words.file, "The file to write")->required();
    backup_command->callback([&] { code = back_up(words.where, words.file); });
    add_restore(program, words, code);
    auto* move_command = program.add_subcommand(
        "move",
        "Carry a whole installation to a new one, from SQLite to PostgreSQL or back, and compare; "
        "stop serving first");
    add_where(*move_command, words.where);
    auto* data = move_command->add_option("--to-data", words.to.data, "The new folder (SQLite)");
    auto* url = move_command->add_option("--to-database", words.to.database,
                                         "The new PostgreSQL database: postgresql://…");
    data->excludes(url);
    move_command->callback([&words, &code, data, url] {
        if (data->empty() && url->empty()) throw CLI::RequiredError("--to-data or --to-database");
        code = move(words.where, words.to);
    });
    auto* erased_command = program.add_subcommand(
        "erased", "Read names, addresses and ids, and say where each is found still, and why");
    add_where(*erased_command, words.where);
    erased_command->callback([&] { code = erased(words.where); });
    auto* erasures_command = program.add_subcommand(
        "erasures", "Print the ledger of erasures, to be kept apart from the backups");
    add_where(*erasures_command, words.where);
    erasures_command->callback([&] { code = erasures(words.where); });
}

}  // namespace

int run(int argument_count, char** arguments) {
    CLI::App program("Samskap reads minutes and follows what was promised until somebody answers.",
                     "samskap");
    program.set_version_flag("--version", "samskap " SAMSKAP_VERSION);
    program.require_subcommand(0, 1);
    Words words;
    int code = 0;
    program.add_flag("--man", words.man, "Print the manual page");
    add_serve(program, words, code);
    add_import(program, words, code);
    add_read(program, words, code);
    add_repair(program, words, code);
    add_match(program, words, code);
    add_users(program, words, code);
    add_verify(program, words, code);
    add_care(program, words, code);
    try {
        program.parse(argument_count, arguments);
        if (words.man) fmt::print("{}", man_page(program));
        if (!words.man && program.get_subcommands().empty()) fmt::print("{}", program.help());
        return code;
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    } catch (const WrongPlace& wrong) {
        fmt::print(stderr, "samskap: {}\n", wrong.what());
        return 2;
    } catch (const Fault& fault) {
        fmt::print(stderr, "samskap: {}\n", fault.what());
        return 1;
    }
}

}  // namespace samskap::app
