// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kernel/db/connection.hpp"

// The connections of one Database. Only this folder includes it.
namespace samskap::db {

// A mutex that serves in the order of asking.
class Turns {
public:
    void take();  // Fault for the thread that has it already
    void give();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint64_t m_next = 0;
    std::uint64_t m_serving = 0;
    std::thread::id m_holder;
};

class Pool {
public:
    Pool(std::string where, std::uint64_t seed);

    // With a transaction begun; the newest used comes first, for its cache is warm.
    Connection& take_reader();
    void give_reader(Connection& connection);
    Connection& take_writer();
    void give_writer();
    // The turn without a transaction, for migrations and the like.
    template <class Work>
    void alone(Work work) {
        m_turns.take();
        const std::unique_ptr<Turns, void (*)(Turns*)> turn(&m_turns, [](Turns* t) { t->give(); });
        work(*m_writer);
    }
    IdMaker& ids() { return m_ids; }  // for the holder of the writer
    [[nodiscard]] Kind kind() const { return m_writer->kind(); }
    [[nodiscard]] const std::string& where() const { return m_where; }
    [[nodiscard]] std::uint64_t statements_run();
    // From its first migration on the database counts what is kept: Reader::changes().
    void look_for_count();
    [[nodiscard]] bool counts_changes() const { return m_counts_changes; }

private:
    Connection& idle_reader();

    std::string m_where;
    IdMaker m_ids;
    Turns m_turns;
    std::unique_ptr<Connection> m_writer;
    std::mutex m_mutex;
    std::condition_variable m_given;
    std::vector<std::unique_ptr<Connection>> m_readers;
    std::vector<Connection*> m_idle;
    std::size_t m_opened = 0;
    std::atomic<bool> m_counts_changes = false;
};

std::unique_ptr<Connection> open_connection(const std::string& where, Role role);

}  // namespace samskap::db
