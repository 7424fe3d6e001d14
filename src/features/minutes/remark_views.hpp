// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/documents/documents.hpp"
#include "kernel/ui/html.hpp"
#include "kernel/ui/texts.hpp"

namespace samskap::minutes {

// Comments and tracked changes beside the lines on which they hang: each is shown once, at the
// first thing that asks for its line, and what nobody asked for comes last.
class RemarkMargin {
public:
    RemarkMargin(std::vector<documents::Remark> remarks, const ui::Texts& t)
        : m_left(std::move(remarks)), m_t(t) {}
    // Empty when nothing hangs there.
    ui::Html beside(int first_line, int last_line);
    // Passes over what hangs there; answers how much it was.
    std::int64_t skip(int first_line, int last_line);
    // A section of its own; empty when everything has been shown.
    ui::Html rest();

private:
    [[nodiscard]] ui::Html one(const documents::Remark& remark) const;

    std::vector<documents::Remark> m_left;
    ui::Texts m_t;
};

}  // namespace samskap::minutes
