// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/web/answer.hpp"
#include "kernel/web/request.hpp"

namespace samskap::web {

// Who may come in at all. What they may see there is asked again by each fetch.
enum class Access {
    anyone,  // without an account
    signed_in,
    secretary,  // of at least one group
    administrator,
    steward,    // of personal data
    archivist,  // of the house, or of a board
    overseer,   // who looks after the house, or a board: administrator, steward, manager
    set_up,     // only while the installation has no administrator yet
};
std::string_view name_of(Access access);

using Show = std::function<Answer(const Request&)>;
using Change = std::function<Answer(const Submission&)>;

// How much may be typed into a field, in characters: one line, unless the route says that it is a
// text area or takes whole documents. "text-" stands for every field whose name begins so.
inline constexpr std::size_t k_longest_line = 300;
inline constexpr std::size_t k_longest_text = 20'000;
struct LongFields {
    std::vector<std::string> areas{};
    std::vector<std::string> documents{};  // only the limit of the whole form
};

struct Route {
    std::string method;   // GET or POST; HEAD is answered by GET
    std::string pattern;  // /rooms/{room}
    Access access;
    Show show;
    Change change;
    LongFields long_fields{};
};

// Not to be changed once requests come: what find() gives points into it.
// Patterns are literal parts and {name} parts. Two routes that could both fit a path are refused
// at start, with both patterns in the message.
class Router {
public:
    void get(std::string_view pattern, Access access, Show show);
    void post(std::string_view pattern, Access access, Change change, LongFields fields = {});

    struct Match {
        const Route* route = nullptr;
        std::vector<std::pair<std::string_view, std::string>> parts{};  // decoded
    };
    // No route: `route` is null. Another method may fit still: methods_at() names them.
    [[nodiscard]] Match find(std::string_view method, std::string_view path) const;
    [[nodiscard]] std::vector<std::string> methods_at(std::string_view path) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return m_routes; }

private:
    void add(Route route);

    std::vector<Route> m_routes;
    std::multimap<std::size_t, std::size_t> m_by_length;  // number of parts → route
};

}  // namespace samskap::web
