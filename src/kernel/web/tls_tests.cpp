// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>

#include <cstdio>
#include <memory>

#include "kernel/web/test_server.hpp"

using namespace samskap;
using namespace samskap::web;
using testing::Running;
using testing::TestHouse;

namespace {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* thing) const {
        release(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>>;
using Connection = std::unique_ptr<SSL, Release<SSL_free>>;
using File = std::unique_ptr<std::FILE, Release<std::fclose>>;

// A key and a certificate that signs itself, in files of their own.
class Papers {
public:
    Papers() {
        const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
        const Certificate certificate(X509_new());
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
        X509_set_pubkey(certificate.get(), key.get());
        REQUIRE(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
        PEM_write_X509(File(std::fopen(m_certificate.c_str(), "w")).get(), certificate.get());
        PEM_write_PrivateKey(File(std::fopen(m_key.c_str(), "w")).get(), key.get(), nullptr,
                             nullptr, 0, nullptr, nullptr);
    }
    ~Papers() {
        std::remove(m_certificate.c_str());
        std::remove(m_key.c_str());
    }
    Papers(const Papers&) = delete;
    Papers& operator=(const Papers&) = delete;
    [[nodiscard]] const std::string& certificate() const { return m_certificate; }
    [[nodiscard]] const std::string& key() const { return m_key; }

private:
    std::string m_certificate = "/tmp/" + tests::fresh_name() + ".pem";
    std::string m_key = "/tmp/" + tests::fresh_name() + ".pem";
};

int connected(std::uint16_t port) {
    const int to = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(to, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    return to;
}

std::string answer_to(SSL* tls, std::string_view request) {
    REQUIRE(SSL_write(tls, request.data(), static_cast<int>(request.size())) > 0);
    std::string answer;
    char bytes[4096];
    for (int got = 0; (got = SSL_read(tls, bytes, sizeof bytes)) > 0;)
        answer.append(bytes, static_cast<std::size_t>(got));
    return answer;
}

}  // namespace

TEST_CASE("the same house over TLS") {
    const Papers papers;
    TestHouse test{{.plain_http = false}};
    ServerOptions options;
    options.certificate = papers.certificate();
    options.key = papers.key();
    Running server{test, options};

    const Context context(SSL_CTX_new(TLS_client_method()));
    const Connection tls(SSL_new(context.get()));
    const int to = connected(server.port());
    SSL_set_fd(tls.get(), to);
    REQUIRE(SSL_connect(tls.get()) == 1);
    CHECK(SSL_version(tls.get()) >= TLS1_2_VERSION);
    const auto answer =
        answer_to(tls.get(), "GET /form HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.find("Set-Cookie: __Host-form=") != std::string::npos);
    ::close(to);
}

TEST_CASE("an address or a certificate that cannot be had is told in words") {
    TestHouse test;
    const auto refused = [&](const ServerOptions& options) {
        try {
            serve(test.house(), options, {});
        } catch (const Fault& fault) {
            return std::string(fault.what());
        }
        return std::string();
    };
    CHECK(refused({.listen = "nonsense"}) == "'nonsense' is no address:port to listen at");
    CHECK(refused({.listen = "127.0.0.1:x"}) == "'127.0.0.1:x' is no address:port to listen at");
    CHECK(refused({.listen = "192.0.2.1:80"}).starts_with("cannot listen at 192.0.2.1:80: "));
    CHECK(refused({.listen = "127.0.0.1:0", .certificate = "/nowhere", .key = "/nowhere"})
              .starts_with("the certificate cannot be read: "));
    Running server{test};
    CHECK(refused({.listen = "127.0.0.1:" + std::to_string(server.port())})
              .starts_with("cannot listen at "));
}
