// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/extraction/extraction.hpp"
#include "engines/repair/fluency.hpp"

namespace samskap::extraction {
namespace {

// What a letter costs the model, measured by bench/ocr/layers.cpp: 1.1 in the plainest minutes, 4.3
// and more where a machine read letters into dirt.
constexpr double least_cost = 1.1;
constexpr double cost_of_rubble = 4.3;
// A handful of words proves little against a text.
constexpr double trusted_letters = 20;
constexpr double usual_cost = 1.6;

}  // namespace

double swedish_score(std::string_view words) {
    const auto fluency = repair::fluency_of(words, repair::Model::built_in());
    if (fluency.letters == 0) return 0;
    const auto letters = static_cast<double>(fluency.letters);
    const double cost = (fluency.cost_of_a_letter() * letters + usual_cost * trusted_letters) /
                        (letters + trusted_letters);
    return std::clamp((cost_of_rubble - cost) / (cost_of_rubble - least_cost), 0.0, 1.0);
}

}  // namespace samskap::extraction
