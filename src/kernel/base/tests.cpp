// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "kernel/base/crypto.hpp"
#include "kernel/base/errors.hpp"
#include "kernel/base/id.hpp"
#include "kernel/base/money.hpp"
#include "kernel/base/signing.hpp"
#include "kernel/base/text.hpp"
#include "kernel/base/time.hpp"

using namespace samskap;

TEST_CASE("an id is written and read back, and nothing else is read") {
    IdMaker ids{7};
    std::set<std::int64_t> seen;
    for (int i = 0; i < 10000; ++i) {
        const auto value = ids.next_value({1'800'000'000});
        CHECK(seen.insert(value).second);
        CHECK(parse_id_text(id_text(value)) == value);
    }
    CHECK(ids.next_value({1'800'000'001}) > *seen.rbegin());
    for (const auto* bad :
         {"", "0", "0000000000000", "zzzzzzzzzzzzz", "il0000000000u", "00000000000001"})
        CHECK_FALSE(parse_id_text(bad));
}

TEST_CASE("days: each day is written and read back, weekdays go round, weeks are ISO's") {
    Day day = day_of(1899, 12, 28);
    auto weekday = static_cast<int>(weekday_of(day));
    for (int i = 0; i < 100'000; ++i, day = day + 1, weekday = (weekday + 1) % 7) {
        REQUIRE(parse_day(to_text(day)) == day);
        REQUIRE(static_cast<int>(weekday_of(day)) == weekday);
        REQUIRE(day_of(date_of(day)) == day);
    }
    CHECK(weekday_of(day_of(2017, 6, 15)) == Weekday::thursday);
    CHECK(week_of(day_of(2020, 12, 31)) == 53);
    CHECK(week_of(day_of(2021, 1, 3)) == 53);
    CHECK(week_of(day_of(2021, 1, 4)) == 1);
    for (const auto* bad :
         {"2017-02-29", "2017-13-01", "2017-00-10", "17-01-01", "2017-1-1", "2017-01-0x"})
        CHECK_FALSE(parse_day(bad));
    CHECK_THROWS_AS(day_of(2017, 2, 30), Fault);
}

TEST_CASE("the hour that is skipped and the hour that comes twice are settled once") {
    const Zone stockholm;
    const auto noon = LocalTime{day_of(2026, 7, 1), {12 * 60}};
    CHECK(to_text(stockholm.instant(noon)) == "2026-07-01T10:00:00Z");
    const auto skipped = LocalTime{day_of(2026, 3, 29), {2 * 60 + 30}};
    CHECK(to_text(stockholm.instant(skipped)) == "2026-03-29T01:00:00Z");
    const auto twice = LocalTime{day_of(2026, 10, 25), {2 * 60 + 30}};
    CHECK(to_text(stockholm.instant(twice)) == "2026-10-25T00:30:00Z");
    CHECK(stockholm.local({0}) == LocalTime{day_of(1970, 1, 1), {60}});
    CHECK(to_text(Instant{-1}) == "1969-12-31T23:59:59Z");
}

TEST_CASE("clock times") {
    for (int m = 0; m < 1440; ++m) REQUIRE(parse_clock_time(to_text(ClockTime{m})) == ClockTime{m});
    for (const auto* bad : {"24:00", "10.00", "9:00", "10:60", "", "-1:30"})
        CHECK_FALSE(parse_clock_time(bad));
}

TEST_CASE("text is cleaned when it enters") {
    CHECK(text::clean("a\r\nb\rc\x01\x7f") == "a\nb\nc");
    CHECK(text::clean("a\xCC\x8A") == "å");
    CHECK(text::clean("x\xFFy") == "x\uFFFDy");
    CHECK(text::trim("\u00A0 \t Åsa \n") == "Åsa");
    CHECK(text::squeeze("  en\u00A0 två\n\ntre ") == "en två tre");
    CHECK(text::lower("ÅÄÖ ÉX") == "åäö éx");
    CHECK(text::fold("Ångström Émile") == "angstrom emile");
    CHECK(text::upper_first("åker") == "Åker");
    CHECK(text::code_points("Åsa") == 3);
}

TEST_CASE("any bytes become valid text, and cleaning twice changes nothing more") {
    std::mt19937 random{3};
    for (int i = 0; i < 2000; ++i) {
        std::string bytes(random() % 40, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(random());
        const auto once = text::clean(bytes);
        REQUIRE(text::is_valid_utf8(once));
        REQUIRE(text::clean(once) == once);
    }
}

TEST_CASE("money: parts make the whole, and rounding is as said") {
    CHECK(to_text(Money{123450}) == "1\u00A0234,50\u00A0kr");
    CHECK(to_text(Money{-30000}) == "\u2212300\u00A0kr");
    CHECK(Money{5}.share(1, 2, Rounding::half_up).ore == 3);
    CHECK(Money{5}.share(1, 2, Rounding::half_even).ore == 2);
    CHECK(Money{-5}.share(1, 2, Rounding::down).ore == -3);
    for (std::int64_t ore = -50; ore <= 50; ++ore) {
        const auto quarter = Money{ore}.share(1, 4, Rounding::down);
        CHECK((Money{ore} - quarter) + quarter == Money{ore});
        CHECK(quarter.ore * 4 <= ore);
        CHECK(ore < (quarter.ore + 1) * 4);
    }
    CHECK_THROWS_AS((Money{INT64_MAX} + Money{1}), Fault);
}

TEST_CASE("hashes, tokens and passwords") {
    CHECK(crypto::sha256("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(crypto::random_token(16).size() == 22);
    CHECK(crypto::random_token(16) != crypto::random_token(16));
    const auto hash = crypto::hash_password("havet är stort", crypto::Cost::cheap);
    CHECK(crypto::password_matches("havet är stort", hash));
    CHECK_FALSE(crypto::password_matches("havet är litet", hash));
    CHECK_FALSE(crypto::password_matches("x", "not a hash"));
}

TEST_CASE("what was signed is known by its key, its words and its signature alone") {
    // Made by `openssl genpkey -algorithm ed25519` for this test.
    constexpr std::string_view pem =
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEIInxAndqXVdML4zpDGmHi7peRIHvDTk54CyPg3y0r61Y\n"
        "-----END PRIVATE KEY-----\n";
    const auto signer = crypto::Signer::from_pem(pem);
    REQUIRE(signer);
    CHECK(signer->public_pem() ==
          "-----BEGIN PUBLIC KEY-----\n"
          "MCowBQYDK2VwAyEAEkhdfPkT9bcvyXuc80P/GMC5Pb9j02UVzm61AvlDtmM=\n"
          "-----END PUBLIC KEY-----\n");
    const auto signature = signer->sign("Fika");
    CHECK(
        signature ==
        "7cpDK1m/6th4gKNPBu2RWlOJCPEk+UtF4kVZSoK5kR3Tb5MJ74GcVU2fEG9MuP+FSaJrI9D7PgS3whGeQW6ZBg==");
    CHECK(crypto::is_signed("Fika", signature, signer->public_pem()));
    CHECK_FALSE(crypto::is_signed("fika", signature, signer->public_pem()));
    CHECK_FALSE(crypto::is_signed("Fika", "", signer->public_pem()));
    CHECK_FALSE(crypto::is_signed("Fika", signature, "no key"));
    CHECK_FALSE(crypto::Signer::from_pem(signer->public_pem()));
    CHECK_FALSE(crypto::Signer::from_pem(""));
}
