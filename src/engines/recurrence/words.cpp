// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdint>
#include <string>

#include "engines/recurrence/phrases.hpp"
#include "engines/recurrence/tokens.hpp"

namespace samskap::recurrence {
namespace {

struct Entry {
    std::string_view word;
    Meaning meaning;
};

constexpr Meaning unit(Unit which, Form form = Form::base) {
    return {Word::unit, static_cast<std::int8_t>(which), form};
}
constexpr Meaning feast(Feast which) { return {Word::feast, static_cast<std::int8_t>(which), {}}; }
constexpr Meaning part(Part which) { return {Word::part, static_cast<std::int8_t>(which), {}}; }
constexpr Meaning numbered(Word word, int value) {
    return {word, static_cast<std::int8_t>(value), {}};
}
constexpr Meaning season(int which, Form form) {
    return {Word::season, static_cast<std::int8_t>(which), form};
}

constexpr Entry calendar_words[] = {
    {"januari", numbered(Word::month, 1)},
    {"februari", numbered(Word::month, 2)},
    {"mars", numbered(Word::month, 3)},
    {"april", numbered(Word::month, 4)},
    {"maj", numbered(Word::month, 5)},
    {"juni", numbered(Word::month, 6)},
    {"juli", numbered(Word::month, 7)},
    {"augusti", numbered(Word::month, 8)},
    {"september", numbered(Word::month, 9)},
    {"oktober", numbered(Word::month, 10)},
    {"november", numbered(Word::month, 11)},
    {"december", numbered(Word::month, 12)},
    {"jan", numbered(Word::month_short, 1)},
    {"feb", numbered(Word::month_short, 2)},
    {"febr", numbered(Word::month_short, 2)},
    {"mar", numbered(Word::month_short, 3)},
    {"apr", numbered(Word::month_short, 4)},
    {"jun", numbered(Word::month_short, 6)},
    {"aug", numbered(Word::month_short, 8)},
    {"sep", numbered(Word::month_short, 9)},
    {"sept", numbered(Word::month_short, 9)},
    {"okt", numbered(Word::month_short, 10)},
    {"nov", numbered(Word::month_short, 11)},
    {"dec", numbered(Word::month_short, 12)},
    // English ones only behind a number, as in "8 June" of mixed notes.
    {"january", numbered(Word::month_short, 1)},
    {"february", numbered(Word::month_short, 2)},
    {"march", numbered(Word::month_short, 3)},
    {"may", numbered(Word::month_short, 5)},
    {"june", numbered(Word::month_short, 6)},
    {"july", numbered(Word::month_short, 7)},
    {"august", numbered(Word::month_short, 8)},
    {"october", numbered(Word::month_short, 10)},
    {"monday", numbered(Word::weekday_short, 0)},
    {"tuesday", numbered(Word::weekday_short, 1)},
    {"wednesday", numbered(Word::weekday_short, 2)},
    {"thursday", numbered(Word::weekday_short, 3)},
    {"friday", numbered(Word::weekday_short, 4)},
    {"saturday", numbered(Word::weekday_short, 5)},
    {"sunday", numbered(Word::weekday_short, 6)},
    {"mån", numbered(Word::weekday_short, 0)},
    {"tis", numbered(Word::weekday_short, 1)},
    {"ons", numbered(Word::weekday_short, 2)},
    {"tor", numbered(Word::weekday_short, 3)},
    {"tors", numbered(Word::weekday_short, 3)},
    {"fre", numbered(Word::weekday_short, 4)},
    {"lör", numbered(Word::weekday_short, 5)},
    {"sön", numbered(Word::weekday_short, 6)},
    {"må", numbered(Word::weekday_two, 0)},
    {"ti", numbered(Word::weekday_two, 1)},
    {"on", numbered(Word::weekday_two, 2)},
    {"to", numbered(Word::weekday_two, 3)},
    {"lö", numbered(Word::weekday_two, 5)},
    {"sö", numbered(Word::weekday_two, 6)},
    {"första", numbered(Word::ordinal, 1)},
    {"förste", numbered(Word::ordinal, 1)},
    {"andra", numbered(Word::ordinal, 2)},
    {"tredje", numbered(Word::ordinal, 3)},
    {"fjärde", numbered(Word::ordinal, 4)},
    {"femte", numbered(Word::ordinal, 5)},
    {"sjätte", numbered(Word::ordinal, 6)},
    {"sjunde", numbered(Word::ordinal, 7)},
    {"åttonde", numbered(Word::ordinal, 8)},
    {"nionde", numbered(Word::ordinal, 9)},
    {"tionde", numbered(Word::ordinal, 10)},
    {"elfte", numbered(Word::ordinal, 11)},
    {"tolfte", numbered(Word::ordinal, 12)},
    {"femtonde", numbered(Word::ordinal, 15)},
    {"tjugonde", numbered(Word::ordinal, 20)},
    {"trettionde", numbered(Word::ordinal, 30)},
    {"sista", numbered(Word::ordinal, -1)},
    {"en", numbered(Word::number, 1)},
    {"ett", numbered(Word::number, 1)},
    {"två", numbered(Word::number, 2)},
    {"tre", numbered(Word::number, 3)},
    {"fyra", numbered(Word::number, 4)},
    {"fem", numbered(Word::number, 5)},
    {"sex", numbered(Word::number, 6)},
    {"sju", numbered(Word::number, 7)},
    {"åtta", numbered(Word::number, 8)},
    {"nio", numbered(Word::number, 9)},
    {"tio", numbered(Word::number, 10)},
    {"elva", numbered(Word::number, 11)},
    {"tolv", numbered(Word::number, 12)},
    {"fjorton", numbered(Word::number, 14)},
    {"femton", numbered(Word::number, 15)},
    {"tjugo", numbered(Word::number, 20)},
    {"trettio", numbered(Word::number, 30)},
    {"dag", unit(Unit::day)},
    {"dagen", unit(Unit::day, Form::definite)},
    {"dagar", unit(Unit::day, Form::plural)},
    {"dygn", unit(Unit::day, Form::plural)},
    {"dagarna", unit(Unit::day, Form::plural_definite)},
    {"vecka", unit(Unit::week)},
    {"veckan", unit(Unit::week, Form::definite)},
    {"veckor", unit(Unit::week, Form::plural)},
    {"veckorna", unit(Unit::week, Form::plural_definite)},
    {"månad", unit(Unit::month)},
    {"månaden", unit(Unit::month, Form::definite)},
    {"månader", unit(Unit::month, Form::plural)},
    {"månaderna", unit(Unit::month, Form::plural_definite)},
    {"kvartal", unit(Unit::quarter)},
    {"kvartalet", unit(Unit::quarter, Form::definite)},
    {"halvår", unit(Unit::half_year)},
    {"halvåret", unit(Unit::half_year, Form::definite)},
    {"termin", unit(Unit::term)},
    {"terminen", unit(Unit::term, Form::definite)},
    {"år", unit(Unit::year)},
    {"året", unit(Unit::year, Form::definite)},
    {"helg", unit(Unit::weekend)},
    {"helgen", unit(Unit::weekend, Form::definite)},
    {"vinter", season(1, Form::base)},
    {"vintern", season(1, Form::definite)},
    {"vår", season(2, Form::base)},
    {"våren", season(2, Form::definite)},
    {"sommar", season(3, Form::base)},
    {"sommaren", season(3, Form::definite)},
    {"höst", season(4, Form::base)},
    {"hösten", season(4, Form::definite)},
    {"vintras", season(1, Form::past)},
    {"våras", season(2, Form::past)},
    {"somras", season(3, Form::past)},
    {"höstas", season(4, Form::past)},
    {"vårterminen", numbered(Word::term, 1)},
    {"vårtermin", numbered(Word::term, 1)},
    {"vt", numbered(Word::term, 1)},
    {"höstterminen", numbered(Word::term, 2)},
    {"hösttermin", numbered(Word::term, 2)},
    {"ht", numbered(Word::term, 2)},
    {"jul", feast(Feast::christmas)},
    {"julen", feast(Feast::christmas)},
    {"julhelgen", feast(Feast::christmas)},
    {"påsk", feast(Feast::easter)},
    {"påsken", feast(Feast::easter)},
    {"midsommar", feast(Feast::midsummer)},
    {"midsommaren", feast(Feast::midsummer)},
    {"nyår", feast(Feast::new_year)},
    {"nyåret", feast(Feast::new_year)},
    {"semestern", feast(Feast::summer_holiday)},
    {"semestrarna", feast(Feast::summer_holiday)},
    {"sommaruppehållet", feast(Feast::summer_holiday)},
    {"början", part(Part::beginning)},
    {"mitten", part(Part::middle)},
    {"slutet", part(Part::end)},
    {"imorgon", numbered(Word::relative_day, 1)},
    {"imorrn", numbered(Word::relative_day, 1)},
    {"igår", numbered(Word::relative_day, -1)},
    {"fjol", numbered(Word::last_year, -1)},
    {"morgon", numbered(Word::relative_night, 1)},
    {"övermorgon", numbered(Word::relative_night, 2)},
    {"går", numbered(Word::relative_night, -1)},
    {"förrgår", numbered(Word::relative_night, -2)},
};

constexpr Entry particles[] = {
    {"eftermiddag", {Word::part_of_day, 0, {}}},
    {"förmiddag", {Word::part_of_day, 0, {}}},
    {"kväll", {Word::part_of_day, 0, {}}},
    {"heldag", {Word::part_of_day, 0, {}}},
    {"halvdag", {Word::part_of_day, 0, {}}},
    {"möte", {Word::meeting, 0, {}}},
    {"mötet", {Word::meeting, 0, {}}},
    {"sammanträde", {Word::meeting, 0, {}}},
    {"sammanträdet", {Word::meeting, 0, {}}},
    {"träff", {Word::meeting, 0, {}}},
    {"träffen", {Word::meeting, 0, {}}},
    {"tillfälle", {Word::meeting, 0, {}}},
    {"mötestillfälle", {Word::meeting, 0, {}}},
    {"mötestillfället", {Word::meeting, 0, {}}},
    {"tillfället", {Word::meeting, 0, {}}},
    {"bokade", {Word::booked, 0, {}}},
    {"ordinarie", {Word::booked, 0, {}}},
    {"planerade", {Word::booked, 0, {}}},
    {"gemensamma", {Word::booked, 0, {}}},
    {"inbokade", {Word::booked, 0, {}}},
    {"den", {Word::den, 0, {}}},
    {"det", {Word::den, 1, {}}},
    {"de", {Word::den, 2, {}}},
    {"i", {Word::i, 0, {}}},
    {"på", {Word::pa, 0, {}}},
    {"till", {Word::till, 0, {}}},
    {"tills", {Word::tills, 0, {}}},
    {"under", {Word::under, 0, {}}},
    {"om", {Word::om, 0, {}}},
    {"för", {Word::for_, 0, {}}},
    {"före", {Word::fore, 0, {}}},
    {"innan", {Word::innan, 0, {}}},
    {"efter", {Word::efter, 0, {}}},
    {"från", {Word::fran, 0, {}}},
    {"senast", {Word::senast, 0, {}}},
    {"deadline", {Word::senast, 1, {}}},
    {"med", {Word::med, 0, {}}},
    {"start", {Word::start, 0, {}}},
    {"startar", {Word::start, 1, {}}},
    {"börjar", {Word::start, 1, {}}},
    {"av", {Word::av, 0, {}}},
    {"och", {Word::och, 0, {}}},
    {"o", {Word::o, 0, {}}},
    {"fr", {Word::fr, 0, {}}},
    {"m", {Word::m, 0, {}}},
    {"t", {Word::t, 0, {}}},
    {"from", {Word::from, 0, {}}},
    {"fom", {Word::from, 0, {}}},
    {"tom", {Word::tom, 0, {}}},
    {"vidare", {Word::vidare, 0, {}}},
    {"nästa", {Word::nasta, 0, {}}},
    {"kommande", {Word::nasta, 1, {}}},
    {"nästkommande", {Word::nasta, 1, {}}},
    {"närmaste", {Word::narmaste, 0, {}}},
    {"närmsta", {Word::narmaste, 0, {}}},
    {"förra", {Word::forra, 0, {}}},
    {"föregående", {Word::forra, 0, {}}},
    {"denna", {Word::denna, 0, {}}},
    {"detta", {Word::denna, 0, {}}},
    {"här", {Word::dar_har, 0, {}}},
    {"varje", {Word::varje, 0, {}}},
    {"var", {Word::var, 0, {}}},
    {"varannan", {Word::varannan, 0, {}}},
    {"vartannat", {Word::varannan, 0, {}}},
    {"gång", {Word::gang, 0, {}}},
    {"gånger", {Word::ganger, 0, {}}},
    {"ggr", {Word::ganger, 0, {}}},
    {"per", {Word::per, 0, {}}},
    {"kl", {Word::kl, 0, {}}},
    {"klockan", {Word::klockan, 0, {}}},
    {"ca", {Word::ca, 0, {}}},
    {"cirka", {Word::ca, 0, {}}},
    {"mellan", {Word::mellan, 0, {}}},
    {"v", {Word::week_letter, 0, {}}},
    {"så", {Word::sa, 0, {}}},
    {"snart", {Word::snart, 0, {}}},
    {"fort", {Word::fort, 0, {}}},
    {"som", {Word::som, 0, {}}},
    {"möjligt", {Word::mojligt, 0, {}}},
    {"snarast", {Word::snarast, 0, {}}},
    {"omgående", {Word::omgaende, 0, {}}},
    {"asap", {Word::omgaende, 0, {}}},
    {"kort", {Word::kort, 0, {}}},
    {"inom", {Word::inom, 0, {}}},
    {"någon", {Word::nagon, 1, {}}},
    {"något", {Word::nagon, 1, {}}},
    {"några", {Word::nagon, 3, {}}},
    {"par", {Word::par, 2, {}}},
    {"vid", {Word::vid, 0, {}}},
    {"inför", {Word::infor, 0, {}}},
    {"sedan", {Word::sedan, 0, {}}},
    {"sen", {Word::sedan, 0, {}}},
    {"fram", {Word::fram, 0, {}}},
    {"näst", {Word::nast, 0, {}}},
    {"udda", {Word::parity, 0, {}}},
    {"jämna", {Word::parity, 0, {}}},
    {"jämn", {Word::parity, 0, {}}},
    {"vardag", {Word::working_day, 0, {}}},
    {"vardagen", {Word::working_day, 1, {}}},
    {"vardagar", {Word::working_day, 2, {}}},
    {"q", {Word::quarter_letter, 0, {}}},
    {"dagligen", {Word::every_unit, 1, {}}},
    {"veckovis", {Word::every_unit, 2, {}}},
    {"månadsvis", {Word::every_unit, 3, {}}},
    {"månatligen", {Word::every_unit, 3, {}}},
    {"kvartalsvis", {Word::every_unit, 4, {}}},
    {"årligen", {Word::every_unit, 7, {}}},
    {"årsskiftet", {Word::year_turn, 0, {}}},
    {"årsskifte", {Word::year_turn, 0, {}}},
    {"månadsskiftet", {Word::month_turn, 0, {}}},
};

constexpr std::string_view spring_followers[] = {
    "eller",  "där",      "då",         "när",      "att",      "men",  "ska",
    "skall",  "kommer",   "har",        "är",       "blir",     "vill", "kan",
    "hos",    "samt",     "inte",       "också",    "redan",    "igen", "tillsammans",
    "ordnar", "anordnar", "arrangerar", "planeras", "planerar", "sker", "vi",
    "jag",    "man",      "så",         "eftersom", "utan"};
constexpr std::string_view measures[] = {
    "kr",      "kronor", "mkr",   "tkr",       "euro",     "procent",  "meter",    "kvm",
    "km",      "cm",     "mm",    "kg",        "st",       "stycken",  "personer", "platser",
    "liter",   "dl",     "poäng", "tjänst",    "tjänster", "delar",    "timmar",   "timme",
    "minuter", "röster", "sidor", "gb",        "mb",       "miljoner", "tusen",    "grader",
    "hektar",  "tim",    "min",   "deltagare", "barn",     "elever"};
constexpr std::string_view numberings[] = {"sida",
                                           "sidan",
                                           "sid",
                                           "s",
                                           "p",
                                           "nr",
                                           "nummer",
                                           "punkt",
                                           "punkten",
                                           "avsnitt",
                                           "kap",
                                           "kapitel",
                                           "version",
                                           "paragraf",
                                           "bilaga",
                                           "skala",
                                           "tel",
                                           "telefon",
                                           "telefonnummer",
                                           "dnr",
                                           "diarienummer",
                                           "mobil",
                                           "rum",
                                           "sal",
                                           "artikel",
                                           "org",
                                           "orgnr",
                                           "personnummer",
                                           "konto",
                                           "bankgiro",
                                           "bg",
                                           "plusgiro",
                                           "pg"};

// Open addressing; built once, at most a third full.
class Dictionary {
public:
    Dictionary() {
        for (const auto& entry : calendar_words) add(entry.word, entry.meaning);
        for (const auto& entry : particles) add(entry.word, entry.meaning);
        for (const auto word : spring_followers) add(word, {Word::follows_spring, 0, {}});
        for (const auto word : measures) add(word, {Word::measure, 0, {}});
        for (const auto word : numberings) add(word, {Word::numbering, 0, {}});
        add_weekdays();
    }
    [[nodiscard]] Meaning find(std::string_view word) const {
        for (auto at = slot_of(word); !m_slots[at].word.empty(); at = (at + 1) % slots)
            if (m_slots[at].word == word) return m_slots[at].meaning;
        return {};
    }

private:
    static constexpr std::size_t slots = 2048;
    struct Slot {
        std::string word;
        Meaning meaning;
    };
    static std::size_t slot_of(std::string_view word) {
        std::uint32_t hash = 2166136261U;  // FNV-1a
        for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
        return hash % slots;
    }
    void add(std::string_view word, Meaning meaning) {
        auto at = slot_of(word);
        while (!m_slots[at].word.empty() && m_slots[at].word != word) at = (at + 1) % slots;
        // The first meaning of a word holds.
        if (m_slots[at].word.empty()) m_slots[at] = {std::string(word), meaning};
    }
    void add_weekdays() {
        constexpr std::string_view names[] = {"måndag", "tisdag", "onsdag", "torsdag",
                                              "fredag", "lördag", "söndag"};
        int value = 0;
        for (const auto name : names) {
            const std::string base(name);
            add(base, numbered(Word::weekday, value));
            add(base + "en", numbered(Word::weekday_definite, value));
            add(base + "ar", numbered(Word::weekday_plural, value));
            add(base + "arna", numbered(Word::weekday_plural, value));
            add(base + "s", numbered(Word::weekday_past, value));
            ++value;
        }
    }
    std::array<Slot, slots> m_slots;
};

}  // namespace

Meaning meaning_of(std::string_view lower_word) {
    static const Dictionary dictionary;
    return dictionary.find(lower_word);
}

}  // namespace samskap::recurrence
