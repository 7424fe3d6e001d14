// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

namespace samskap::repair {

// A line that opens with a §, or with something a machine takes it for, and then a number.
struct NumberedLine {
    int number = 0;
    bool has_sign = false;  // the § itself was read
};

// Which of the lines, in the order of the text, head sections: those whose numbers follow each
// other, when one of them has its sign or when there are enough of them that this is no chance.
// What each machine takes the sign for is its reader's to know.
std::vector<bool> sections_among(const std::vector<NumberedLine>& lines);

}  // namespace samskap::repair
