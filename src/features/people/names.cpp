// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/people/lexicon.hpp"
#include "features/people/masking.hpp"
#include "features/people/people.hpp"
#include "features/people/texts.hpp"
#include "kernel/base/text.hpp"

namespace samskap::people {
namespace {

bool is_ordinary_word(std::string_view name) {
    const auto word = samskap::text::lower(name);
    if (samskap::text::code_points(word) < 3) return true;
    return word.find(' ') == std::string::npos && !lexicon().bases(word).empty();
}

// A part of a name that names the person by itself: not "von", "af", "E." or a dash.
bool stands_alone(std::string_view part) {
    std::size_t at = 0;
    if (part.empty() || !samskap::text::is_upper(samskap::text::decode(part, at))) return false;
    return at < part.size() && samskap::text::is_letter(samskap::text::decode(part, at));
}

}  // namespace

Face face_for(const Viewer& viewer, PartyId group) {
    if (viewer.is_secretary_of(group)) return Face::secretary;
    return viewer.sees(web::domain_of_group(group)) ? Face::group : Face::open;
}

void Names::load(const std::vector<PartyId>& parties) {
    db::List wanted;
    for (const auto party : parties)
        if (party && !m_known.contains(party)) wanted.ids.push_back(party.value);
    if (wanted.ids.empty()) return;
    m_db.each(
        [&](const db::Row& row) {
            auto& known = m_known[row["id"]];
            known = {.kind = row["kind"],
                     .name = row["name"],
                     .title = row["title"],
                     .organisation = row["organisation"],
                     .is_protected = row["is_protected"],
                     .agreed = row["agreed_to_be_named"]};
        },
        R"sql(
        SELECT p.id, p.kind, p.name, p.title, p.is_protected, p.agreed_to_be_named,
               COALESCE((SELECT MIN(o.name)
                           FROM memberships m JOIN parties o ON o.id = m.of_party
                          WHERE m.member = p.id AND m.to_day IS NULL
                            AND o.kind = 'organisation'), '') AS organisation
          FROM parties p
         WHERE p.id IN LIST($1)
    )sql",
        wanted);
}

std::string Names::of(PartyId party, Face face) {
    if (!m_known.contains(party)) load({party});
    const auto found = m_known.find(party);
    if (found == m_known.end()) return m_texts(text::somebody);
    const auto& known = found->second;
    if (known.kind != PartyKind::person) return known.name;
    if (face == Face::secretary) return known.name;
    if (known.is_protected) return m_texts(text::protected_person);
    if (face == Face::group || known.agreed) return known.name;
    if (!known.title.empty()) return known.title;
    if (!known.organisation.empty()) return m_texts(text::representative_of, known.organisation);
    return m_texts(text::somebody);
}

namespace {

enum class Whom { hidden_ones, everybody };

std::vector<MaskedWords> spelled(db::Reader& db, const ui::Texts& texts,
                                 const std::vector<PartyId>& persons, Whom whom) {
    db::List wanted;
    for (const auto person : persons) wanted.ids.push_back(person.value);
    Names names(db, texts);
    names.load(persons);
    std::vector<MaskedWords> masks;
    auto add = [&](std::string words, PartyId person) {
        const bool ordinary = is_ordinary_word(words);
        masks.push_back({std::move(words), names.of(person, Face::open), ordinary});
    };
    db.each(
        [&](const db::Row& row) {
            const PartyId person = row["party"];
            const std::string spelling = row["spelling"];
            add(spelling, person);
            for (const auto part : samskap::text::split(spelling, ' '))
                if (part != spelling && stands_alone(part)) add(std::string(part), person);
        },
        R"sql(
        SELECT s.party, s.spelling
          FROM spellings s JOIN parties p ON p.id = s.party
         WHERE p.kind = 'person' AND s.party IN LIST($1)
           AND ($2 OR p.is_protected OR NOT p.agreed_to_be_named)
         ORDER BY s.party, s.spelling
    )sql",
        wanted, whom == Whom::everybody);
    // The longest first, so that a whole name goes before its parts.
    std::stable_sort(masks.begin(), masks.end(), [](const auto& left, const auto& right) {
        return left.words.size() > right.words.size();
    });
    return masks;
}

}  // namespace

std::vector<MaskedWords> words_to_mask(db::Reader& db, const ui::Texts& texts,
                                       const std::vector<PartyId>& persons) {
    return spelled(db, texts, persons, Whom::hidden_ones);
}

std::vector<MaskedWords> names_of_person(db::Reader& db, PartyId person) {
    return spelled(db, ui::Texts(web::Preferences{}), {person}, Whom::everybody);
}

}  // namespace samskap::people
