// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engines/repair/channel.hpp"
#include "engines/repair/model.hpp"
#include "engines/repair/own_words.hpp"

namespace samskap::repair {

// slip: a word of the model, but for one letter that no known misreading explains.
enum class Origin : std::uint8_t { word, compound, own, slip, unknown };

// What a word that was read may have been.
struct Candidate {
    std::string text = {};   // one byte a letter, with its capitals
    std::uint32_t word = 0;  // what it is for the model: a compound is its last part
    float cost = 0;          // of being misread so, and of what the model does not price
    float alone = 0;         // cost plus that of the word without its neighbours
    Origin origin = Origin::word;
    bool is_as_read = false;
};

// Finds candidates and remembers them, so a word that stands often is looked for once.
class Candidates {
public:
    Candidates(const Model& model, const Channel& channel, const OwnWords& own)
        : m_model(model), m_channel(channel), m_own(own) {}

    // Best first by `alone`; the word as read is always among them. Never empty.
    const std::vector<Candidate>& of(const std::string& read);
    // The same for a word that was read with doubt: slips are looked for, whatever else is found,
    // and that it stands as read though nobody knows it is less likely.
    std::vector<Candidate> of_doubted(const std::string& read);

private:
    class Search;
    const Model& m_model;
    const Channel& m_channel;
    const OwnWords& m_own;
    std::unordered_map<std::string, std::vector<Candidate>> m_known;
};

}  // namespace samskap::repair
