// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/documents/documents.hpp"

namespace samskap::documents {

// With the document that was just stored.
void keep_remarks(db::Writer& db, DocumentId document,
                  const std::vector<extraction::Remark>& remarks);
// Every word of them, names too: who may not read those may not have the file.
std::string words_of_remarks(db::Reader& db, DocumentId document);

}  // namespace samskap::documents
