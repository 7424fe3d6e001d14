// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <zip.h>

#include <memory>
#include <string>
#include <string_view>

namespace samskap::extraction {

// The parts of a DOCX or ODT. Archives inside it are never opened.
class Archive {
public:
    // The bytes must live as long as this.
    explicit Archive(std::string_view bytes);
    [[nodiscard]] bool is_open() const { return m_zip != nullptr; }
    // Empty when there is no such part, or it is broken, locked or too large.
    [[nodiscard]] std::string part(const char* name) const;
    // A part that says it unpacks to more than minutes ever are.
    [[nodiscard]] bool is_bomb(const char* name) const;

private:
    struct Close {
        void operator()(zip_t* zip) const { zip_discard(zip); }
    };
    std::unique_ptr<zip_t, Close> m_zip;
};

}  // namespace samskap::extraction
