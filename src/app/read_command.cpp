// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <thread>

#include "engines/extraction/extraction.hpp"
#include "engines/reading/reading.hpp"
#include "engines/repair/repair.hpp"

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
            if (auto extracted = extracted_from(path)) texts.push_back(mended(extracted->text));
        auto known = reading::known_from(texts);
        // What the known files say right helps to mend the others.
        for (const auto& text : texts) m_own.add_text(text);
        for (const auto* names : {&known.people, &known.organisations, &known.matters})
            for (const auto& name : *names) m_own.add_name(name.name);
        return known;
    }

    // What a machine read without knowing Swedish is made whole; its lines stay where they are.
    [[nodiscard]] std::string mended(const std::string& text) const {
        if (!repair::may_be_damaged(text)) return text;
        return repair::repair(text, repair::Model::built_in(), m_own).text;
    }

    // Empty when it cannot be read; that has been said.
    std::optional<extraction::Extracted> extracted_from(const std::string& path) {
        auto file = bytes_of_file(path);
        if (!file.refusal.empty()) {
            complain(path, file.refusal);
            m_code = 2;
            return std::nullopt;
        }
        auto extracted = m_extractor.extract(file.bytes, fs::path(path).filename().string());
        if (!extracted) {
            refuse(path, extracted.error());
            return std::nullopt;
        }
        for (const auto& sheet : extracted->sheets)
            if (sheet.refusal)
                refuse(fmt::format("{}, page {}", path, sheet.number), *sheet.refusal);
        return *std::move(extracted);
    }

    void refuse(const std::string& path, extraction::Refusal refusal) {
        complain(path, extraction::sentence(refusal));
        m_code = 2;
    }

    void read_file(const std::string& path, const reading::Known& known) {
        if (const auto extracted = extracted_from(path)) read_extracted(path, *extracted, known);
    }

    // A mail, then what was attached to it, each as a document of its own.
    void read_extracted(const std::string& path, const extraction::Extracted& extracted,
                        const reading::Known& known) {
        m_parts = m_parts || !extracted.attachments.empty();
        if (!extracted.text.empty()) read_text(path, extracted.text, known);
        for (const auto& attachment : extracted.attachments) {
            const auto name = fmt::format("{}/{}", path, attachment.name);
            if (attachment.extracted)
                read_extracted(name, *attachment.extracted, known);
            else
                refuse(name, *attachment.refusal);
        }
    }

    void read_text(const std::string& path, const std::string& text, const reading::Known& known) {
        const auto found = reading::read(mended(text), known);
        if (!found.swedish) {
            complain(path, k_not_swedish_sentence);
            m_code = 2;
            return;
        }
        if (!m_options.json) return print_summary(path, found);
        const bool single = m_options.files.size() == 1 && m_options.list.empty() && !m_parts;
        fmt::print("{}\n", reading::to_json(found, single ? reading::JsonForm::pretty
                                                          : reading::JsonForm::line));
    }

    const ReadOptions& m_options;
    extraction::Extractor m_extractor = extraction::Extractor(
        {.jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))});
    repair::OwnWords m_own;
    bool m_parts = false;  // a mail brought more than itself
    int m_code = 0;
};

}  // namespace

FileBytes bytes_of_file(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return {{}, std::string(extraction::sentence(extraction::Refusal::folder))};
    // A pipe or a device has no end that could be waited for.
    if (fs::exists(path, error) && !fs::is_regular_file(path, error))
        return {{}, "this is no file that can be read whole (a pipe or a device)"};
    const auto size = fs::file_size(path, error);
    if (!error && size > extraction::Limits{}.bytes)
        return {{}, std::string(extraction::sentence(extraction::Refusal::too_large))};
    std::ifstream file(path, std::ios::binary);
    if (error || !file)
        return {{}, std::string(extraction::sentence(extraction::Refusal::unreadable))};
    std::string bytes(size, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    // It may have shrunk since.
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return {std::move(bytes), {}};
}

int read(const ReadOptions& options) { return Reader(options).run(); }

}  // namespace samskap::app
