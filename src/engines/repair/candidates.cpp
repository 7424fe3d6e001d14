// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "engines/repair/latin.hpp"

namespace samskap::repair {
namespace {

constexpr std::size_t k_most = 8;        // candidates kept of one word
constexpr float k_widest = 12;           // nats behind the best that are still kept
constexpr float k_highest_channel = 14;  // a misreading rarer than this is not looked for
constexpr float k_compound = 2.0F;       // what an unlisted compound costs beyond its parts
constexpr float k_whole_enough = 16;     // a whole word this likely makes compounds needless
constexpr std::size_t k_least_part = 3;
constexpr int k_most_parts = 4;
constexpr float k_own_word = 9;    // what an own word read once costs
constexpr float k_own_most = 3;    // and what having been read often may take off
constexpr float k_correction = 8;  // what one correction by a person takes off
constexpr float k_letters_share = 1.0F;
constexpr float k_unknown_word = 3;
constexpr float k_unknown_name = 0;   // names are what dictionaries lack most
constexpr float k_inner_capital = 3;  // "tycKte"
constexpr float k_lower_name = 4;     // a name that begins a compound in lower case
constexpr float k_no_letters = 6;     // "4r" is hardly meant
constexpr float k_slip = 9;           // a letter too many, too few or another, of any kind
constexpr std::size_t k_least_slip = 5;
constexpr float k_doubted = 5;  // that a doubted word, which nobody knows, was read right

}  // namespace

// One word that was read, walked through the automaton of what might have stood there.
class Candidates::Search {
public:
    Search(const Model& model, const Channel& channel, const OwnWords& own, const std::string& read,
           bool is_doubted = false)
        : m_model(model),
          m_edges(model.edges()),
          m_channel(channel),
          m_own(own),
          m_read(read),
          m_is_doubted(is_doubted) {}

    std::vector<Candidate> run() {
        walk({});
        if (m_read.size() >= 2 * k_least_part && best() > k_whole_enough) {
            m_compounds = true;
            walk({});
        }
        if (!m_own.words().empty()) walk_own({}, 0, 0);
        if ((m_found.empty() || m_is_doubted) && m_read.size() >= k_least_slip &&
            std::all_of(m_read.begin(), m_read.end(), is_letter) &&
            (m_is_doubted || !is_upper(m_read[0]))) {
            m_slips = true;
            m_compounds = false;
            walk({});
        }
        mend_capitals();
        add_corrections();
        add_as_read();
        return kept();
    }

private:
    struct Place {
        std::size_t at = 0;              // in what was read
        std::uint32_t node = 0;          // of the automaton; k_no_word where nothing follows
        std::uint32_t number = 0;        // of words before those that begin so
        std::uint32_t word = k_no_word;  // that ends here
        std::size_t part_start = 0;      // in m_written
        float cost = 0;                  // of the misreadings
        float heads = 0;                 // of the parts before
        int parts = 1;
        bool slipped = false;
    };

    [[nodiscard]] float best() const {
        float best = 1e9F;
        for (const auto& candidate : m_found) best = std::min(best, candidate.alone);
        return best;
    }

    // Each way to go on from here: a letter as read, or what a rule says it was.
    template <class Step>
    void each_reading(std::size_t at, float cost, Step step) {
        const char read = m_read[at];
        if (is_letter(read))
            step(std::string_view(m_read).substr(at, 1), std::size_t{1}, m_channel.kept(read));
        for (const auto& rule : m_channel.rules_from(read))
            if (cost + rule.cost < k_highest_channel &&
                std::string_view(m_read).substr(at).starts_with(rule.read))
                step(rule.written, rule.read.size(), rule.cost);
    }

    void walk(const Place& place) {
        if (place.at == m_read.size()) return arrive(place);
        if (m_compounds && place.word != k_no_word) join(place);
        if (m_slips && !place.slipped) slip(place);
        if (place.node == k_no_word) return;
        each_reading(place.at, place.cost,
                     [&](std::string_view written, std::size_t length, float cost) {
                         auto next = place;
                         next.at += length;
                         next.cost += cost;
                         const auto size = m_written.size();
                         m_written += written;
                         if (follow(next, written)) walk(next);
                         m_written.resize(size);
                     });
    }

