// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/server.hpp"

#include <openssl/ssl.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <charconv>
#include <chrono>
#include <csignal>
#include <list>
#include <optional>
#include <thread>

#include "kernel/web/compression.hpp"
#include "kernel/web/connections.hpp"
#include "kernel/web/encoding.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/journal.hpp"
#include "kernel/web/metrics.hpp"
#include "kernel/web/multipart.hpp"
#include "kernel/web/wire.hpp"

// Everything that knows Boost.Beast and Asio, which cost half a minute to compile.
//
// A few threads share one io_context. A GET is answered where it was read: it only reads, and
// handing it to another thread would cost more than many pages do. A POST may wait for its turn to
// write or hash a password, so it goes to threads of its own and nobody who reads waits for it.
namespace samskap::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::seconds;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::size_t k_cached_bytes = 4U << 20U;      // compressed pages
constexpr std::size_t k_bodies_at_once = 512U << 20U;  // bytes of bodies held by all requests
constexpr std::size_t k_changes_waiting = 256;         // POSTs in line before others are refused
constexpr std::size_t k_slowest_bytes_a_second = 16U << 10U;
constexpr std::size_t k_drained = 1U << 20U;  // read after a refusal, so that it arrives
constexpr int k_change_threads = 4;
constexpr seconds k_grace{10};

// What all connections share.
struct Shared {
    Shared(House& the_house, const ServerOptions& the_options)
        : house(the_house), options(the_options), jobs(the_house, the_options.workers) {}

    void after_last() {
        asio::post(control, [this] { grace.cancel(); });
    }

    House& house;
    const ServerOptions& options;
    Compressor compressor{k_cached_bytes};
    Connections connections;
    std::atomic<bool> stopping = false;
    std::atomic<std::size_t> body_bytes = 0;
    std::atomic<std::size_t> changes_waiting = 0;
    JobsThread jobs;
    asio::thread_pool changes{k_change_threads};
    asio::io_context io;
    // Accepting and stopping, one after the other.
    asio::strand<asio::io_context::executor_type> control{io.get_executor()};
    asio::steady_timer grace{control};
};

seconds time_for(int least_seconds, std::size_t bytes) {
    return seconds(least_seconds) + seconds(bytes / k_slowest_bytes_a_second);
}

// A proxy on this machine writes last whom it speaks for. Nobody else is believed.
std::string peer_behind(const std::string& peer, std::string_view forwarded_for) {
    const bool from_here = peer == "127.0.0.1" || peer == "::1";
    if (!from_here || forwarded_for.empty()) return peer;
    const auto comma = forwarded_for.rfind(',');
    const auto last = comma == std::string_view::npos ? 0 : comma + 1;
    return std::string(trim_blanks(forwarded_for.substr(last)));
}

template <class Stream>
class Session final : public Connected, public std::enable_shared_from_this<Session<Stream>> {
public:
    template <class... Args>
    Session(Shared& shared, std::string peer, Args&&... args)
        : m_shared(shared), m_peer(std::move(peer)), m_stream(std::forward<Args>(args)...) {
        m_buffer.reserve(4096);
        m_shared.house.metrics().connections(1);
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() override {
        give_back_body();
        m_shared.house.metrics().connections(-1);
        if (m_shared.connections.remove(this) && m_shared.stopping) m_shared.after_last();
    }

    void start() {
        m_shared.connections.add(this->shared_from_this());
        asio::dispatch(m_stream.get_executor(),
                       [self = this->shared_from_this()] { self->begin(); });
    }

    void stop() override {
        asio::post(m_stream.get_executor(), [self = this->shared_from_this()] {
            if (self->m_idle) self->socket().cancel();
        });
    }

private:
    using Parser = http::request_parser<http::string_body>;

    beast::tcp_stream& socket() { return beast::get_lowest_layer(m_stream); }

    template <class Member>
    auto then(Member member) {
        return [self = this->shared_from_this(), member](error_code error, auto...) {
            (self.get()->*member)(error);
        };
    }

    void begin() {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            socket().expires_after(seconds(m_shared.options.header_seconds));
            m_stream.async_handshake(asio::ssl::stream_base::server, then(&Session::on_handshake));
        } else {
            await_request();
        }
    }

