// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sign_in/sign_in.hpp"
#include "kernel/db/settings.hpp"
#include "kernel/web/house.hpp"

namespace samskap::sign_in {
namespace {

constexpr std::string_view k_site_setting = "site";
constexpr std::string_view k_localhost = "localhost";

bool is_host_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

std::string_view host_and_port(std::string_view address) {
    return address.substr(address.find("//") + 2);
}

std::string_view without_port(std::string_view host) { return host.substr(0, host.find(':')); }

bool is_host(std::string_view text) {
    const auto host = without_port(text);
    if (host.empty() || host.find_first_not_of(".") != 0) return false;
    for (const char c : host)
        if (!is_host_letter(c)) return false;
    if (host.size() == text.size()) return true;
    const auto port = text.substr(host.size() + 1);
    return !port.empty() && port.size() <= 5 &&
           port.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool is_site(std::string_view address) {
    if (address.starts_with("https://")) return is_host(host_and_port(address));
    return address.starts_with("http://") && is_host(host_and_port(address)) &&
           without_port(host_and_port(address)) == k_localhost;
}

void begin(db::Writer& db, std::string_view address) {
    if (address.empty())
        db::remove_setting(db, k_site_setting);
    else
        db::set_setting(db, k_site_setting, address);
}

std::optional<Site> site_of(const web::Request& request) {
    auto address = db::setting(request.db(), k_site_setting).value_or("");
    if (address.empty() && request.house().options().plain_http &&
        without_port(request.header("Host")) == k_localhost)
        address = "http://" + std::string(request.header("Host"));
    if (!is_site(address)) return std::nullopt;
    return Site{address, std::string(without_port(host_and_port(address)))};
}

}  // namespace samskap::sign_in
