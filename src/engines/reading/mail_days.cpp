// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/mail_days.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engines/reading/characters.hpp"
#include "engines/reading/header_fields.hpp"
#include "engines/reading/words.hpp"
#include "engines/recurrence/resolve.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

using recurrence::PhraseKind;

std::optional<ToldDay> by_phrase(std::string_view text, Day sent) {
    recurrence::Context context;
    context.reference = sent;
    for (const auto& phrase : recurrence::find_phrases(text)) {
        auto words =
            lower_in_place(text.substr(phrase.core.begin, phrase.core.end - phrase.core.begin));
        const bool back =
            (phrase.kind == PhraseKind::weekday &&
             ((words.starts_with("i ") && words.find("ags") != words.npos) ||
              words.starts_with("förra "))) ||
            (phrase.kind == PhraseKind::window &&
             phrase.window.unit == recurrence::WindowUnit::day && phrase.window.offset == -1);
        const auto day = recurrence::resolve(phrase, context).day();
        if (back && day && sent - *day > 0) return ToldDay{*day, std::move(words)};
    }
    return std::nullopt;
}

// "onsdagens", before the day it was sent
std::optional<Day> last_of(std::string_view genitive, Day sent) {
    constexpr auto weekdays =
        std::to_array<std::string_view>({"måndagens", "tisdagens", "onsdagens", "torsdagens",
                                         "fredagens", "lördagens", "söndagens"});
    for (std::size_t at = 0; at < weekdays.size(); ++at)
        for (int back = 1; back < 7 && weekdays.at(at) == genitive; ++back)
            if (static_cast<std::size_t>(weekday_of(sent + -back)) == at) return sent + -back;
    return std::nullopt;
}

// "dagens möte", "onsdagens styrelsemöte", "gårdagens träff"
std::optional<ToldDay> by_genitive(std::string_view low, Day sent) {
    std::string_view before;
    for (auto word : text::split(low, ' ')) {
        while (ends_with_any(word, ".,!:")) word.remove_suffix(1);
        const auto whose = std::exchange(before, word);
        if (!names_a_meeting(word) && people_rank(word) < 2) continue;
        if (whose == "dagens") return ToldDay{sent, "dagens möte"};
        if (whose == "gårdagens") return ToldDay{sent + -1, "gårdagens möte"};
        if (const auto day = last_of(whose, sent)) return ToldDay{*day, std::string(whose)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<ToldDay> day_told_in_mail(std::string_view text, Day sent) {
    if (auto told = by_phrase(text, sent)) return told;
    const auto low = lower_in_place(text);
    for (std::string_view today :
         {"tack för idag", "tack för i dag", "mötet idag", "mötet i dag", "vi sa idag",
          "vi sa i dag", "träffades i dag", "träffades idag", "sågs i dag", "sågs idag"})
        if (low.find(today) != low.npos) return ToldDay{sent, std::string(today)};
    return by_genitive(low, sent);
}

}  // namespace samskap::reading