    // One letter read too many, or any letter for another or for none.
    void slip(Place place) {
        place.slipped = true;
        place.cost += k_slip;
        auto skipped = place;
        ++skipped.at;
        walk(skipped);
        if (place.node == k_no_word) return;
        for (auto at = place.node;; ++at) {
            const char letter = m_edges[at].letter();
            const auto size = m_written.size();
            m_written += letter;
            auto missed = place;
            if (follow(missed, m_written.substr(size))) {
                auto changed = missed;
                ++changed.at;
                walk(changed);
                walk(missed);
            }
            m_written.resize(size);
            if (m_edges[at].is_last()) return;
        }
    }

    bool follow(Place& place, std::string_view written) const {
        for (const char letter : written) {
            if (place.node == k_no_word) return false;
            auto at = place.node;
            while (m_edges[at].letter() != lower(letter)) {
                if (m_edges[at].is_last()) return false;
                ++at;
            }
            place.number += m_edges[at].skip;
            place.word = m_edges[at].ends_word() ? place.number : k_no_word;
            place.number += m_edges[at].ends_word() ? 1 : 0;
            place.node = m_edges[at].target() == 0 ? k_no_word : m_edges[at].target();
        }
        return true;
    }

    // What has been walked is the beginning of a compound: the next part begins at the root.
    void join(const Place& place) {
        const auto head = m_model.entry(place.word).head;
        if (head == k_never || place.parts == k_most_parts ||
            m_written.size() - place.part_start < k_least_part ||
            m_read.size() - place.at < k_least_part)
            return;
        Place next;
        next.at = place.at;
        next.part_start = m_written.size();
        next.cost = place.cost;
        next.heads = place.heads + unpacked_cost(head);
        const bool is_name = (m_model.entry(place.word).flags & k_is_name) != 0;
        if (is_name && !is_upper(m_written[place.part_start])) next.heads += k_lower_name;
        next.parts = place.parts + 1;
        if (next.heads + next.cost < best() + k_widest) walk(next);
    }

    void arrive(const Place& place) {
        if (place.word == k_no_word) return;
        const auto& entry = m_model.entry(place.word);
        const float usual = unpacked_cost(entry.cost);
        if (place.parts == 1) {
            const auto origin = place.slipped ? Origin::slip : Origin::word;
            if ((entry.flags & k_is_word) != 0) add(place.word, place.cost, usual, origin);
            return;
        }
        if (entry.tail == k_never || m_written.size() - place.part_start < k_least_part) return;
        const float price = place.heads + unpacked_cost(entry.tail) + k_compound;
        add(place.word, place.cost + price - usual, usual, Origin::compound);
    }

    void add(std::uint32_t word, float cost, float usual, Origin origin) {
        const auto same = std::find_if(m_found.begin(), m_found.end(),
                                       [&](const auto& other) { return other.text == m_written; });
        if (same == m_found.end()) {
            m_found.push_back({m_written, word, cost, cost + usual, origin, m_written == m_read});
        } else if (cost + usual < same->alone) {
            same->word = word;
            same->cost = cost;
            same->alone = cost + usual;
            same->origin = origin;
        }
    }

    // The own words that begin with `prefix` lie beside each other.
    void walk_own(const std::string& prefix, std::size_t at, float cost) {
        const auto first = m_own.words().lower_bound(prefix);
        if (first == m_own.words().end() || !first->first.starts_with(prefix)) return;
        if (at == m_read.size()) {
            if (first->first == prefix) add_own(first->second, cost);
            return;
        }
        each_reading(at, cost, [&](std::string_view written, std::size_t length, float more) {
            const auto size = m_written.size();
            m_written += written;
            walk_own(prefix + lower_case(written), at + length, cost + more);
            m_written.resize(size);
        });
    }

