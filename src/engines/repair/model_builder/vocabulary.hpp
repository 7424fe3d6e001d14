// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace samskap::repair::builder {

// What the sources say of one word, written in lower case.
struct Facts {
    double found = 0;    // counts of a great but foreign text (an encyclopedia)
    double read = 0;     // weighted counts of the texts read here
    double small = 0;    // how often in lower case
    double capital = 0;  // how often with a capital where lower case would be usual
    bool is_word = false;
    bool is_sure = false;   // a dictionary has it
    bool is_plain = false;  // and in lower case
    double head = 0;        // words known to begin so
    double tail = 0;        // words known to end so
};

// A text with the weight of each of its words.
struct Text {
    std::vector<std::string> sentences;  // UTF-8
    double weight = 1;
};

class Vocabulary {
public:
    void add_list(const std::string& path, bool is_sure);  // a word a line
    void add_counts(const std::string& path);              // "count word" a line
    void add_dictionary(const std::string& aff, const std::string& dic);
    void add_text(const Text& text);
    // How the words are made of others. Call when all words are there.
    void find_compounds();

    [[nodiscard]] const std::map<std::string, Facts>& words() const { return m_words; }

private:
    void add_word(std::string_view utf8, double found, bool is_sure);
    void split(const std::string& word, bool is_counting);
    [[nodiscard]] double may_head(const std::string& left) const;

    std::map<std::string, Facts> m_words;  // in the order of the automaton
    std::unordered_map<std::string, double> m_heads;
    std::unordered_map<std::string, double> m_tails;
};

std::vector<std::string> lines_of(const std::string& path);

}  // namespace samskap::repair::builder
