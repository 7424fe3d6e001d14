// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/repair.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "engines/repair/candidates.hpp"
#include "engines/repair/channel.hpp"
#include "engines/repair/damage.hpp"
#include "engines/repair/doubts.hpp"
#include "engines/repair/latin.hpp"
#include "engines/repair/lattice.hpp"
#include "engines/repair/sections.hpp"
#include "engines/repair/tokens.hpp"

namespace samskap::repair {
namespace {

constexpr std::size_t k_most_alternatives = 4;
constexpr float k_least_alternative = 0.01F;
constexpr float k_odd_capital = 5;        // a capital within a sentence that begins no name
constexpr float k_unusual_capital = 1;    // the same where all that it may be has one
constexpr float k_compound_name = 4;      // a name is rather unknown than a compound
constexpr std::size_t k_least_habit = 5;  // letters of a word worth a habit
constexpr float k_habit = 0.7F;
constexpr double k_sign = 0.97;    // of a list, of a section
constexpr float k_small_name = 2;  // a name without its capital
// What only a slip explains is never sure, and worth asking about when it is no word as it stands.
constexpr float k_sure_slip = 0.85F;
constexpr float k_asked_slip = 0.3F;
constexpr float k_likely_word = 30;        // a compound less likely than this is a chance one
constexpr float k_sure_doubted = 0.75F;    // the paper was hard to read
constexpr float k_doubted_as_read = 0.5F;  // that no better word is known says little

class Repairer {
public:
    Repairer(std::string_view text, const Model& model, const OwnWords& own,
             const Settings& settings, const std::vector<Doubt>& doubts)
        : m_text(text),
          m_model(model),
          m_settings(settings),
          m_channel(model.channel()),
          m_candidates(model, m_channel, own),
          m_tokens(tokens_in(text)),
          m_is_doubted(doubted(m_tokens, text, doubts)) {}

    Repaired run() {
        m_is_damaged = damaged(m_tokens, m_model, m_candidates);
        for (std::size_t i = 0; i < m_tokens.size(); ++i)
            if (m_is_damaged[i] && is_bullet(i)) m_tokens[i].kind = TokenKind::bullet;
        if (std::find(m_is_damaged.begin(), m_is_damaged.end(), true) != m_is_damaged.end())
            find_sections();
        doubt_unknown_words();
        each_sentence([&](auto first, auto last) { gather_habits(first, last); },
                      [](const Token&) {});
        each_sentence(
            [&](auto first, auto last) { repair_sentence(first, last); },
            [&](const Token& sign) { put_sign(sign, sign.kind == TokenKind::bullet ? "•" : "§"); });
        m_repaired.text += m_text.substr(m_copied);
        return std::move(m_repaired);
    }

private:
    // What is a word, or a name that is known here, was read well enough.
    void doubt_unknown_words() {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (m_is_damaged[i]) m_is_doubted[i] = false;
            if (!m_is_doubted[i]) continue;
            for (const auto& candidate : m_candidates.of(m_tokens[i].written))
                if (candidate.is_as_read && candidate.origin != Origin::unknown &&
                    candidate.alone < k_likely_word)
                    m_is_doubted[i] = false;
        }
    }
    [[nodiscard]] bool is_looked_at(std::size_t i) const {
        return m_is_damaged[i] || m_is_doubted[i];
    }

    // A bullet read as a letter.
    [[nodiscard]] bool is_bullet(std::size_t i) const {
        const auto& token = m_tokens[i];
        const bool alone = token.end < m_text.size() && m_text[token.end] == ' ';
        return token.opens_line && alone && token.written.size() == 1 &&
               std::string_view("e\xa2\xa9\xae").find(token.written[0]) != std::string_view::npos;
    }

    // "8 7 Motioner" between "§ 6" and "§ 8": the sign itself was read as a digit or a letter.
    void find_sections() {
        std::vector<NumberedLine> lines;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i + 1 < m_tokens.size(); ++i) {
            const auto& sign = m_tokens[i];
            const bool looks_so =
                sign.opens_line && sign.written.size() == 1 &&
                std::string_view("85S&").find(sign.written[0]) != std::string_view::npos &&
                m_tokens[i + 1].start == sign.end + 1 && number_of(m_tokens[i + 1]) > 0;
            if (!looks_so && !is_section(i)) continue;
            lines.push_back({number_of(m_tokens[looks_so ? i + 1 : i]), !looks_so});
            places.push_back(i);
        }
        const auto are_sections = sections_among(lines);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (are_sections[i] && !lines[i].has_sign)
                m_tokens[places[i]].kind = TokenKind::section;
    }
    // The number behind a § that opens its line.
    [[nodiscard]] bool is_section(std::size_t i) const {
        constexpr std::string_view sign = "§ ";
        const auto start = m_tokens[i].start;
        if (number_of(m_tokens[i]) == 0 || start < sign.size()) return false;
        const auto before = m_text.substr(0, start);
        return before.ends_with(sign) &&
               (before.size() == sign.size() || before[before.size() - sign.size() - 1] == '\n');
    }
    static int number_of(const Token& token) {
        int number = 0;
        if (token.kind != TokenKind::number || token.written.size() > 3) return 0;
        for (const char c : token.written) {
            if (!is_digit(c)) return 0;
            number = number * 10 + (c - '0');
        }
        return number;
    }

