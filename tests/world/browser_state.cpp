// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/browser_state.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "kernel/base/text.hpp"
#include "kernel/web/form.hpp"
#include "tests/world/html_check.hpp"

namespace samskap::tests {
namespace {

std::string header_in(const web::Answer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers)
        if (key == name) return value;
    return {};
}

void check_page(const std::string& url, const web::Answer& answer) {
    if (!answer.content_type.starts_with("text/html")) return;
    for (const auto& fault : faults_of_page(answer.body))
        FAIL_CHECK("the page " << url << ": " << fault);
}

}  // namespace

Browser::Browser(web::House& house) : m_state(std::make_shared<State>(house)) {}

Page Browser::open(std::string_view path) {
    return m_state->page_after(m_state->get(std::string(path)));
}

web::Answer Browser::get(std::string_view path) { return m_state->get(std::string(path)).answer; }

void Browser::set_cookie(const std::string& name, const std::string& value) {
    m_state->cookies[name] = value;
}

std::string Browser::cookie(const std::string& name) const {
    const auto found = m_state->cookies.find(name);
    return found == m_state->cookies.end() ? "" : found->second;
}

Browser::State::Went Browser::State::get(const std::string& url) {
    return ask({.method = "GET", .target = url});
}

Browser::State::Went Browser::State::post(const std::string& url, const web::Form& form,
                                          bool has_files) {
    constexpr std::string_view boundary = "----the-tests-own-boundary";
    web::RawRequest request{.method = "POST", .target = url};
    request.headers.emplace_back("Origin", "http://sundhamn.example");
    request.headers.emplace_back(
        "Content-Type", has_files ? "multipart/form-data; boundary=" + std::string(boundary)
                                  : "application/x-www-form-urlencoded");
    request.body = has_files ? print_multipart(form, boundary) : print_urlencoded(form);
    return ask(std::move(request));
}

Browser::State::Went Browser::State::ask(web::RawRequest request) {
    request.headers.emplace_back("Host", "sundhamn.example");
    std::vector<std::string> pairs;
    for (const auto& [name, value] : cookies) pairs.push_back(name + "=" + value);
    if (!pairs.empty()) request.headers.emplace_back("Cookie", text::join(pairs, "; "));
    auto answer = house.answer(request);
    keep_cookies(answer);
    return {request.target, std::move(answer)};
}

void Browser::State::keep_cookies(const web::Answer& answer) {
    for (const auto& [key, value] : answer.headers) {
        if (key != "Set-Cookie") continue;
        const auto equals = value.find('=');
        const auto name = value.substr(0, equals);
        if (value.find("Max-Age=0") != std::string::npos)
            cookies.erase(name);
        else
            cookies[name] = value.substr(equals + 1, value.find(';') - equals - 1);
    }
}

Page Browser::State::page_after(Went went) {
    for (int hops = 0; went.answer.status >= 300 && went.answer.status < 400; ++hops) {
        if (hops == 10) throw std::runtime_error("redirected for ever: " + went.url);
        went = get(resolved(header_in(went.answer, "Location"), went.url));
    }
    check_page(went.url, went.answer);
    return Page(shared_from_this(), std::move(went.url), std::move(went.answer));
}

std::string resolved(const std::string& href, const std::string& base) {
    const auto url = href.substr(0, href.find('#'));
    if (url.empty()) return base;
    if (url[0] == '?') return base.substr(0, base.find('?')) + url;
    if (url[0] == '/') return url;
    throw std::runtime_error("not an address of ours: " + href);
}

std::string with_query(const std::string& url, const web::Form& form) {
    return url.substr(0, url.find('?')) + "?" + print_urlencoded(form);
}

}  // namespace samskap::tests
