// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/world/page.hpp"

namespace samskap::tests {

// What one browser keeps between pages, and how it asks.
struct Browser::State : std::enable_shared_from_this<Browser::State> {
    explicit State(web::House& to) : house(to) {}

    struct Went {
        std::string url;
        web::Answer answer;
    };
    Went get(const std::string& url);
    Went post(const std::string& url, const web::Form& form, bool has_files);
    // Follows redirects, checks the page that comes.
    Page page_after(Went went);

    web::House& house;
    std::map<std::string, std::string> cookies;

private:
    Went ask(web::RawRequest request);
    void keep_cookies(const web::Answer& answer);
};

// `href` as a browser on the page `base` understands it: path and query, without #place.
std::string resolved(const std::string& href, const std::string& base);
std::string with_query(const std::string& url, const web::Form& form);

}  // namespace samskap::tests
