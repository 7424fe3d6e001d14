// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "app/named_group.hpp"
#include "app/read_command.hpp"
#include "features/minutes/minutes.hpp"
#include "kernel/base/crypto.hpp"

namespace samskap::app {
namespace {

namespace fs = std::filesystem;

// So many files are told one by one; of more, only those that need somebody.
constexpr std::size_t k_told_one_by_one = 20;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// What a folder holds, also in folders within it, in the order of the names; hidden ones are left
// out, and links are not followed.
void add_folder(const fs::path& folder, std::vector<std::string>& files) {
    std::vector<fs::path> within;
    std::error_code error;
    for (const auto& entry :
         fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error))
        if (!is_hidden(entry.path()) && !entry.is_symlink(error)) within.push_back(entry.path());
    std::sort(within.begin(), within.end());
    for (const auto& path : within) {
        if (fs::is_directory(path, error))
            add_folder(path, files);
        else if (fs::is_regular_file(path, error))
            files.push_back(path.string());
    }
}

std::vector<std::string> files_of(const std::vector<std::string>& named) {
    std::vector<std::string> files;
    std::error_code error;
    for (const auto& path : named) {
        if (fs::is_directory(path, error))
            add_folder(path, files);
        else
            files.push_back(path);
    }
    return files;
}

// The sentence of a refusal that is kept by its key.
std::string why_refused(std::string_view key) {
    using extraction::Refusal;
    if (key == minutes::k_not_swedish) return std::string(k_not_swedish_sentence);
    for (auto one = Refusal::empty;; one = static_cast<Refusal>(static_cast<int>(one) + 1)) {
        if (extraction::text_key(one) == key) return std::string(extraction::sentence(one));
        if (one == extraction::last_refusal) return std::string(key);
    }
}

std::string time_words(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", seconds);
    if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

// Of a long file, who reads it looks around so often: whether others have nothing left to do.
constexpr double k_slice_seconds = 10;

// Several threads read, each with a protected reader of its own, and the last ones with those of
// the threads that have nothing left. What each file became is told as it is done.
class Import {
public:
    Import(db::Database& database, web::PartyId group, std::vector<std::string> files)
        : m_database(database),
          m_group(group),
          m_files(std::move(files)),
          m_shows_progress(isatty(STDERR_FILENO) == 1),
          m_started(stopwatch_microseconds()) {}

    int run(int jobs) {
        const auto most = static_cast<int>(std::max<std::size_t>(m_files.size(), 1));
        m_jobs = jobs;
        m_at_work = std::min(jobs, most);
        std::vector<std::jthread> threads;
        for (int i = 1; i < std::min(jobs, most); ++i) threads.emplace_back([this] { work(); });
        work();
        threads.clear();
        if (m_files.size() > k_told_one_by_one) tell_sum();
        return m_refused > 0 ? 2 : 0;
    }

private:
    // As many as are its share of those that may read at once.
    struct Readers {
        int jobs = 1;
        std::unique_ptr<extraction::Extractor> extractor = made(1);
        static std::unique_ptr<extraction::Extractor> made(int jobs) {
            return std::make_unique<extraction::Extractor>(minutes::reader_options(jobs));
        }
        void be(int wanted) {
            if (wanted == jobs) return;
            jobs = wanted;
            extractor = made(wanted);
        }
    };

    void work() {
        Readers readers;
        for (auto at = m_next++; at < m_files.size(); at = m_next++) {
            const auto& path = m_files[at];
            auto file = bytes_of_file(path);
            if (!file.refusal.empty()) {
                refuse(path, file.refusal);
                continue;
            }
            try {
                took(path, read(readers, path, std::move(file.bytes)));
            } catch (const std::exception& failure) {
                refuse(path, failure.what());
            }
        }
        --m_at_work;
    }

    minutes::Imported read(Readers& readers, const std::string& path, std::string bytes) {
        const SystemClock clock;
        auto imported = minutes::take_in(m_database, {},
                                         {.group = m_group,
                                          .name = fs::path(path).filename().string(),
                                          .bytes = std::move(bytes)},
                                         clock.time(), readers.extractor.get());
        if (!imported.is_being_read) {
            const std::lock_guard lock(m_mutex);
            m_pages += imported.pages;
        }
        for (const auto unread : imported.attached_unread) read_on(readers, path, unread);
        if (!imported.is_being_read) return imported;
        return read_on(readers, path, imported.document);
    }

    minutes::Imported read_on(Readers& readers, const std::string& path,
                              minutes::DocumentId document) {
        const SystemClock clock;
        minutes::Imported imported{.document = document, .is_being_read = true};
        while (imported.is_being_read) {
            readers.be(std::max(m_jobs / std::max(m_at_work.load(), 1), 1));
            const auto until = seconds() + k_slice_seconds;
            const auto go_on = [&](const minutes::PagesRead& read) -> std::optional<Instant> {
                page_read(path, read);
                if (seconds() > until) return std::nullopt;
                return clock.time();
            };
            imported = minutes::read_on(
                m_database, document, clock.time(),
                {.extractor = *readers.extractor, .jobs = readers.jobs, .go_on = go_on});
        }
        return imported;
    }

    void page_read(const std::string& path, const minutes::PagesRead& read) {
        const std::lock_guard lock(m_mutex);
        ++m_pages;
        m_longest = read.of > 1 ? fmt::format(", page {} of {} in {}", read.done, read.of,
                                              fs::path(path).filename().string())
                                : std::string();
        progress();
    }

    void took(const std::string& path, const minutes::Imported& imported) {
        if (!imported.refusal.empty())
            return refuse(path, "kept, but it could not be read. " + why_refused(imported.refusal));
        const std::lock_guard lock(m_mutex);
        ++(imported.was_there ? m_known : m_read);
        m_words += imported.words;
        m_longest.clear();
        if (m_files.size() <= k_told_one_by_one) {
            clear_line();
            fmt::print("{}: {}\n", path,
                       imported.was_there ? "was there already" : "waits for review");
        }
        progress();
    }

    void refuse(const std::string& path, std::string_view why) {
        const std::lock_guard lock(m_mutex);
        ++m_refused;
        clear_line();
        fmt::print(stderr, "samskap: {}: {}\n", path, why);
        progress();
    }

    [[nodiscard]] std::size_t done() const { return m_read + m_known + m_refused; }
    [[nodiscard]] double seconds() const {
        return static_cast<double>(stopwatch_microseconds() - m_started) / 1e6;
    }

    void clear_line() const {
        if (m_shows_progress) fmt::print(stderr, "\r\033[K");
    }

    void progress() {
        const bool is_long = m_files.size() > k_told_one_by_one || !m_longest.empty();
        if (!m_shows_progress || !is_long) return;
        const auto spent = seconds();
        if (spent < m_told_at + 0.2) return;
        m_told_at = spent;
        clear_line();
        fmt::print(stderr, "{} of {} files, {} pages{}, {:.0f} words/s{}", done(), m_files.size(),
                   m_pages, m_longest, static_cast<double>(m_words) / spent, time_left(spent));
        std::fflush(stderr);
    }

    // Of the files; how long a single one takes nobody knows before its first pages are read.
    [[nodiscard]] std::string time_left(double spent) const {
        if (done() == 0) return {};
        const auto each = spent / static_cast<double>(done());
        return ", " + time_words(each * static_cast<double>(m_files.size() - done())) + " left";
    }

    void tell_sum() const {
        clear_line();
        fmt::print(
            "{} files in {}: {} wait for review, {} were there already, {} could not be read.\n",
            done(), time_words(seconds()), m_read, m_known, m_refused);
    }

    db::Database& m_database;
    web::PartyId m_group;
    std::vector<std::string> m_files;
    std::atomic<std::size_t> m_next = 0;
    int m_jobs = 1;
    std::atomic<int> m_at_work = 1;
    bool m_shows_progress;
    std::int64_t m_started;
    std::mutex m_mutex;
    std::size_t m_read = 0;
    std::size_t m_known = 0;
    std::size_t m_refused = 0;
    std::size_t m_pages = 0;
    std::size_t m_words = 0;
    std::string m_longest;  // what is said of the file of many pages that is being read
    double m_told_at = 0;
};

}  // namespace

int import(const ImportOptions& options) {
    const SystemClock clock;
    Installation installation(options.where.existing(), clock, crypto::random_seed());
    auto& database = installation.database();
    const auto group = group_called(*database.read(), options.group);
    if (!group) {
        fmt::print(stderr, "samskap: {}\n", group.error());
        return 2;
    }
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    return Import(database, *group, files_of(options.files))
        .run(options.jobs > 0 ? options.jobs : std::max(cores, 1));
}

}  // namespace samskap::app
