// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/passkeys/cbor.hpp"
#include "features/passkeys/key_for_tests.hpp"
#include "features/passkeys/webauthn.hpp"

namespace samskap::passkeys {
namespace {

using testing::Key;
using testing::Said;

const std::string k_host = "samskap.sundhamn.example";

Assertion assertion_of(const Key& key, const Said& said = {}) {
    const auto client = Key::client_data("fråga", "webauthn.get", said);
    const auto data = key.authenticator_data(said);
    return {client, data, key.signature(data, client)};
}

}  // namespace

TEST_CASE("a new key is read, and its signature verified") {
    Key key;
    key.counter = 7;
    const auto made = new_key_in(key.attestation(), k_host);
    REQUIRE(made.has_value());
    CHECK(made->credential == key.raw_credential());
    CHECK(made->key.algorithm == -7);
    CHECK(made->counter == 7);
    key.counter = 8;
    CHECK(check_assertion(assertion_of(key), made->key, k_host, Holder::verified) == 8);
}

TEST_CASE("whatever is changed after signing is refused") {
    const Key key;
    const auto made = new_key_in(key.attestation(), k_host)->key;
    const auto right = assertion_of(key);
    const auto refused = [&](Assertion assertion) {
        return !check_assertion(assertion, made, k_host, Holder::present).has_value();
    };
    CHECK_FALSE(refused(right));
    for (auto part :
         {&Assertion::client_data, &Assertion::authenticator_data, &Assertion::signature})
        for (std::size_t i = 0; i < (right.*part).size(); ++i) {
            auto changed = right;
            (changed.*part)[i] = static_cast<char>((changed.*part)[i] ^ 1);
            CHECK(refused(changed));
            changed.*part = (right.*part).substr(0, i);
            CHECK(refused(changed));
        }
    CHECK(refused(assertion_of(Key())));
    CHECK_FALSE(check_assertion(right, {}, k_host, Holder::present).has_value());
    auto other_kind = made;
    other_kind.algorithm = -257;
    CHECK_FALSE(check_assertion(right, other_kind, k_host, Holder::present).has_value());
}

TEST_CASE("another host, an absent and an unknown holder are told apart") {
    const Key key;
    const auto made = new_key_in(key.attestation(), k_host)->key;
    const auto of = [&](const Said& said, Holder least) {
        return check_assertion(assertion_of(key, said), made, k_host, least);
    };
    CHECK(of({.host = "annan.example"}, Holder::present) == unexpected(KeyRefusal::not_ours));
    CHECK(of({.flags = 0x01}, Holder::present).has_value());
    CHECK(of({.flags = 0x01}, Holder::verified) == unexpected(KeyRefusal::not_verified));
    CHECK(of({.flags = 0x04}, Holder::present) == unexpected(KeyRefusal::not_verified));
    // Bytes that nobody told of.
    CHECK(of({.more = "x"}, Holder::present) == unexpected(KeyRefusal::malformed));
    CHECK(new_key_in(key.attestation({.host = "annan.example"}), k_host).error() ==
          KeyRefusal::not_ours);
    CHECK(new_key_in(key.attestation({.flags = 0}), k_host).error() == KeyRefusal::not_verified);
}

TEST_CASE("a key that is cut short or no point on the curve is none") {
    const Key key;
    const auto whole = key.attestation();
    for (std::size_t i = 0; i < whole.size(); ++i)
        CHECK_FALSE(new_key_in(whole.substr(0, i), k_host).has_value());
    auto bent = whole;
    bent.back() = static_cast<char>(bent.back() ^ 1);
    CHECK_FALSE(new_key_in(bent, k_host).has_value());
    CHECK_FALSE(new_key_in(whole + "x", k_host).has_value());
}

TEST_CASE("CBOR that promises more than it holds, is endless or deep is no item") {
    CHECK(cbor::length_of_item("\x83\x01\x02\x03rest") == 4);
    CHECK(cbor::length_of_item(std::string_view("\xa1\x61"
                                                "a\xf6",
                                                4)) == 4);
    CHECK_FALSE(cbor::length_of_item(std::string_view("\x9b\x00\x00\x00\x01\x00\x00\x00\x00", 9)));
    CHECK_FALSE(cbor::length_of_item("\x5b\xff\xff\xff\xff\xff\xff\xff\xff"));
    CHECK_FALSE(cbor::length_of_item("\xbb\xff\xff\xff\xff\xff\xff\xff\xff"));
    CHECK_FALSE(cbor::length_of_item("\x9f\x01\xff"));
    CHECK_FALSE(cbor::length_of_item(std::string(5000, '\x81') + "\x01"));
    CHECK_FALSE(cbor::length_of_item(""));
    CHECK_FALSE(cbor::length_of_item("\xc0\x01"));
    // A word that stands twice could be read in two ways.
    CHECK(cbor::bytes_in_map("\xa1\x61"
                             "a\x41z",
                             "a") == "z");
    CHECK_FALSE(
        cbor::bytes_in_map("\xa2\x61"
                           "a\x41z\x61"
                           "a\x41y",
                           "a"));
    CHECK_FALSE(
        cbor::bytes_in_map("\xa1\x61"
                           "a\x01",
                           "a"));
}

TEST_CASE("client data is JSON with a question in it, and nothing else") {
    const auto read = client_data_in(Key::client_data("fråga", "webauthn.get", {}));
    REQUIRE(read);
    CHECK(read->challenge == "fråga");
    CHECK(read->kind == "webauthn.get");
    CHECK_FALSE(read->is_inside_another);
    CHECK(
        client_data_in(Key::client_data("x", "y", {.is_inside_another = true}))->is_inside_another);
    for (const auto* text : {"", "[]", "7", "{", R"({"challenge":"%"})"})
        CHECK_FALSE(client_data_in(text));
    CHECK(client_data_in("{}")->origin.empty());
    CHECK_FALSE(client_data_in(std::string(100'000, '[')));
}

}  // namespace samskap::passkeys
