// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <mutex>
#include <string>

#include "features/messages/messages.hpp"

// Those who carry messages over the network. What they answer never holds an address or words of
// the server, which may repeat one.
namespace samskap::messages {

// Beyond this machine nothing is said in the open, unless the settings allow it for a relay within
// the walls; a password or a token never is.
enum class Tls { required, offered };

struct TokenSource {
    std::string url;
    std::string client_id;
    std::string client_secret;
    std::string scope;
};
struct MailServer {
    std::string server;  // smtp://host[:port], which then changes to TLS, or smtps://
    std::string user;
    std::string password;
    Tls tls = Tls::required;
    TokenSource token;  // for XOAUTH2, instead of a password
    std::string from;
};
class MailCourier {
public:
    explicit MailCourier(MailServer server) : m_server(std::move(server)) {}
    Outcome carry(const Mail& mail);

private:
    // The token that was fetched last, or a new one; nothing when nobody gives one.
    std::optional<std::string> token();
    void forget_token();
    Outcome hand_over(const Mail& mail, const std::string& token);

    MailServer m_server;
    std::mutex m_mutex;
    std::string m_token;
    std::int64_t m_token_until = 0;  // on the stopwatch
};

struct SmsGateway {
    std::string url;
    std::string token;
    std::string from;
};
// POST of JSON {"to", "from", "text", "id"} with the token as bearer; 2xx is taken, 400, 404 and
// 422 mean that nobody has such a number.
Outcome send_sms(const SmsGateway& gateway, const Sms& sms);

bool is_on_this_machine(std::string_view url);

}  // namespace samskap::messages
