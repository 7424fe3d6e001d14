// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "app/installation.hpp"
#include "bench/search/corpus.hpp"
#include "features/matters/matters.hpp"
#include "kernel/ui/layout.hpp"

// Fills an empty SQLite file with a house that has worked for ten years: one group, 100 meetings,
// 500 matters, 20,000 statements, all open. Prints the address of one matter. The same words give
// the same house on every machine.
//
//   fill_house FILE WORDS
namespace samskap::bench {
namespace {

constexpr int k_meetings = 100;
constexpr int k_matters = 500;
constexpr int k_statements = 20'000;
constexpr int k_days_between = 35;

struct House {
    web::PartyId person;
    web::PartyId group;
    std::vector<matters::MatterId> matters;
};

// A word or two of the corpus, and a number that tells matters apart.
std::string title(const Corpus& words, int number) {
    const auto text = words.statement(1'000'000 + number).text;
    return text.substr(0, text.find(' ', 12)) + " " + std::to_string(number);
}

House found(db::Writer& db, const Corpus& words) {
    ui::set_house_words(db, {"Sundhamns kommun", "Maja", "070-174 06 12", "vardagar", "Fyren"});
    House house;
    house.person = people::add_party(db, {}, {.name = "Maja Lindhe", .title = "sekreterare"});
    people::make_administrator(db, house.person, day_of(2016, 1, 1));
    house.group = groups::add_group(db, {},
                                    {.name = "Utvecklingsgruppen",
                                     .purpose = "Följer det som lovas.",
                                     .board = groups::add_board(db, {}, "Socialnämnden"),
                                     .from = day_of(2016, 1, 1)});
    for (int i = 0; i < k_matters; ++i)
        house.matters.push_back(matters::add_matter(
            db, house.person,
            {.title = title(words, i), .group = house.group, .domain = web::k_open}));
    return house;
}

reading::Kind kind_of(int number) {
    if (number % 11 == 0) return reading::Kind::action;
    if (number % 13 == 0) return reading::Kind::question;
    return number % 7 == 0 ? reading::Kind::decision : reading::Kind::information;
}

void hold(db::Writer& db, const House& house, const Corpus& words, int number) {
    const Day day = day_of(2016, 1, 14) + number * k_days_between;
    const auto meeting = meetings::add_meeting(
        db, house.person, {.group = house.group, .domain = web::k_open, .day = day});
    const auto topic =
        matters::add_topic(db, {.meeting = meeting, .position = 1, .title = "Det vi talade om"});
    constexpr int count = k_statements / k_meetings;
    for (int i = 0; i < count; ++i) {
        const int at = number * count + i;
        const auto text = words.statement(at).text;
        const auto id = matters::add_statement(
            db, house.person,
            {.meeting = meeting,
             .meeting_day = day,
             .topic = topic,
             .position = i + 1,
             .kind = kind_of(at),
             .text = text,
             .due_day = at % 22 == 0 ? std::optional<Day>(day + 30) : std::nullopt,
             .matter = house.matters[static_cast<std::size_t>(at * 7 % k_matters)],
             .domain = web::domain_of_group(house.group)});
        matters::open_statement(db, house.person, id, text);
    }
}

}  // namespace
}  // namespace samskap::bench

int main(int count, char** words) {
    using namespace samskap;
    if (count != 3) {
        fmt::print(stderr, "fill_house FILE WORDS\n");
        return 2;
    }
    std::ifstream list(words[2], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(list), std::istreambuf_iterator<char>()};
    const bench::Corpus corpus(text);
    const SetClock clock(Instant{1'767'225'600});  // 2026-01-01
    app::Installation installation(words[1], clock, 7);
    auto& database = installation.database();
    const auto house = database.in_transaction(
        clock.time(), [&](db::Writer& db) { return bench::found(db, corpus); });
    for (int meeting = 0; meeting < bench::k_meetings; ++meeting)
        database.in_transaction(clock.time(),
                                [&](db::Writer& db) { bench::hold(db, house, corpus, meeting); });
    database.in_transaction(clock.time(),
                            [&](db::Writer& db) { matters::refresh_group(db, house.group); });
    fmt::print("{}\n", matters::url_of(house.matters[42]).text());
    return 0;
}
