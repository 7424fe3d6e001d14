// SPDX-License-Identifier: GPL-3.0-or-later
// build_repair_model GATHERED LANGUAGE DICTIONARY OUT: the model of the repair out of the texts
// and words that gather.py found, those this project wrote, and a Hunspell dictionary.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>
#include <map>
#include <span>
#include <utility>

#include "engines/repair/latin.hpp"
#include "engines/repair/model_builder/automaton.hpp"
#include "engines/repair/model_builder/classes.hpp"
#include "engines/repair/model_builder/model_file.hpp"
#include "engines/repair/model_builder/ngrams.hpp"
#include "engines/repair/model_builder/vocabulary.hpp"
#include "engines/repair/tokens.hpp"

namespace samskap::repair::builder {
namespace {

namespace fs = std::filesystem;

// How much a word of each text counts. What speaks as minutes do counts most.
const std::vector<std::pair<std::string, double>> k_texts = {
    {"cfi.text", 1}, {"dasher.text", 1}, {"libreoffice.text", 0.3}};
constexpr double k_own_weight = 5;
constexpr std::size_t k_foreign_words = 18'000;

class Builder {
public:
    Builder(fs::path gathered, fs::path language, fs::path dictionary)
        : m_gathered(std::move(gathered)),
          m_language(std::move(language)),
          m_dictionary(std::move(dictionary)) {}

    void run(const std::string& out) {
        read_texts();
        read_words();
        number_words();
        count_text();
        ModelFile file;
        file.put(Section::edges, automaton_of(m_words));
        const auto classes = classes_of(m_words, m_read, m_sentences);
        const auto ngrams = ngrams_of(m_sentences, m_chances);
        file.put(Section::words, entries(classes));
        file.put(Section::bigrams, ngrams.bigrams);
        file.put(Section::trigrams, ngrams.trigrams);
        file.put(Section::classes, class_changes(m_sentences, classes, class_sums(classes)));
        file.put(Section::letters, letters());
        file.put(Section::foreign, foreign());
        file.put(Section::channel, channel());
        file.write(out, static_cast<std::uint32_t>(m_words.size()));
    }

private:
    void read_texts() {
        for (const auto& [name, weight] : k_texts)
            m_texts.push_back({lines_of(m_gathered / name), weight});
        for (const auto& path : files_in(m_language, "_text.txt"))
            m_texts.push_back({lines_of(path), k_own_weight});
    }

    [[nodiscard]] static std::vector<std::string> files_in(const fs::path& folder,
                                                           const std::string& end) {
        std::vector<std::string> files;
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().string().ends_with(end)) files.push_back(entry.path().string());
        std::sort(files.begin(), files.end());
        return files;
    }

    void read_words() {
        m_vocabulary.add_list(m_gathered / "ispell.words", true);
        m_vocabulary.add_list(m_gathered / "tesseract.words", false);
        m_vocabulary.add_counts(m_gathered / "onboard.words");
        m_vocabulary.add_dictionary(m_dictionary / "sv_SE.aff", m_dictionary / "sv_SE.dic");
        for (const auto& path : files_in(m_language, "_words.txt"))
            m_vocabulary.add_list(path, true);
        for (const auto& text : m_texts) m_vocabulary.add_text(text);
        for (const auto& path : files_in(m_language, "_words.txt"))
            m_vocabulary.add_text({lines_of(path), 1.5});
        m_vocabulary.find_compounds();
    }

    void number_words() {
        double found = 0;
        double read = 0;
        for (const auto& [word, facts] : m_vocabulary.words()) {
            found += facts.found;
            read += facts.read;
        }
        const auto size = static_cast<double>(m_vocabulary.words().size());
        for (const auto& [word, facts] : m_vocabulary.words()) {
            m_numbers.emplace(word, static_cast<std::uint32_t>(m_words.size()));
            m_words.push_back(word);
            m_read.push_back(facts.read);
            const double listed = !facts.is_word ? 0 : facts.is_sure ? 1 : 0.25;
            m_chances.push_back(0.3 * facts.found / found + 0.62 * facts.read / read +
                                0.04 * listed / size);
        }
        m_chances.insert(m_chances.end(), {0.06, 0.02, 0.02});
        m_read.insert(m_read.end(), {0, 0, 0});
    }