    void add_own(const OwnWords::Word& own, float cost) {
        const float usual =
            k_own_word - std::min(k_own_most, std::log(static_cast<float>(1 + own.count)));
        const auto word = m_model.find(lower_case(m_written));
        const bool known = word != k_no_word && (m_model.entry(word).flags & k_is_word) != 0;
        if (!known) return add(m_model.unknown(), cost + usual, 0, Origin::own);
        const float alone = unpacked_cost(m_model.entry(word).cost);
        add(word, cost + std::min(0.0F, usual - alone), alone, Origin::own);
    }

    // A capital within a word is a misreading too, unless all are capitals.
    void mend_capitals() {
        std::size_t capitals = 0;
        std::size_t letters = 0;
        for (const char c : m_read) {
            capitals += is_upper(c) ? 1 : 0;
            letters += is_letter(c) ? 1 : 0;
        }
        const bool all = letters > 1 && capitals * 4 >= letters * 3;
        auto found = std::move(m_found);
        m_found.clear();
        for (const auto& candidate : found) {
            m_written = candidate.text;
            const bool is_name = candidate.origin == Origin::own ||
                                 (m_model.entry(candidate.word).flags & k_is_name) != 0;
            if (candidate.text != m_read || !is_name)
                for (std::size_t i = all ? 0 : 1; i < m_written.size(); ++i)
                    m_written[i] = all ? upper(m_written[i]) : lower(m_written[i]);
            const float odd = candidate.text == m_read && m_written != m_read ? k_inner_capital : 0;
            add(candidate.word, candidate.cost + odd, candidate.alone - candidate.cost,
                candidate.origin);
        }
    }

    void add_corrections() {
        const auto found = m_own.corrections().find(m_read);
        if (found == m_own.corrections().end()) return;
        for (const auto& made : found->second) {
            m_written = made.text;
            const auto word = m_model.find(lower_case(made.text));
            const bool known = word != k_no_word && (m_model.entry(word).flags & k_is_word) != 0;
            const float alone = known ? unpacked_cost(m_model.entry(word).cost) : 0;
            const float gain = k_correction + std::log(static_cast<float>(made.count));
            add(known ? word : m_model.unknown(), k_own_word - gain - alone, alone, Origin::own);
        }
    }

    // A word nobody knows may stand as it is: a name, a new word, an author's slip.
    void add_as_read() {
        for (const auto& candidate : m_found)
            if (candidate.is_as_read) return;
        m_written = m_read;
        const auto plain = lower_case(m_read);
        const bool is_word = std::all_of(m_read.begin(), m_read.end(), is_letter);
        float cost = m_model.letters_cost(plain) * k_letters_share;
        cost += is_word ? (is_upper(m_read[0]) ? k_unknown_name : k_unknown_word) : k_no_letters;
        for (const char c : m_read) cost += is_letter(c) ? m_channel.kept(c) : 0;
        if (m_is_doubted) cost += k_doubted;
        add(m_model.unknown(), cost, 0, Origin::unknown);
    }

    std::vector<Candidate> kept() {
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const auto& a, const auto& b) { return a.alone < b.alone; });
        const float most = m_found.front().alone + k_widest;
        std::vector<Candidate> kept;
        for (auto& candidate : m_found)
            if ((kept.size() < k_most && candidate.alone < most) || candidate.is_as_read)
                kept.push_back(std::move(candidate));
        return kept;
    }

    const Model& m_model;
    std::span<const Edge> m_edges;
    const Channel& m_channel;
    const OwnWords& m_own;
    const std::string& m_read;
    const bool m_is_doubted;
    std::string m_written;
    bool m_compounds = false;
    bool m_slips = false;
    std::vector<Candidate> m_found;
};

const std::vector<Candidate>& Candidates::of(const std::string& read) {
    const auto [place, is_new] = m_known.try_emplace(read);
    if (is_new) place->second = Search(m_model, m_channel, m_own, read).run();
    return place->second;
}

std::vector<Candidate> Candidates::of_doubted(const std::string& read) {
    return Search(m_model, m_channel, m_own, read, true).run();
}

}  // namespace samskap::repair
