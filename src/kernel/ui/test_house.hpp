// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "kernel/db/schema.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/send_again.hpp"
#include "kernel/ui/too_long.hpp"
#include "kernel/web/house.hpp"
#include "tests/world/databases.hpp"
#include "tests/world/page.hpp"

// A house with one page, which each test writes for itself.
namespace samskap::ui::testing {

inline constexpr Instant k_noon{1'793'880'000};  // 5 November 2026

class TestHouse {
public:
    using Show = std::function<web::Answer(const web::Request&)>;
    using Change = std::function<web::Answer(const web::Submission&)>;

    explicit TestHouse(Show show, Change change = {})
        : m_house(m_fresh.database(), clock, hooks(), {}) {
        routes(m_house.router());
        m_house.router().get("/page", web::Access::anyone, std::move(show));
        m_house.router().get("/", web::Access::anyone, [](const web::Request& request) {
            return page(
                request,
                {.title = "Start", .content = markup("<h1>Start</h1>"), .place = Place::home});
        });
        if (change) m_house.router().post("/page", web::Access::anyone, std::move(change));
        m_fresh.database().in_transaction(k_noon, [](db::Writer& db) {
            set_house_words(db, {.municipality = "Sundhamns kommun",
                                 .contact_name = "Maja, gruppens sekreterare",
                                 .contact_phone = "070-174 06 12",
                                 .contact_hours = "vardagar 9–15",
                                 .contact_place = "Fyren, Hamngatan 4"});
        });
    }
    web::House& house() { return m_house; }
    tests::Browser browser() { return tests::Browser(m_house); }

    SetClock clock{k_noon};
    bool has_database = true;

private:
    web::Hooks hooks() {
        return {.viewer =
                    [this](db::Reader&, std::string_view token, Instant) {
                        if (!has_database) throw Fault("the database is gone");
                        return viewer_of(token);
                    },
                .error_page = error_page,
                .too_long_page = too_long_page,
                .send_again_page = send_again_page,
                .is_set_up = [](db::Reader&) { return true; }};
    }
    static web::Viewer viewer_of(std::string_view token) {
        web::Viewer viewer;
        if (token.empty()) return viewer;
        viewer.person = {1};
        viewer.account = 1;
        viewer.name = token;
        if (token == "Maja") viewer.secretary_of.ids.push_back(7);
        return viewer;
    }
    static std::vector<db::Migration> migrations() {
        return {db::schema().begin(), db::schema().end()};
    }

    tests::FreshDatabase m_fresh{migrations()};
    web::House m_house;
};

}  // namespace samskap::ui::testing
