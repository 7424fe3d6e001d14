// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace samskap::tests {

// A server of tests/tools over a folder of its own, for as long as this lives. It says one line
// when it answers: `said()`, its ports.
class ServerProcess {
public:
    explicit ServerProcess(const std::string& script, std::vector<std::string> words = {})
        : m_folder(std::filesystem::temp_directory_path() /
                   ("samskap-" + script + "-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
        words.insert(words.begin(), {"python3", SAMSKAP_SOURCE "/tests/tools/" + script, m_folder});
        int to_child[2];
        int from_child[2];
        REQUIRE(::pipe(to_child) == 0);
        REQUIRE(::pipe(from_child) == 0);
        m_child = ::fork();
        if (m_child == 0) {
            ::dup2(to_child[0], STDIN_FILENO);
            ::dup2(from_child[1], STDOUT_FILENO);
            for (const int end : {to_child[0], to_child[1], from_child[0], from_child[1]})
                ::close(end);
            std::vector<char*> arguments;
            for (auto& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            ::execv("/usr/bin/python3", arguments.data());
            ::_exit(127);
        }
        ::close(to_child[0]);
        ::close(from_child[1]);
        m_life = to_child[1];
        for (char c = 0; ::read(from_child[0], &c, 1) == 1 && c != '\n';) m_said += c;
        ::close(from_child[0]);
        REQUIRE_FALSE(m_said.empty());
    }
    ~ServerProcess() {
        ::close(m_life);
        ::waitpid(m_child, nullptr, 0);
        std::filesystem::remove_all(m_folder);
    }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] const std::string& said() const { return m_said; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    // Empty when there is none.
    [[nodiscard]] std::string file(const std::string& name) const {
        std::ifstream stream(m_folder / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }
    void write(const std::string& name, const std::string& words) const {
        std::ofstream(m_folder / name, std::ios::binary) << words;
    }

private:
    std::filesystem::path m_folder;
    std::string m_said{};
    pid_t m_child = 0;
    int m_life = -1;
};

}  // namespace samskap::tests
