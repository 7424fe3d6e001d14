// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/fluency.hpp"

#include <algorithm>

#include "engines/repair/latin.hpp"
#include "engines/repair/tokens.hpp"

namespace samskap::repair {
namespace {

std::size_t letters_in(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_letter));
}

}  // namespace

Fluency fluency_of(std::string_view text, const Model& model) {
    Fluency fluency;
    auto before = model.start();
    auto last = model.start();
    double known = 0;
    for (const auto& token : tokens_in(text)) {
        auto word = token.kind == TokenKind::number ? model.number() : model.start();
        if (token.kind == TokenKind::word) {
            const auto plain = lower_case(token.written);
            word = model.find(plain);
            const bool is_word = word != k_no_word && (model.entry(word).flags & k_is_word) != 0;
            if (!is_word) word = model.unknown();
            known += is_word ? 1 : 0;
            fluency.words += 1;
            fluency.letters += letters_in(plain);
            fluency.cost += static_cast<double>(model.cost(before, last, word));
            if (!is_word) fluency.cost += static_cast<double>(model.letters_cost(plain));
        }
        before = last;
        last = word;
    }
    if (fluency.words == 0) return fluency;
    fluency.cost /= static_cast<double>(fluency.words);
    fluency.known = known / static_cast<double>(fluency.words);
    return fluency;
}

}  // namespace samskap::repair
