// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/formats.hpp"
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

Expected<Extracted, Refusal> extract(Format format, std::string_view bytes) {
    switch (format) {
        case Format::text:
        case Format::markdown: return extract_text(bytes, "");
        case Format::html: return extract_html(bytes);
        case Format::pdf: return extract_pdf(bytes);
        case Format::docx: return extract_docx(bytes);
    }
    return unexpected(Refusal::unknown_format);
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

Confinement confinement_from(int argument_count, char** arguments) {
    if (argument_count < 3) end(ExitCode::bad_request);
    return {.memory_bytes = number(arguments[argument_count - 2]),
            .cpu_seconds = static_cast<unsigned>(number(arguments[argument_count - 1]))};
}

}  // namespace

// Stands here so that whoever can start the reader also has it inside.
std::vector<std::string> Extractor::own_command() { return {"/proc/self/exe", "extract-child"}; }

// Ends with _exit: what runs at an ordinary end (leak checks, destructors of statics) would need
// more than the lock allows.
void extract_child_main(int argument_count, char** arguments) {
    const auto confinement = confinement_from(argument_count, arguments);
    warm_up();
    lock_in(confinement);
    for (;;) {
        const auto request = next_request();
        const auto format = static_cast<Format>(request.front());
        const auto result = extract(format, std::string_view(request).substr(1));
        if (!write_all(wire::answer(result))) end(ExitCode::done);
    }
}

}  // namespace samskap::extraction
