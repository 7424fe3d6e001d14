// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/sample_register.hpp"
#include "features/minutes/minutes.hpp"

namespace samskap::app {

// Plays what a secretary decided about each file, through the same functions as the pages.
class SampleReviews {
public:
    SampleReviews(db::Database& database, SampleRegister& known, std::string folder)
        : m_database(database), m_known(known), m_folder(std::move(folder)) {}
    void play(const Json& review);
    // What was named in the sample and not found in the reading; one line each.
    [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }

private:
    struct Place {
        int line = 0;
        std::string starts;
    };
    web::Viewer secretary(const Json& review) const;
    void decide(db::Writer& db, const web::Viewer& viewer, minutes::ReadingId reading,
                const Json& review);
    void set_meeting(db::Writer& db, minutes::ReadingId reading, const Json& review);
    void set_topics(db::Writer& db, minutes::ReadingId reading, const Json& review);
    void set_items(db::Writer& db, const web::Viewer& viewer, minutes::ReadingId reading,
                   const Json& review);
    void change_matters(db::Writer& db, const web::Viewer& viewer, const Json& review);
    void settle(db::Writer& db, const web::Viewer& viewer, const Json& review);
    void open(db::Writer& db, const web::Viewer& viewer, minutes::ReadingId reading,
              const Json& review);
    matters::MatterId matter(db::Writer& db, const std::string& title);
    std::optional<matters::StatementId> statement(db::Reader& db, const Json& named,
                                                  const std::string& own_file);
    std::optional<people::PartyId> party(const std::string& name);
    void missing(const std::string& file, const std::string& what);

    db::Database& m_database;
    SampleRegister& m_known;
    std::string m_folder;
    std::string m_file;
    people::PartyId m_group;
    std::map<std::string, matters::MatterId> m_matters;
    std::map<std::string, meetings::MeetingId> m_meetings;  // by file
    std::vector<std::string> m_problems;
};

}  // namespace samskap::app
