// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "features/people/people.hpp"

// What a person has said yes to, for each purpose. Whoever shows a quote or a photo asks here each
// time, or joins `consents` where withdrawn_at IS NULL: what is taken back is gone at once.
namespace samskap::people {

// Being named on open pages; being quoted by name; being seen in pictures.
enum class ConsentTo { named, quote, photo };
std::string_view name_of(ConsentTo purpose);
bool from_text(std::string_view text, ConsentTo& purpose);
inline constexpr ConsentTo k_consent_purposes[] = {ConsentTo::named, ConsentTo::quote,
                                                   ConsentTo::photo};
// Of the words that a person says yes to; a change of meaning is a new version.
inline constexpr int k_consent_text_version = 1;

// On a page of their own; on paper; by word of mouth; before consents were kept.
enum class ConsentWay { self, paper, spoken, earlier };
std::string_view name_of(ConsentWay way);
bool from_text(std::string_view text, ConsentWay& way);

struct Consent {
    ConsentTo purpose = ConsentTo::named;
    std::int64_t text_version = 0;
    ConsentWay way = ConsentWay::self;
    Instant given_at;
    std::optional<PartyId> recorded_by = {};
    std::optional<Instant> withdrawn_at = {};
};
bool consents(db::Reader& db, PartyId person, ConsentTo purpose);
// The newest first, those taken back too.
std::vector<Consent> consents_of(db::Reader& db, PartyId person);

// Given twice is given once. Who is protected is named nowhere, whatever they said yes to.
void give_consent(db::Writer& db, PartyId actor, PartyId person, ConsentTo purpose, ConsentWay way);
// Answers whether there was one. What others keep of names must follow: the caller tells them.
bool withdraw_consent(db::Writer& db, PartyId actor, PartyId person, ConsentTo purpose);

// No messages and no suggestions until then.
std::optional<Instant> quiet_until(db::Reader& db, PartyId person, Instant at);
void be_quiet(db::Writer& db, PartyId person, Instant until);
void end_quiet(db::Writer& db, PartyId person);

}  // namespace samskap::people
