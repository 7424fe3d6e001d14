// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/installation.hpp"

#include "app/features.hpp"
#include "features/people/emergencies.hpp"
#include "features/people/sign_in.hpp"
#include "kernel/db/storage_fault.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/send_again.hpp"
#include "kernel/ui/too_long.hpp"
#include "kernel/web/journal.hpp"

namespace samskap::app {
namespace {

bool migrated(db::Database& database, const Clock& clock) {
    database.migrate(migrations(), clock.time());
    return true;
}

// When a session was last used is not worth a page: on a full disk, reading goes on.
void note_use(db::Database& database, db::Reader& db, std::string_view token, Instant at) {
    try {
        people::note_use(database, db, token, at);
    } catch (const db::StorageFault& fault) {
        web::journal::fault("", "session", fault.what());
    }
}

web::Hooks hooks(db::Database& database) {
    static const Zone zone;
    return {.viewer =
                [&database](db::Reader& db, std::string_view token, Instant at) {
                    auto viewer = people::viewer_of_session(db, token, at, zone);
                    if (viewer.signed_in()) note_use(database, db, token, at);
                    return viewer;
                },
            .note_emergency =
                [&database](const web::Viewer& viewer, std::string_view path, Instant at) {
                    people::note_emergency(database, viewer, path, at);
                },
            .error_page = ui::error_page,
            .too_long_page = ui::too_long_page,
            .send_again_page = ui::send_again_page,
            .is_set_up = people::has_administrator};
}

}  // namespace

Installation::Installation(const std::string& where, const Clock& clock, std::uint64_t seed,
                           web::Options options)
    : m_clock(clock),
      m_database(where, seed),
      m_is_migrated(migrated(m_database, clock)),
      m_house(m_database, clock, hooks(m_database), options) {
    add_routes(m_house.router());
}

}  // namespace samskap::app
