// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "features/messages/couriers.hpp"
#include "features/messages/http.hpp"

namespace samskap::messages {

Outcome send_sms(const SmsGateway& gateway, const Sms& sms) {
    const boost::json::object body{
        {"to", sms.to}, {"from", gateway.from}, {"text", sms.text}, {"id", sms.id}};
    const auto answer =
        post({.url = gateway.url,
              .body = boost::json::serialize(body),
              .headers = {"Content-Type: application/json",
                          "Authorization: Bearer " + gateway.token, "Idempotency-Key: " + sms.id}});
    if (answer.status == 0) return {Outcome::Kind::later, "no connection"};
    const auto code = std::to_string(answer.status);
    if (answer.status >= 200 && answer.status < 300) return {Outcome::Kind::sent, {}};
    const bool no_such = answer.status == 400 || answer.status == 404 || answer.status == 422;
    return {no_such ? Outcome::Kind::not_there : Outcome::Kind::later, code};
}

}  // namespace samskap::messages
