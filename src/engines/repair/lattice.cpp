// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/lattice.hpp"

#include <algorithm>
#include <cmath>

namespace samskap::repair {
namespace {

// Forwards and backwards over pairs of neighbouring candidates. Sums are brought to one at each
// word, so long sentences do not run out of digits.
class Passes {
public:
    Passes(std::span<const std::vector<Candidate>* const> sentence, const Model& model)
        : m_sentence(sentence), m_model(model), m_start{{.word = model.start()}} {}

    Chances run() {
        forwards();
        return backwards();
    }

private:
    // Before the first and after the last word stands the border of the sentence.
    [[nodiscard]] const std::vector<Candidate>& at(std::size_t place) const {
        return place < 2 || place >= m_sentence.size() + 2 ? m_start : *m_sentence[place - 2];
    }

    // The chances of going from the pair before `place` to each candidate there.
    std::vector<float>& steps(std::size_t place) {
        const auto& a = at(place - 2);
        const auto& b = at(place - 1);
        const auto& c = at(place);
        auto& chances = m_steps[place];
        chances.resize(a.size() * b.size() * c.size());
        m_after.clear();
        for (const auto& second : b)
            for (const auto& third : c) m_after.push_back(m_model.after(second.word, third.word));
        std::size_t i = 0;
        for (const auto& first : a)
            for (std::size_t j = 0; j < b.size(); ++j) {
                const auto before = m_model.before(first.word, b[j].word);
                for (std::size_t k = 0; k < c.size(); ++k)
                    chances[i++] = std::exp(
                        -c[k].cost - m_model.cost(before, m_after[j * c.size() + k], c[k].word));
            }
        return chances;
    }

    static void bring_to_one(std::vector<float>& values) {
        float sum = 0;
        for (const float value : values) sum += value;
        if (sum <= 0) {
            std::fill(values.begin(), values.end(), 1 / static_cast<float>(values.size()));
            return;
        }
        for (float& value : values) value /= sum;
    }

    void forwards() {
        const auto places = m_sentence.size() + 3;
        m_steps.resize(places);
        m_forward.resize(places);
        m_forward[1] = {1};
        for (std::size_t place = 2; place < places; ++place) {
            const auto& step = steps(place);
            const auto as = at(place - 2).size();
            const auto bs = at(place - 1).size();
            const auto cs = at(place).size();
            auto& sums = m_forward[place];
            sums.assign(bs * cs, 0);
            for (std::size_t a = 0; a < as; ++a)
                for (std::size_t b = 0; b < bs; ++b)
                    for (std::size_t c = 0; c < cs; ++c)
                        sums[b * cs + c] +=
                            m_forward[place - 1][a * bs + b] * step[(a * bs + b) * cs + c];
            bring_to_one(sums);
        }
    }

    Chances backwards() {
        Chances chances(m_sentence.size());
        std::vector<float> after(at(m_sentence.size() + 1).size(), 1);
        for (auto place = m_sentence.size() + 1; place >= 2; --place) {
            // `after` is of the pair (place, place + 1) going in, of (place - 1, place) going out.
            const auto as = at(place - 1).size();
            const auto bs = at(place).size();
            const auto cs = at(place + 1).size();
            std::vector<float> before(as * bs, 0);
            for (std::size_t a = 0; a < as; ++a)
                for (std::size_t b = 0; b < bs; ++b)
                    for (std::size_t c = 0; c < cs; ++c)
                        before[a * bs + b] +=
                            m_steps[place + 1][(a * bs + b) * cs + c] * after[b * cs + c];
            bring_to_one(before);
            auto& here = chances[place - 2];
            here.assign(bs, 0);
            for (std::size_t a = 0; a < as; ++a)
                for (std::size_t b = 0; b < bs; ++b)
                    here[b] += m_forward[place][a * bs + b] * before[a * bs + b];
            bring_to_one(here);
            after = std::move(before);
        }
        return chances;
    }

    std::span<const std::vector<Candidate>* const> m_sentence;
    const Model& m_model;
    std::vector<Candidate> m_start;
    std::vector<Model::After> m_after;
    std::vector<std::vector<float>> m_steps;
    std::vector<std::vector<float>> m_forward;
};

}  // namespace

Chances chances_of(std::span<const std::vector<Candidate>* const> sentence, const Model& model) {
    if (sentence.empty()) return {};
    return Passes(sentence, model).run();
}

}  // namespace samskap::repair
