// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/arrivals/imap.hpp"

#include <curl/curl.h>
#include <poll.h>

#include <array>

namespace samskap::arrivals {
namespace {

constexpr long k_seconds_to_connect = 20;
constexpr std::int64_t k_microseconds_for_an_answer = 60'000'000;
constexpr int k_milliseconds_of_patience = 1'000;
constexpr std::size_t k_largest_mail = 60U << 20U;

struct Clean {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};

bool is_on_this_machine(const std::string& server) {
    return server.starts_with("imap://127.0.0.1") || server.starts_with("imap://localhost");
}

// As a quoted string; settings hold no line breaks.
std::string quoted(const std::string& words) {
    std::string text = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

}  // namespace

struct ImapSession::Line {
    std::unique_ptr<CURL, Clean> curl;
    ImapAnswers answers{k_largest_mail};

    void wait(short events) {
        curl_socket_t socket = CURL_SOCKET_BAD;
        curl_easy_getinfo(curl.get(), CURLINFO_ACTIVESOCKET, &socket);
        pollfd one{.fd = socket, .events = events, .revents = 0};
        static_cast<void>(::poll(&one, 1, k_milliseconds_of_patience));
    }

    bool send(std::string_view words) {
        const auto started = stopwatch_microseconds();
        while (!words.empty()) {
            std::size_t sent = 0;
            const auto result = curl_easy_send(curl.get(), words.data(), words.size(), &sent);
            if (result != CURLE_OK && result != CURLE_AGAIN) return false;
            if (stopwatch_microseconds() - started > k_microseconds_for_an_answer) return false;
            words.remove_prefix(sent);
            if (result == CURLE_AGAIN) wait(POLLOUT);
        }
        return true;
    }

    std::optional<ImapAnswer> receive(std::int64_t until) {
        std::array<char, 16'384> buffer{};
        while (stopwatch_microseconds() < until) {
            if (auto answer = answers.next()) return answer;
            std::size_t size = 0;
            const auto result = curl_easy_recv(curl.get(), buffer.data(), buffer.size(), &size);
            if (result == CURLE_AGAIN) {
                wait(POLLIN);
                continue;
            }
            if (result != CURLE_OK || size == 0) return std::nullopt;
            if (!answers.take({buffer.data(), size})) return std::nullopt;
        }
        return std::nullopt;
    }
};

ImapSession::ImapSession(std::unique_ptr<Line> line) : m_line(std::move(line)) {}
ImapSession::~ImapSession() = default;
ImapSession::ImapSession(ImapSession&&) noexcept = default;
ImapSession& ImapSession::operator=(ImapSession&&) noexcept = default;

Expected<ImapSession, Trouble> ImapSession::sign_in(const Mailbox& mailbox) {
    auto line = std::make_unique<Line>();
    line->curl.reset(curl_easy_init());
    auto* curl = line->curl.get();
    ensure(curl != nullptr, "libcurl starts");
    curl_easy_setopt(curl, CURLOPT_URL, mailbox.server.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    curl_easy_setopt(curl, CURLOPT_USERNAME, mailbox.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, mailbox.password.c_str());
    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, k_seconds_to_connect);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, k_seconds_to_connect);
    // A password never crosses a network in the open.
    if (!is_on_this_machine(mailbox.server))
        curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    const auto result = curl_easy_perform(curl);
    if (result != CURLE_OK) return unexpected(Trouble(curl_easy_strerror(result)));
    return ImapSession(std::move(line));
}

Expected<std::vector<ImapAnswer>, Trouble> ImapSession::ask(const std::string& what) {
    const auto tag = "s" + std::to_string(++m_asked);
    if (!m_line->send(tag + ' ' + what + "\r\n")) return unexpected(Trouble("the server hung up"));
    const auto until = stopwatch_microseconds() + k_microseconds_for_an_answer;
    std::vector<ImapAnswer> answers;
    while (auto answer = m_line->receive(until)) {
        if (answer->is_ok(tag)) return answers;
        if (answer->is_for(tag)) return unexpected(Trouble("the server refused"));
        answers.push_back(*std::move(answer));
    }
    return unexpected(Trouble("the server did not answer"));
}

Expected<std::uint32_t, Trouble> ImapSession::open_folder(const std::string& name) {
    return ask("SELECT " + quoted(name)).map([](const std::vector<ImapAnswer>& answers) {
        for (const auto& answer : answers)
            if (const auto validity = number_after(answer, "UIDVALIDITY")) return *validity;
        return std::uint32_t{0};
    });
}

Expected<std::vector<std::uint32_t>, Trouble> ImapSession::unread() {
    return ask("UID SEARCH UNSEEN").map([](const std::vector<ImapAnswer>& answers) {
        std::vector<std::uint32_t> all;
        for (const auto& answer : answers)
            for (const auto uid : found_in_search(answer)) all.push_back(uid);
        return all;
    });
}

Expected<ImapSession::Glimpse, Trouble> ImapSession::glimpse(std::uint32_t uid) {
    return ask("UID FETCH " + std::to_string(uid) +
               " (RFC822.SIZE BODY.PEEK[HEADER.FIELDS (FROM MESSAGE-ID AUTHENTICATION-RESULTS)])")
        .and_then([](const std::vector<ImapAnswer>& answers) -> Expected<Glimpse, Trouble> {
            for (const auto& answer : answers)
                if (!answer.literals.empty())
                    return Glimpse{number_after(answer, "RFC822.SIZE").value_or(0),
                                   answer.literals.front()};
            return unexpected(Trouble("the server did not show the mail"));
        });
}

Expected<std::string, Trouble> ImapSession::whole(std::uint32_t uid) {
    return ask("UID FETCH " + std::to_string(uid) + " (BODY.PEEK[])")
        .and_then([](const std::vector<ImapAnswer>& answers) -> Expected<std::string, Trouble> {
            for (const auto& answer : answers)
                if (!answer.literals.empty()) return answer.literals.front();
            return unexpected(Trouble("the server did not give the mail"));
        });
}

Expected<bool, Trouble> ImapSession::mark_read(std::uint32_t uid) {
    return ask("UID STORE " + std::to_string(uid) + " +FLAGS.SILENT (\\Seen)")
        .map([](const std::vector<ImapAnswer>&) { return true; });
}

}  // namespace samskap::arrivals
