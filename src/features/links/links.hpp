// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "features/documents/documents.hpp"

// Addresses on the web that documents name, and whether they still answer.
namespace samskap::links {

using documents::DocumentId;

const Feature& feature();

// In the transaction that keeps the document. Addresses with http:// or https://; others are left
// out. Twice is harmless.
void note(db::Writer& db, DocumentId document, const std::vector<std::string>& addresses);

// An address of the document that no longer answers, since when.
struct Gone {
    std::string address;
    Instant since;
};
std::vector<Gone> gone(db::Reader& db, DocumentId document);

enum class Answer { answers, missing, unsure };
using Ask = std::function<Answer(const std::string& address)>;
// Outside, over the network, in at most 15 seconds. Never a private or local machine.
Answer ask(const std::string& address);
// The same, of this machine too; for tests.
Answer ask_anywhere(const std::string& address);

// The job of a program that may ask; it states itself anew.
std::map<std::string, db::Worker, std::less<>> workers(const Ask& ask);
// When such a program starts.
void begin(db::Writer& db);
// One turn: asks for some of what is due. Answers how many were asked.
int ask_some(db::Database& database, const Ask& ask, Instant at);

}  // namespace samskap::links
