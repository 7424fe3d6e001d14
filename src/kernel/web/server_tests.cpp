// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <memory>

#include "kernel/web/test_house.hpp"
#include "kernel/web/test_server.hpp"

using namespace samskap;
using namespace samskap::web;
using testing::Running;
using testing::TestHouse;

namespace {

class Client {
public:
    explicit Client(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(m_socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0);
    }
    ~Client() { ::close(m_socket); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    Client& send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }
    // One whole answer by its Content-Length; empty when the server closes first.
    std::string answer() {
        while (whole_length() == 0)
            if (!more()) return {};
        auto one = m_buffer.substr(0, whole_length());
        m_buffer.erase(0, one.size());
        return one;
    }
    // Whether the server closes within `seconds`.
    bool closes_within(int seconds) {
        for (;;) {
            pollfd wait{m_socket, POLLIN, 0};
            if (::poll(&wait, 1, seconds * 1000) <= 0) return false;
            if (!more()) return true;
        }
    }

private:
    bool more() {
        char bytes[4096];
        const auto got = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        m_buffer.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    [[nodiscard]] std::size_t whole_length() const {
        const auto head = m_buffer.find("\r\n\r\n");
        if (head == std::string::npos) return 0;
        const auto field = m_buffer.find("Content-Length: ");
        const auto body =
            field < head ? static_cast<std::size_t>(std::stoul(m_buffer.substr(field + 16))) : 0;
        const auto whole = head + 4 + body;
        return m_buffer.size() >= whole ? whole : 0;
    }

    int m_socket;
    std::string m_buffer;
};

constexpr std::string_view k_hello = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";

bool is_hello(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nhello");
}

std::string on_wire(const RawRequest& request) {
    std::string text = request.method + " " + request.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
    return text + "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" +
           request.body;
}

const Form k_anna{{{.name = "name", .value = "Anna"}}};

}  // namespace

TEST_CASE("one connection carries many requests, also sent at once and in pieces") {
    TestHouse test;
    Running server{test};
    Client client{server.port()};
    for (int i = 0; i < 3; ++i) CHECK(is_hello(client.send(k_hello).answer()));
    std::string many;
    for (int i = 0; i < 20; ++i) many += k_hello;
    client.send(many);
    for (int i = 0; i < 20; ++i) CHECK(is_hello(client.answer()));
    client.send(k_hello.substr(0, 9)).send(k_hello.substr(9));
    CHECK(is_hello(client.answer()));
    client.send("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    CHECK(client.answer().find("Connection: close") != std::string::npos);
    CHECK(client.closes_within(5));
}

TEST_CASE("a proxy on this machine says whom it speaks for") {
    TestHouse test;
    Running server{test};
    Client client{server.port()};
    client.send("GET /peer HTTP/1.1\r\nHost: here\r\n\r\n");
    CHECK(client.answer().ends_with("\r\n\r\n127.0.0.1"));
    client.send(
        "GET /peer HTTP/1.1\r\nHost: here\r\n"
        "X-Forwarded-For: 10.0.0.1, 192.0.2.7\r\n\r\n");
    CHECK(client.answer().ends_with("\r\n\r\n192.0.2.7"));
}

TEST_CASE("a form goes through the whole server") {
    TestHouse test;
    Running server{test};
    Client client{server.port()};
    client.send(on_wire(test.filled("/guests", k_anna, "member")));
    CHECK(client.answer().starts_with("HTTP/1.1 303"));
    CHECK(is_hello(client.send(k_hello).answer()));
    CHECK(test.guests() == 1);
    auto expecting = test.filled("/guests", k_anna, "member");
    expecting.headers.emplace_back("Expect", "100-continue");
    client.send(on_wire(expecting));
    CHECK(client.answer().starts_with("HTTP/1.1 100"));
    CHECK(client.answer().starts_with("HTTP/1.1 303"));
}

TEST_CASE("files come through in pieces, and their limit holds on the way") {
    TestHouse test{{.body_limit = 3'000'000}};
    Running server{test};
    const auto with_files = [&](std::size_t bytes) {
        auto request = test.filled("/files", {}, "member");
        auto form = parse_urlencoded(request.body, {}).value();
        for (const char* name : {"one.pdf", "two.pdf"})
            form.fields.push_back({"file", std::string(bytes, 'x'), true, name});
        request.body = print_multipart(form, "cut");
        request.headers[1].second = "multipart/form-data; boundary=cut";
        return on_wire(request);
    };
    Client client{server.port()};
    client.send(with_files(1'000'000));
    CHECK(client.answer().ends_with("\r\n\r\none.pdf:1000000 two.pdf:1000000 "));
    CHECK(is_hello(client.send(k_hello).answer()));
    client.send(with_files(1'600'000));
    CHECK(client.answer().starts_with("HTTP/1.1 413"));
}

TEST_CASE("who asks for compression gets it") {
    TestHouse test;
    Running server{test};
    Client client{server.port()};
    const auto ask = [&](const std::string& accepted) {
        return client
            .send("GET /long HTTP/1.1\r\nHost: here\r\nAccept-Encoding: " + accepted + "\r\n\r\n")
            .answer();
    };
    CHECK(ask("br").find("Content-Encoding: br\r\n") != std::string::npos);
    CHECK(ask("gzip").size() < 2000);
    CHECK(ask("identity").size() > 20000);
}

TEST_CASE("too large a header or body, or no HTTP at all, is told so") {
    TestHouse test{{.body_limit = 5000, .form_limit = 2000}};
    Running server{test};
    Client header{server.port()};
    header.send("GET / HTTP/1.1\r\nHost: here\r\nX: " + std::string(40000, 'x') + "\r\n\r\n");
    CHECK(header.answer().starts_with("HTTP/1.1 431"));
    CHECK(header.closes_within(5));

    Client body{server.port()};
    auto large = test.filled("/guests", k_anna, "member");
    large.body += "&more=" + std::string(300'000, 'x');
    body.send(on_wire(large));
    CHECK(body.answer().starts_with("HTTP/1.1 413"));

    Client chunked{server.port()};
    chunked.send("POST /guests HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
    chunked.send("fff\r\n" + std::string(0xfff, 'x') + "\r\n");
    CHECK(chunked.answer().starts_with("HTTP/1.1 413"));

    Client nowhere{server.port()};
    nowhere.send("POST /nowhere HTTP/1.1\r\nHost: here\r\nContent-Length: 9999999\r\n\r\n");
    CHECK(nowhere.answer().starts_with("HTTP/1.1 404"));

    Client rubbish{server.port()};
    CHECK(rubbish.send("\x16\x03\x01 rubbish\r\n\r\n").answer().starts_with("HTTP/1.1 400"));
    Client hostless{server.port()};
    CHECK(hostless.send("GET / HTTP/1.1\r\n\r\n").answer().starts_with("HTTP/1.1 400"));
}

TEST_CASE("who is slow is let go, and holds up nobody") {
    TestHouse test;
    Running server{test, {.header_seconds = 1, .body_seconds = 1, .idle_seconds = 1}};
    Client slow_header{server.port()};
    slow_header.send("GET / HTTP/1.1\r\nHo");
    Client slow_body{server.port()};
    auto form = on_wire(test.filled("/guests", k_anna, "member"));
    slow_body.send(form.substr(0, form.size() - 3));
    Client idle{server.port()};
    Client good{server.port()};
    CHECK(is_hello(good.send(k_hello).answer()));
    CHECK(slow_header.closes_within(5));
    CHECK(slow_body.closes_within(5));
    CHECK(idle.closes_within(5));
    CHECK(test.guests() == 0);
}

TEST_CASE("200 who wait for nothing do not keep others from their answers") {
    TestHouse test;
    Running server{test};
    std::vector<std::unique_ptr<Client>> idle;
    for (int i = 0; i < 200; ++i) {
        idle.push_back(std::make_unique<Client>(server.port()));
        if (i % 2 == 0) idle.back()->send("GET /");
    }
    Client client{server.port()};
    for (int i = 0; i < 50; ++i) CHECK(is_hello(client.send(k_hello).answer()));
    CHECK(is_hello(idle.back()->send(k_hello).answer()));
}

TEST_CASE("who waits to write does not keep readers waiting") {
    TestHouse test;
    Running server{test};
    auto writing = test.house().database().write(test.clock.time());
    std::vector<std::unique_ptr<Client>> writers;
    for (int i = 0; i < 8; ++i) {
        writers.push_back(std::make_unique<Client>(server.port()));
        writers.back()->send(on_wire(test.filled("/guests", k_anna, "member")));
    }
    Client client{server.port()};
    for (int i = 0; i < 50; ++i) CHECK(is_hello(client.send(k_hello).answer()));
    writing.keep();
    for (auto& writer : writers) CHECK(writer->answer().starts_with("HTTP/1.1 303"));
    CHECK(test.guests() == 8);
}

TEST_CASE("a stop lets those under way finish") {
    TestHouse test;
    Running server{test};
    Client idle{server.port()};
    Client client{server.port()};
    CHECK(is_hello(client.send(k_hello).answer()));
    {
        auto writing = test.house().database().write(test.clock.time());
        client.send(on_wire(test.filled("/guests", k_anna, "member")));
        test.guests_at_door.wait(0);
        server.ask_to_stop();
        CHECK(idle.closes_within(5));
        CHECK_FALSE(server.stopped());
    }
    const auto last = client.answer();
    CHECK(last.starts_with("HTTP/1.1 303"));
    CHECK(last.find("Connection: close") != std::string::npos);
    server.stop();
    CHECK(test.guests() == 1);
}

TEST_CASE("jobs run beside, at once after what caused them") {
    TestHouse test;
    std::promise<std::int64_t> ran;
    auto subject = ran.get_future();
    ServerOptions options;
    options.workers["greet"] = [&](db::Database&, const db::Job& job, Instant) {
        ran.set_value(job.subject);
    };
    test.house().database().in_transaction(test.clock.time(), [&](db::Writer& db) {
        db::enqueue(db, "greet", 42, test.clock.time());
    });
    Running server{test, options};
    CHECK(subject.get() == 42);
}
