// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::repair {

// What one installation knows beyond the model: the words of its published minutes, the names of
// its register, the corrections people made. Whoever repairs chooses what goes in: what a closed
// group wrote must not help, or show in, the reading of another, so there is one of these for each
// visibility. UTF-8. Read-only once made, so threads may share it.
class OwnWords {
public:
    struct Word {
        std::string text;  // as usually written, one byte a letter
        double count = 0;
    };
    // Every word of a text that is right.
    void add_text(std::string_view text);
    // A name of a person, organisation or place: its words, as they are written.
    void add_name(std::string_view name);
    // What a person made of a word that was read.
    void add_correction(std::string_view read, std::string_view written);

    // By the word in lower case, in one byte a letter.
    [[nodiscard]] const std::map<std::string, Word>& words() const { return m_words; }
    // What was read, as it stood, to what it was each time.
    [[nodiscard]] const std::map<std::string, std::vector<Word>>& corrections() const {
        return m_corrections;
    }
    [[nodiscard]] bool empty() const { return m_words.empty() && m_corrections.empty(); }

private:
    void add(const std::string& word, double count);
    std::map<std::string, Word> m_words;
    std::map<std::string, std::vector<Word>> m_corrections;
};

}  // namespace samskap::repair
