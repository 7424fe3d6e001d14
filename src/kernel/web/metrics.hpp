// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace samskap::web {

// Figures for Prometheus. Counts patterns of routes and kinds of answer, nothing of people.
class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    void count(std::string_view route, int status, std::int64_t microseconds);
    void connections(int more);
    void job_ran();
    [[nodiscard]] std::string text() const;

private:
    struct Inner;
    std::unique_ptr<Inner> m_inner;
};

}  // namespace samskap::web
