// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/minutes/reviews.hpp"
#include "features/repairs/repairs.hpp"

// A review that waits learns what has become known since its file was read, or what stands on a
// page that could not be read.
namespace samskap::minutes {

// Pure: the reading of the file's text with the register as it is now. Before anything is written.
reading::Reading read_again(db::Reader& db, const Review& review);
// What nobody has decided or changed is as the new reading has it; what a secretary decided or
// typed stays. Gives how many findings, headings and people say something else now.
int put_again(db::Writer& db, const Viewer& viewer, const Review& review,
              const reading::Reading& found);

// Words of the file became others. As long as nobody has decided anything, the file is read anew as
// if it had come so; afterwards the words are exchanged where they stand.
void words_changed(db::Writer& db, const Viewer& viewer, const Review& review,
                   const std::vector<repairs::Repair>& before);

// Pages of the file without text whose words nobody has typed yet.
std::vector<int> silent_pages(db::Reader& db, ReadingId reading);
// What stands on one of them, typed by a person: its findings join the review, with the words as
// their source and no lines. NotFound for a page that was read.
void type_page(db::Writer& db, const Viewer& viewer, const Review& review, int page,
               const std::string& words);

}  // namespace samskap::minutes