    void on_handshake(error_code error) {
        if (!error) await_request();
    }

    // Waiting for the first byte costs nobody anything; from then on the header must come soon.
    void await_request() {
        if (m_shared.stopping && m_buffer.size() == 0) return close();
        m_request = {};
        m_parts.reset();
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_shared.options.header_limit));
        m_parser->body_limit(boost::none);
        m_idle = true;
        socket().expires_after(seconds(m_shared.options.idle_seconds));
        http::async_read_some(m_stream, m_buffer, *m_parser, then(&Session::on_first_bytes));
    }

    void on_first_bytes(error_code error) {
        m_idle = false;
        if (error || m_parser->is_header_done()) return on_header(error);
        socket().expires_after(seconds(m_shared.options.header_seconds));
        http::async_read_header(m_stream, m_buffer, *m_parser, then(&Session::on_header));
    }

    void on_header(error_code error) {
        m_keep_alive = false;
        if (error == http::error::header_limit || error == http::error::buffer_overflow)
            return refuse(431);
        if (error == http::error::end_of_stream) return close();
        if (error.category() == http::make_error_code(http::error::bad_method).category())
            return error == http::error::partial_message ? close() : refuse(400);
        if (error) return;
        take_head();
        if (header_of(m_request, "Host").empty() && m_parser->get().version() >= 11)
            return refuse(400);
        if (m_parser->is_done()) return answer_whole();
        begin_body();
    }

    void take_head() {
        const auto& message = m_parser->get();
        m_http_1_0 = message.version() == 10;
        m_request.method = message.method_string();
        m_request.target = message.target();
        for (const auto& field : message)
            m_request.headers.emplace_back(field.name_string(), field.value());
        m_request.peer = peer_behind(m_peer, header_of(m_request, "X-Forwarded-For"));
    }

    void begin_body() {
        const auto limit = m_shared.house.body_limit(m_request);
        const auto length = m_parser->content_length();
        // Without a route for it the answer is known; the body is not worth reading.
        if (limit == 0) return answer_now();
        if (length && *length > limit) return refuse(413);
        m_body_bytes = length ? static_cast<std::size_t>(*length) : limit;
        if ((m_shared.body_bytes += m_body_bytes) > k_bodies_at_once) return refuse(503);
        m_parser->body_limit(limit);
        const auto type = header_of(m_request, "Content-Type");
        if (same_ignoring_case(type.substr(0, type.find(';')), "multipart/form-data"))
            m_parts.emplace(type, m_shared.house.form_limits(m_request));
        m_buffer.reserve(std::min<std::size_t>(m_body_bytes + 1024, 64U << 10U));
        socket().expires_after(time_for(m_shared.options.body_seconds, m_body_bytes));
        if (header_of(m_request, "Expect").empty()) return read_body({});
        asio::async_write(m_stream, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
                          then(&Session::read_body));
    }

    void read_body(error_code error) {
        if (error) return;
        http::async_read_some(m_stream, m_buffer, *m_parser, then(&Session::on_body));
    }

    // Files are taken apart while they come, so that they lie in memory once.
    void on_body(error_code error) {
        if (error == http::error::body_limit) return refuse(413);
        if (error == beast::error::timeout) return;
        if (error) return close();
        auto& body = m_parser->get().body();
        if (m_parts) {
            m_parts->feed(body);
            body.clear();
        }
        if (!m_parser->is_done()) return read_body({});
        answer_whole();
    }

    void answer_whole() {
        m_keep_alive = m_parser->get().keep_alive();
        m_request.body = std::move(m_parser->get().body());
        socket().expires_never();
        if (m_request.method != "POST") return answer_now();
        if (++m_shared.changes_waiting > k_changes_waiting) {
            --m_shared.changes_waiting;
            return refuse(503);
        }
        asio::post(m_shared.changes, [self = this->shared_from_this(),
                                      work = asio::make_work_guard(m_stream.get_executor())] {
            self->make_answer();
            --self->m_shared.changes_waiting;
            self->m_shared.jobs.look_now();
            asio::post(work.get_executor(), [self] { self->send(); });
        });
    }

    void answer_now() {
        make_answer();
        send();
    }

    void make_answer() {
        const auto started = stopwatch_microseconds();
        m_answer = m_shared.house.answer(m_request, m_parts ? &*m_parts : nullptr);
        m_shared.compressor.apply(m_answer, header_of(m_request, "Accept-Encoding"));
        record(stopwatch_microseconds() - started);
    }

    // The request was not read to its end, so the connection cannot go on after the answer.
    void refuse(int status) {
        m_keep_alive = false;
        m_answer = m_shared.house.refusal(m_request, status);
        record(0);
        send();
    }

    void record(std::int64_t microseconds) {
        m_shared.house.record(m_answer, {.method = m_request.method,
                                         .bytes = m_answer.body.size(),
                                         .microseconds = microseconds});
    }

    void send() {
        m_request.body = {};
        m_parts.reset();
        give_back_body();
        if (m_shared.stopping) m_keep_alive = false;
        m_head = head_on_wire(m_answer, {.keep_alive = m_keep_alive,
                                         .http_1_0 = m_http_1_0,
                                         .at = m_shared.house.clock().time()});
        socket().expires_after(time_for(m_shared.options.body_seconds, m_answer.body.size()));
        const std::array<asio::const_buffer, 2> parts{asio::buffer(m_head),
                                                      asio::buffer(m_answer.body)};
        asio::async_write(m_stream, parts, then(&Session::on_sent));
    }

    void on_sent(error_code error) {
        m_answer = {};
        if (error) return;
        if (m_keep_alive) return await_request();
        close();
    }

    void give_back_body() {
        m_shared.body_bytes -= m_body_bytes;
        m_body_bytes = 0;
    }

    void close() {
        socket().expires_after(seconds(2));
        if constexpr (std::is_same_v<Stream, TlsStream>)
            m_stream.async_shutdown(then(&Session::on_shut_down));
        else
            on_shut_down({});
    }

    // Closing with bytes unread resets the connection, and the answer is lost on its way. So what
    // still comes is read for a moment.
    void on_shut_down(error_code) {
        error_code ignored;
        socket().socket().shutdown(tcp::socket::shutdown_send, ignored);
        drain({});
    }

    void drain(error_code error) {
        if (error || m_drained > k_drained) return;
        m_buffer.clear();
        socket().async_read_some(m_buffer.prepare(4096), [self = this->shared_from_this()](
                                                             error_code failed, std::size_t bytes) {
            self->m_drained += bytes;
            self->drain(failed);
        });
    }

    Shared& m_shared;
    std::string m_peer;
    Stream m_stream;
    beast::flat_buffer m_buffer{256U << 10U};
    std::optional<Parser> m_parser;
    RawRequest m_request;
    std::optional<MultipartParser> m_parts;
    Answer m_answer;
    std::string m_head;
    std::size_t m_body_bytes = 0;
    std::size_t m_drained = 0;
    bool m_idle = false;
    bool m_keep_alive = false;
    bool m_http_1_0 = false;
};

