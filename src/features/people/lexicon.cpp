// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/lexicon.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace samskap::people {
namespace {

std::string file_text(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

const swedish::Lexicon& lexicon() {
    static const swedish::Lexicon words(file_text("/usr/share/hunspell/sv_SE.aff"),
                                        file_text("/usr/share/hunspell/sv_SE.dic"));
    return words;
}

}  // namespace samskap::people
