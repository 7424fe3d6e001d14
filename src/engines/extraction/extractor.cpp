// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <exception>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

#include "engines/extraction/child_process.hpp"
#include "engines/extraction/choice.hpp"
#include "engines/extraction/extraction.hpp"
#include "engines/extraction/wire.hpp"

namespace samskap::extraction {
namespace {

constexpr std::size_t largest_page_or_picture = 64UL * 1024 * 1024;

std::uint32_t number(int value) { return static_cast<std::uint32_t>(value); }

// What a child says that cannot be true counts as no answer.
template <class Value>
Expected<Value, Refusal> believed(std::optional<Value> value) {
    if (!value) return unexpected(Refusal::child_failed);
    return *std::move(value);
}

}  // namespace

// A kind of child, started when first needed, and the file that it holds open.
class Extractor::Child {
public:
    Child(ChildPlan plan, std::stop_token stop)
        : m_plan(std::move(plan)), m_stop(std::move(stop)) {}

    Expected<std::string, Refusal> ask(const wire::Request& request) {
        if (m_stop.stop_requested()) return unexpected(Refusal::cancelled);
        return process().ask(request, m_stop);
    }
    // The same file is sent once for all of its pages.
    Expected<std::string, Refusal> open(const PagedFile& file, int most_pages) {
        static_cast<void>(process());
        if (m_held == file.bytes) return m_answer;
        auto answer = ask({wire::Wish::open,
                           {number(static_cast<int>(file.format)), number(most_pages), 0},
                           *file.bytes});
        m_held = answer ? file.bytes : nullptr;
        m_answer = answer.value_or("");
        return answer;
    }
    Expected<std::string, Refusal> ask(const PagedFile& file, int most_pages,
                                       const wire::Request& request) {
        return open(file, most_pages).and_then([&](const std::string& /*pages*/) {
            return ask(request);
        });
    }

    Expected<PaperPage, Refusal> page(const PagedFile& file, int most_pages,
                                      const wire::Request& request) {
        return ask(file, most_pages, request).and_then([](const std::string& answer) {
            return believed(page_from_bytes(answer));
        });
    }

private:
    ChildProcess& process() {
        if (m_process && m_process->is_fit()) return *m_process;
        m_held = nullptr;
        m_process = std::make_unique<ChildProcess>(m_plan);
        return *m_process;
    }

