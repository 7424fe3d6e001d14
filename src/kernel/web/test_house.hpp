// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <string>
#include <string_view>

#include "kernel/db/schema.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/form.hpp"
#include "kernel/web/house.hpp"
#include "tests/world/databases.hpp"

// A small house of its own for the tests of the web: guests write in a guest book.
namespace samskap::web::testing {

inline constexpr const char* k_guest_book = R"sql(
CREATE TABLE guests (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);
)sql";

inline std::vector<db::Migration> migrations() {
    std::vector<db::Migration> all(db::schema().begin(), db::schema().end());
    all.push_back({9000, "guests", k_guest_book});
    return all;
}

inline Viewer viewer_of(std::string_view token) {
    Viewer viewer;
    if (token.empty() || token == "out of date") return viewer;
    viewer.person = {1};
    viewer.account = 1;
    viewer.name = token;
    if (token == "secretary") viewer.secretary_of.ids.push_back(7);
    viewer.administrator = token == "administrator";
    return viewer;
}

class TestHouse {
public:
    explicit TestHouse(Options options = {})
        : m_house(m_fresh.database(), clock, hooks(), options) {
        add_routes(m_house.router());
    }
    House& house() { return m_house; }

    Answer get(std::string target, std::string_view session = {}) {
        return ask("GET", std::move(target), session);
    }
    Answer ask(std::string method, std::string target, std::string_view session = {}) {
        RawRequest request{.method = std::move(method), .target = std::move(target)};
        if (!session.empty())
            request.headers.emplace_back("Cookie", "session=" + std::string(session));
        return m_house.answer(request);
    }
    // A form as our own page would have sent it.
    RawRequest filled(std::string target, Form form, std::string_view session) {
        const auto token =
            mask_form_token(session_form_token(m_house.form_key(), std::string(session)));
        form.fields.push_back({.name = std::string(k_form_token_field), .value = token});
        RawRequest request{.method = "POST", .target = std::move(target)};
        request.body = print_urlencoded(form);
        request.headers = {{"Cookie", "session=" + std::string(session)},
                           {"Content-Type", "application/x-www-form-urlencoded"},
                           {"Host", "sundhamn.example"},
                           {"Origin", "http://sundhamn.example"}};
        return request;
    }
    std::int64_t guests() {
        return m_fresh.database().read()->count("SELECT COUNT(*) AS value FROM guests");
    }

    SetClock clock{Instant{1'780'000'000}};
    bool is_set_up = true;
    int lists_made = 0;  // GETs of /visitors and /clock that have reached their handler
    std::atomic<int> guests_at_door = 0;  // POSTs to /guests that have reached their handler

private:
    Hooks hooks() {
        return {
            .viewer = [](db::Reader&, std::string_view token, Instant) { return viewer_of(token); },
            .error_page =
                [](const Request& request, int status, std::string_view incident) {
                    auto words = "error " + std::to_string(status) + " for " +
                                 request.viewer().name + " " + std::string(incident);
                    return Answer{.body = std::move(words)};
                },
            .too_long_page = {},
            .is_set_up = [this](db::Reader&) { return is_set_up; }};
    }
    static Answer words(std::string text) { return {.body = std::move(text)}; }

    static void write_guest(const Submission& submission) {
        auto& db = submission.db();
        db.run("INSERT INTO guests (id, name) VALUES ($1, $2)", db.new_id<struct GuestTag>(),
               submission.form().value("name"));
    }

    void add_routes(Router& router) {
        router.get("/", Access::anyone, [](const Request&) { return words("hello"); });
        router.get("/long", Access::anyone,
                   [](const Request&) { return words(std::string(20000, 'x')); });
        router.get("/visitors", Access::anyone, [this](const Request& request) {
            ++lists_made;
            const auto count = request.db().count("SELECT COUNT(*) AS value FROM guests");
            return words(std::to_string(count) + " " + to_text(request.today()));
        });
        router.get("/clock", Access::anyone, [this](const Request& request) {
            ++lists_made;
            return words(std::to_string(request.at().seconds));
        });
        router.get("/echo/{word}", Access::anyone, [](const Request& request) {
            return words(request.path_text("word") + "|" + request.query("q") + "|" +
                         std::to_string(request.page()) + "|" + cookie_text(request.preferences()));
        });
        router.get("/form", Access::anyone, [](const Request& request) {
            return words("token " + request.form_token() + " " + request.query("q"));
        });
        router.get("/peer", Access::anyone,
                   [](const Request& request) { return words(std::string(request.peer())); });
        router.get("/mine", Access::signed_in,
                   [](const Request& request) { return words(request.viewer().name); });
        router.get("/work", Access::secretary, [](const Request&) { return words("work"); });
        router.get("/rule", Access::administrator, [](const Request&) { return words("rule"); });
        router.get("/set-up", Access::set_up, [](const Request&) { return words("set up"); });
        router.get("/missing", Access::anyone, [](const Request&) -> Answer { throw NotFound(); });
        router.get("/private", Access::anyone,
                   [](const Request&) -> Answer { throw SignInNeeded(); });
        router.get("/forbidden", Access::anyone,
                   [](const Request&) -> Answer { throw Forbidden(); });
        router.get("/broken", Access::anyone,
                   [](const Request&) -> Answer { throw Fault("the roof leaks"); });
        router.post("/guests", Access::signed_in, [this](const Submission& submission) {
            ++guests_at_door;
            guests_at_door.notify_all();
            write_guest(submission);
            if (submission.form().value("then") == "throw") throw Fault("after writing");
            if (submission.form().value("then") == "refuse") return plain_text(422, "no");
            return see_other(url("/"));
        });
        router.post("/files", Access::signed_in, [](const Submission& submission) {
            std::string found;
            for (const auto& file : submission.form().files("file"))
                found += file.name + ":" + std::to_string(file.bytes.size()) + " ";
            return plain_text(200, found);
        });
    }

    tests::FreshDatabase m_fresh{migrations()};
    House m_house;
};

}  // namespace samskap::web::testing
