// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <fmt/format.h>

#include "app/features.hpp"
#include "features/messages/channels.hpp"
#include "features/minutes/minutes.hpp"
#include "tests/world/server_process.hpp"
#include "tests/world/world.hpp"

namespace samskap::messages {

// The world with a real mail server (tests/tools/mail_server.py), and minutes to publish.
struct Post {
    tests::World world{};
    tests::ServerProcess server{"mail_server.py"};
    std::string smtp = server.said().substr(0, server.said().find(' '));
    std::string http = server.said().substr(server.said().find(' ') + 1);
    Plan plan = plan_with("");

    Post() { start(); }

    Plan plan_with(const std::string& more) const {
        auto made = plan_of(
            fmt::format("site = https://samskap.sundhamn.example\nfrom = samskap@sundhamn.example\n"
                        "server = smtp://127.0.0.1:{}\nsms-url = http://127.0.0.1:{}/sms\n"
                        "sms-token = smshemligt\nsms-from = Sundhamn\n{}",
                        smtp, http, more));
        CHECK_MESSAGE(made.has_value(), (made ? "" : made.error()));
        made->kinds = app::notice_kinds();
        return *std::move(made);
    }
    void start() {
        world.database().in_transaction(world.clock.time(),
                                        [&](db::Writer& db) { begin(db, plan); });
    }
    // As the server does; answers how many jobs there were.
    int run_jobs() {
        auto all = workers(plan);
        all.merge(app::workers());
        int ran = 0;
        while (db::run_one_job(world.database(), all, world.clock.time())) ++ran;
        return ran;
    }
    [[nodiscard]] int mails() const {
        int many = 0;
        for (const auto& one : std::filesystem::directory_iterator(server.folder()))
            if (one.path().extension() == ".eml") ++many;
        return many;
    }
    // The nth as it was read: to, Message-ID, subject, a blank line, the words.
    [[nodiscard]] std::string mail(int number) const {
        return server.file(std::to_string(number) + ".txt");
    }

    ChannelId reach(const std::string& name, Way way, const std::string& address) {
        return world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            const auto id = db.new_id<ChannelTag>();
            db.run(R"sql(
                INSERT INTO contact_channels (id, person, way, address, state, why, look,
                                              is_chosen, made_at, made_by, confirmed_at)
                VALUES ($1, $2, $3, $4, 'confirmed', '', 'sv', FALSE, $5, $2, $5)
            )sql",
                   id, world.party(name), name_of(way), address, db.at());
            choose(db, world.party(name), id);
            return id;
        });
    }
    minutes::ReadingId import(const std::string& words) {
        return minutes::import(world.database(), world.party("Maja Lindhe"),
                               {.group = world.party("Utvecklingsgruppen"),
                                .name = "anteckningar.txt",
                                .bytes = words},
                               world.clock.time())
            .reading.value();
    }
    void publish(const std::string& words = k_notes) {
        const auto reading = import(words);
        const auto maja = world.viewer("maja");
        world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            minutes::accept_all(db, maja, reading);
            REQUIRE(minutes::publish(db, maja, reading).has_value());
        });
    }
    std::string state_of(const std::string& name) {
        return world.database()
            .read()
            ->maybe([](const db::Row& row) -> std::string { return row["state"]; },
                    "SELECT state FROM messages WHERE person = $1 ORDER BY id DESC LIMIT 1",
                    world.party(name))
            .value_or("none");
    }

    static constexpr const char* k_notes = R"(Möte den 12 november 2026, kl. 10.00-12.00

Deltagare: Amira Haddadi, Nils Åkerholm, Maja Lindhe (antecknar)

Fritidsbank
Amira pratar med cheferna om pengar till 1 december 2026.
Vem har nycklarna?

Lokalen
Gruppen beslutar att föreningarna får låna lokalen.
)";
};

}  // namespace samskap::messages