    ChildPlan m_plan;
    std::stop_token m_stop;
    std::unique_ptr<ChildProcess> m_process;
    std::shared_ptr<const std::string> m_held;
    std::string m_answer;
};

// One kind reads letters and draws pages; the other reads pictures, and has learned to before it
// was locked in, which takes a moment and much memory.
struct Extractor::Children {
    Options options;
    Child letters;
    Child pictures;
    std::vector<Extractor> helpers = {};  // for pages that are read at the same time
};

namespace {

std::vector<std::string> command_for(const Options& options, const char* task) {
    auto command = options.command.empty() ? Extractor::own_command() : options.command;
    command.emplace_back(task);
    return command;
}

ChildPlan letters_plan(const Options& options) {
    const auto& limits = options.limits;
    return {command_for(options, "letters"), limits.seconds, limits.memory_bytes,
            std::max(limits.bytes * 4 + 65536, largest_page_or_picture)};
}

ChildPlan pictures_plan(const Options& options) {
    const auto& limits = options.limits;
    return {command_for(options, "pictures"), limits.page_seconds, limits.page_memory_bytes,
            largest_page_or_picture};
}

}  // namespace

Extractor::Extractor(const Options& options)
    : m_children(std::make_unique<Children>(Children{options,
                                                     Child(letters_plan(options), options.stop),
                                                     Child(pictures_plan(options), options.stop),
                                                     {}})) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Expected<Extracted, Refusal> Extractor::extract(std::string_view bytes,
                                                std::string_view file_name) {
    return extract_at(0, bytes, file_name);
}

Expected<Extracted, Refusal> Extractor::extract_at(int depth, std::string_view bytes,
                                                   std::string_view file_name) {
    if (depth > m_children->options.limits.attachment_depth)
        return unexpected(Refusal::nested_too_deep);
    if (bytes.size() > m_children->options.limits.bytes) return unexpected(Refusal::too_large);
    const auto format = format_of(bytes, file_name);
    if (!format) return unexpected(format.error());
    if (*format == Format::text || *format == Format::markdown)
        return extract_text(bytes, file_name);
    if (is_paged(*format)) return extract_pages(bytes, file_name);
    auto extracted = extract_flowing(*format, bytes);
    if (extracted) open_attachments(*extracted, depth + 1);
    return extracted;
}

Expected<Extracted, Refusal> Extractor::extract_pages(std::string_view bytes,
                                                      std::string_view file_name) {
    const auto file = open(std::make_shared<const std::string>(bytes), file_name);
    if (!file) return unexpected(file.error());
    std::vector<int> numbers(static_cast<std::size_t>(file->pages));
    std::iota(numbers.begin(), numbers.end(), 1);
    std::vector<PaperPage> pages;
    read_pages(*file, numbers, [&](PaperPage page) { pages.push_back(std::move(page)); });
    if (m_children->options.stop.stop_requested()) return unexpected(Refusal::cancelled);
    return compose(file->format, std::move(pages));
}

void Extractor::open_attachments(Extracted& mail, int depth) {
    int left = m_children->options.limits.attachments;
    for (auto& attachment : mail.attachments) {
        auto inner = left-- > 0 ? extract_at(depth, attachment.bytes, attachment.name)
                                : Expected<Extracted, Refusal>(unexpected(Refusal::too_large));
        if (inner)
            attachment.extracted = std::make_shared<const Extracted>(*std::move(inner));
        else
            attachment.refusal = inner.error();
    }
}

Expected<Extracted, Refusal> Extractor::extract_pasted(std::string_view html) {
    if (html.size() > m_children->options.limits.bytes) return unexpected(Refusal::too_large);
    if (html.empty()) return unexpected(Refusal::empty);
    return extract_flowing(Format::html, html);
}

Expected<Extracted, Refusal> Extractor::extract_flowing(Format format, std::string_view bytes) {
    return m_children->letters
        .ask({wire::Wish::read, {number(static_cast<int>(format)), 0, 0}, bytes})
        .and_then([&](const std::string& answer) {
            return believed(wire::extracted_from_bytes(answer, format));
        });
}

Expected<PagedFile, Refusal> Extractor::open(std::shared_ptr<const std::string> bytes,
                                             std::string_view file_name) {
    const auto& limits = m_children->options.limits;
    if (bytes->size() > limits.bytes) return unexpected(Refusal::too_large);
    const auto format = format_of(*bytes, file_name);
    if (!format) return unexpected(format.error());
    if (!is_paged(*format)) return unexpected(Refusal::unknown_format);
    PagedFile file{std::move(bytes), *format, 0};
    return m_children->letters.open(file, limits.pages)
        .and_then([&](const std::string& answer) -> Expected<PagedFile, Refusal> {
            std::string_view rest = answer;
            const auto pages = wire::take_number(rest).value_or(0);
            if (pages < 1 || pages > number(limits.pages)) return unexpected(Refusal::child_failed);
            file.pages = static_cast<int>(pages);
            return file;
        });
}

PaperPage Extractor::read_page(const PagedFile& file, int page) {
    const int most = m_children->options.limits.pages;
    auto layer =
        m_children->letters.page(file, most, {wire::Wish::layer, {number(page), 0, 0}, {}});
    const auto& language = m_children->options.language;
    if (layer && suffices(*layer, language)) return *std::move(layer);
    auto scan = m_children->pictures.page(file, most, {wire::Wish::scan, {number(page), 0, 0}, {}});
    auto read = scan ? *std::move(scan) : refused_page(page, scan.error());
    return layer ? better_of(*std::move(layer), std::move(read), language) : read;
}

namespace {

// The numbers that are left, and the one place where finished pages are handed over.
class Queue {
public:
    Queue(const std::vector<int>& numbers, const std::function<void(PaperPage)>& finished,
          std::stop_token stop)
        : m_numbers(numbers), m_finished(finished), m_stop(std::move(stop)) {}

    void work(Extractor& extractor, const PagedFile& file) {
        while (const auto number = next()) hand_over(extractor.read_page(file, *number));
    }
    void throw_on() const {
        if (m_thrown) std::rethrow_exception(m_thrown);
    }

private:
    std::optional<int> next() {
        const std::lock_guard lock(m_mutex);
        if (m_thrown || m_stop.stop_requested() || m_taken == m_numbers.size()) return std::nullopt;
        return m_numbers[m_taken++];
    }
    void hand_over(PaperPage page) {
        const std::lock_guard lock(m_mutex);
        if (m_thrown || m_stop.stop_requested()) return;
        try {
            m_finished(std::move(page));
        } catch (...) {
            m_thrown = std::current_exception();
        }
    }

    const std::vector<int>& m_numbers;
    const std::function<void(PaperPage)>& m_finished;
    std::stop_token m_stop;
    std::mutex m_mutex;
    std::size_t m_taken = 0;
    std::exception_ptr m_thrown;
};

}  // namespace

void Extractor::read_pages(const PagedFile& file, const std::vector<int>& numbers,
                           const std::function<void(PaperPage)>& finished) {
    auto& options = m_children->options;
    auto& helpers = m_children->helpers;
    Queue queue(numbers, finished, options.stop);
    const auto most = std::min<std::size_t>(numbers.size(), static_cast<std::size_t>(options.jobs));
    auto alone = options;
    alone.jobs = 1;
    while (helpers.size() + 1 < most) helpers.emplace_back(alone);
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < most; ++i)
        threads.emplace_back([&, i] { queue.work(helpers[i - 1], file); });
    queue.work(*this, file);
    for (auto& thread : threads) thread.join();
    queue.throw_on();
}

Expected<std::string, Refusal> Extractor::picture(const PagedFile& file, int page, int turned,
                                                  int most_pixels) {
    return m_children->letters.ask(
        file, m_children->options.limits.pages,
        {wire::Wish::picture, {number(page), number(turned), number(most_pixels)}, {}});
}

}  // namespace samskap::extraction
