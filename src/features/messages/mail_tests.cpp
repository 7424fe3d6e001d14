// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "features/messages/mail.hpp"
#include "kernel/base/text.hpp"

namespace samskap::messages {
namespace {

const std::string k_settings =
    "# Mail of Sundhamn\nsite = https://samskap.sundhamn.example/\n"
    "from = samskap@sundhamn.example\nserver = smtp://relay.sundhamn.example:587\n";

std::string why_not(const std::string& more) {
    const auto plan = plan_of(k_settings + more);
    return plan ? "" : plan.error();
}

}  // namespace

TEST_CASE("words beyond ASCII stand in a header within its lines, and never open another header") {
    CHECK(encoded_words("Du har ett besked") == "Du har ett besked");
    CHECK(encoded_words("Åsa") == "=?utf-8?B?w4VzYQ==?=");
    const auto long_one = encoded_words(
        "Anteckningar från Utvecklingsgruppen för äldreomsorg och hälsa i Sundhamn är klara");
    for (const auto line : text::lines(long_one)) CHECK(line.size() <= 76);
    CHECK(long_one.find("\r\n =?utf-8?B?") != std::string::npos);
    CHECK(encoded_words("Hej\r\nBcc: annan@exempel.se").find("\r\nBcc") == std::string::npos);
    CHECK(encoded_words("=?utf-8?B?w4VzYQ==?=").find("=?utf-8?B?w4VzYQ==?=") != 0);
}

TEST_CASE("a body has short lines, and what ends a line in blanks keeps them") {
    CHECK(quoted_printable("Hej då=\n\nSlut ") == "Hej d=C3=A5=3D\r\n\r\nSlut=20\r\n");
    const auto wide = quoted_printable(std::string(300, 'a') + "ö");
    for (auto line : text::lines(wide)) CHECK(line.size() <= 77);
}

TEST_CASE("addresses are kept in one form, and what cannot be one is refused") {
    CHECK(tidy_address(Way::mail, " Amira@Kajen.example ") == "amira@kajen.example");
    for (const auto* wrong : {"amira", "amira@", "@kajen.example", "a@b@c.example", "a@kajen",
                              "a b@kajen.example", "a@kajen.example>", "a@kajen.example\r\nX: y",
                              "åsa@kajen.example", "a,b@kajen.example", ""})
        CHECK_MESSAGE(!tidy_address(Way::mail, wrong), wrong);
    CHECK(tidy_address(Way::sms, "070-123 45 67") == "+46701234567");
    CHECK(tidy_address(Way::sms, "0046 70 123 45 67") == "+46701234567");
    CHECK(tidy_address(Way::sms, "+45 12 34 56 78") == "+4512345678");
    for (const auto* wrong : {"123", "ring mig", "+46 70 123 45 67 ext 5", "07012345678901234"})
        CHECK_MESSAGE(!tidy_address(Way::sms, wrong), wrong);
    CHECK(tidy_address(Way::letter, " Bo  Ek \n\n Hamngatan 1\n") == "Bo Ek\nHamngatan 1");
    CHECK_FALSE(tidy_address(Way::letter, "Bo Ek"));
}

TEST_CASE("settings say what they lack, and never what stands in them") {
    CHECK(why_not("") == "");
    CHECK(why_not("user = samskap\npassword = hemligt\n") == "");
    CHECK(why_not("user = samskap\n") == "user goes with a password or a token-url");
    CHECK(why_not("password = hemligt\n") == "user goes with a password or a token-url");
    CHECK(why_not("user = a\npassword = hemligt\ntls = offered\n") ==
          "who signs in needs tls = required");
    CHECK(why_not("tls = offered\n") == "");
    CHECK(why_not("tls = sometimes\n") == "line 5: no such setting");
    CHECK(why_not("hemligt\n") == "line 5: not name = value");
    CHECK(why_not("sms-url = http://sms.example/\n") == "sms-url begins with https://");
    CHECK(
        why_not("user = a\ntoken-url = http://login.example\nclient-id = b\nclient-secret = c\n") ==
        "token-url begins with https://");
    CHECK(why_not("from = inte en adress\n") == "from is a mail address");
    CHECK_FALSE(plan_of("server = smtp://a.example\nfrom = a@b.example\n"));
    CHECK_FALSE(plan_of("site = https://a.example\nfrom = a@b.example\n"));
    CHECK(plan_of(k_settings)->site.address == "https://samskap.sundhamn.example");
    CHECK(plan_of(k_settings)->mail);
    CHECK_FALSE(plan_of(k_settings)->sms);
}

TEST_CASE("a file of settings that others may read is refused") {
    const auto file = std::filesystem::temp_directory_path() / "samskap-mail-settings";
    std::ofstream(file) << k_settings;
    ::chmod(file.c_str(), 0640);
    CHECK(plan_in(file).error() == "others may read it: chmod 600");
    ::chmod(file.c_str(), 0600);
    CHECK(plan_in(file).has_value());
    std::filesystem::remove(file);
    CHECK(plan_in(file).error() == "there is no such file");
}

}  // namespace samskap::messages
