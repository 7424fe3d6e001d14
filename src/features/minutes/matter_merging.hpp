// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "kernel/ui/revision.hpp"

namespace samskap::minutes {

// A matter is chosen in a list (`matter`) or typed (`new_matter`, which goes before the list).
struct MatterChoice {
    std::string mine;    // chosen by whoever sent the form
    std::string typed;   // by them, too
    std::string stands;  // what the list has chosen now
    std::string none;    // the choice that means no matter
    // The name of the matter that a choice means; empty: none.
    std::function<std::string(const std::string&)> words;
};
// Adds both fields: one choice where only one of two people chose, else their two names to choose
// from.
void merge_matter(const web::Submission& submission, std::vector<ui::Merging>& fields,
                  const MatterChoice& choice);

}  // namespace samskap::minutes
