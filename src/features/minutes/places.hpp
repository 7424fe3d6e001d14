// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/documents/documents.hpp"
#include "features/repairs/repairs.hpp"
#include "kernel/ui/html.hpp"
#include "kernel/ui/texts.hpp"

namespace samskap::minutes {

// From lines of the minutes, as they stand now, to places on the paper they came from. Whoever asks
// has seen the document.
class Places {
public:
    // Nothing for a file without pages.
    static std::optional<Places> of(db::Reader& db, const documents::Document& document,
                                    const std::vector<repairs::Repair>& repairs);

    // Lines from 1, columns in characters from 1; the column after the last one.
    [[nodiscard]] std::optional<documents::Range> at(const reading::Span& where) const;
    // What was said, as far as it stands so in its lines; else all of them.
    [[nodiscard]] std::optional<documents::Range> of_words(int line, std::string_view source,
                                                           std::string_view words) const;
    [[nodiscard]] web::Url url(documents::Range range, const web::Url& back) const;
    // The lines of print cut out of their page, framed; empty when they were letters in the file
    // already, for then the text beside says the same.
    [[nodiscard]] ui::Html cut_out(documents::Range range, const ui::Texts& t) const;
    // The line of print around one word of the text as it was first read, with that word framed.
    [[nodiscard]] ui::Html line_around(documents::Range word, std::string_view spoken) const;
    // Links to pages, one for each; `back` is where whoever looked goes on.
    [[nodiscard]] ui::Html pages(const std::vector<int>& numbers, const web::Url& back,
                                 const ui::Texts& t) const;
    [[nodiscard]] documents::DocumentId document() const { return m_document; }

private:
    Places(db::Reader& db, const documents::Document& document,
           const std::vector<repairs::Repair>& repairs);
    [[nodiscard]] std::optional<documents::Range> in_original(std::size_t from,
                                                              std::size_t to) const;
    [[nodiscard]] std::size_t before_repairs(std::size_t byte, bool is_end) const;

    struct Shift {
        std::size_t now = 0;  // where it stands, and how long
        std::size_t size = 0;
        std::size_t was = 0;  // where it stood, and how long
        std::size_t old_size = 0;
    };
    documents::DocumentId m_document;
    std::string m_text;
    std::vector<std::size_t> m_starts{};  // of lines
    std::vector<Shift> m_shifts{};
    std::optional<documents::Evidence> m_evidence;
};

}  // namespace samskap::minutes
