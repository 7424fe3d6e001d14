// SPDX-License-Identifier: GPL-3.0-or-later
#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "features/messages/couriers.hpp"
#include "features/messages/http.hpp"
#include "kernel/base/time.hpp"

namespace samskap::messages {
namespace {

constexpr long k_seconds_to_connect = 20;
constexpr long k_seconds_to_send = 120;
// A token is fetched anew a minute before it ends.
constexpr std::int64_t k_margin_seconds = 60;

struct Clean {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Source {
    const std::string& bytes;
    std::size_t at = 0;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
    auto& source = *static_cast<Source*>(from);
    const auto some = std::min(size * count, source.bytes.size() - source.at);
    std::copy_n(source.bytes.data() + source.at, some, to);
    source.at += some;
    return some;
}

// What was said last on both sides, so that a refusal can be understood: curl tells the code alone.
struct Talk {
    std::string asked = {};   // "RCPT"
    std::string answer = {};  // "550 5.1.1"
    bool is_over = false;     // what is said to a goodbye tells nothing
};

// The code, and the enhanced one after it (RFC 3463): nothing that could be an address.
std::string code_in(std::string_view line) {
    const auto is_code = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    auto end = std::find_if_not(line.begin(), line.end(), is_code);
    std::string code(line.begin(), end);
    if (end == line.end()) return code;
    const auto more = std::find_if_not(end + 1, line.end(), is_code);
    const std::string enhanced(end + 1, more);
    if (std::count(enhanced.begin(), enhanced.end(), '.') == 2) code += " " + enhanced;
    return code;
}

int listen(CURL*, curl_infotype type, char* bytes, std::size_t size, void* to) {
    auto& talk = *static_cast<Talk*>(to);
    const std::string_view line(bytes, size);
    if (type == CURLINFO_HEADER_OUT && line.starts_with("QUIT")) talk.is_over = true;
    if (talk.is_over) return 0;
    if (type == CURLINFO_HEADER_OUT) talk.asked = line.substr(0, line.find_first_of(" \r\n"));
    if (type == CURLINFO_HEADER_IN) talk.answer = code_in(line);
    return 0;
}

// Refused for who it is to, and not for who we are or how full the server is.
bool is_about_address(const Talk& talk) {
    if (talk.asked != "RCPT" || !talk.answer.starts_with('5')) return false;
    const auto enhanced = talk.answer.find(' ');
    if (enhanced == std::string::npos) return true;
    const auto code = talk.answer.substr(enhanced + 1);
    return code.starts_with("5.1.") || code == "5.2.0" || code == "5.2.1" || code == "5.0.0";
}

Outcome outcome_of(CURLcode result, const Talk& talk) {
    if (result == CURLE_OK) return {Outcome::Kind::sent, {}};
    if (is_about_address(talk)) return {Outcome::Kind::not_there, talk.answer};
    const bool refused = talk.answer.starts_with('4') || talk.answer.starts_with('5');
    if (refused) return {Outcome::Kind::later, talk.answer};
    switch (result) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT: return {Outcome::Kind::later, "no connection"};
        case CURLE_USE_SSL_FAILED:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR: return {Outcome::Kind::later, "no TLS"};
        case CURLE_LOGIN_DENIED: return {Outcome::Kind::later, "sign-in refused"};
        default: return {Outcome::Kind::later, "connection lost"};
    }
}

std::string form_field(CURL* curl, std::string_view name, const std::string& value) {
    const std::unique_ptr<char, decltype(&curl_free)> escaped(
        curl_easy_escape(curl, value.c_str(), static_cast<int>(value.size())), curl_free);
    return fmt::format("&{}={}", name, escaped ? escaped.get() : "");
}

std::string token_request(const TokenSource& source) {
    const std::unique_ptr<CURL, Clean> curl(curl_easy_init());
    auto body = std::string("grant_type=client_credentials");
    body += form_field(curl.get(), "client_id", source.client_id);
    body += form_field(curl.get(), "client_secret", source.client_secret);
    if (!source.scope.empty()) body += form_field(curl.get(), "scope", source.scope);
    return body;
}

void set_security(CURL* curl, const MailServer& server) {
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    if (is_on_this_machine(server.server)) return;
    const auto level = server.tls == Tls::required ? CURLUSESSL_ALL : CURLUSESSL_TRY;
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(level));
}

void set_sign_in(CURL* curl, const MailServer& server, const std::string& token) {
    if (server.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
    if (token.empty()) {
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
        return;
    }
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, token.c_str());
    curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
    curl_easy_setopt(curl, CURLOPT_SASL_IR, 1L);
}

}  // namespace

bool is_on_this_machine(std::string_view url) {
    const auto host = url.substr(std::min(url.find("://") + 3, url.size()));
    const auto name = host.substr(0, host.find_first_of(":/"));
    return name == "127.0.0.1" || name == "localhost";
}

std::optional<std::string> MailCourier::token() {
    const std::lock_guard lock(m_mutex);
    const auto now = stopwatch_microseconds() / 1'000'000;
    if (!m_token.empty() && now < m_token_until) return m_token;
    const auto answer = post({.url = m_server.token.url,
                              .body = token_request(m_server.token),
                              .headers = {"Content-Type: application/x-www-form-urlencoded"}});
    boost::system::error_code error;
    const auto parsed = boost::json::parse(answer.body, error);
    if (answer.status != 200 || error || !parsed.is_object()) return std::nullopt;
    const auto* token = parsed.get_object().if_contains("access_token");
    if (token == nullptr || !token->is_string()) return std::nullopt;
    m_token = token->get_string().c_str();
    const auto* lasts = parsed.get_object().if_contains("expires_in");
    const auto seconds = lasts != nullptr && lasts->is_int64() ? lasts->get_int64() : 300;
    m_token_until = now + std::max<std::int64_t>(seconds - k_margin_seconds, 0);
    return m_token;
}

void MailCourier::forget_token() {
    const std::lock_guard lock(m_mutex);
    m_token.clear();
}

Outcome MailCourier::carry(const Mail& mail) {
    if (m_server.token.url.empty()) return hand_over(mail, {});
    const auto bearer = token();
    if (!bearer) return {Outcome::Kind::later, "no token"};
    auto outcome = hand_over(mail, *bearer);
    // It may have been taken back before its time.
    if (outcome.kind == Outcome::Kind::later) forget_token();
    return outcome;
}

Outcome MailCourier::hand_over(const Mail& mail, const std::string& token) {
    const std::unique_ptr<CURL, Clean> curl(curl_easy_init());
    ensure(curl != nullptr, "libcurl starts");
    const std::unique_ptr<curl_slist, Clean> to(
        curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()));
    const auto from = "<" + m_server.from + ">";
    Source source{mail.whole};
    Talk talk;
    auto* handle = curl.get();
    curl_easy_setopt(handle, CURLOPT_URL, m_server.server.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle, CURLOPT_READDATA, &source);
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, k_seconds_to_connect);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, k_seconds_to_send);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, listen);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &talk);
    set_security(handle, m_server);
    set_sign_in(handle, m_server, token);
    return outcome_of(curl_easy_perform(handle), talk);
}

}  // namespace samskap::messages
