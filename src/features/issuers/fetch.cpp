// SPDX-License-Identifier: GPL-3.0-or-later
#include <curl/curl.h>

#include <boost/url.hpp>
#include <memory>

#include "features/issuers/issuers.hpp"

namespace samskap::issuers {
namespace {

constexpr long k_connect_seconds = 3;
constexpr long k_seconds = 8;
constexpr std::size_t k_largest_answer = 1U << 20U;

struct Clean {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* to) {
    auto& body = *static_cast<std::string*>(to);
    if (body.size() + size * count > k_largest_answer) return 0;
    body.append(bytes, size * count);
    return size * count;
}

void sign_in(CURL* handle, const Asking& asking) {
    if (!asking.bearer.empty()) {
        curl_easy_setopt(handle, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
        curl_easy_setopt(handle, CURLOPT_XOAUTH2_BEARER, asking.bearer.c_str());
    } else if (!asking.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(handle, CURLOPT_USERNAME, asking.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, asking.password.c_str());
    }
}

}  // namespace

bool is_safe_url(std::string_view url) {
    const auto parsed = boost::urls::parse_absolute_uri(url);
    if (!parsed || parsed->encoded_host().empty() || parsed->has_userinfo()) return false;
    if (parsed->scheme() == "https") return true;
    const auto host = std::string(parsed->encoded_host());
    return parsed->scheme() == "http" &&
           (host == "localhost" || host == "127.0.0.1" || host == "[::1]");
}

std::optional<std::string> fetch(const Asking& asking) {
    if (!is_safe_url(asking.url)) return std::nullopt;
    const std::unique_ptr<CURL, Clean> curl(curl_easy_init());
    ensure(curl != nullptr, "libcurl starts");
    const std::unique_ptr<curl_slist, Clean> headers(
        curl_slist_append(nullptr, "Accept: application/json"));
    std::string body;
    auto* handle = curl.get();
    curl_easy_setopt(handle, CURLOPT_URL, asking.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR,
                     asking.url.starts_with("https://") ? "https" : "http");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, k_connect_seconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, k_seconds);
    if (!asking.form.empty()) {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(asking.form.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, asking.form.c_str());
    }
    sign_in(handle, asking);
    long status = 0;
    if (curl_easy_perform(handle) == CURLE_OK)
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status == 200 ? std::optional(std::move(body)) : std::nullopt;
}

}  // namespace samskap::issuers
