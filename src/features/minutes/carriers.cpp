// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/carriers.hpp"

#include <algorithm>
#include <array>

#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

constexpr std::array<std::string_view, 9> k_takes{
    " tar över", " håller i ",  " ska hålla i ", " leder ",      " kommer att leda ",
    " driver ",  " samordnar ", " tar ansvar ",  " tar hand om "};
constexpr std::array<std::string_view, 5> k_leaves{" slutar", " har slutat", " slutade", " lämnar ",
                                                   " har lämnat "};
constexpr std::string_view k_ball = " har bollen";

template <std::size_t count>
bool says(const std::string& words, const std::array<std::string_view, count>& phrases) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](auto phrase) { return words.find(phrase) != std::string::npos; });
}

// What somebody does, or did, who carries a matter.
constexpr std::array<std::string_view, 10> k_carries{
    "hållit i", "höll i",   "håller i",  "driver",     "drivit",
    "drev ",    "har lett", "ansvarat ", "samordnat ", "samordnade "};

struct Carrier {
    std::optional<PartyId> holder;
    std::optional<Day> holder_since;
    std::optional<Day> ball_since;
};
Carrier carrier_of(db::Reader& db, matters::MatterId matter) {
    return db.one(
        [](const db::Row& row) -> Carrier {
            return {row.optional("holder"), row.optional("holder_since"),
                    row.optional("ball_since")};
        },
        "SELECT holder, holder_since, ball_since FROM matters WHERE id = $1", matter);
}

// Whether a text names a party, by any of its spellings written out.
bool names(db::Reader& db, std::string_view words, PartyId party) {
    bool found = false;
    db.each(
        [&](const db::Row& row) {
            found = found || words.find(row["spelling"].text()) != std::string_view::npos;
        },
        "SELECT spelling FROM spellings WHERE party = $1 AND withdrawn_at IS NULL", party);
    return found;
}

// The one person whose first and last name stand in the text.
std::optional<PartyId> person_in(db::Reader& db, PartyId group, std::string_view text) {
    std::optional<PartyId> person;
    std::string_view before;
    for (const auto word : text::split(text, ' ')) {
        const auto last = word.substr(0, word.find_last_not_of(".,;:!?)") + 1);
        if (!before.empty() && before.end() + 1 == last.begin()) {
            const auto pair = text.substr(static_cast<std::size_t>(before.data() - text.data()),
                                          before.size() + 1 + last.size());
            const auto party = people::resolve(db, group, pair);
            const bool is_person =
                party && db.any("SELECT 1 FROM parties WHERE id = $1 AND kind = 'person'", *party);
            if (is_person && person && *person != *party) return std::nullopt;
            if (is_person) person = party;
        }
        before = word;
    }
    return person;
}

void note_ball(db::Writer& db, PartyId actor, const Carrying& said, const std::string& words) {
    const auto at = words.find(k_ball);
    if (at == std::string::npos) return;
    // The one who has it is what stands before, from the beginning of the sentence.
    const auto who = std::string_view(said.text).substr(0, at);
    const auto party = people::resolve(db, said.group, who);
    matters::set_ball(db, actor, said.matter, party, said.day, said.text, said.statement);
}

}  // namespace

void note_carriers(db::Writer& db, PartyId actor, const Carrying& said) {
    using reading::Kind;
    if (said.kind == Kind::question) return;
    const auto words = text::lower(said.text) + " ";
    const auto carrier = carrier_of(db, said.matter);
    // What older minutes say, published late, does not change how it stands.
    const bool is_newest = !carrier.ball_since || *carrier.ball_since <= said.day;
    if (is_newest && said.kind != Kind::proposal) note_ball(db, actor, said, words);
    if (carrier.holder_since && *carrier.holder_since > said.day) return;
    const auto holder = carrier.holder;
    const auto leaves = [&] {
        matters::set_holder(db, actor, said.matter, std::nullopt, said.day, said.statement);
    };
    if (says(words, k_leaves)) {
        if (holder && names(db, said.text, *holder)) return leaves();
        // Nobody had written down who held it until they left.
        const auto former =
            !holder && says(words, k_carries) ? person_in(db, said.group, said.text) : std::nullopt;
        const bool is_known =
            former &&
            db.any("SELECT 1 FROM holders WHERE matter = $1 AND party = $2", said.matter, *former);
        if (former && !is_known) {
            matters::set_holder(db, actor, said.matter, former, said.day, said.statement);
            return leaves();
        }
    }
    const bool takes = said.owner && said.owner != holder && says(words, k_takes) &&
                       (said.kind == Kind::decision || said.kind == Kind::action);
    if (takes) matters::set_holder(db, actor, said.matter, said.owner, said.day, said.statement);
}

}  // namespace samskap::minutes
