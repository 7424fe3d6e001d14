// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/reading/reading.hpp"
#include "engines/reading/word_table.hpp"
#include "engines/reading/words.hpp"

namespace samskap::reading {

bool is_name_word(std::string_view word);            // "Anna-Karin"; not "G7", not "AMF"
bool is_first_name(std::string_view word);           // "Karin"; a list of common ones
bool is_surname(std::string_view word);              // "Lindberg"; by its ending
bool names_an_organisation(std::string_view lower);  // "ekonomiförvaltningen"
bool is_role_word(std::string_view lower);           // "ordförande", "antecknar"
bool names_a_role(std::string_view lower);           // also compounds: "kulturchef"
// "Karin Ryd", "Anna-Lena af Ek": two to four words that may be a person's name.
bool looks_like_full_name(std::string_view text);
bool looks_like_name(std::string_view text);  // one word will do

enum class Naming { person, organisation, role };

// A name met in a sentence.
struct Met {
    std::size_t first = 0;  // tokens [first, last)
    std::size_t last = 0;
    std::string name;  // in full where certain
    std::string as_written;
    Naming naming = Naming::person;
    bool genitive = false;
    // "socialförvaltningen": an ordinary word that names one organisation here.
    bool common_noun = false;
};

// Who and what can be named in one text: those of the list, those known before, and what Swedish
// tells by itself.
class Roster {
public:
    // From what `reading` says of the meeting: its lists, its author and its group.
    Roster(const Reading& reading, const Known& known);

    // Names of the list may begin with small letters too: "pelle vill sälja saft".
    void allow_small_names() { m_small_names = true; }
    [[nodiscard]] std::vector<Met> find(const Parsed& sentence) const;
    // A full name met in the text makes a later first name certain.
    void learn(const std::vector<Met>& met);
    // Grows with what is learnt.
    [[nodiscard]] std::size_t size() const {
        return m_spellings.size() + m_entries.size() + m_proper.size();
    }
    // A word written with a capital inside a sentence is a name at the beginning of one too.
    void learn_group(std::string_view name);
    void learn_proper_names(const Parsed& sentence);

private:
    struct Entry {
        std::string name;
        Naming naming = Naming::person;
        bool listed = false;  // in the attendance of this text
    };
    struct Spelling {
        std::vector<std::string> words;  // lower case
        std::size_t entry = 0;
    };
    void add_roles(const Attendee& who);
    void add_role(std::string called, const std::string& name);
    std::size_t add(std::string name, Naming naming, bool listed);
    void add_spelling(std::string_view spelling, std::size_t entry);
    void add_organisation(std::string_view name, bool listed);
    void add_person(std::string_view name, bool listed);
    [[nodiscard]] std::vector<std::size_t> beginning_with(std::string_view low) const;
    [[nodiscard]] std::optional<Met> spelled(const Parsed& sentence, std::size_t at) const;
    [[nodiscard]] std::optional<Met> first_name(const Parsed& sentence, std::size_t at) const;
    [[nodiscard]] std::string full_name_of(std::string_view low) const;
    [[nodiscard]] std::optional<Met> acting_noun(const Parsed& sentence) const;
    [[nodiscard]] static std::optional<Met> public_body(const Parsed& sentence, std::size_t at);
    [[nodiscard]] std::optional<Met> unlisted(const Parsed& sentence, std::size_t at) const;

    std::vector<Entry> m_entries;
    std::vector<Spelling> m_spellings;
    WordTable<std::vector<std::size_t>> m_by_first_word;       // of a spelling
    WordTable<std::vector<std::size_t>> m_by_first_name;       // of a person
    std::vector<std::pair<std::string, std::string>> m_roles;  // "ordföranden" → who
    std::vector<std::string> m_proper;                         // lower case
    std::string m_own_group;
    bool m_small_names = false;
};

}  // namespace samskap::reading
