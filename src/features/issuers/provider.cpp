// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/provider.hpp"

#include <algorithm>
#include <boost/url.hpp>

namespace samskap::issuers {
namespace {

constexpr std::int64_t k_good_seconds = 3600;
constexpr std::int64_t k_pause_seconds = 60;
// An issuer that is away is tried now and then, so that nobody can make us wait for it all the
// time.
constexpr std::int64_t k_places_pause_seconds = 15;
constexpr int k_most_waiting = 2;
constexpr std::string_view k_discovery = "/.well-known/openid-configuration";

std::string host_of(std::string_view url) {
    const auto parsed = boost::urls::parse_absolute_uri(url);
    return parsed ? std::string(parsed->encoded_host_and_port()) : std::string();
}

bool may_lie_at(const Issuer& issuer, const std::string& url) {
    if (!is_safe_url(url)) return false;
    const auto host = host_of(url);
    return host == host_of(issuer.address) ||
           std::find(issuer.hosts.begin(), issuer.hosts.end(), host) != issuer.hosts.end();
}

bool is_young(Instant made, Instant at) {
    return made.seconds != 0 && at.seconds - made.seconds < k_good_seconds;
}

std::string without_slash(std::string_view address) {
    return std::string(address.ends_with('/') ? address.substr(0, address.size() - 1) : address);
}

// Settings of the process, as the routes need them: changed only when it starts.
struct Registry {
    std::mutex mutex;
    std::vector<std::shared_ptr<Provider>> all;
};
Registry& registry() {
    static Registry one;
    return one;
}

}  // namespace

std::optional<Places> places_in(std::string_view json, const Issuer& issuer) {
    const auto said = object_in(json);
    if (!said || word_in(*said, "issuer") != issuer.address) return std::nullopt;
    const auto* names = said->if_contains("authorization_response_iss_parameter_supported");
    Places places{.authorization = word_in(*said, "authorization_endpoint"),
                  .token = word_in(*said, "token_endpoint"),
                  .keys = word_in(*said, "jwks_uri"),
                  .names_itself = names != nullptr && *names == true};
    for (const auto& url : {places.authorization, places.token, places.keys})
        if (!may_lie_at(issuer, url)) return std::nullopt;
    return places;
}

std::optional<Places> Provider::places(Instant at) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_places && is_young(m_places_at, at)) return m_places;
        if (at.seconds - m_places_tried_at.seconds < k_places_pause_seconds) return m_places;
        m_places_tried_at = at;
    }
    const std::unique_lock asking(m_asking, std::try_to_lock);
    if (!asking) return std::nullopt;
    const auto said = m_fetch({.url = without_slash(m_issuer.address) + std::string(k_discovery)});
    auto found = said ? places_in(*said, m_issuer) : std::nullopt;
    const std::lock_guard lock(m_mutex);
    // What it said before stands while it cannot be reached.
    if (found) {
        m_places = std::move(found);
        m_places_at = at;
    }
    return m_places;
}

std::optional<std::string> Provider::ask(const Asking& asking) {
    const bool may = ++m_waiting <= k_most_waiting;
    auto said = may ? m_fetch(asking) : std::nullopt;
    --m_waiting;
    return said;
}

void Provider::fetch_keys(Instant at) {
    const auto places = this->places(at);
    const std::unique_lock asking(m_asking, std::try_to_lock);
    if (!places || !asking) return;
    const auto said = m_fetch({.url = places->keys});
    auto keys = said ? web_keys_in(*said) : std::vector<WebKey>{};
    const std::lock_guard lock(m_mutex);
    if (keys.empty()) return;
    m_keys = std::move(keys);
    m_keys_at = at;
}

std::vector<WebKey> Provider::keys_for(const Token& token, Instant at) {
    const auto fitting = [&] {
        std::vector<WebKey> found;
        for (const auto& key : m_keys)
            if (token.key_id.empty() || key.id == token.key_id) found.push_back(key);
        return found;
    };
    {
        const std::lock_guard lock(m_mutex);
        auto found = is_young(m_keys_at, at) ? fitting() : std::vector<WebKey>{};
        const bool may_ask = at.seconds - m_tried_at.seconds >= k_pause_seconds;
        if (!found.empty() || !may_ask) return found;
        m_tried_at = at;
    }
    fetch_keys(at);
    const std::lock_guard lock(m_mutex);
    return is_young(m_keys_at, at) ? fitting() : std::vector<WebKey>{};
}

std::optional<TokenRefusal> Provider::why_not_signed(const Token& token, Instant at) {
    const auto& agreed = m_issuer.algorithms;
    if (!is_algorithm(token.algorithm) ||
        std::find(agreed.begin(), agreed.end(), token.algorithm) == agreed.end())
        return TokenRefusal::algorithm;
    const auto keys = keys_for(token, at);
    if (keys.empty()) return TokenRefusal::unknown_key;
    const bool is_signed = std::any_of(keys.begin(), keys.end(),
                                       [&](const WebKey& key) { return is_signed_by(token, key); });
    return is_signed ? std::nullopt : std::optional(TokenRefusal::signature);
}

void begin(std::vector<Issuer> issuers, Fetch how) {
    std::vector<std::shared_ptr<Provider>> all;
    for (auto& issuer : issuers) all.push_back(std::make_shared<Provider>(std::move(issuer), how));
    const std::lock_guard lock(registry().mutex);
    registry().all = std::move(all);
}

std::vector<std::shared_ptr<Provider>> providers() {
    const std::lock_guard lock(registry().mutex);
    return registry().all;
}

std::shared_ptr<Provider> provider_called(std::string_view key) {
    for (const auto& one : providers())
        if (one->issuer().key == key) return one;
    throw NotFound();
}

}  // namespace samskap::issuers