tcp::endpoint endpoint_of(const std::string& listen) {
    const auto colon = listen.rfind(':');
    auto host = colon == std::string::npos ? std::string() : listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    std::uint16_t port = 0;
    const auto digits = colon == std::string::npos ? std::string() : listen.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    error_code wrong;
    const auto address = asio::ip::make_address(host, wrong);
    if (wrong || error != std::errc() || end != digits.data() + digits.size())
        throw Fault("'" + listen + "' is no address:port to listen at");
    return {address, port};
}

std::string words_of(const tcp::endpoint& at) {
    const auto host = at.address().to_string();
    const auto port = ":" + std::to_string(at.port());
    return at.address().is_v6() ? "[" + host + "]" + port : host + port;
}

class Server {
public:
    Server(House& house, const ServerOptions& options)
        : m_shared(house, options),
          m_acceptor(m_shared.control),
          m_signals(m_shared.control, SIGTERM, SIGINT) {
        if (!options.certificate.empty()) set_up_tls();
        listen();
    }

    void run(const std::function<void(const std::string&)>& ready) {
        m_signals.async_wait([this](error_code error, int) {
            if (!error) stop();
        });
        accept();
        const auto address = words_of(m_acceptor.local_endpoint());
        journal::event("serving", address);
        if (ready) ready(address);
        std::vector<std::thread> threads;
        const auto cores = static_cast<int>(std::thread::hardware_concurrency());
        const auto count = m_shared.options.threads > 0 ? m_shared.options.threads : cores;
        for (int i = 0; i < std::max(count, 2) - 1; ++i)
            threads.emplace_back([this] { m_shared.io.run(); });
        m_shared.io.run();
        for (auto& thread : threads) thread.join();
        m_shared.changes.join();
        journal::event("stopped", address);
    }

private:
    void set_up_tls() {
        m_tls.emplace(asio::ssl::context::tls_server);
        error_code error;
        m_tls->use_certificate_chain_file(m_shared.options.certificate, error);
        if (error) throw Fault("the certificate cannot be read: " + error.message());
        m_tls->use_private_key_file(m_shared.options.key, asio::ssl::context::pem, error);
        if (error) throw Fault("the certificate's key cannot be read: " + error.message());
        if (SSL_CTX_set_min_proto_version(m_tls->native_handle(), TLS1_2_VERSION) != 1)
            throw Fault("OpenSSL knows no TLS 1.2");
    }

