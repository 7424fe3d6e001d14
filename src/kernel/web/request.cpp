// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/request.hpp"

#include <algorithm>
#include <charconv>

#include "kernel/base/crypto.hpp"
#include "kernel/web/cookies.hpp"
#include "kernel/web/encoding.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/state.hpp"

namespace samskap::web {

namespace {

// What is open in an emergency is read, never changed.
void leave_emergencies(Viewer& viewer) {
    std::erase_if(viewer.domains.ids, [&](std::int64_t id) {
        const auto& open = viewer.emergencies.ids;
        return std::find(open.begin(), open.end(), id) != open.end();
    });
    viewer.emergencies.ids.clear();
}

}  // namespace

RequestState::RequestState(House& owner, const RawRequest& request, std::uint64_t request_number)
    : house(owner),
      raw(request),
      at(owner.clock().time()),
      number(request_number),
      target(parse_target(request.target)) {
    // A proxy that speaks HTTP/2 to the browser may hand on one field for each cookie.
    for (const auto& [name, value] : raw.headers)
        if (same_ignoring_case(name, "Cookie"))
            for (auto& one : parse_cookies(value)) cookies.push_back(std::move(one));
    preferences = preferences_in(cookie(k_preferences_cookie));
}

db::Reader& RequestState::reader() {
    if (m_writer) return *m_writer->writing;
    if (!m_reader) m_reader.emplace(house.database());
    return *m_reader->reading;
}

// An older snapshot stays open, since somebody may hold it; who asks from now on gets the writer.
db::Writer& RequestState::writer() {
    if (!m_writer) m_writer.emplace(house.database(), at);
    return *m_writer->writing;
}

const Viewer& RequestState::viewer() {
    if (m_viewer) return *m_viewer;
    const auto& find = house.hooks().viewer;
    auto found = find ? find(reader(), cookie(k_session_cookie), at) : Viewer{};
    if (!found.emergencies.ids.empty()) {
        const auto& note = house.hooks().note_emergency;
        const bool reads = match.route != nullptr && match.route->show && note;
        if (reads) note(found, target->path, at);
        if (!reads) leave_emergencies(found);
    }
    m_viewer = std::move(found);
    return *m_viewer;
}

std::string_view RequestState::cookie(std::string_view name) const {
    constexpr std::string_view prefix = "__Host-";
    for (const auto& [key, value] : cookies) {
        auto bare = std::string_view(key);
        if (!house.options().plain_http) {
            if (!bare.starts_with(prefix)) continue;
            bare.remove_prefix(prefix.size());
        }
        if (bare == name) return value;
    }
    return {};
}

const std::string& RequestState::bare_form_token() {
    if (!m_bare_token.empty()) return m_bare_token;
    auto secret = cookie(k_session_cookie);
    if (secret.empty()) secret = cookie(k_anonymous_cookie);
    if (secret.empty()) secret = new_anonymous = crypto::random_token(16);
    m_bare_token = session_form_token(house.form_key(), secret);
    return m_bare_token;
}

const std::string& RequestState::masked_form_token() {
    asked_for_more = true;
    if (masked_token.empty()) masked_token = mask_form_token(bare_form_token());
    return masked_token;
}

void RequestState::close() {
    m_reader.reset();
    m_writer.reset();
}

void RequestState::keep_writing() {
    m_reader.reset();
    if (m_writer) m_writer->writing.keep();
    m_writer.reset();
}

const Viewer& Request::viewer() const { return m_state->viewer(); }
Instant Request::at() const {
    m_state->asked_for_more = true;
    return m_state->at;
}
Day Request::today() const { return zone().day(m_state->at); }
const Zone& Request::zone() const { return m_state->house.zone(); }
const Preferences& Request::preferences() const { return m_state->preferences; }
db::Reader& Request::db() const { return m_state->reader(); }
House& Request::house() const {
    m_state->asked_for_more = true;
    return m_state->house;
}
std::string_view Request::peer() const {
    m_state->asked_for_more = true;
    return m_state->raw.peer;
}
std::string Request::form_token() const { return m_state->masked_form_token(); }
Url Request::url() const { return Url::own_path(m_state->raw.target); }

std::string Request::path_text(std::string_view name) const {
    for (const auto& [key, value] : m_state->match.parts)
        if (key == name) return value;
    throw Fault("the route has no part of that name: " + std::string(name));
}

std::int64_t Request::id_in_path(std::string_view name) const {
    const auto id = parse_id_text(path_text(name));
    if (!id) throw NotFound();
    return *id;
}

std::string Request::query(std::string_view name) const {
    return m_state->target ? m_state->target->value(name) : std::string();
}

int Request::page() const {
    const auto text = query("page");
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end && number > 0 ? number : 1;
}

std::string_view Request::header(std::string_view name) const {
    m_state->asked_for_more = true;
    return header_of(m_state->raw, name);
}

std::string_view Request::cookie(std::string_view name) const {
    m_state->asked_for_more = true;
    return m_state->cookie(name);
}

const Form& Submission::form() const { return state().form; }
db::Writer& Submission::db() const { return state().writer(); }

}  // namespace samskap::web
