// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/installation.hpp"
#include "app/log_heads.hpp"
#include "features/documents/documents.hpp"
#include "features/search/search.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/private_file.hpp"
#include "kernel/db/backup.hpp"
#include "kernel/db/log_faults.hpp"

namespace samskap::app {
namespace {

void check_documents(db::Reader& db, Findings& found) {
    const auto damaged = documents::damaged_documents(db);
    for (const auto id : damaged)
        found.faults.push_back(
            fmt::format("Documents: {} does not have the bytes it came with", to_text(id)));
    found.remarks.push_back(fmt::format("Documents: {} damaged", damaged.size()));
}

void check_log(db::Reader& db, Findings& found) {
    const auto log = db::log_faults(db);
    for (const auto& fault : log.faults)
        found.faults.push_back(
            fmt::format("Log: entry {} does not hold: {}", fault.number, fault.why));
    found.entries = log.entries;
    found.head = log.head;
    found.remarks.push_back(fmt::format("Log: {} entries, head {}", log.entries, log.head));
}

void check_heads(db::Reader& db, const std::vector<LogHead>& heads, Findings& found) {
    if (const auto missing = first_missing(db, heads))
        found.faults.push_back(fmt::format(
            "Log: the head of {} that stood at entry {} is not there: entries up to it were "
            "changed or removed, or an older backup was restored",
            missing->at, missing->entries));
    else
        found.remarks.push_back(fmt::format("Heads: {} written down, all there", heads.size()));
}

int refuse(const std::string& why) {
    fmt::print(stderr, "samskap: {}\n", why);
    return 2;
}

void print(const Findings& found) {
    for (const auto& remark : found.remarks) fmt::print("{}\n", remark);
    for (const auto& fault : found.faults) fmt::print(stderr, "{}\n", fault);
    if (found.faults.empty()) fmt::print("Everything holds.\n");
}

Expected<crypto::Signer, std::string> signer_in(const std::string& file) {
    const auto pem = private_text(file);
    if (!pem) return unexpected(pem.error());
    return crypto::Signer::from_pem(*pem);
}

// Whoever holds the public key of the first head must be able to check the last.
bool is_by_one_key(const std::vector<LogHead>& heads, const crypto::Signer& signer) {
    return std::all_of(heads.begin(), heads.end(), [&](const LogHead& head) {
        return is_signed_by(head, signer.public_pem());
    });
}

// The public key lies beside the heads, for whoever is to check them.
void add_head(const std::string& file, const LogHead& head, const crypto::Signer& signer) {
    std::ofstream(file + ".pub") << signer.public_pem();
    std::ofstream stream(file, std::ios::app);
    stream << line_of(head) << '\n';
    stream.close();
    if (!stream) throw Fault(fmt::format("{} cannot be written", file));
}

}  // namespace

Findings findings(db::Database& database, Instant at) {
    Findings found;
    {
        auto reading = database.read();
        check_log(*reading, found);
        check_documents(*reading, found);
        for (const auto& fault : db::check_integrity(*reading))
            found.faults.push_back("Database: " + fault);
    }
    auto writing = database.write(at);  // never kept: the check itself writes nothing
    if (search::is_sound(*writing))
        found.remarks.emplace_back("Search terms: sound");
    else
        found.faults.emplace_back("Search terms: broken, run a restore or rebuild them");
    return found;
}

int verify(const VerifyOptions& options) {
    if (!options.sign.empty() && options.heads.empty())
        return refuse("--sign needs --heads, the file that the head is written to");
    std::vector<LogHead> heads;
    std::optional<crypto::Signer> signer;
    if (!options.heads.empty()) {
        auto read = heads_in(options.heads);
        if (!read) return refuse(options.heads + ": " + read.error());
        heads = *std::move(read);
    }
    if (!options.sign.empty()) {
        auto key = signer_in(options.sign);
        if (!key) return refuse(options.sign + ": " + key.error());
        signer = *key;
        if (!is_by_one_key(heads, *signer))
            return refuse(options.heads +
                          ": not all heads are signed with this key; begin a new file");
    }
    const SystemClock clock;
    Installation installation(options.where.existing(), clock, crypto::random_seed());
    auto found = findings(installation.database(), clock.time());
    if (!options.heads.empty()) check_heads(*installation.database().read(), heads, found);
    if (!options.chain.empty()) write_chain(*installation.database().read(), options.chain);
    if (signer && found.entries == 0)
        found.remarks.emplace_back("An empty log has no head to sign");
    if (signer && found.faults.empty() && found.entries > 0)
        add_head(options.heads, signed_head(found.entries, found.head, clock.time(), *signer),
                 *signer);
    print(found);
    return found.faults.empty() ? 0 : 1;
}

}  // namespace samskap::app
