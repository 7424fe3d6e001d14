// SPDX-License-Identifier: GPL-3.0-or-later
#include <dtl/dtl.hpp>
#include <unordered_map>

#include "engines/comparison/comparison.hpp"

namespace samskap::comparison {
namespace {

constexpr std::size_t k_long = 2'000;  // words

using Numbers = std::vector<int>;

// Each word as a number: the comparison asks about the same words thousands of times.
class Numbering {
public:
    Numbers of(const std::vector<Word>& words) {
        Numbers numbers;
        numbers.reserve(words.size());
        for (const auto& word : words)
            numbers.push_back(
                m_known.emplace(word.key, static_cast<int>(m_known.size())).first->second);
        return numbers;
    }

private:
    std::unordered_map<std::string_view, int> m_known;
};

std::size_t in_common(const Numbers& left, const Numbers& right) {
    std::unordered_map<int, int> count;
    for (const auto word : left) ++count[word];
    std::size_t common = 0;
    for (const auto word : right)
        if (count[word]-- > 0) ++common;
    return common;
}

void add(std::vector<Run>& runs, bool same, bool left, bool right) {
    if (runs.empty() || runs.back().same != same) {
        const auto left_at = runs.empty() ? 0 : runs.back().left_to;
        const auto right_at = runs.empty() ? 0 : runs.back().right_to;
        runs.push_back({same, left_at, left_at, right_at, right_at});
    }
    runs.back().left_to += left ? 1 : 0;
    runs.back().right_to += right ? 1 : 0;
}

}  // namespace

std::vector<Run> compare(const std::vector<Word>& left, const std::vector<Word>& right) {
    if (left.empty() && right.empty()) return {};
    Numbering numbering;
    const auto left_numbers = numbering.of(left);
    const auto right_numbers = numbering.of(right);
    const auto longer = std::max(left.size(), right.size());
    const bool is_too_much =
        longer > k_most_words ||
        (longer > k_long && in_common(left_numbers, right_numbers) * 3 < longer);
    if (is_too_much || left.empty() || right.empty())
        return {{false, 0, left.size(), 0, right.size()}};

    dtl::Diff<int, Numbers> diff(left_numbers, right_numbers);
    // It sets 48 MB aside for what long texts need.
    if (longer > k_long) diff.onHuge();
    diff.compose();
    std::vector<Run> runs;
    for (const auto& [word, about] : diff.getSes().getSequence())
        add(runs, about.type == dtl::SES_COMMON, about.type != dtl::SES_ADD,
            about.type != dtl::SES_DELETE);
    return runs;
}

}  // namespace samskap::comparison
