// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/http.hpp"

#include <curl/curl.h>

#include <memory>

#include "features/messages/couriers.hpp"
#include "kernel/base/errors.hpp"

namespace samskap::messages {
namespace {

constexpr long k_seconds = 30;
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

}  // namespace

Posted post(const Post& what) {
    const std::unique_ptr<CURL, Clean> curl(curl_easy_init());
    ensure(curl != nullptr, "libcurl starts");
    std::unique_ptr<curl_slist, Clean> headers;
    for (const auto& header : what.headers) {
        auto* longer = curl_slist_append(headers.get(), header.c_str());
        ensure(longer != nullptr, "memory for a header");
        static_cast<void>(headers.release());
        headers.reset(longer);
    }
    Posted answer;
    auto* handle = curl.get();
    curl_easy_setopt(handle, CURLOPT_URL, what.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR,
                     is_on_this_machine(what.url) ? "http,https" : "https");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(what.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, what.body.c_str());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, k_seconds);
    if (curl_easy_perform(handle) == CURLE_OK)
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

}  // namespace samskap::messages
