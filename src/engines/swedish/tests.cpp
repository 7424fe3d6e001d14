// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>

#include "engines/swedish/lexicon.hpp"
#include "engines/swedish/order.hpp"
#include "engines/swedish/search_terms.hpp"
#include "engines/swedish/snowball.hpp"
#include "engines/swedish/words.hpp"
#include "kernel/base/text.hpp"

using namespace samskap;
using namespace samskap::swedish;

namespace {

const Lexicon& lexicon() {
    static const auto loaded = installed_lexicon();
    return loaded;
}

bool finds(const std::string& query, const std::string& text,
           Precision precision = Precision::exact) {
    const auto asked = query_of(query, lexicon());
    const auto terms = terms_of(text, lexicon());
    const std::set<std::string> stored(terms.begin(), terms.end());
    return std::all_of(asked.words.begin(), asked.words.end(), [&](const QueryWord& word) {
        const auto& any = precision == Precision::exact ? word.alternatives : word.forgiving;
        return std::any_of(any.begin(), any.end(),
                           [&](const std::string& term) { return stored.contains(term); });
    });
}

std::string marked(const std::string& text, const std::string& query) {
    std::string result;
    std::size_t at = 0;
    for (const auto& span : mark(text, query_of(query, lexicon()), lexicon())) {
        result += text.substr(at, span.start - at) + "[" +
                  text.substr(span.start, span.end - span.start) + "]";
        at = span.end;
    }
    return result + text.substr(at);
}

// A word a fuzzy hand could have written, of letters that matter to the stemmer.
std::string strange_word(std::mt19937& random) {
    const char* letters[] = {"a", "e", "i",  "o",    "y",     "å",   "ä",     "ö",   "r",
                             "n", "s", "t",  "d",    "l",     "g",   "k",     "h",   "m",
                             "é", "v", "en", "erna", "ornas", "lig", "fullt", "löst"};
    std::string word;
    const auto length = 1 + random() % 8;
    for (std::size_t i = 0; i < length; ++i) word += letters[random() % std::size(letters)];
    return word;
}

}  // namespace

TEST_CASE("Swedish order: å, ä, ö after z, w apart from v, capitals with small letters") {
    std::vector<std::string> names{"Öberg",     "Zetterlund", "Åkesson", "ek",   "Ek",
                                   "Ärlig",     "Alm",        "alm",     "Wall", "Vall",
                                   "Ann-Marie", "Ann Marie",  "Anna",    "Ekö"};
    std::sort(names.begin(), names.end(), less);
    const auto at = [&](const char* name) {
        return std::find(names.begin(), names.end(), name) - names.begin();
    };
    CHECK(at("alm") + 1 == at("Alm"));
    CHECK(at("Zetterlund") < at("Åkesson"));
    CHECK(at("Åkesson") < at("Ärlig"));
    CHECK(at("Ärlig") < at("Öberg"));
    CHECK(at("Ek") < at("Ekö"));
    CHECK(at("Vall") < at("Wall"));
}

TEST_CASE("sort keys order as less does, and only equal texts share one") {
    std::mt19937 random{5};
    for (int i = 0; i < 3000; ++i) {
        const auto left = strange_word(random);
        const auto right = strange_word(random);
        const auto third = strange_word(random);
        CHECK((sort_key(left) == sort_key(right)) == (left == right));
        CHECK_FALSE((less(left, right) && less(right, left)));
        if (less(left, right) && less(right, third)) CHECK(less(left, third));
    }
}

TEST_CASE("our stems are libstemmer's") {
    const std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> oracle(
        sb_stemmer_new("swedish", "UTF_8"), sb_stemmer_delete);
    REQUIRE(oracle);
    std::mt19937 random{11};
    for (int i = 0; i < 50'000; ++i) {
        const auto word = strange_word(random);
        const auto* stem =
            sb_stemmer_stem(oracle.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                            static_cast<int>(word.size()));
        const std::string wanted(reinterpret_cast<const char*>(stem),
                                 static_cast<std::size_t>(sb_stemmer_length(oracle.get())));
        REQUIRE(snowball_stem(word) == wanted);
    }
}

TEST_CASE("words and their places") {
    const std::string text = "EU:s bidrag, kl. 13:30: CurioCity-gruppen (å sen)";
    std::vector<std::string> words;
    for (const auto& span : words_in(text))
        words.push_back(text.substr(span.start, span.end - span.start));
    CHECK(words == std::vector<std::string>{"EU:s", "bidrag", "kl", "13", "30", "CurioCity",
                                            "gruppen", "å", "sen"});
    CHECK(words_in("").empty());
    CHECK(words_in(" … – ").empty());
}

TEST_CASE("inflected forms find their base") {
    const std::pair<const char*, const char*> forms[] = {
        {"hälsan", "hälsa"},      {"hälsans", "hälsa"},    {"turneringar", "turnering"},
        {"mötena", "möte"},       {"mötet", "möte"},       {"projektets", "projekt"},
        {"flickorna", "flicka"},  {"nämnderna", "nämnd"},  {"beslutade", "besluta"},
        {"lokalen", "lokal"},     {"lokalernas", "lokal"}, {"äpplet", "äpple"},
        {"ungdomarna", "ungdom"}, {"fönstren", "fönster"}, {"drömmarna", "dröm"}};
    for (const auto& one : forms) {
        const std::string form = one.first;
        const std::string base = one.second;
        CAPTURE(form);
        const auto bases = lexicon().bases(form);
        CHECK(std::find(bases.begin(), bases.end(), base) != bases.end());
    }
    CHECK(lexicon().bases("qwrtzx").empty());
    CHECK(lexicon().has("hälsa"));
    CHECK_FALSE(lexicon().has("hälsan"));
    CHECK(Lexicon().bases("hälsan").empty());
}

