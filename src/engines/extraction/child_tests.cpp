// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/pdf_for_tests.hpp"
#include "engines/extraction/sandbox.hpp"
#include "engines/extraction/wire.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SAMSKAP_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SAMSKAP_ADDRESS_SANITIZER 1
#endif

using namespace samskap;
using namespace samskap::extraction;
using testing::pdf_of;

namespace {

std::string child_program() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "extract_child";
}
Extractor extractor(Limits limits = {}) {
    return Extractor({.limits = limits, .command = {child_program()}});
}

// The exit status of a locked-in process that tries `what`.
int misbehave(std::string what) {
    std::string program = child_program();
    std::string verb = "misbehave";
    std::array<char*, 4> arguments = {program.data(), verb.data(), what.data(), nullptr};
    pid_t process = 0;
    REQUIRE(::posix_spawn(&process, program.c_str(), nullptr, nullptr, arguments.data(), environ) ==
            0);
    int status = 0;
    REQUIRE(::waitpid(process, &status, 0) == process);
    return status;
}
bool was_killed_by(int status, int signal) {
    return WIFSIGNALED(status) && WTERMSIG(status) == signal;
}
bool ended_with(int status, int code) { return WIFEXITED(status) && WEXITSTATUS(status) == code; }

std::string minutes_pdf() { return pdf_of({{{70, 100, "Mötet öppnades av Åsa."}}}); }

}  // namespace

TEST_CASE("the child reads PDF, HTML and DOCX after it has locked itself in") {
    auto reader = extractor();
    const auto pdf = reader.extract(minutes_pdf(), "a.pdf");
    REQUIRE_MESSAGE(pdf, sentence(pdf.error()));
    CHECK(pdf->text == "Mötet öppnades av Åsa.\n");
    CHECK(pdf->format == Format::pdf);
    const auto html = reader.extract_pasted("<p>Åtta</p>");
    REQUIRE(html);
    CHECK(html->text == "Åtta\n");
    CHECK(reader.extract("Nio\n", "a.txt")->text == "Nio\n");
    CHECK(reader.extract("%PDF-1.4", "a.pdf").error() == Refusal::broken);
    CHECK(reader.extract("PK\x03\x04 word/document.xml", "a.docx").error() == Refusal::broken);
    CHECK(reader.extract(pdf_of({{}}), "a.pdf").error() == Refusal::no_text);
    CHECK(reader.extract("", "a.pdf").error() == Refusal::empty);
}

TEST_CASE("a program executes itself anew as the reader") {
    const auto pdf = Extractor().extract(minutes_pdf(), "a.pdf");
    REQUIRE_MESSAGE(pdf, sentence(pdf.error()));
    CHECK(pdf->text == "Mötet öppnades av Åsa.\n");
}

TEST_CASE("a file above the limit is refused before anybody looks into it") {
    auto reader = extractor({.bytes = 100});
    CHECK(reader.extract(std::string(101, 'a'), "a.txt").error() == Refusal::too_large);
    CHECK(reader.extract_pasted(std::string(101, 'a')).error() == Refusal::too_large);
    CHECK(reader.extract(std::string(100, 'a'), "a.txt"));
}

TEST_CASE("a command that is no reader, and one that dies, fail that file alone") {
    Extractor missing({.command = {"/nowhere/samskap"}});
    CHECK(missing.extract(minutes_pdf(), "a.pdf").error() == Refusal::child_failed);
    CHECK(missing.extract("text", "a.txt"));
    Extractor dies({.command = {"/bin/false"}});
    CHECK(dies.extract(minutes_pdf(), "a.pdf").error() == Refusal::child_failed);
    CHECK(dies.extract(minutes_pdf(), "a.pdf").error() == Refusal::child_failed);
}

TEST_CASE("a reader that hangs is stopped by the clock on the wall") {
    Extractor hangs({.limits = {.seconds = 1}, .command = {child_program(), "hang"}});
    CHECK(hangs.extract(minutes_pdf(), "a.pdf").error() == Refusal::timed_out);
}

TEST_CASE("a file that breaks the reader fails alone, and the next gets a new reader") {
    auto reader = extractor({.seconds = 5});
    REQUIRE(reader.extract(minutes_pdf(), "a.pdf"));
    // Nesting this deep overflows the stack of the parser of HTML.
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<div>";
    const auto refused = reader.extract_pasted(deep + "words");
    REQUIRE_FALSE(refused);
    CHECK(refused.error() != Refusal::empty);
    CHECK(reader.extract(minutes_pdf(), "a.pdf"));
}

