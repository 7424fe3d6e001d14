// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read_command.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "engines/extraction/extraction.hpp"
#include "engines/reading/reading.hpp"

namespace samskap::app {
namespace {

namespace fs = std::filesystem;

void complain(const std::string& path, std::string_view why) {
    fmt::print(stderr, "samskap: {}: {}\n", path, why);
}

void print_person(const reading::Attendee& person, std::string_view state) {
    fmt::print("  {}: {}{}{}\n", state, person.name,
               person.organisation.empty() ? "" : ", " + person.organisation,
               person.role.empty() ? "" : " (" + person.role + ")");
}

void print_statement(const reading::Statement& said) {
    fmt::print("  {:>4}  {:<11} {}\n", said.where.line, reading::name_of(said.kind), said.text);
    if (!said.owner.empty()) fmt::print("{:20}who: {}\n", "", said.owner);
    if (!said.due.empty()) fmt::print("{:20}when: {}\n", "", said.due.text());
}

// For people: what was found, line by line.
void print_summary(const std::string& path, const reading::Reading& found) {
    const auto& meeting = found.meeting;
    fmt::print("{}\n{} {}\n", path, meeting.group.empty() ? found.title : meeting.group,
               meeting.day ? to_text(*meeting.day) : "(day not known)");
    if (!meeting.date_note.empty()) fmt::print("  {}\n", meeting.date_note);
    for (const auto& person : found.present) print_person(person, "present");
    for (const auto& person : found.absent) print_person(person, "absent");
    for (const auto& topic : found.topics) {
        fmt::print("\n{}\n", topic.title.empty() ? "(no heading)" : topic.title);
        for (const auto& said : topic.statements) print_statement(said);
    }
    fmt::print("\n");
}

class Reader {
public:
    explicit Reader(const ReadOptions& options) : m_options(options) {}

    int run() {
        const auto known = read_known();
        for (const auto& path : m_options.files) read_file(path, known);
        if (!m_options.list.empty()) read_list(known);
        return m_code;
    }

private:
    // One path at a time, so that a list of any length takes no more memory than a short one.
    void read_list(const reading::Known& known) {
        std::ifstream file;
        const bool standard = m_options.list == "-";
        if (!standard) file.open(m_options.list);
        auto& list = standard ? std::cin : file;
        if (!list) {
            complain(m_options.list, extraction::sentence(extraction::Refusal::unreadable));
            m_code = 2;
            return;
        }
        for (std::string path; std::getline(list, path);)
            if (!path.empty()) read_file(path, known);
    }

    reading::Known read_known() {
        std::vector<std::string> texts;
        for (const auto& path : m_options.known)
            if (auto text = text_of(path); !text.empty()) texts.push_back(std::move(text));
        return reading::known_from(texts);
    }

    // Empty when it cannot be read; that has been said.
    std::string text_of(const std::string& path) {
        auto file = bytes_of_file(path);
        if (!file.refusal.empty()) {
            complain(path, file.refusal);
            m_code = 2;
            return {};
        }
        auto extracted = m_extractor.extract(file.bytes, fs::path(path).filename().string());
        if (!extracted) {
            complain(path, extraction::sentence(extracted.error()));
            m_code = 2;
            return {};
        }
        return std::move(extracted->text);
    }

    void read_file(const std::string& path, const reading::Known& known) {
        const auto text = text_of(path);
        if (text.empty()) return;
        const auto found = reading::read(text, known);
        if (!found.swedish) {
            complain(path, "The text does not look like Swedish, so nothing was read from it.");
            m_code = 2;
            return;
        }
        if (!m_options.json) return print_summary(path, found);
        const bool single = m_options.files.size() == 1 && m_options.list.empty();
        fmt::print("{}\n", reading::to_json(found, single ? reading::JsonForm::pretty
                                                          : reading::JsonForm::line));
    }

    const ReadOptions& m_options;
    extraction::Extractor m_extractor;
    int m_code = 0;
};

}  // namespace

FileBytes bytes_of_file(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return {{}, std::string(extraction::sentence(extraction::Refusal::folder))};
    const auto size = fs::file_size(path, error);
    if (!error && size > extraction::Limits{}.bytes)
        return {{}, std::string(extraction::sentence(extraction::Refusal::too_large))};
    std::ifstream file(path, std::ios::binary);
    if (error || !file)
        return {{}, std::string(extraction::sentence(extraction::Refusal::unreadable))};
    return {{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}, {}};
}

int read(const ReadOptions& options) { return Reader(options).run(); }

}  // namespace samskap::app
