// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/documents/documents.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::documents {

// One page of a file, with what is asked for framed.
struct PageView {
    Document document;
    extraction::PaperPage page;
    std::vector<int> pages;  // all that there are
    std::optional<Range> range = {};
    std::vector<extraction::Box> framed = {};  // on this page
    std::string words = {};                    // what is framed, in words
    std::optional<web::Url> back = {};
    bool is_large = false;
};
ui::Page page_page(const web::Request& request, const PageView& view);

}  // namespace samskap::documents
