// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/house.hpp"

#include <fmt/format.h>

#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/storage_fault.hpp"
#include "kernel/web/encoding.hpp"
#include "kernel/web/etag.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/form.hpp"
#include "kernel/web/from_servers.hpp"
#include "kernel/web/journal.hpp"
#include "kernel/web/kernel_routes.hpp"
#include "kernel/web/metrics.hpp"
#include "kernel/web/multipart.hpp"
#include "kernel/web/state.hpp"

namespace samskap::web {
namespace {

std::string read_value(const db::Row& row) { return row["value"]; }

// Whoever comes first makes the key; the others find it.
std::string shared_form_key(db::Database& database, Instant at) {
    return database.in_transaction(at, [](db::Writer& db) {
        db.run(
            "INSERT INTO settings (name, value) VALUES ('form key', $1) "
            "ON CONFLICT (name) DO NOTHING",
            crypto::random_token(32));
        return db.one(read_value, "SELECT value FROM settings WHERE name = 'form key'");
    });
}

Answer sign_in(RequestState& state) {
    state.close();
    if (state.raw.method == "POST") return see_other(url("/sign-in"));
    return see_other(url("/sign-in").with("back", Url::own_path(state.raw.target).text()));
}

bool is_multipart(const RawRequest& request) {
    const auto type = header_of(request, "Content-Type");
    return same_ignoring_case(type.substr(0, type.find(';')), "multipart/form-data");
}

// What makes a form the same as another: who sent it, where to, and every byte; each page that is
// shown has a token of its own.
std::string key_of_form(RequestState& state) {
    return crypto::sha256(std::string(state.cookie(k_session_cookie)) + '\n' + state.raw.target +
                          '\n' + state.raw.body);
}

int status_of(FormRefusal refusal) {
    switch (refusal) {
        case FormRefusal::malformed: return 400;
        case FormRefusal::too_many_fields: return 413;
        case FormRefusal::too_large: return 413;
        case FormRefusal::unknown_type: return 415;
    }
    return 400;
}

// Something was typed that can stand in a page once more: not where a secret was.
bool can_be_kept(const RawRequest& request, const Form& form) {
    const auto has_secret = [](const auto& field) {
        return field.name.find("password") != std::string::npos && !field.value.empty();
    };
    return !is_multipart(request) && !typed_fields(form).empty() &&
           std::none_of(form.fields.begin(), form.fields.end(), has_secret);
}

// Takes the token out of the form, so that no feature meets it.
std::string take_form_token(Form& form) {
    auto token = form.value(k_form_token_field);
    std::erase_if(form.fields, [](const auto& field) { return field.name == k_form_token_field; });
    return token;
}

std::string_view route_of(const RequestState& state) {
    return state.match.route == nullptr ? std::string_view() : state.match.route->pattern;
}

}  // namespace

House::House(db::Database& database, const Clock& clock, Hooks hooks, Options options)
    : m_database(database),
      m_clock(clock),
      m_hooks(std::move(hooks)),
      m_options(options),
      m_kept_pages(options.kept_pages),
      m_form_key(shared_form_key(database, clock.time())),
      m_process(crypto::sha256(crypto::random_token(8)).substr(0, 6)),
      m_metrics(std::make_unique<Metrics>()) {
    add_kernel_routes(m_router);
}

House::~House() = default;

std::string House::incident(std::uint64_t number) const {
    return fmt::format("{}-{}", m_process, number);
}

Answer House::answer(const RawRequest& request, MultipartParser* parts) {
    return guarded(request, [&](RequestState& state) {
        state.parts = parts;
        return respond(state);
    });
}

Answer House::refusal(const RawRequest& head, int status) {
    return guarded(head, [&](RequestState& state) { return error(state, status); });
}

// The one place that catches. Whatever was written is rolled back before the page of the error
// reads anything.
template <class Work>
Answer House::guarded(const RawRequest& request, Work work) {
    const auto number = ++m_requests;
    try {
        RequestState state(*this, request, number);
        Answer answer;
        try {
            answer = work(state);
        } catch (const NotFound&) {
            answer = error(state, 404);
        } catch (const SignInNeeded&) {
            answer = sign_in(state);
        } catch (const Forbidden&) {
            answer = error(state, 403);
        } catch (const db::StorageFault& failure) {
            journal::fault(incident(number), route_of(state), failure.what());
            answer = error(state, 507, incident(number));
        } catch (const std::exception& failure) {
            answer = fault(state, failure.what());
        }
        finish(state, answer);
        return answer;
    } catch (const std::exception& failure) {
        journal::fault(incident(number), {}, failure.what());
    } catch (...) {
        journal::fault(incident(number), {}, "something that is no exception of ours");
    }
    return plain_text(500, "500 " + incident(number));
}

Answer House::respond(RequestState& state) {
    if (!state.target) return error(state, 400);
    state.match = m_router.find(state.raw.method, state.target->path);
    if (state.match.route == nullptr) {
        const auto methods = m_router.methods_at(state.target->path);
        if (methods.empty()) return error(state, 404);
        auto answer = error(state, 405);
        answer.headers.emplace_back("Allow", text::join(methods, ", "));
        return answer;
    }
    const auto& route = *state.match.route;
    if (!may_enter(state, route.access)) {
        if (!state.viewer().signed_in()) return signed_out(state, route);
        return error(state, 403);
    }
    return route.show ? show(state, route) : change(state, route);
}

// Most who read have no account, and what is open changes seldom: such a page is made once. It may
// depend on nothing but its address, the preferences, the day and what the database holds; who asks
// for more (a token for a form, a header, the time of day) makes it anew each time.
Answer House::show(RequestState& state, const Route& route) {
    const bool is_open = route.access == Access::anyone && state.cookie(k_session_cookie).empty();
    if (!is_open) return route.show(Request(state));
    const auto ground = [&] { return PageGround{state.reader().changes(), m_zone.day(state.at)}; };
    auto key = state.raw.target + ' ' + cookie_text(state.preferences);
    if (const auto kept = m_kept_pages.find(key); kept && kept->ground == ground())
        return *kept->answer;
    auto answer = route.show(Request(state));
    const bool is_page = answer.status == 200 && answer.keep == Keep::revalidate;
    if (!is_page || state.asked_for_more || !header_of(answer, "Set-Cookie").empty()) return answer;
    const EtagInput tag{
        .body = answer.body, .masked_token = {}, .bare_token = {}, .key = m_form_key};
    answer.headers.emplace_back("ETag", make_etag(tag));
    m_kept_pages.keep(std::move(key), ground(), answer);
    return answer;
}

bool House::may_enter(RequestState& state, Access access) {
    switch (access) {
        case Access::anyone: return true;
        case Access::signed_in: return state.viewer().signed_in();
        case Access::secretary: return state.viewer().signed_in() && state.viewer().is_secretary();
        case Access::administrator:
            return state.viewer().signed_in() && state.viewer().administrator;
        case Access::steward: return state.viewer().signed_in() && state.viewer().steward;
        case Access::archivist: return state.viewer().signed_in() && state.viewer().is_archivist();
        case Access::overseer: return state.viewer().signed_in() && state.viewer().is_overseer();
        case Access::set_up:
            if (!m_hooks.is_set_up || m_hooks.is_set_up(state.reader())) throw NotFound();
            return true;
    }
    return false;
}

// Whoever typed something into a form keeps it, though the session is over. A form of buttons alone
// can be pressed again.
Answer House::signed_out(RequestState& state, const Route& route) {
    if (!route.change || !m_hooks.send_again_page || !comes_from_us(state.raw))
        return sign_in(state);
    auto form =
        parse_form(header_of(state.raw, "Content-Type"), state.raw.body, form_limits(state.raw));
    if (!form || !can_be_kept(state.raw, *form)) return sign_in(state);
    return send_again(state, *std::move(form));
}

Answer House::send_again(RequestState& state, Form form) {
    take_form_token(form);
    state.form = std::move(form);
    static_cast<void>(state.viewer());
    state.close();
    return m_hooks.send_again_page(Submission(state));
}

// A form that was sent before, byte for byte, leads where it led then.
Answer House::change(RequestState& state, const Route& route) {
    if (is_from_servers(route.pattern)) {
        state.cookies.clear();
        return change_once(state, route);
    }
    if (!comes_from_us(state.raw)) return error(state, 403);
    if (is_multipart(state.raw)) return change_once(state, route);
    const auto key = key_of_form(state);
    if (const auto led_to = m_repeats.begin(key, state.at))
        return led_to->empty() ? error(state, 503) : see_other(Url::own_path(*led_to));
    try {
        auto answer = change_once(state, route);
        const bool is_done = answer.status == 303 && header_of(answer, "Set-Cookie").empty();
        m_repeats.end(key, is_done ? header_of(answer, "Location") : std::string_view());
        return answer;
    } catch (...) {
        m_repeats.end(key, {});
        throw;
    }
}

// The transaction opens when the handler first writes, long after the body was read, and is kept
// only if the answer is no error.
Answer House::change_once(RequestState& state, const Route& route) {
    auto form = state.parts != nullptr ? state.parts->finish()
                                       : parse_form(header_of(state.raw, "Content-Type"),
                                                    state.raw.body, form_limits(state.raw));
    if (!form) return error(state, status_of(form.error()));
    state.form = std::move(*form);
    const bool is_ours = is_from_servers(route.pattern) ||
                         is_mask_of(take_form_token(state.form), state.bare_form_token());
    if (!is_ours) {
        const bool may_keep = m_hooks.send_again_page && can_be_kept(state.raw, state.form);
        return may_keep ? send_again(state, std::move(state.form)) : error(state, 403);
    }

    const auto too_long = take_too_long(state.form, route.long_fields);
    static_cast<void>(state.viewer());
    state.close();
    if (too_long && !m_hooks.too_long_page) return error(state, 413);
    auto answer = too_long ? m_hooks.too_long_page(Submission(state), *too_long)
                           : route.change(Submission(state));
    if (answer.status < 400)
        state.keep_writing();
    else
        state.close();
    return answer;
}

Answer House::error(RequestState& state, int status, std::string_view incident) {
    state.close();
    Answer answer;
    try {
        answer = m_hooks.error_page ? m_hooks.error_page(Request(state), status, incident)
                                    : plain_text(status, fmt::format("{} {}", status, incident));
    } catch (const std::exception& failure) {
        journal::fault(this->incident(state.number), "error page", failure.what());
        answer = plain_text(status, fmt::format("{} {}", status, incident));
    }
    answer.status = status;
    answer.keep = Keep::nothing;
    return answer;
}

Answer House::fault(RequestState& state, std::string_view why) {
    const auto id = incident(state.number);
    journal::fault(id, route_of(state), why);
    return error(state, 500, id);
}

std::size_t House::body_limit(const RawRequest& head) const {
    if (head.method != "POST") return 0;
    const auto target = parse_target(head.target);
    const auto match = target ? m_router.find("POST", target->path) : Router::Match{};
    if (match.route == nullptr) return 0;
    const auto access = match.route->access;
    const bool open = access == Access::anyone || access == Access::set_up;
    const auto cookies = header_of(head, "Cookie");
    const bool session = cookies.find(k_session_cookie) != std::string_view::npos;
    return is_multipart(head) && (open || session) ? m_options.body_limit : m_options.form_limit;
}

FormLimits House::form_limits(const RawRequest& head) const {
    return {.value = m_options.form_limit,
            .total = is_multipart(head) ? m_options.body_limit : m_options.form_limit};
}

void House::record(const Answer& answer, const Served& served) {
    m_metrics->count(answer.route, answer.status, served.microseconds);
    journal::request({.id = incident(answer.number),
                      .method = served.method,
                      .route = answer.route,
                      .status = answer.status,
                      .bytes = served.bytes,
                      .microseconds = served.microseconds});
}

}  // namespace samskap::web
