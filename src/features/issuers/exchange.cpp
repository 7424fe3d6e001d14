// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/exchange.hpp"

#include <algorithm>
#include <boost/url.hpp>

namespace samskap::issuers {
namespace {

constexpr int k_most_pages_of_groups = 20;

struct Groups {
    std::vector<std::string> names;
    bool unknown = false;
};

std::string encoded(std::string_view text) {
    return boost::urls::encode(text, boost::urls::unreserved_chars);
}

std::string form_of(const std::vector<std::pair<std::string_view, std::string_view>>& fields) {
    std::string form;
    for (const auto& field : fields) {
        if (!form.empty()) form += '&';
        form.append(field.first).append("=").append(encoded(field.second));
    }
    return form;
}

Asking asking_for_token(const Issuer& issuer, const Places& places, const Question& question,
                        const sign_in::Site& site, std::string_view code) {
    const auto address = answer_address(site, issuer);
    Asking asking{.url = places.token,
                  .form = form_of({{"grant_type", "authorization_code"},
                                   {"code", code},
                                   {"redirect_uri", address},
                                   {"client_id", issuer.client},
                                   {"code_verifier", question.verifier}})};
    if (issuer.secret.empty()) return asking;
    asking.user = encoded(issuer.client);
    asking.password = encoded(issuer.secret);
    return asking;
}

// The ids of one page, as Microsoft Graph and its kin list them; the address of the next.
std::string take_page(const boost::json::object& page, std::vector<std::string>& names) {
    const auto* list = page.if_contains("value");
    if (list != nullptr && list->is_array())
        for (const auto& one : list->get_array()) {
            if (one.is_string()) names.emplace_back(one.get_string());
            if (one.is_object()) names.push_back(word_in(one.get_object(), "id"));
        }
    return word_in(page, "@odata.nextLink");
}

bool is_at_same_host(std::string_view url, std::string_view as) {
    const auto one = boost::urls::parse_absolute_uri(url);
    const auto other = boost::urls::parse_absolute_uri(as);
    return one && other && one->scheme() == other->scheme() &&
           one->encoded_host_and_port() == other->encoded_host_and_port();
}

// All of them, or none: half a list would take away what somebody has.
Groups fetched_groups(Provider& provider, const std::string& access_token) {
    const auto& first = provider.issuer().groups_url;
    Groups groups{.names = {}, .unknown = true};
    auto url = first;
    for (int page = 0; page < k_most_pages_of_groups && !url.empty(); ++page) {
        if (!is_at_same_host(url, first)) return {{}, true};
        const auto said = provider.ask({.url = url, .bearer = access_token});
        const auto read = said ? object_in(*said) : std::nullopt;
        if (!read) return {{}, true};
        url = take_page(*read, groups.names);
    }
    groups.unknown = !url.empty();
    if (groups.unknown) groups.names.clear();
    return groups;
}

// Too many groups for a token: it says only that there are some.
bool has_overage(const boost::json::object& claims, const std::string& claim) {
    const auto* names = claims.if_contains("_claim_names");
    const bool elsewhere =
        names != nullptr && names->is_object() && names->get_object().contains(claim);
    const auto* has = claims.if_contains("hasgroups");
    return elsewhere || (has != nullptr && *has == true);
}

Groups groups_of(Provider& provider, const boost::json::object& claims,
                 const std::string& access_token) {
    const auto& issuer = provider.issuer();
    if (issuer.grants.empty()) return {};
    if (!has_overage(claims, issuer.groups_claim))
        return {words_in(claims, issuer.groups_claim), false};
    if (issuer.groups_url.empty() || access_token.empty()) return {{}, true};
    return fetched_groups(provider, access_token);
}

int level_of(const Issuer& issuer, const boost::json::object& claims) {
    const auto found = issuer.levels.find(word_in(claims, "acr"));
    return found == issuer.levels.end() ? 1 : found->second;
}

Visitor visitor_of(Provider& provider, const boost::json::object& claims,
                   const std::string& access_token) {
    const auto& issuer = provider.issuer();
    const auto groups = groups_of(provider, claims, access_token);
    Visitor visitor{.subject = word_in(claims, "sub"),
                    .sid = word_in(claims, "sid"),
                    .grants = {},
                    .groups_unknown = groups.unknown};
    const auto level = level_of(issuer, claims);
    for (const auto& grant : issuer.grants) {
        if (std::find(groups.names.begin(), groups.names.end(), grant.named) == groups.names.end())
            continue;
        const auto needed = issuer.needs.find(grant.role);
        if (needed != issuer.needs.end() && level < needed->second)
            visitor.level_too_low = true;
        else
            visitor.grants.push_back(grant);
    }
    return visitor;
}

}  // namespace

Expected<Visitor, ExchangeRefusal> exchange(Provider& provider, const Question& question,
                                            const sign_in::Site& site, std::string_view code,
                                            Instant at) {
    const auto& issuer = provider.issuer();
    const auto places = provider.places(at);
    if (!places) return unexpected(ExchangeRefusal::unreachable);
    const auto said = provider.ask(asking_for_token(issuer, *places, question, site, code));
    const auto answer = said ? object_in(*said) : std::nullopt;
    if (!answer) return unexpected(ExchangeRefusal::unreachable);
    const auto token = token_in(word_in(*answer, "id_token"));
    if (!token || provider.why_not_signed(*token, at) ||
        why_no_id_token(token->claims, {issuer.address, issuer.client, at}, question.nonce))
        return unexpected(ExchangeRefusal::not_valid);
    return visitor_of(provider, token->claims, word_in(*answer, "access_token"));
}

}  // namespace samskap::issuers