    [[nodiscard]] std::uint32_t number_of(const Token& token) const {
        const auto special = static_cast<std::uint32_t>(m_words.size());
        if (token.kind == TokenKind::end) return special;
        if (token.kind == TokenKind::number) return special + 1;
        const auto found = m_numbers.find(lower_case(token.written));
        return found == m_numbers.end() ? special + 2 : found->second;
    }

    void count_text() {
        for (const auto& text : m_texts)
            for (const auto& line : text.sentences) add_sentences(line, text.weight);
    }

    void add_sentences(const std::string& line, double weight) {
        std::vector<std::uint32_t> sentence;
        for (const auto& token : tokens_in(line)) {
            sentence.push_back(number_of(token));
            if (token.kind != TokenKind::end || sentence.size() < 2) continue;
            m_sentences.words.push_back(sentence);
            m_sentences.weights.push_back(static_cast<float>(weight));
            sentence = {sentence.back()};
        }
    }

    [[nodiscard]] std::vector<double> class_sums(const std::vector<std::uint8_t>& classes) const {
        std::vector<double> sums(k_classes, 0);
        for (std::size_t i = 0; i < m_chances.size(); ++i) sums[classes[i]] += m_chances[i];
        return sums;
    }

    [[nodiscard]] std::vector<WordEntry> entries(const std::vector<std::uint8_t>& classes) const {
        double heads = 0;
        double tails = 0;
        for (const auto& [word, facts] : m_vocabulary.words()) {
            heads += facts.head;
            tails += facts.tail;
        }
        std::vector<WordEntry> entries;
        for (const auto& [word, facts] : m_vocabulary.words()) {
            const auto i = entries.size();
            WordEntry entry{};
            entry.cost = cost(m_chances[i]);
            // Any longer word may begin a compound, though none is known that does.
            const bool may_head = facts.head > 0 || (facts.is_sure && word.size() >= 5);
            entry.head = may_head ? cost(std::max(facts.head, 0.05) / heads) : k_never;
            // A usual word is a usual end, too.
            entry.tail = facts.is_sure ? cost(0.5 * (facts.tail + 0.1) / tails + 0.5 * m_chances[i])
                                       : k_never;
            entry.group = classes[i];
            entry.flags = flags(facts);
            entries.push_back(entry);
        }
        for (std::size_t i = entries.size(); i < m_chances.size(); ++i) {
            WordEntry entry{};
            entry.cost = cost(m_chances[i]);
            entry.head = entry.tail = k_never;
            entry.group = classes[i];
            entries.push_back(entry);
        }
        return entries;
    }

    static std::uint8_t cost(double chance) {
        return chance > 0 ? packed_cost(-std::log(chance)) : k_never;
    }

    static std::uint8_t flags(const Facts& facts) {
        // A dictionary that has it in lower case wants more to be said against it.
        const bool is_name =
            facts.is_plain ? facts.capital > 5 * facts.small + 10 : facts.capital > 2 * facts.small;
        return static_cast<std::uint8_t>((facts.is_word ? k_is_word : 0) |
                                         (is_name ? k_is_name : 0) |
                                         (facts.is_sure ? k_is_sure : 0));
    }

