// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "features/messages/couriers.hpp"
#include "kernel/base/private_file.hpp"
#include "kernel/base/text.hpp"

namespace samskap::messages {
namespace {

struct Settings {
    Site site;
    MailServer mail;
    SmsGateway sms;
};

using Names = std::map<std::string, std::string*, std::less<>>;

Names names_of(Settings& settings) {
    auto& [site, mail, sms] = settings;
    return {{"site", &site.address},
            {"from", &site.from},
            {"from-name", &site.from_name},
            {"server", &mail.server},
            {"user", &mail.user},
            {"password", &mail.password},
            {"token-url", &mail.token.url},
            {"client-id", &mail.token.client_id},
            {"client-secret", &mail.token.client_secret},
            {"scope", &mail.token.scope},
            {"sms-url", &sms.url},
            {"sms-token", &sms.token},
            {"sms-from", &sms.from}};
}

bool begins_with_one_of(std::string_view url, std::initializer_list<std::string_view> schemes) {
    for (const auto scheme : schemes)
        if (url.starts_with(scheme)) return true;
    return false;
}

bool is_safe_url(std::string_view url) {
    return url.starts_with("https://") || (url.starts_with("http://") && is_on_this_machine(url));
}

std::optional<std::string> what_lacks_of_mail(const MailServer& mail) {
    if (!begins_with_one_of(mail.server, {"smtp://", "smtps://"}))
        return "server begins with smtp:// or smtps://";
    const auto& token = mail.token;
    const bool signs_in = !mail.password.empty() || !token.url.empty();
    if (signs_in == mail.user.empty()) return "user goes with a password or a token-url";
    if (!mail.password.empty() && !token.url.empty()) return "a password or a token-url, not both";
    if (!token.url.empty() && (token.client_id.empty() || token.client_secret.empty()))
        return "token-url needs client-id and client-secret";
    if (!token.url.empty() && !is_safe_url(token.url)) return "token-url begins with https://";
    // What can be read on the way would be a way in for others.
    if (signs_in && mail.tls != Tls::required) return "who signs in needs tls = required";
    return std::nullopt;
}

std::optional<std::string> what_lacks(const Settings& settings) {
    if (!begins_with_one_of(settings.site.address, {"https://", "http://"}))
        return "site is the address of this installation, https://…";
    if (settings.mail.server.empty() && settings.sms.url.empty())
        return "neither server nor sms-url: nothing can be sent";
    if (!settings.mail.server.empty()) {
        if (tidy_address(Way::mail, settings.site.from) != settings.site.from)
            return "from is a mail address";
        if (auto lack = what_lacks_of_mail(settings.mail)) return lack;
    }
    if (!settings.sms.url.empty() && !is_safe_url(settings.sms.url))
        return "sms-url begins with https://";
    return std::nullopt;
}

bool take_tls(MailServer& mail, std::string_view value) {
    mail.tls = value == "offered" ? Tls::offered : Tls::required;
    return value == "offered" || value == "required";
}

Plan made_of(Settings settings) {
    Plan plan{.kinds = {}, .site = settings.site};
    if (!settings.mail.server.empty()) {
        settings.mail.from = settings.site.from;
        const auto courier = std::make_shared<MailCourier>(settings.mail);
        plan.mail = [courier](const Mail& mail) { return courier->carry(mail); };
    }
    if (!settings.sms.url.empty())
        plan.sms = [gateway = settings.sms](const Sms& sms) { return send_sms(gateway, sms); };
    return plan;
}

}  // namespace

Expected<Plan, std::string> plan_of(std::string_view text) {
    Settings settings;
    const auto names = names_of(settings);
    std::size_t number = 0;
    for (const auto whole : text::lines(text)) {
        ++number;
        const auto line = text::trim(whole);
        if (line.empty() || line.starts_with('#')) continue;
        const auto setting = setting_line(line);
        if (!setting) return unexpected(fmt::format("line {}: not name = value", number));
        if (setting->name == "tls" && take_tls(settings.mail, setting->value)) continue;
        const auto known = names.find(setting->name);
        if (known == names.end())
            return unexpected(fmt::format("line {}: no such setting", number));
        *known->second = setting->value;
    }
    while (settings.site.address.ends_with('/')) settings.site.address.pop_back();
    if (const auto lack = what_lacks(settings)) return unexpected(*lack);
    return made_of(std::move(settings));
}

Expected<Plan, std::string> plan_in(const std::string& file) {
    const auto text = private_text(file);
    if (!text) return unexpected(text.error());
    return plan_of(*text);
}

}  // namespace samskap::messages
