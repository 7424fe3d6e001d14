// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/web/house.hpp"
#include "kernel/web/target.hpp"

namespace samskap::web {

// What one request holds while it is answered. Everything that costs is made at first use.
struct RequestState {
    RequestState(House& owner, const RawRequest& request, std::uint64_t request_number);

    // One snapshot; the writer's own view once there is a writer.
    db::Reader& reader();
    db::Writer& writer();
    const Viewer& viewer();
    // The cookie without `__Host-`, which the House puts before the names it sends.
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
    // The token under every mask of this session, or of this anonymous browser, which gets a
    // cookie for it.
    const std::string& bare_form_token();
    const std::string& masked_form_token();
    // Gives back the snapshot and rolls back what was written. Nobody may hold either any more.
    void close();
    void keep_writing();

    House& house;
    const RawRequest& raw;
    Instant at;
    std::uint64_t number;
    std::optional<Target> target;
    Router::Match match{};
    std::vector<std::pair<std::string_view, std::string>> cookies{};
    Preferences preferences{};
    Form form{};
    MultipartParser* parts = nullptr;  // the form, read while it came
    std::string masked_token{};        // empty until a page asked for it
    std::string new_anonymous{};       // the cookie that must be sent
    // The page was made from more than its address, the preferences, the day and the database.
    bool asked_for_more = false;

private:
    struct HeldReader {
        explicit HeldReader(db::Database& database) : reading(database.read()) {}
        db::Database::Reading reading;
    };
    struct HeldWriter {
        HeldWriter(db::Database& database, Instant when) : writing(database.write(when)) {}
        db::Database::Writing writing;
    };
    std::optional<HeldReader> m_reader{};
    std::optional<HeldWriter> m_writer{};
    std::optional<Viewer> m_viewer{};
    std::string m_bare_token{};
};

inline constexpr std::string_view k_anonymous_cookie = "form";

}  // namespace samskap::web