TEST_CASE("locked in: nothing can be opened, made, reached or started") {
    CHECK(ended_with(misbehave("nothing"), 0));
    CHECK(ended_with(misbehave("open"), 1));
    CHECK(ended_with(misbehave("create"), 1));
    CHECK(was_killed_by(misbehave("socket"), SIGSYS));
    CHECK(was_killed_by(misbehave("fork"), SIGSYS));
    CHECK(was_killed_by(misbehave("exec"), SIGSYS));
    CHECK(was_killed_by(misbehave("inherited"), SIGSYS));
    CHECK(was_killed_by(misbehave("thread"), SIGSYS));
    CHECK(was_killed_by(misbehave("trace"), SIGSYS));
    CHECK(was_killed_by(misbehave("signal"), SIGSYS));
    CHECK(was_killed_by(misbehave("connect"), SIGSYS));
    CHECK(was_killed_by(misbehave("run memory"), SIGSYS));
    CHECK(was_killed_by(misbehave("remove"), SIGSYS));
    CHECK(ended_with(misbehave("list"), 1));
    CHECK_FALSE(std::filesystem::exists("/tmp/samskap-escaped"));
}

TEST_CASE("locked in: a loop without end is stopped by the limit on processor time") {
    const int status = misbehave("spin");
    CHECK((was_killed_by(status, SIGXCPU) || was_killed_by(status, SIGKILL)));
}

#ifdef SAMSKAP_ADDRESS_SANITIZER
TEST_CASE("locked in: memory" * doctest::skip() *
          doctest::description("the address sanitizer reserves more addresses than any limit; "
                               "the presets dev and release test this")) {}
#else
// The sanitizer asks for its own limits, so its builds let the call through.
TEST_CASE("locked in: no limit can be raised again") {
    CHECK_FALSE(ended_with(misbehave("raise limits"), 0));
}

TEST_CASE("locked in: more memory than allowed ends the reader, which says so") {
    CHECK(ended_with(misbehave("memory"), static_cast<int>(ExitCode::out_of_memory)));
}
#endif

TEST_CASE("the answers of a captured child are not believed") {
    using namespace std::string_view_literals;
    CHECK_FALSE(wire::read_answer(""));
    CHECK_FALSE(wire::read_answer("\xFF"));
    CHECK_FALSE(wire::extracted_from_bytes("", Format::docx));
    CHECK_FALSE(wire::extracted_from_bytes("\xFF\xFF\xFF\xFF"sv, Format::docx));
    CHECK_FALSE(wire::extracted_from_bytes("\1\0\0\0\1\0\0\0"sv, Format::docx));
    Extracted sent;
    sent.text = "Rad\n\f\nSida två\n";
    sent.pages = {{1, 1}, {3, 3}};
    const auto bytes = wire::to_bytes(sent);
    const auto got = wire::extracted_from_bytes(bytes, Format::docx);
    REQUIRE(got);
    CHECK(got->text == sent.text);
    CHECK(got->pages == sent.pages);
    const auto cleaned = wire::extracted_from_bytes(bytes + "\x1B[2J\xFF\x07", Format::docx);
    REQUIRE(cleaned);
    CHECK(cleaned->text == sent.text + "[2J\xEF\xBF\xBD");
}

TEST_CASE("the requests of whoever talks to a child are not believed either") {
    const auto message = wire::to_message({wire::Wish::picture, {1, 2, 300}, "bytes"});
    const auto request = wire::read_request(std::string_view(message).substr(4));
    REQUIRE(request);
    CHECK(request->numbers == std::array<std::uint32_t, 3>{1, 2, 300});
    CHECK(request->bytes == "bytes");
    CHECK_FALSE(wire::read_request(""));
    CHECK_FALSE(wire::read_request("x123412341234"));
    CHECK_FALSE(wire::read_request("p1234"));
}

TEST_CASE("what is attached to a mail is read too, and mails in mails not for ever") {
    auto reader = extractor();
    const auto wrapped = [](const std::string& inner) {
        return "Subject: Brev\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=" +
               std::string("b") + std::to_string(inner.size()) + "\n\n--b" +
               std::to_string(inner.size()) + "\nContent-Type: message/rfc822\n\n" + inner +
               "\n--b" + std::to_string(inner.size()) + "--\n";
    };
    std::string mail = "Subject: Innerst\nContent-Type: text/plain\n\nOrd\n";
    for (int i = 0; i < 5; ++i) mail = wrapped(mail);
    auto extracted = reader.extract(mail, "brev.eml");
    REQUIRE(extracted);
    int depth = 0;
    auto attachments = extracted->attachments;
    while (!attachments.empty() && attachments[0].extracted) {
        attachments = std::vector(attachments[0].extracted->attachments);
        ++depth;
    }
    CHECK(depth == 3);
    REQUIRE(attachments.size() == 1);
    CHECK(attachments[0].refusal == Refusal::nested_too_deep);
}
