// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "features/minutes/places.hpp"
#include "features/minutes/reviews.hpp"
#include "features/repairs/repairs.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::minutes {

// One unsure word at a time, with the line it stands in.
struct WordsView {
    Review review;
    std::string original;  // the text as it was first read
    std::vector<repairs::Repair> repairs;
    std::optional<std::size_t> asked;  // which of them; none: nothing is left to ask
    bool own_missing = false;
    std::optional<Places> places = {};
};
ui::Page words_page(const web::Request& request, const WordsView& view);
// How the words of the file were read, on the review page; empty when none was changed.
ui::Html words_note(const ui::Texts& t, ReadingId reading,
                    const std::vector<repairs::Repair>& repairs);
// A piece of the text with its repaired words marked, for those who may see the original.
ui::Html with_repairs(const std::string& text, const std::vector<repairs::Repair>& repairs,
                      int first_line, int last_line, const ui::Texts& t);
web::Url words_url(ReadingId reading);

}  // namespace samskap::minutes
