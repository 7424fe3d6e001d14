// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "kernel/base/time.hpp"
#include "kernel/db/database.hpp"
#include "kernel/web/answer.hpp"
#include "kernel/web/kept_pages.hpp"
#include "kernel/web/repeats.hpp"
#include "kernel/web/request.hpp"
#include "kernel/web/router.hpp"

namespace samskap::web {

class Metrics;          // metrics.hpp
class MultipartParser;  // multipart.hpp
struct FormLimits;      // form.hpp
struct TooLong;         // form.hpp

// What the kernel asks of those above it. `app` connects them.
struct Hooks {
    // The viewer behind a session token (empty: no cookie). Never throws for a bad token.
    std::function<Viewer(db::Reader&, std::string_view token, Instant at)> viewer;
    // That somebody reads by way of `Viewer::emergencies`, before they see anything; it throws when
    // it could not be written down. Without this hook nobody reads that way.
    std::function<void(const Viewer&, std::string_view path, Instant at)> note_emergency{};
    // A page for an error: 403, 404, 413, 422, 500 … in the house's look.
    std::function<Answer(const Request&, int status, std::string_view incident)> error_page;
    // The page for a form with a field that is too long: what was typed, to be made shorter.
    std::function<Answer(const Submission&, const TooLong&)> too_long_page;
    // The page for a form whose session is over: what was typed, to be sent again.
    std::function<Answer(const Submission&)> send_again_page{};
    // Whether the installation has an administrator (Access::set_up).
    std::function<bool(db::Reader&)> is_set_up;
};

struct Options {
    bool plain_http = true;  // no TLS before us and on loopback: cookies without __Host-
    std::size_t body_limit = 60U << 20U;  // bytes; uploads
    std::size_t form_limit = 2U << 20U;   // bytes; forms without files, and each field
    bool open_metrics = false;            // /metrics for others than this machine too
    std::size_t kept_pages = 8U << 20U;   // bytes; open pages as they were last made
};

// What outlives a request: routes, database, clock, secrets. Thread safe after the routes stand.
class House {
public:
    // The database is migrated already. Adds the kernel's own routes: /static, /health, /metrics.
    House(db::Database& database, const Clock& clock, Hooks hooks, Options options);
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    [[nodiscard]] Router& router() { return m_router; }
    [[nodiscard]] db::Database& database() { return m_database; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] const Zone& zone() const { return m_zone; }
    [[nodiscard]] const Options& options() const { return m_options; }
    [[nodiscard]] const Hooks& hooks() const { return m_hooks; }

    // The whole way of one request: route, access, handler, transaction, errors, headers (CSP,
    // nosniff, referrer), ETag and 304. Never throws.
    // `parts` is the body when the server has read it while it came; else it stands in `request`.
    [[nodiscard]] Answer answer(const RawRequest& request, MultipartParser* parts = nullptr);

    // The page for a request that is refused before it is read whole: 400, 408, 413, 431, 503.
    [[nodiscard]] Answer refusal(const RawRequest& head, int status);
    // How many bytes of body this request may send, judged by its head alone: 0 when no route
    // takes it, little when there is no session and the route asks for one.
    [[nodiscard]] std::size_t body_limit(const RawRequest& head) const;
    [[nodiscard]] FormLimits form_limits(const RawRequest& head) const;
    // One line in the log and the figures of /metrics: what kind of request, never who or what.
    struct Served {
        std::string_view method;
        std::size_t bytes = 0;  // of body, as sent
        std::int64_t microseconds = 0;
    };
    void record(const Answer& answer, const Served& served);
    [[nodiscard]] Metrics& metrics() { return *m_metrics; }

    // A key for masking form tokens, made at first start and kept in the database.
    [[nodiscard]] const std::string& form_key() const { return m_form_key; }

private:
    [[nodiscard]] std::string incident(std::uint64_t number) const;
    Answer respond(RequestState& state);
    Answer show(RequestState& state, const Route& route);
    Answer change(RequestState& state, const Route& route);
    Answer change_once(RequestState& state, const Route& route);
    Answer signed_out(RequestState& state, const Route& route);
    Answer send_again(RequestState& state, Form form);
    Answer error(RequestState& state, int status, std::string_view incident = {});
    Answer fault(RequestState& state, std::string_view why);
    template <class Work>
    Answer guarded(const RawRequest& request, Work work);
    bool may_enter(RequestState& state, Access access);
    void finish(RequestState& state, Answer& answer);
    void add_policy(Answer& answer) const;
    void add_etag(RequestState& state, Answer& answer) const;

    db::Database& m_database;
    const Clock& m_clock;
    Hooks m_hooks;
    Options m_options;
    Router m_router;
    Zone m_zone;
    KeptPages m_kept_pages;
    Repeats m_repeats;
    std::string m_form_key;
    std::string m_process;  // begins every incident number: tells processes apart in the log
    std::atomic<std::uint64_t> m_requests = 0;
    std::unique_ptr<Metrics> m_metrics;
};

}  // namespace samskap::web
