// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/pool.hpp"

#include <algorithm>
#include <chrono>

namespace samskap::db {
namespace {

constexpr std::size_t k_most_readers = 8;
constexpr std::chrono::seconds k_patience{30};

}  // namespace

void Turns::take() {
    std::unique_lock lock(m_mutex);
    ensure(m_holder != std::this_thread::get_id(), "this thread is writing already");
    const auto mine = m_next++;
    m_changed.wait(lock, [&] { return m_serving == mine; });
    m_holder = std::this_thread::get_id();
}

void Turns::give() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_serving;
        m_holder = {};
    }
    m_changed.notify_all();
}

std::unique_ptr<Connection> open_connection(const std::string& where, Role role) {
    return is_postgres_url(where) ? open_postgres(where, role) : open_sqlite(where, role);
}

Pool::Pool(std::string where, std::uint64_t seed)
    : m_where(std::move(where)), m_ids(seed), m_writer(open_connection(m_where, Role::writer)) {
    look_for_count();
}

void Pool::look_for_count() {
    const auto tables = m_writer->tables();
    m_counts_changes = std::find(tables.begin(), tables.end(), "change_count") != tables.end();
}

Connection& Pool::take_reader() {
    auto& connection = idle_reader();
    try {
        connection.begin();
    } catch (...) {
        give_reader(connection);
        throw;
    }
    return connection;
}

Connection& Pool::idle_reader() {
    std::unique_lock lock(m_mutex);
    const auto free = [&] { return !m_idle.empty() || m_opened < k_most_readers; };
    if (!m_given.wait_for(lock, k_patience, free))
        throw Fault("all connections to the database have been busy for too long");
    if (!m_idle.empty()) {
        auto* connection = m_idle.back();
        m_idle.pop_back();
        return *connection;
    }
    ++m_opened;
    lock.unlock();
    std::unique_ptr<Connection> made;
    try {
        made = open_connection(m_where, Role::reader);
    } catch (...) {
        lock.lock();
        --m_opened;
        throw;
    }
    lock.lock();
    return *m_readers.emplace_back(std::move(made));
}

void Pool::give_reader(Connection& connection) {
    connection.rollback();  // nothing was changed; the snapshot is let go
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(&connection);
    }
    m_given.notify_one();
}

Connection& Pool::take_writer() {
    m_turns.take();
    try {
        m_writer->begin();
    } catch (...) {
        m_turns.give();
        throw;
    }
    return *m_writer;
}

void Pool::give_writer() { m_turns.give(); }

std::uint64_t Pool::statements_run() {
    const std::lock_guard lock(m_mutex);
    auto sum = m_writer->statements_run();
    for (const auto& reader : m_readers) sum += reader->statements_run();
    return sum;
}

}  // namespace samskap::db
