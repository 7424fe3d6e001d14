// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/base/id.hpp"

namespace samskap::web {

// An address inside the house. Made from a literal with {} for each part, which is percent-encoded;
// so that no text from outside can become a link elsewhere.
class Url {
public:
    [[nodiscard]] const std::string& text() const { return m_text; }
    // The same address with ?name=value (or &name=value), encoded. Before any #place.
    [[nodiscard]] Url with(std::string_view name, std::string_view value) const;
    // The same address with #place; only letters, digits and '-'.
    [[nodiscard]] Url at(std::string_view place) const;
    // An address that was sent to us (`?back=/work`): only a path of our own, else nothing is kept
    // and it is "/".
    static Url own_path(std::string_view text);
    bool operator==(const Url&) const = default;

private:
    explicit Url(std::string text) : m_text(std::move(text)) {}
    friend Url make_url(std::string_view pattern, const std::vector<std::string>& parts);
    std::string m_text;
};

Url make_url(std::string_view pattern, const std::vector<std::string>& parts);

// A literal that begins with '/', with as many {} as there are parts.
template <std::size_t count>
class UrlPattern {
public:
    consteval UrlPattern(const char* text) : m_text(text) {
        std::size_t holes = 0;
        for (std::size_t i = 0; i + 1 < m_text.size(); ++i)
            if (m_text[i] == '{' && m_text[i + 1] == '}') ++holes;
        if (holes != count) throw "an address needs one part for each {}";
        if (m_text.empty() || m_text[0] != '/') throw "an address of ours begins with /";
    }
    [[nodiscard]] constexpr std::string_view text() const { return m_text; }

private:
    std::string_view m_text;
};

inline std::string url_part(std::string_view text) { return std::string(text); }
template <class Tag>
std::string url_part(Id<Tag> id) {
    return to_text(id);
}
inline std::string url_part(std::int64_t number) { return std::to_string(number); }

template <class... Parts>
Url url(UrlPattern<sizeof...(Parts)> pattern, const Parts&... parts) {
    return make_url(pattern.text(), {url_part(parts)...});
}

}  // namespace samskap::web
