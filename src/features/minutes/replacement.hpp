// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/minutes/minutes.hpp"

namespace samskap::minutes {

// What stands of published minutes while a later version takes their place: nothing is said twice,
// and what a person decided about a statement stays.
class Standing {
public:
    // `later` is the later version's file: where the statements stand from now on.
    Standing(db::Writer& db, const Viewer& viewer, MeetingId meeting,
             const documents::Document& later);

    // True when the statement stands already: word for word, or in other words, which are then
    // corrected, with the file as the reason. A statement that is in neither way in the later
    // version stays as it is.
    bool takes(const ReviewItem& item);
    // The heading as it stands, in whatever case.
    [[nodiscard]] std::optional<matters::TopicId> topic(std::string_view title) const;
    // The next free place among the meeting's headings, and among its statements.
    int next_topic() { return ++m_last_topic; }
    int next_statement() { return ++m_last_statement; }

private:
    struct Said {
        matters::Statement statement;
        std::vector<std::string> words;
        bool taken = false;
    };
    Said* likest(const std::vector<std::string>& words);
    void correct_words(const matters::Statement& statement, const ReviewItem& item);
    void move_evidence(const matters::Statement& statement, const ReviewItem& item);

    db::Writer& m_db;
    const Viewer& m_viewer;
    DocumentId m_document;
    std::string m_file_name;
    std::vector<Said> m_said;
    std::map<std::string, matters::TopicId> m_topics;
    int m_last_topic = 0;
    int m_last_statement = 0;
};

}  // namespace samskap::minutes
