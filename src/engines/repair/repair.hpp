// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engines/repair/model.hpp"
#include "engines/repair/own_words.hpp"

// Swedish that a machine read without knowing Swedish ("socialférvaltningen", "4r", "moétet"), made
// whole. Text that is right, or is no Swedish, comes out byte for byte.
namespace samskap::repair {

struct Alternative {
    std::string text;
    double confidence = 0;
};

// A word that was, or perhaps should be, another.
struct Change {
    std::size_t line = 0;    // from 1
    std::size_t column = 0;  // characters from 1, before repair
    std::size_t start = 0;   // bytes in the text before repair
    std::string from;
    std::string to;
    double confidence = 0;  // the chance that `to` is what stood on paper
    // True: the text has it. False: the text still has `from`, and somebody should look.
    bool is_made = true;
    std::vector<Alternative> alternatives = {};  // other than `to`, the likeliest first
};

struct Repaired {
    std::string text;
    std::vector<Change> changes;  // in the order of the text
};

struct Settings {
    // A change less sure than this is only marked.
    double least_confidence = 0.5;
};

// A word that whoever read the picture was not sure of: these bytes of the text, and how sure it
// was.
struct Doubt {
    std::size_t start = 0;
    std::size_t end = 0;
    double confidence = 0;
};

// Doubts are in the order of the text and do not overlap. A doubted word that is no known word is
// never changed, only marked with what it may be, in text that is right as well; `to` is `from`
// where nothing better is known.
Repaired repair(std::string_view text, const Model& model, const OwnWords& own = {},
                const Settings& settings = {}, const std::vector<Doubt>& doubts = {});

// A quick look, for whoever reads thousands of files: whether some stretch has no å, ä or ö at all,
// as Swedish never has. Where it has some, single words may be damaged still.
bool may_be_damaged(std::string_view text);

// One object, its list `changes` in the order of the text; for each line, column, from, to,
// confidence, made, alternatives.
std::string to_json(const Repaired& repaired);

}  // namespace samskap::repair
