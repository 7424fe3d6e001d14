// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/database.hpp"

#include "kernel/db/pool.hpp"

namespace samskap::db {

Database::Database(const std::string& where, std::uint64_t seed)
    : m_pool(std::make_unique<Pool>(where, seed)) {}
Database::~Database() = default;

Kind Database::kind() const { return m_pool->kind(); }
std::uint64_t Database::statements_run() const { return m_pool->statements_run(); }
void Database::scrub() {
    m_pool->alone([](Connection& connection) { connection.scrub(); });
}

Database::Reading Database::read() { return {*m_pool, m_pool->take_reader()}; }
Database::Reading::Reading(Pool& pool, Connection& connection)
    : m_pool(pool), m_connection(connection), m_reader(connection) {}
Database::Reading::~Reading() { m_pool.give_reader(m_connection); }

Database::Writing Database::write(Instant at) { return {*m_pool, m_pool->take_writer(), at}; }
Database::Writing::Writing(Pool& pool, Connection& connection, Instant at)
    : m_pool(pool), m_connection(connection), m_writer(connection, pool.ids(), at) {}
Database::Writing::~Writing() {
    if (!m_open) return;
    m_connection.rollback();
    m_pool.give_writer();
}
void Database::Writing::keep() {
    ensure(m_open, "what is kept cannot be kept again");
    if (m_pool.counts_changes())
        m_writer.run("UPDATE change_count SET number = number + 1 WHERE id = 1");
    m_connection.commit();
    m_open = false;
    m_writer.end();
    m_pool.give_writer();
}

}  // namespace samskap::db