    // How letters follow each other in words: of each word type, a usual one counting more.
    [[nodiscard]] std::vector<std::uint8_t> letters() const {
        constexpr std::size_t n = k_letters;
        std::vector<double> fours(n * n * n * n, 0);
        std::vector<double> threes(n * n * n, 0);
        std::vector<double> twos(n * n, 0);
        for (const auto& [word, facts] : m_vocabulary.words()) {
            if (!facts.is_sure) continue;
            const double weight = 1 + std::log1p(facts.found + facts.read);
            std::size_t a = k_word_edge;
            std::size_t b = k_word_edge;
            std::size_t c = k_word_edge;
            for (std::size_t i = 0; i <= word.size(); ++i) {
                const std::size_t d = i < word.size() ? letter_number(word[i]) : k_word_edge;
                fours[((a * n + b) * n + c) * n + d] += weight;
                threes[(b * n + c) * n + d] += weight;
                twos[c * n + d] += weight;
                a = b;
                b = c;
                c = d;
            }
        }
        smooth(twos, {});
        smooth(threes, twos);
        smooth(fours, threes);
        std::vector<std::uint8_t> costs;
        for (const double chance : fours) costs.push_back(cost(chance));
        return costs;
    }

    // Counts become chances; what a row has not seen it takes from the shorter rows.
    static void smooth(std::vector<double>& counts, std::span<const double> shorter) {
        constexpr std::size_t n = k_letters;
        constexpr double weight = 8;
        for (std::size_t row = 0; row < counts.size(); row += n) {
            double sum = 0;
            for (std::size_t d = 0; d < n; ++d) sum += counts[row + d];
            for (std::size_t d = 0; d < n; ++d) {
                const double behind =
                    shorter.empty() ? 1.0 / n : shorter[(row + d) % shorter.size()];
                counts[row + d] = (counts[row + d] + weight * behind) / (sum + weight);
            }
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> foreign() const {
        std::map<std::string, double> chances;
        for (const auto& path : files_in(m_gathered, ".foreign")) {
            std::map<std::string, double> counts;
            double all = 0;
            for (const auto& line : lines_of(path)) {
                const auto blank = line.find(' ');
                if (blank == std::string::npos) continue;
                const double count = std::stod(line);
                counts[lower_case(to_latin(std::string_view(line).substr(blank + 1)))] += count;
                all += count;
            }
            std::vector<double> sorted;
            for (const auto& [word, count] : counts) sorted.push_back(count);
            std::sort(sorted.rbegin(), sorted.rend());
            const double least = sorted[std::min(sorted.size() - 1, k_foreign_words)];
            for (const auto& [word, count] : counts)
                if (count >= least) chances[word] = std::max(chances[word], count / all);
        }
        std::size_t size = 1;
        while (size * 3 < chances.size() * 4) size *= 2;
        std::vector<std::uint32_t> slots(size, 0);
        for (const auto& [word, chance] : chances) {
            const auto key = key_of(word);
            auto slot = key & (size - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
            slots[slot] = ((static_cast<std::uint32_t>(key >> 40U) | 1U) << 8U) | cost(chance);
        }
        return slots;
    }

    [[nodiscard]] std::vector<char> channel() const {
        std::string text;
        for (const auto& line : lines_of(m_language / "channel.txt"))
            if (!line.empty() && !line.starts_with('#')) text += to_latin(line) + "\n";
        return {text.begin(), text.end()};
    }

    fs::path m_gathered;
    fs::path m_language;
    fs::path m_dictionary;
    std::vector<Text> m_texts;
    Vocabulary m_vocabulary;
    std::vector<std::string> m_words;
    std::map<std::string, std::uint32_t> m_numbers;
    std::vector<double> m_read;
    std::vector<double> m_chances;  // with start, number and unknown at the end
    Sentences m_sentences;
};

}  // namespace
}  // namespace samskap::repair::builder

int main(int count, char** arguments) {
    if (count != 5) {
        fmt::print(stderr, "build_repair_model GATHERED LANGUAGE DICTIONARY OUT\n");
        return 2;
    }
    try {
        samskap::repair::builder::Builder(arguments[1], arguments[2], arguments[3])
            .run(arguments[4]);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "build_repair_model: {}\n", error.what());
        return 1;
    }
}
