// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "kernel/base/time.hpp"
#include "kernel/db/database.hpp"
#include "kernel/web/house.hpp"

namespace samskap::app {

// One municipality's database with the house on it: migrated, with every route.
class Installation {
public:
    // `where` as for db::Database. The clock must outlive the installation.
    Installation(const std::string& where, const Clock& clock, std::uint64_t seed,
                 web::Options options = {});
    [[nodiscard]] db::Database& database() { return m_database; }
    [[nodiscard]] web::House& house() { return m_house; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }

private:
    const Clock& m_clock;
    db::Database m_database;
    bool m_is_migrated;
    web::House m_house;
};

}  // namespace samskap::app
