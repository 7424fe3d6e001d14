// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <map>
#include <shared_mutex>
#include <sstream>

namespace samskap::web {
namespace {

constexpr std::size_t k_kinds = 6;  // 1xx to 5xx, and what is neither

struct OfRoute {
    std::array<prometheus::Counter*, k_kinds> answers{};
    prometheus::Histogram* seconds = nullptr;
};

const prometheus::Histogram::BucketBoundaries& buckets() {
    static const prometheus::Histogram::BucketBoundaries the_buckets{
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
    return the_buckets;
}

}  // namespace

struct Metrics::Inner {
    prometheus::Registry registry{};
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter()
            .Name("samskap_requests_total")
            .Help("Requests answered, by route and kind of status")
            .Register(registry);
    prometheus::Family<prometheus::Histogram>& seconds =
        prometheus::BuildHistogram()
            .Name("samskap_request_seconds")
            .Help("From the whole request to the answer")
            .Register(registry);
    prometheus::Gauge& connections = prometheus::BuildGauge()
                                         .Name("samskap_connections")
                                         .Help("Open connections")
                                         .Register(registry)
                                         .Add({});
    prometheus::Counter& jobs = prometheus::BuildCounter()
                                    .Name("samskap_jobs_total")
                                    .Help("Jobs run by this process")
                                    .Register(registry)
                                    .Add({});
    std::shared_mutex mutex{};
    std::map<std::string, OfRoute, std::less<>> routes{};

    // The families hash their labels under a lock, so each is asked once for each route.
    const OfRoute& of(std::string_view route) {
        {
            const std::shared_lock lock(mutex);
            const auto found = routes.find(route);
            if (found != routes.end()) return found->second;
        }
        const std::lock_guard lock(mutex);
        auto& made = routes[std::string(route)];
        if (made.seconds == nullptr) fill(made, std::string(route.empty() ? "none" : route));
        return made;
    }

    void fill(OfRoute& made, const std::string& route) {
        for (std::size_t kind = 0; kind < k_kinds; ++kind) {
            const auto name = kind == 0 ? "other" : std::to_string(kind) + "xx";
            made.answers[kind] = &requests.Add({{"route", route}, {"status", name}});
        }
        made.seconds = &seconds.Add({{"route", route}}, buckets());
    }
};

Metrics::Metrics() : m_inner(std::make_unique<Inner>()) {}
Metrics::~Metrics() = default;

void Metrics::count(std::string_view route, int status, std::int64_t microseconds) {
    const auto& figures = m_inner->of(route);
    const auto kind = static_cast<std::size_t>(status) / 100;
    figures.answers[kind < k_kinds ? kind : 0]->Increment();
    figures.seconds->Observe(static_cast<double>(microseconds) / 1e6);
}

void Metrics::connections(int more) { m_inner->connections.Increment(more); }

void Metrics::job_ran() { m_inner->jobs.Increment(); }

std::string Metrics::text() const {
    return prometheus::TextSerializer().Serialize(m_inner->registry.Collect());
}

}  // namespace samskap::web
