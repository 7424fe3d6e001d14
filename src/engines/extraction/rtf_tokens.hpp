// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>

namespace samskap::extraction {

// Rich Text Format, piece by piece. Whatever the bytes are, pieces come until they are used up.
struct RtfToken {
    enum class Kind { open, close, word, symbol, letters };
    Kind kind = Kind::letters;
    std::string_view text;           // the word without its number, the sign, or raw letters
    std::optional<int> number = {};  // of a word; of the symbol ' the byte it stands for
};

class RtfTokens {
public:
    explicit RtfTokens(std::string_view rtf) : m_rest(rtf) {}
    // Empty at the end. Line ends of the file mean nothing and are left out.
    std::optional<RtfToken> next();

private:
    RtfToken control();
    RtfToken control_word();
    RtfToken byte_by_number();
    RtfToken take(RtfToken::Kind kind, std::size_t count);
    std::string_view m_rest;
};

}  // namespace samskap::extraction
