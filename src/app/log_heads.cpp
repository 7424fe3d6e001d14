// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_heads.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace samskap::app {
namespace {

std::string words_of(const LogHead& head) {
    return fmt::format("samskap log {} {} {}", head.entries, head.hash, head.at);
}

std::optional<LogHead> head_of(const std::string& line) {
    std::istringstream words(line);
    LogHead head;
    std::string rest;
    if (!(words >> head.entries >> head.hash >> head.at >> head.signature) || words >> rest)
        return std::nullopt;
    return head;
}

}  // namespace

LogHead signed_head(std::int64_t entries, std::string_view hash, Instant at,
                    const crypto::Signer& signer) {
    LogHead head{entries, std::string(hash), to_text(at), {}};
    head.signature = signer.sign(words_of(head));
    return head;
}

bool is_signed_by(const LogHead& head, std::string_view public_pem) {
    return crypto::is_signed(words_of(head), head.signature, public_pem);
}

std::string line_of(const LogHead& head) {
    return fmt::format("{} {} {} {}", head.entries, head.hash, head.at, head.signature);
}

Expected<std::vector<LogHead>, std::string> heads_in(const std::string& file) {
    std::vector<LogHead> heads;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        auto head = head_of(line);
        if (!head) return unexpected(fmt::format("line {} is no head of a log", heads.size() + 1));
        heads.push_back(*std::move(head));
    }
    return heads;
}

std::optional<LogHead> first_missing(db::Reader& db, const std::vector<LogHead>& heads) {
    for (const auto& head : heads)
        if (!db.any("SELECT 1 AS value FROM log_entries WHERE number = $1 AND hash = $2",
                    head.entries, head.hash))
            return head;
    return std::nullopt;
}

void write_chain(db::Reader& db, const std::string& file) {
    std::ofstream stream(file, std::ios::binary);
    db.stream(
        [&](const db::Row& row) {
            const std::string verb = row["verb"];
            const std::string kind = row["kind"];
            stream << std::int64_t{row["number"]} << '\t' << std::int64_t{row["at"]} << '\t'
                   << std::int64_t{row["actor"]} << '\t' << std::int64_t{row["on_behalf_of"]}
                   << '\t' << verb << '\t' << kind << '\t' << std::int64_t{row["object"]} << '\t'
                   << std::string(row["content_hash"]) << '\t' << std::string(row["previous_hash"])
                   << '\t' << std::string(row["hash"]) << '\n';
        },
        "SELECT number, at, actor, on_behalf_of, verb, kind, object, content_hash, previous_hash,"
        " hash FROM log_entries ORDER BY number");
    stream.close();
    if (!stream) throw Fault(fmt::format("{} cannot be written", file));
}

}  // namespace samskap::app