    // Sentences with damaged words, without their ends.
    template <class Each, class Sign>
    void each_sentence(Each each, Sign at_sign) {
        std::size_t first = 0;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const bool sign =
                m_tokens[i].kind == TokenKind::bullet || m_tokens[i].kind == TokenKind::section;
            if (m_tokens[i].kind != TokenKind::end && !sign) continue;
            bool damaged = false;
            for (auto j = first; j < i; ++j) damaged = damaged || is_looked_at(j);
            if (damaged) each(first, i);
            if (sign) at_sign(m_tokens[i]);
            first = i + 1;
        }
    }

    using Lists = std::vector<std::vector<Candidate>>;
    // Words that are right stand beside the damaged ones as they are.
    [[nodiscard]] Lists candidates_of(std::size_t first, std::size_t last) {
        Lists lists;
        lists.reserve(last - first);
        for (auto i = first; i < last; ++i) {
            if (m_is_doubted[i])
                lists.push_back(weighed(m_tokens[i], m_candidates.of_doubted(m_tokens[i].written)));
            else if (m_is_damaged[i] && m_tokens[i].kind == TokenKind::word)
                lists.push_back(weighed(m_tokens[i], m_candidates.of(m_tokens[i].written)));
            else
                lists.push_back({as_it_is(m_tokens[i])});
        }
        return lists;
    }

    [[nodiscard]] Chances chances_in(const Lists& lists) const {
        std::vector<const std::vector<Candidate>*> sentence;
        for (const auto& list : lists) sentence.push_back(&list);
        return chances_of(sentence, m_model);
    }

    // What a document calls a thing in one place it calls it in the next.
    void gather_habits(std::size_t first, std::size_t last) {
        const auto lists = candidates_of(first, last);
        const auto chances = chances_in(lists);
        for (auto i = first; i < last; ++i) {
            if (lists[i - first].size() < 2 || m_tokens[i].written.size() < k_least_habit) continue;
            auto& habit = m_habits[m_tokens[i].written];
            habit.times += 1;
            for (std::size_t c = 0; c < lists[i - first].size(); ++c)
                habit.sums[lists[i - first][c].text] += chances[i - first][c];
        }
    }

    void repair_sentence(std::size_t first, std::size_t last) {
        const auto lists = candidates_of(first, last);
        const auto chances = chances_in(lists);
        for (auto i = first; i < last; ++i)
            decide(m_tokens[i], lists[i - first], chances[i - first], m_is_doubted[i]);
    }

    // Within a sentence a capital speaks for a name, where one begins for any word.
    [[nodiscard]] std::vector<Candidate> weighed(const Token& token,
                                                 std::vector<Candidate> candidates) const {
        const auto& read = token.written;
        const auto habit = m_habits.find(read);
        if (habit != m_habits.end() && habit->second.times > 1)
            for (auto& candidate : candidates)
                candidate.cost -= k_habit * std::log(habit->second.share(candidate.text));
        if (read.size() > 1 && is_upper(read[0]) && is_upper(read[1])) return candidates;
        for (auto& candidate : candidates) {
            const bool capital = is_upper(candidate.text[0]);
            const bool is_name = candidate.origin == Origin::unknown ||
                                 (m_model.entry(candidate.word).flags & k_is_name) != 0 ||
                                 candidate.origin == Origin::own;
            if (capital && !is_name && !token.is_first)
                candidate.cost +=
                    has_small_twin(candidates, candidate) ? k_odd_capital : k_unusual_capital;
            if (capital && !token.is_first && candidate.origin == Origin::compound &&
                !candidate.is_as_read)
                candidate.cost += k_compound_name;
            if (!capital && is_upper(read[0]) && token.is_first) candidate.cost += k_odd_capital;
            if (!capital && (m_model.entry(candidate.word).flags & k_is_name) != 0)
                candidate.cost += k_small_name;
        }
        return candidates;
    }

    static bool has_small_twin(const std::vector<Candidate>& candidates, const Candidate& one) {
        auto small = one.text;
        small[0] = lower(small[0]);
        return std::any_of(candidates.begin(), candidates.end(),
                           [&](const auto& other) { return other.text == small; });
    }

    [[nodiscard]] Candidate as_it_is(const Token& token) const {
        auto word = m_model.number();
        if (token.kind == TokenKind::word) {
            word = m_model.find(lower_case(token.written));
            if (word == k_no_word) word = m_model.unknown();
        }
        return {.text = token.written, .word = word, .is_as_read = true};
    }

    static float most_sure(const Candidate& candidate, bool is_doubted) {
        if (is_doubted) return candidate.is_as_read ? k_doubted_as_read : k_sure_doubted;
        return candidate.origin == Origin::slip ? k_sure_slip : 1;
    }

    void decide(const Token& token, const std::vector<Candidate>& candidates,
                const std::vector<float>& chances, bool is_doubted) {
        std::vector<std::size_t> order(candidates.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return chances[a] > chances[b]; });
        const auto asked = order.size() > 1 && candidates[order[0]].is_as_read &&
                           candidates[order[1]].origin == Origin::slip &&
                           chances[order[1]] >= k_asked_slip;
        const bool other = is_doubted && order.size() > 1 && candidates[order[0]].is_as_read;
        if (asked || other) std::swap(order[0], order[1]);
        const auto best = order[0];
        if (candidates[best].is_as_read && !is_doubted) return;
        Change change{.start = token.start,
                      .from = std::string(m_text.substr(token.start, token.end - token.start)),
                      .to = to_utf8(candidates[best].text),
                      .confidence = static_cast<double>(
                          std::min(chances[best], most_sure(candidates[best], is_doubted)))};
        if (candidates[best].is_as_read) change.to = change.from;
        change.is_made = !is_doubted && change.confidence >= m_settings.least_confidence;
        for (std::size_t i = 1; i < order.size() && i <= k_most_alternatives; ++i)
            if (chances[order[i]] >= k_least_alternative)
                change.alternatives.push_back(
                    {to_utf8(candidates[order[i]].text), static_cast<double>(chances[order[i]])});
        place(change);
        if (change.is_made) put(token, change.to);
        m_repaired.changes.push_back(std::move(change));
    }

    void put_sign(const Token& token, const char* sign) {
        Change change{.start = token.start,
                      .from = std::string(m_text.substr(token.start, token.end - token.start)),
                      .to = sign,
                      .confidence = k_sign};
        change.is_made = change.confidence >= m_settings.least_confidence;
        place(change);
        if (change.is_made) put(token, change.to);
        m_repaired.changes.push_back(std::move(change));
    }

    // Counts on from the change before.
    void place(Change& change) {
        while (m_counted < change.start) {
            const auto letter = letter_at(m_text, m_counted);
            ++m_column;
            if (letter.code == '\n') {
                ++m_line;
                m_column = 1;
            }
            m_counted = letter.next;
        }
        change.line = m_line;
        change.column = m_column;
    }

    void put(const Token& token, const std::string& word) {
        m_repaired.text += m_text.substr(m_copied, token.start - m_copied);
        m_repaired.text += word;
        m_copied = token.end;
    }

    // How one reading was taken throughout the document.
    struct Habit {
        float times = 0;
        std::map<std::string, float> sums;
        [[nodiscard]] float share(const std::string& text) const {
            const auto found = sums.find(text);
            return ((found == sums.end() ? 0 : found->second) + 0.05F) / (times + 0.05F);
        }
    };

    std::string_view m_text;
    const Model& m_model;
    const Settings& m_settings;
    Channel m_channel;
    Candidates m_candidates;
    std::vector<Token> m_tokens;
    std::vector<bool> m_is_doubted;  // after m_tokens, which it joins
    std::vector<bool> m_is_damaged;
    std::unordered_map<std::string, Habit> m_habits;
    Repaired m_repaired;
    std::size_t m_copied = 0;
    std::size_t m_counted = 0;
    std::size_t m_line = 1;
    std::size_t m_column = 1;
};

}  // namespace

Repaired repair(std::string_view text, const Model& model, const OwnWords& own,
                const Settings& settings, const std::vector<Doubt>& doubts) {
    return Repairer(text, model, own, settings, doubts).run();
}

}  // namespace samskap::repair
