// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "features/arrivals/troubles.hpp"
#include "kernel/base/text.hpp"

// A folder whose files become minutes of a group. Nothing in it is changed, moved or taken away.
namespace samskap::arrivals {
namespace {

namespace fs = std::filesystem;

// Whoever writes a file may pause: it must look the same for so long.
constexpr std::int64_t k_still_seconds = 10;
// Others have work too: what is left is taken in the next look.
constexpr std::int64_t k_look_microseconds = 20'000'000;
constexpr std::int64_t k_largest = 50LL * 1024 * 1024;
constexpr std::size_t k_most_files = 20'000;

struct Look {
    std::int64_t size = 0;
    // Nanoseconds: of the bytes, the name or the permissions, whichever was last.
    std::int64_t changed_at = 0;
    bool operator==(const Look&) const = default;
};
struct Known {
    Look look;
    Instant seen_at;
    std::string state;
};

std::optional<Look> look_at(const fs::path& path) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
    return Look{found.st_size, found.st_ctim.tv_sec * 1'000'000'000 + found.st_ctim.tv_nsec};
}

// Hidden files, and what editors and copying programs put beside the real one.
bool is_beside(std::string_view name) {
    return name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') ||
           name.ends_with(".part") || name.ends_with(".tmp") || name.ends_with(".crdownload");
}

// By name within the folder. Links are not followed. Nothing when the folder is not there.
std::optional<std::map<std::string, Look>> files_in(const fs::path& folder) {
    std::error_code trouble;
    std::map<std::string, Look> files;
    auto at = fs::recursive_directory_iterator(
        folder, fs::directory_options::skip_permission_denied, trouble);
    if (trouble) return std::nullopt;
    for (; at != fs::recursive_directory_iterator(); at.increment(trouble)) {
        if (trouble) return std::nullopt;
        if (is_beside(at->path().filename().string())) {
            at.disable_recursion_pending();
            continue;
        }
        const auto look = look_at(at->path());
        if (!look || files.size() == k_most_files) continue;
        files.emplace(text::clean(at->path().lexically_relative(folder).string()), *look);
    }
    return files;
}

class Watch {
public:
    Watch(db::Database& database, const WatchedFolder& folder, const Take& take, Instant at)
        : m_database(database), m_folder(folder), m_take(take), m_at(at) {}

    bool run() {
        const auto files = files_in(m_folder.path);
        if (!files) {
            tell_trouble(m_database, m_folder.group, "folder", m_at);
            return false;
        }
        forget_trouble(m_database, m_folder.group, "folder", m_at);
        m_known = known();
        note(*files);
        return take_still(*files);
    }

private:
    std::map<std::string, Known> known() {
        std::map<std::string, Known> all;
        m_database.read()->each(
            [&](const db::Row& row) {
                all.emplace(row["path"].text(),
                            Known{{row["size"], row["changed_at"]}, row["seen_at"], row["state"]});
            },
            "SELECT path, size, changed_at, seen_at, state FROM watched_files WHERE of_group = $1",
            m_folder.group);
        return all;
    }

    // What is new, or looks other than last time, begins to stand still now.
    void note(const std::map<std::string, Look>& files) {
        std::vector<std::string> gone;
        for (const auto& [path, known] : m_known)
            if (!files.contains(path)) gone.push_back(path);
        std::vector<std::string> changed;
        for (const auto& [path, look] : files) {
            const auto before = m_known.find(path);
            if (before == m_known.end() || before->second.look != look) changed.push_back(path);
        }
        if (gone.empty() && changed.empty()) return;
        m_database.in_transaction(m_at, [&](db::Writer& db) {
            for (const auto& path : gone) forget(db, path);
            for (const auto& path : changed) set(db, path, files.at(path), "moving");
        });
    }

    void forget(db::Writer& db, const std::string& path) {
        db.run("DELETE FROM watched_files WHERE of_group = $1 AND path = $2", m_folder.group, path);
        m_known.erase(path);
    }

    void set(db::Writer& db, const std::string& path, const Look& look, const std::string& state) {
        db.run(R"sql(
            INSERT INTO watched_files (of_group, path, size, changed_at, seen_at, state)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (of_group, path) DO UPDATE
               SET size = $3, changed_at = $4, seen_at = $5, state = $6
        )sql",
               m_folder.group, path, look.size, look.changed_at, m_at, state);
        m_known[path] = {look, m_at, state};
    }

    bool take_still(const std::map<std::string, Look>& files) {
        const auto started = stopwatch_microseconds();
        for (const auto& file : files) {
            const auto& path = file.first;
            const auto& look = file.second;
            const auto& known = m_known.at(path);
            const bool stands_still = known.seen_at.seconds + k_still_seconds <= m_at.seconds;
            if (known.state != "moving" || !stands_still || look.size == 0) continue;
            if (stopwatch_microseconds() - started > k_look_microseconds) return true;
            const auto became = taken(path, look);
            m_database.in_transaction(m_at, [&](db::Writer& db) { set(db, path, look, became); });
        }
        return false;
    }

    // What became of it.
    std::string taken(const std::string& path, const Look& look) {
        if (look.size > k_largest) return "too_large";
        const auto whole = fs::path(m_folder.path) / path;
        std::ifstream file(whole, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        // Somebody has begun to write in it again.
        if (look_at(whole) != look) return "moving";
        if (!file || static_cast<std::int64_t>(bytes.size()) != look.size) return "unreadable";
        const auto there = documents::same_bytes(*m_database.read(), m_folder.group, bytes);
        if (!there)
            m_take(m_database,
                   {.group = m_folder.group,
                    .from = {},
                    .name = fs::path(path).filename().string(),
                    .bytes = std::move(bytes)},
                   m_at);
        return "taken";
    }

    db::Database& m_database;
    const WatchedFolder& m_folder;
    const Take& m_take;
    Instant m_at;
    std::map<std::string, Known> m_known;
};

}  // namespace

bool look_into(db::Database& database, const WatchedFolder& folder, const Take& take, Instant at) {
    return Watch(database, folder, take, at).run();
}

}  // namespace samskap::arrivals
