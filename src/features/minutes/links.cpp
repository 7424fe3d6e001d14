// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/links.hpp"

#include <algorithm>
#include <array>

#include "features/links/links.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

// A text with more has other troubles.
constexpr std::size_t k_most = 200;

struct Written {
    std::string_view address;
    std::string_view words;
    int line = 0;
};

std::string_view without_slash(std::string_view address) {
    return address.ends_with('/') ? address.substr(0, address.size() - 1) : address;
}

// [words](address)
void add_marked(std::string_view line, int number, std::vector<Written>& found) {
    for (auto at = line.find("]("); at != std::string_view::npos; at = line.find("](", at + 2)) {
        const auto open = line.rfind('[', at);
        const auto close = line.find(')', at);
        if (open == std::string_view::npos || close == std::string_view::npos) continue;
        found.push_back(
            {line.substr(at + 2, close - at - 2), line.substr(open + 1, at - open - 1), number});
    }
}

// An address that stands in the text itself ends at a blank; a full stop after it is the text's.
void add_bare(std::string_view line, int number, std::vector<Written>& found) {
    static constexpr std::array<std::string_view, 3> starts{"http:/", "https:/", "www."};
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool is_within =
            at > 0 && (samskap::text::is_letter(static_cast<unsigned char>(line[at - 1])) ||
                       line[at - 1] == '/' || line[at - 1] == '(');
        const bool begins = std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
            return line.substr(at).starts_with(start);
        });
        if (is_within || !begins) continue;
        auto end = std::min(line.find_first_of(" \t)>\"]", at), line.size());
        auto address = line.substr(at, end - at);
        while (!address.empty() &&
               std::string_view(".,;:!?").find(address.back()) != std::string_view::npos)
            address.remove_suffix(1);
        found.push_back({address, {}, number});
        at = end;
    }
}

// Behind a scheme stands a place with letters in it: "exempel.se", "localhost".
bool has_place(std::string_view after_scheme) {
    const auto place = after_scheme.substr(0, after_scheme.find_first_of("/?#"));
    return !place.empty() && place.front() != '.' && place.find("..") == std::string_view::npos;
}

bool is_other_scheme(std::string_view low) {
    return low.starts_with("mailto:") || low.starts_with("tel:") || low.starts_with("sms:");
}

std::optional<LinkFault> fault_of(std::string_view address) {
    const auto bare = samskap::text::trim(address);
    const auto low = samskap::text::lower(bare);
    if (bare.empty() || bare == "#" || low.starts_with("javascript:"))
        return LinkFault::leads_nowhere;
    if (bare.front() == '#' || is_other_scheme(low)) return std::nullopt;
    if (bare.find(' ') != std::string_view::npos) return LinkFault::broken;
    for (const std::string_view scheme : {"https://", "http://"})
        if (low.starts_with(scheme))
            return has_place(bare.substr(scheme.size())) ? std::nullopt
                                                         : std::optional(LinkFault::broken);
    if (low.starts_with("http")) return LinkFault::broken;
    return LinkFault::no_scheme;
}

std::vector<Written> written_in(std::string_view text) {
    std::vector<Written> found;
    int number = 0;
    for (const auto line : samskap::text::lines(text)) {
        ++number;
        add_marked(line, number, found);
        add_bare(line, number, found);
    }
    return found;
}

bool is_doubled(const std::vector<Written>& all, const Written& one) {
    return std::any_of(all.begin(), all.end(), [&](const Written& other) {
        return other.address != one.address &&
               without_slash(other.address) == without_slash(one.address);
    });
}

std::string what_to_do(const FaultyLink& link, const ui::Texts& t) {
    const auto& since = link.since;
    switch (link.fault) {
        case LinkFault::leads_nowhere: return t(text::link_leads_nowhere);
        case LinkFault::doubled: return t(text::link_doubled);
        case LinkFault::no_scheme: return t(text::link_no_scheme);
        case LinkFault::broken: return t(text::link_broken);
        case LinkFault::gone: return t(text::link_gone, t.day_and_year(since.value_or(Day{})));
    }
    return {};
}

}  // namespace

std::vector<FaultyLink> faulty_links(std::string_view text) {
    std::vector<FaultyLink> faulty;
    const auto all = written_in(text);
    const auto add = [&](LinkFault fault, const Written& one) {
        const auto key = without_slash(one.address);
        const bool is_known =
            std::any_of(faulty.begin(), faulty.end(), [&](const FaultyLink& other) {
                return other.fault == fault && without_slash(other.address) == key &&
                       other.words == one.words;
            });
        if (!is_known && faulty.size() < k_most)
            faulty.push_back({fault, std::string(one.address), std::string(one.words), one.line});
    };
    for (const auto& one : all) {
        if (const auto fault = fault_of(one.address)) add(*fault, one);
        if (is_doubled(all, one) && without_slash(one.address).size() > 1)
            add(LinkFault::doubled, {one.address, {}, one.line});
    }
    return faulty;
}

std::vector<FaultyLink> gone_links(db::Reader& db, documents::DocumentId document,
                                   std::string_view text) {
    static const Zone zone;
    const auto gone = links::gone(db, document);
    std::vector<FaultyLink> faulty;
    if (gone.empty()) return faulty;
    for (const auto& one : written_in(text))
        for (const auto& address : gone)
            if (one.address == address.address)
                faulty.push_back({LinkFault::gone, address.address, std::string(one.words),
                                  one.line, zone.day(address.since)});
    return faulty;
}

std::vector<std::string> addresses_in(std::string_view text) {
    std::vector<std::string> addresses;
    for (const auto& one : written_in(text)) {
        if (addresses.size() == k_most) break;
        const bool is_known =
            std::find(addresses.begin(), addresses.end(), one.address) != addresses.end();
        if (!is_known && !fault_of(one.address)) addresses.emplace_back(one.address);
    }
    return addresses;
}

Html links_section(const std::vector<FaultyLink>& links, const ui::Texts& t, bool is_published) {
    if (links.empty()) return {};
    const auto list = ui::each(links, [&](const FaultyLink& one) {
        const auto what = one.words.empty() ? one.address : one.words;
        return markup("<li><span class=\"dim\">{}</span> <b lang=\"sv\">{}</b> <br>{}</li>",
                      line_words(one.line, t), what, what_to_do(one, t));
    });
    return markup("<section id=\"links\"><h2>{}</h2><p>{}</p><ul class=\"links\">{}</ul></section>",
                  t(text::links_heading),
                  is_published ? t(text::links_gone_lead) : t(text::links_lead), list);
}

}  // namespace samskap::minutes
