// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/formats.hpp"
#include "engines/extraction/ocr.hpp"
#include "engines/extraction/sandbox.hpp"
#include "engines/extraction/wire.hpp"

namespace samskap::extraction {
namespace {

[[noreturn]] void end(ExitCode code) { ::_exit(static_cast<int>(code)); }

// False when the parent has gone.
bool read_exactly(char* to, std::size_t count) {
    while (count > 0) {
        const auto got = ::read(STDIN_FILENO, to, count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

std::string next_request() {
    std::string length(wire::length_bytes, '\0');
    if (!read_exactly(length.data(), length.size())) end(ExitCode::done);
    std::string_view rest = length;
    std::string body(wire::take_number(rest).value_or(0), '\0');
    if (body.empty()) end(ExitCode::bad_request);
    if (!read_exactly(body.data(), body.size())) end(ExitCode::done);
    return body;
}

unsigned long number(std::string_view text) {
    unsigned long value = 0;
    const auto [end_of_number, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end_of_number != text.data() + text.size() || value == 0)
        end(ExitCode::bad_request);
    return value;
}

struct Task {
    bool reads_pictures = false;
    Confinement confinement;
};

Task task_from(int argument_count, char** arguments) {
    if (argument_count < 4) end(ExitCode::bad_request);
    return {std::string_view(arguments[argument_count - 3]) == "pictures",
            {.memory_bytes = number(arguments[argument_count - 2]),
             .cpu_seconds = static_cast<unsigned>(number(arguments[argument_count - 1]))}};
}

template <class Value, class Write>
std::string message(const Expected<Value, Refusal>& result, Write write) {
    return result ? wire::answer_message(write(*result)) : wire::refusal_message(result.error());
}

// What Poppler, Leptonica and Tesseract have to say of a file goes nowhere.
void fall_silent() {
#ifndef SAMSKAP_ADDRESS_SANITIZER
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0 || ::dup2(nowhere, STDERR_FILENO) < 0) end(ExitCode::no_protection);
    ::close(nowhere);
#endif
}

// The next page needs as much as the last one, so nothing goes back to the system in between.
void keep_memory() {
    constexpr int never = 1 << 30;
    ::mallopt(M_MMAP_THRESHOLD, never);
    ::mallopt(M_TRIM_THRESHOLD, never);
}

// The one file that is open, and the reader of its pictures.
class Desk {
public:
    explicit Desk(std::unique_ptr<PageReader> reader) : m_reader(std::move(reader)) {}

    std::string answer(const wire::Request& request) {
        const auto first = static_cast<int>(request.numbers[0]);
        switch (request.wish) {
            case wire::Wish::read:
                return message(extract(static_cast<Format>(first), request.bytes),
                               [](const Extracted& text) { return wire::to_bytes(text); });
            case wire::Wish::open: return open(request);
            case wire::Wish::layer: return has(first) ? layer(first) : no_such_page();
            case wire::Wish::scan: return has(first) ? scan(first) : no_such_page();
            case wire::Wish::picture: return has(first) ? picture(request) : no_such_page();
        }
        end(ExitCode::bad_request);
    }

private:
    static Expected<Extracted, Refusal> extract(Format format, std::string_view bytes) {
        if (format == Format::html) return extract_html(bytes);
        if (format == Format::docx) return extract_docx(bytes);
        if (format == Format::odt) return extract_odt(bytes);
        if (format == Format::rtf) return extract_rtf(bytes);
        if (format == Format::eml) return extract_eml(bytes);
        return unexpected(Refusal::unknown_format);
    }

    std::string open(const wire::Request& request) {
        m_pages.reset();
        m_bytes = request.bytes;
        auto opened = open_pages(static_cast<Format>(request.numbers[0]), m_bytes,
                                 static_cast<int>(request.numbers[1]));
        if (!opened) return wire::refusal_message(opened.error());
        m_pages = *std::move(opened);
        std::string count;
        wire::put_number(count, static_cast<std::uint32_t>(m_pages->count()));
        return wire::answer_message(count);
    }

    [[nodiscard]] bool has(int number) const {
        return m_pages && number >= 1 && number <= m_pages->count();
    }
    static std::string no_such_page() { return wire::refusal_message(Refusal::broken); }

    [[nodiscard]] std::string layer(int number) const {
        return wire::answer_message(to_bytes(m_pages->layer(number)));
    }

    [[nodiscard]] std::string scan(int number) const {
        if (!m_reader) return wire::refusal_message(Refusal::no_page_reader);
        return message(m_pages->raster(number, reading_dots_per_inch), [&](const Raster& raster) {
            return to_bytes(m_reader->read(raster, number));
        });
    }

    [[nodiscard]] std::string picture(const wire::Request& request) const {
        const auto turned = static_cast<int>(request.numbers[1] % 4);
        const auto most = static_cast<int>(std::clamp(request.numbers[2], 16U, 5000U));
        auto raster = m_pages->raster(static_cast<int>(request.numbers[0]), most / 11.69);
        return message(
            raster.and_then([&](const Raster& page) { return to_png(page, turned, most); }),
            [](const std::string& png) { return png; });
    }

    std::unique_ptr<PageReader> m_reader;
    std::string m_bytes;
    std::unique_ptr<Pages> m_pages;
};

}  // namespace

// Stands here so that whoever can start the reader also has it inside.
std::vector<std::string> Extractor::own_command() { return {"/proc/self/exe", "extract-child"}; }

// Ends with _exit: what runs at an ordinary end (leak checks, destructors of statics) would need
// more than the lock allows.
void extract_child_main(int argument_count, char** arguments) {
    const auto task = task_from(argument_count, arguments);
    fall_silent();
    warm_up();
    if (task.reads_pictures) keep_memory();
    auto reader = task.reads_pictures ? PageReader::make() : nullptr;
    if (task.reads_pictures && !reader) end(ExitCode::no_page_reader);
    Desk desk(std::move(reader));
    lock_in(task.confinement);
    for (;;) {
        const auto body = next_request();
        const auto request = wire::read_request(body);
        if (!request) end(ExitCode::bad_request);
        if (!write_all(desk.answer(*request))) end(ExitCode::done);
    }
}

}  // namespace samskap::extraction