    void listen() {
        const auto endpoint = endpoint_of(m_shared.options.listen);
        error_code error;
        m_acceptor.open(endpoint.protocol(), error);
        if (!error) m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error) m_acceptor.bind(endpoint, error);
        if (!error) m_acceptor.listen(tcp::acceptor::max_listen_connections, error);
        if (!error) return;
        throw Fault("cannot listen at " + m_shared.options.listen + ": " + error.message());
    }

    void accept() {
        m_acceptor.async_accept(asio::make_strand(m_shared.io),
                                [this](error_code error, tcp::socket socket) {
                                    if (m_shared.stopping) return;
                                    if (error) return accept_later();
                                    begin(std::move(socket));
                                    accept();
                                });
    }

    // Out of file handles, most likely: some will come back.
    void accept_later() {
        m_pause.expires_after(std::chrono::milliseconds(100));
        m_pause.async_wait([this](error_code error) {
            if (!error && !m_shared.stopping) accept();
        });
    }

    void begin(tcp::socket socket) {
        error_code error;
        const auto peer = socket.remote_endpoint(error).address().to_string();
        if (error || m_shared.connections.count() >= m_shared.options.connection_limit) return;
        socket.set_option(tcp::no_delay(true), error);
        using Plain = Session<beast::tcp_stream>;
        using Tls = Session<TlsStream>;
        if (m_tls)
            std::make_shared<Tls>(m_shared, peer, std::move(socket), *m_tls)->start();
        else
            std::make_shared<Plain>(m_shared, peer, std::move(socket))->start();
    }

    void stop() {
        journal::event("stopping", {});
        m_shared.stopping = true;
        error_code ignored;
        m_acceptor.close(ignored);
        m_pause.cancel();
        m_shared.grace.expires_after(k_grace);
        m_shared.grace.async_wait([this](error_code error) {
            if (!error) m_shared.io.stop();
        });
        if (m_shared.connections.count() == 0) m_shared.after_last();
        m_shared.connections.stop_all();
    }

    std::optional<asio::ssl::context> m_tls;
    Shared m_shared;
    tcp::acceptor m_acceptor;
    asio::signal_set m_signals;
    asio::steady_timer m_pause{m_shared.control};
};

}  // namespace

void serve(House& house, const ServerOptions& options,
           const std::function<void(const std::string& address)>& ready) {
    Server server(house, options);
    server.run(ready);
}

}  // namespace samskap::web
