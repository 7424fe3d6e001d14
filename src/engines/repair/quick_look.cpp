// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/repair.hpp"

namespace samskap::repair {
namespace {

// Of a hundred letters of Swedish prose four to six are å, ä or ö, so three hundred without any are
// rubble, another language, or a list of names: worth a longer look.
constexpr int k_stretch = 300;  // letters
constexpr int k_rest = 200;     // fewer at the end say nothing
constexpr int k_least = 40;     // unless they are all there is

bool is_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The second byte of å, ä, ö, Å, Ä, Ö in UTF-8, after 0xC3.
bool is_swedish(unsigned char c) {
    return c == 0xA5 || c == 0xA4 || c == 0xB6 || c == 0x85 || c == 0x84 || c == 0x96;
}

}  // namespace

bool may_be_damaged(std::string_view text) {
    int letters = 0;
    int swedish = 0;
    bool is_short = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0xC3 && i + 1 < text.size() && is_swedish(static_cast<unsigned char>(text[i + 1])))
            ++swedish;
        letters += is_letter(c) ? 1 : 0;
        if (letters < k_stretch) continue;
        if (swedish == 0) return true;
        letters = swedish = 0;
        is_short = false;
    }
    return letters >= (is_short ? k_least : k_rest) && swedish == 0;
}

}  // namespace samskap::repair
