// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/replacement.hpp"

#include <algorithm>

#include "engines/comparison/comparison.hpp"
#include "features/minutes/corrections.hpp"
#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

// Of the words of both, so many must be the same for the one to be the other corrected.
constexpr double k_least_alike = 0.75;
constexpr int k_most_statements = 5'000;

std::vector<std::string> keys_of(std::string_view text) {
    std::vector<std::string> keys;
    for (const auto& word : comparison::words_of(text)) keys.push_back(text::lower(word.key));
    std::sort(keys.begin(), keys.end());
    return keys;
}

double alike(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    if (left.empty() || right.empty()) return 0.0;
    std::vector<std::string> both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

std::string due_words(const matters::Statement& statement) {
    return statement.due_day ? to_text(*statement.due_day) : statement.due_words;
}

}  // namespace

Standing::Standing(db::Writer& db, const Viewer& viewer, MeetingId meeting,
                   const documents::Document& later)
    : m_db(db), m_viewer(viewer), m_document(later.id), m_file_name(later.name) {
    for (auto& statement :
         matters::visible_statements(db, viewer, {.meeting = meeting, .size = k_most_statements})) {
        auto words = keys_of(statement.text);
        m_said.push_back({std::move(statement), std::move(words)});
    }
    db.each(
        [&](const db::Row& row) {
            m_last_topic = std::max<int>(m_last_topic, row["position"]);
            m_topics.emplace(text::lower(row["title"].text()), row["id"]);
        },
        "SELECT position, title, id FROM topics WHERE meeting = $1 ORDER BY position", meeting);
    m_last_statement = static_cast<int>(db.count(
        "SELECT COALESCE(MAX(position), 0) AS value FROM statements WHERE meeting = $1", meeting));
}

Standing::Said* Standing::likest(const std::vector<std::string>& words) {
    Said* best = nullptr;
    double most = 0.0;
    for (auto& said : m_said) {
        if (said.taken) continue;
        const auto share = alike(said.words, words);
        if (share < k_least_alike || share <= most) continue;
        most = share;
        best = &said;
    }
    return best;
}

bool Standing::takes(const ReviewItem& item) {
    auto* said = likest(keys_of(item.text));
    if (said == nullptr) return false;
    said->taken = true;
    correct_words(said->statement, item);
    move_evidence(said->statement, item);
    return true;
}

// What has no owner or day yet gets that of the later version.
void Standing::correct_words(const matters::Statement& statement, const ReviewItem& item) {
    const auto text = text::squeeze(item.text);
    const bool gives_owner = statement.owner_words.empty() && !item.owner_words.empty();
    const bool gives_due = !statement.due_day && statement.due_words.empty() &&
                           (item.due_day || !item.due_words.empty());
    if (statement.text == text && !gives_owner && !gives_due) return;
    auto due = due_words(statement);
    if (gives_due) due = item.due_day ? to_text(*item.due_day) : item.due_words;
    correct(m_db, m_viewer, statement,
            {.kind = statement.kind,
             .text = text,
             .owner = gives_owner ? item.owner_words : statement.owner_words,
             .due = due,
             .matter = statement.matter,
             .reason = m_file_name});
}

void Standing::move_evidence(const matters::Statement& statement, const ReviewItem& item) {
    const auto& where = item.where;
    m_db.run(R"sql(
        UPDATE statements
           SET document = $2, source_text = $3, line = $4, last_line = $5, column_from = $6,
               column_to = $7
         WHERE id = $1
    )sql",
             statement.id, m_document, item.source_text, where.line, where.end_line,
             where.column_from, where.column_to);
}

std::optional<matters::TopicId> Standing::topic(std::string_view title) const {
    const auto found = m_topics.find(text::lower(title));
    return found == m_topics.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace samskap::minutes
