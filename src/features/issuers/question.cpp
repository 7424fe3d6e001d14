// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/question.hpp"

#include <openssl/sha.h>

#include <array>
#include <boost/url.hpp>
#include <charconv>

#include "kernel/base/base64.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/house.hpp"

namespace samskap::issuers {
namespace {

std::string mark(const web::Request& request, std::string_view about, std::string_view of) {
    std::string text = "issuer ";
    text.append(about).append("\n").append(of);
    return crypto::sha256(web::session_form_token(request.house().form_key(), text));
}

Question from_body(const web::Request& request, std::string_view body) {
    return {.issuer = {},
            .state = mark(request, "state", body),
            .nonce = mark(request, "nonce", body),
            .verifier = mark(request, "verifier", body)};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

std::string challenge_of(std::string_view verifier) {
    std::array<char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(),
           reinterpret_cast<unsigned char*>(hash.data()));
    return base64::text_of({hash.data(), hash.size()});
}

}  // namespace

Carried new_question(const web::Request& request, std::string_view issuer, std::string_view back,
                     AccountId binds) {
    const auto body = text::join({crypto::random_token(24), std::to_string(request.at().seconds),
                                  std::string(issuer), to_text(binds), base64::text_of(back)},
                                 ".");
    auto question = from_body(request, body);
    question.issuer = issuer;
    question.back = back;
    question.binds = binds;
    return {std::move(question), body + "." + mark(request, "cookie", body)};
}

std::optional<Question> question_of(const web::Request& request) {
    const auto cookie = request.cookie(k_question_cookie);
    const auto last = cookie.rfind('.');
    if (last == std::string_view::npos) return std::nullopt;
    const auto body = cookie.substr(0, last);
    if (!crypto::equal(cookie.substr(last + 1), mark(request, "cookie", body))) return std::nullopt;
    const auto parts = text::split(body, '.');
    if (parts.size() != 5) return std::nullopt;
    const auto made = whole_number(parts[1]);
    const auto age = made ? request.at().seconds - *made : -1;
    if (age < 0 || age > k_question_seconds) return std::nullopt;
    auto question = from_body(request, body);
    question.issuer = parts[2];
    question.binds = parse_id<people::AccountTag>(parts[3]).value_or(AccountId{});
    question.back = base64::bytes_of(parts[4]).value_or("/");
    return question;
}

std::string answer_address(const sign_in::Site& site, const Issuer& issuer) {
    return site.address + web::url("/sign-in/issuers/{}/answer", issuer.key).text();
}

std::string address_to_ask(const Issuer& issuer, const Places& places, const Question& question,
                           const sign_in::Site& site) {
    boost::urls::url address(places.authorization);
    auto parameters = address.params();
    parameters.append({"response_type", "code"});
    parameters.append({"client_id", issuer.client});
    parameters.append({"redirect_uri", answer_address(site, issuer)});
    parameters.append({"scope", issuer.scope});
    parameters.append({"state", question.state});
    parameters.append({"nonce", question.nonce});
    parameters.append({"code_challenge", challenge_of(question.verifier)});
    parameters.append({"code_challenge_method", "S256"});
    if (!issuer.acr.empty()) parameters.append({"acr_values", issuer.acr});
    return std::string(address.buffer());
}

}  // namespace samskap::issuers
