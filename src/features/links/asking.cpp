// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <unistd.h>

#include <cstring>
#include <memory>

#include "features/links/links.hpp"

// One request over the network, for what a document names: whoever wrote the document chose the
// address, so it may not lead to machines that only this one reaches.
namespace samskap::links {
namespace {

constexpr long k_seconds_to_connect = 8;
constexpr long k_seconds = 15;
constexpr long k_most_redirections = 5;
constexpr long k_most_bytes = 65'536;

struct Clean {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};

// RFC 6890 and what has been added since: nothing of this is on the public network.
bool is_public(const in_addr& address) {
    const auto bits = ntohl(address.s_addr);
    const auto within = [bits](std::uint32_t net, int length) {
        return bits >> (32 - length) == net >> (32 - length);
    };
    return !(within(0x00000000, 8) || within(0x0a000000, 8) || within(0x64400000, 10) ||
             within(0x7f000000, 8) || within(0xa9fe0000, 16) || within(0xac100000, 12) ||
             within(0xc0000000, 24) || within(0xc0000200, 24) || within(0xc0a80000, 16) ||
             within(0xc6120000, 15) || within(0xc6336400, 24) || within(0xcb007100, 24) ||
             within(0xe0000000, 3));
}

bool is_public(const in6_addr& address) {
    const auto* bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        in_addr inner{};
        std::memcpy(&inner, bytes + 12, sizeof inner);
        return is_public(inner);
    }
    // 2000::/3 is what has been given out; 2001:db8::/32 is for books, 2002::/16 wraps others.
    const bool given_out = (bytes[0] & 0xe0) == 0x20;
    const bool for_books =
        bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8;
    return given_out && !for_books && !(bytes[0] == 0x20 && bytes[1] == 0x02);
}

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        return is_public(four.sin_addr);
    }
    if (address.sa_family != AF_INET6) return false;
    sockaddr_in6 six{};
    std::memcpy(&six, &address, sizeof six);
    return is_public(six.sin6_addr);
}

curl_socket_t open_public(void* /*unused*/, curlsocktype /*purpose*/, curl_sockaddr* address) {
    if (!is_public(address->addr)) return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t swallow(char* /*bytes*/, std::size_t size, std::size_t many, void* /*unused*/) {
    return size * many;
}

struct Said {
    CURLcode how = CURLE_OK;
    long status = 0;
};

Said request(const std::string& address, bool only_head, bool anywhere) {
    const std::unique_ptr<CURL, Clean> owner(curl_easy_init());
    auto* curl = owner.get();
    if (curl == nullptr) return {CURLE_OUT_OF_MEMORY, 0};
    curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, k_most_redirections);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, k_seconds_to_connect);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, k_seconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Samskap (asks whether a link still answers)");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, swallow);
    if (only_head) {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    } else {
        curl_easy_setopt(curl, CURLOPT_RANGE, "0-0");
        curl_easy_setopt(curl, CURLOPT_MAXFILESIZE, k_most_bytes);
    }
    if (!anywhere) curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_public);
    Said said;
    said.how = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &said.status);
    return said;
}

bool is_missing(const Said& said) {
    return said.how == CURLE_COULDNT_RESOLVE_HOST ||
           (said.how == CURLE_OK && (said.status == 404 || said.status == 410));
}

Answer ask_from(const std::string& address, bool anywhere) {
    auto said = request(address, true, anywhere);
    // Some servers know no HEAD and say that nothing is there.
    const bool has_query = address.find('?') != std::string::npos;
    if (said.how == CURLE_OK && is_missing(said) && !has_query)
        said = request(address, false, anywhere);
    if (is_missing(said)) return Answer::missing;
    // A server in trouble will be well again; that one may not come in is an answer.
    const bool ended_well = said.how == CURLE_OK || said.how == CURLE_FILESIZE_EXCEEDED;
    return ended_well && said.status < 500 ? Answer::answers : Answer::unsure;
}

}  // namespace

Answer ask(const std::string& address) { return ask_from(address, false); }
Answer ask_anywhere(const std::string& address) { return ask_from(address, true); }

}  // namespace samskap::links
