// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <ctime>
#include <string>
#include <vector>

#include "engines/recurrence/phrases.hpp"

using namespace samskap::recurrence;

namespace {

// About as many dates as minutes have: one in some 400 bytes.
std::string minutes(std::size_t size) {
    constexpr std::string_view paragraph =
        "Gruppen gick igenom läget i hamnprojektet. Kajen är nu mätt och ritad, men det saknas "
        "fortfarande bänkar, belysning och en ramp som alla kan använda. Föreningarna vill gärna "
        "vara med och planera. Berit frågar tekniska kontoret om kostnaden och återkommer till "
        "nästa möte. Vi bokar in 21 september kl 13.30-16 för en vandring längs hela sträckan, "
        "och hoppas att skolorna kan delta. Hur når vi dem som inte läser mejl? En inbjudan "
        "trycks upp till hösten och delas ut på biblioteket, i butikerna och hos färjan.\n\n";
    std::string text;
    while (text.size() < size) text += paragraph;
    return text;
}

double megabytes_per_second(const std::string& text) {
    std::vector<Phrase> found;
    std::size_t bytes = 0;
    const auto begin = std::clock();
    const auto seconds = [&] {
        return static_cast<double>(std::clock() - begin) / static_cast<double>(CLOCKS_PER_SEC);
    };
    while (seconds() < 1.0) {
        find_phrases(text, found);
        bytes += text.size();
    }
    return static_cast<double>(bytes) / seconds() / 1e6;
}

}  // namespace

int main() {
    fmt::print("find_phrases, minutes of 5 KB: {:.0f} MB/s\n", megabytes_per_second(minutes(5000)));
    fmt::print("find_phrases, one text of 5 MB: {:.0f} MB/s\n",
               megabytes_per_second(minutes(5'000'000)));
    return 0;
}