TEST_CASE("compounds come apart where words meet, and words that are none do not") {
    const auto parts = [](const char* word) { return lexicon().compound(word).parts; };
    using Parts = std::vector<std::string>;
    CHECK(parts("brännbollsturneringen") == Parts{"brännboll", "turnering"});
    CHECK(lexicon().compound("brännbollsturneringarna").base == "brännbollsturnering");
    CHECK(parts("hälsoprojektet") == Parts{"hälsa", "projekt"});
    CHECK(parts("frukostdialogen") == Parts{"frukost", "dialog"});
    CHECK(parts("brukarrepresentanter") == Parts{"brukare", "representant"});
    CHECK(parts("lokalprogrammet") == Parts{"lokal", "program"});
    CHECK(parts("gatukontoret") == Parts{"gata", "kontor"});
    CHECK(parts("arbetsmarknadsförvaltningen") == Parts{"arbetsmarknad", "förvaltning"});
    for (const auto* word : {"kontakt", "och", "qqqqqqqq", "", "å", "information"}) {
        CAPTURE(word);
        CHECK(lexicon().known_compound(word).parts.empty());
    }
    CHECK(Lexicon().compound("brännbollsturneringen").parts.empty());
}

TEST_CASE("a search finds every form and compounds by their parts") {
    const std::pair<const char*, const char*> pairs[] = {
        {"turnering", "Turneringarna blev av"},
        {"turneringar", "en turnering"},
        {"turneringens", "turneringen"},
        {"brännboll", "Brännbollsturneringen på Heden"},
        {"brännbollsturnering", "brännbollsturneringarnas lag"},
        {"turnering", "brännbollsturneringen"},
        {"hälsan", "en fråga om hälsa"},
        {"hälsa", "Hälsoprojektet fortsätter"},
        {"Åsa", "åsas lista"},
        {"projektet", "flera projekt"},
        {"lokal", "lokalerna är låsta"},
        {"EU", "EU:s bidrag"},
        {"curiocity", "CurioCity-gruppen"},
        {"marknad", "arbetsmarknadsförvaltningen"},
        {"Pernilla", "Pernillas förslag"},
        {"och", "du och jag"},
        {"brännboll och turnering", "brännbollsturneringen"}};
    for (const auto& pair : pairs) {
        const std::string query = pair.first;
        const std::string text = pair.second;
        CAPTURE(query);
        CAPTURE(text);
        CHECK(finds(query, text));
    }
}

TEST_CASE("å, ä and ö are letters of their own; a slip is forgiven only when that is asked") {
    const std::pair<const char*, const char*> pairs[] = {{"anda", "ända till sommaren"},
                                                         {"ända", "i god anda"},
                                                         {"mote", "möte på måndag"},
                                                         {"far", "ett får"},
                                                         {"får", "min far"},
                                                         {"brannboll", "brännbollsturneringen"},
                                                         {"halsan", "hälsan"},
                                                         {"mötor", "en motor"},
                                                         {"ide", "en idé"},
                                                         {"forvaltningen", "förvaltning"},
                                                         {"motet", "mötet blev av"},
                                                         {"Oberg", "Öbergs fråga"}};
    for (const auto& pair : pairs) {
        const std::string query = pair.first;
        const std::string text = pair.second;
        CAPTURE(query);
        CAPTURE(text);
        CHECK_FALSE(finds(query, text));
        CHECK(finds(query, text, Precision::forgiving));
    }
    CHECK_FALSE(finds("bil", "möte", Precision::forgiving));
}

TEST_CASE("whole words are marked, in every form") {
    CHECK(marked("Brännbollsturneringen och turneringar", "turnering") ==
          "[Brännbollsturneringen] och [turneringar]");
    CHECK(marked("Ända in i det sista", "anda").find('[') == std::string::npos);
    CHECK(marked("Åsas idé, som Åsa sa", "åsa") == "[Åsas] idé, som [Åsa] sa");
    CHECK(marked("du och jag", "jag och du") == "[du] [och] [jag]");
    CHECK(marked("", "jag") == "");
}

TEST_CASE("usual words are asked only when there is nothing else") {
    CHECK(query_of("mötet om lokalen", lexicon()).words.size() == 2);
    CHECK(query_of("och att", lexicon()).words.size() == 2);
    CHECK(query_of("", lexicon()).words.empty());
    CHECK(query_of("bil Bil BIL", lexicon()).words.size() == 1);
    std::string many;
    for (int i = 0; i < 100; ++i) many += "ord" + std::to_string(i) + " ";
    CHECK(query_of(many, lexicon()).words.size() == Query::most_words);
}

TEST_CASE("every word of a text finds the text, whatever it is made of") {
    std::mt19937 random{3};
    const char* starts[] = {"", "brännboll", "hälso", "turnering", "möte", "Åsa"};
    for (int i = 0; i < 3000; ++i) {
        const auto word = starts[random() % std::size(starts)] + strange_word(random);
        CAPTURE(word);
        REQUIRE(finds(word, "x " + word + " y"));
        for (const auto& term : terms_of(word, lexicon()))
            REQUIRE(term.find(' ') == std::string::npos);
    }
}
