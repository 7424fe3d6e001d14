// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <mutex>

#include "features/issuers/claims.hpp"
#include "features/issuers/issuers.hpp"

namespace samskap::issuers {

// Where an issuer is asked (OpenID Connect Discovery).
struct Places {
    std::string authorization;
    std::string token;
    std::string keys;
    bool names_itself = false;  // answers say by whom they are (RFC 9207)
};
// Nothing when the document is another issuer's, or names a place that lies neither with the issuer
// nor at a host that the settings allow.
std::optional<Places> places_in(std::string_view json, const Issuer& issuer);

// One issuer with what it said lately: places and keys, an hour. Thread safe. While one request
// waits for the issuer the others get nothing and may try again, so that a slow issuer holds up
// nobody else.
class Provider {
public:
    Provider(Issuer issuer, Fetch how) : m_issuer(std::move(issuer)), m_fetch(std::move(how)) {}
    [[nodiscard]] const Issuer& issuer() const { return m_issuer; }
    std::optional<Places> places(Instant at);
    // Who signed it is one of the issuer's keys. A key that is not known is asked for once a
    // minute at most, whatever anybody sends.
    std::optional<TokenRefusal> why_not_signed(const Token& token, Instant at);
    // Two at a time, of the four that the server has for what is sent to it; the others get
    // nothing.
    [[nodiscard]] std::optional<std::string> ask(const Asking& asking);

private:
    std::vector<WebKey> keys_for(const Token& token, Instant at);
    void fetch_keys(Instant at);

    Issuer m_issuer;
    Fetch m_fetch;
    std::atomic<int> m_waiting = 0;
    std::mutex m_asking;  // held while the issuer is asked
    std::mutex m_mutex;   // guards what follows
    std::optional<Places> m_places{};
    Instant m_places_at{};
    Instant m_places_tried_at{};
    std::vector<WebKey> m_keys{};
    Instant m_keys_at{};
    Instant m_tried_at{};
};

// Those that begin() named.
std::vector<std::shared_ptr<Provider>> providers();
std::shared_ptr<Provider> provider_called(std::string_view key);

}  // namespace samskap::issuers
