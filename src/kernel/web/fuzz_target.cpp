// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/base/text.hpp"
#include "kernel/web/router.hpp"
#include "kernel/web/target.hpp"
#include "kernel/web/url.hpp"

// What Boost.URL, which is strict, takes as a path and query, we cut in the same places. And what
// we call a path of our own leads nowhere else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap::web;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto target = parse_target(text);
    const auto strict = boost::urls::parse_origin_form(text);
    if (strict && !target) std::abort();
    if (strict && target->path != std::string_view(strict->encoded_path())) std::abort();
    if (strict && target->query != std::string_view(strict->encoded_query())) std::abort();

    const auto own = Url::own_path(text).text();
    if (!own.starts_with('/') || own.starts_with("//") || own.starts_with("/\\")) std::abort();
    if (own.find_first_of("\r\n\t\\ ") != std::string::npos) std::abort();

    static const Router router = [] {
        Router made;
        const auto show = [](const Request&) { return Answer{}; };
        made.get("/rooms/{room}", Access::anyone, show);
        made.get("/rooms/{room}/bookings/{booking}", Access::anyone, show);
        return made;
    }();
    if (!target) return 0;
    const auto match = router.find("GET", target->path);
    for (const auto& [name, value] : match.parts)
        if (!samskap::text::is_valid_utf8(value)) std::abort();
    if (!samskap::text::is_valid_utf8(target->value("q"))) std::abort();
    return 0;
}
