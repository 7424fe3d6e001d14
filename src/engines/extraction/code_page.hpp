// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace samskap::extraction {

// Letters in an encoding that the file names. Unknown names count as Windows-1252.
class CodePage {
public:
    // "windows-1250", "iso-8859-2", "cp437"
    explicit CodePage(const std::string& name = "windows-1252");
    [[nodiscard]] std::string to_utf8(std::string_view bytes) const;

private:
    struct Close {
        void operator()(UConverter* converter) const;
    };
    std::unique_ptr<UConverter, Close> m_converter;
};

}  // namespace samskap::extraction
