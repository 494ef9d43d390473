// SPDX-License-Identifier: EUPL-1.2
// A server on loopback with everything around it in the test's hands, and a client that sends raw bytes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "drempel/app/ports.hpp"
#include "drempel/http/handle.hpp"
#include "drempel/http/server.hpp"
#include "drempel/http/services.hpp"
#include "drempel/storage/sqlite.hpp"
#include "temporary_directory.hpp"

namespace drempel::test {

class FixedClock final : public app::Clock {
public:
    std::string now_utc() override { return "2026-11-24T13:39:55Z"; }
    std::string today_amsterdam() override { return "2026-11-24"; }
};

class CountingRandomness final : public app::Randomness {
public:
    std::string uuid() override;

private:
    std::mutex mutex_;
    unsigned next_ = 0;
};

// Passes on to another storage; can be held up, and counts what was stored.
class GatedStorage final : public app::Storage {
public:
    explicit GatedStorage(app::Storage& inner) : inner_(inner) {}
    tl::expected<app::Saved, app::StorageError> save(const app::StoredScreening& screening) override;
    tl::expected<std::optional<app::StoredScreening>, app::StorageError> find(std::string_view tenant,
                                                                              std::string_view id) override;
    tl::expected<std::optional<app::StoredScreening>, app::StorageError> find_by_key(std::string_view tenant,
                                                                                     std::string_view key) override;
    tl::expected<void, app::StorageError> check() override;

    void hold();
    void release();
    void wait_for_waiting(int count);
    void fail_with(std::optional<app::StorageError::Kind> kind);
    int saved();

private:
    void pass();
    app::Storage& inner_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool held_ = false;
    int waiting_ = 0;
    int saved_ = 0;
    std::optional<app::StorageError::Kind> failure_;
};

class EchoReports final : public app::ReportWriter {
public:
    tl::expected<std::string, app::ReportError> write(std::string_view result, std::string_view sjabloon,
                                                      app::ReportFormat format, std::string_view id) override;
    bool fails = false;
};

// Small invented rules (tests/service/regels), compiled once.
std::shared_ptr<const app::Bundle> test_rules();

// A body for POST /toetsingen: an application of which little is known yet.
std::string question(bool store, const std::string& extra_facts = {});

// Services on an SQLite file of their own.
struct Surroundings {
    Surroundings();
    TemporaryDirectory directory;
    std::unique_ptr<app::Storage> sqlite;
    std::unique_ptr<GatedStorage> storage;
    EchoReports reports;
    FixedClock clock;
    CountingRandomness randomness;
    std::unique_ptr<http::Services> services;
};

// Without a socket: header text and body to answer.
http::Response ask(http::Services& services, const std::string& first_line, const std::vector<std::string>& fields = {},
                   const std::string& body = {});
http::Response post(http::Services& services, const std::string& body, const std::string& key = {});

struct Reply {
    int status = 0;  // 0: no answer, the connection ended
    std::multimap<std::string, std::string> fields;  // lower-case names
    std::string body;
    std::string field(const std::string& name) const;
};

class Client {
public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool is_connected() const { return socket_ >= 0; }
    bool send(const std::string& bytes);
    Reply receive(bool has_body = true);
    // True when the other side ends the connection within the time; bytes that come are dropped.
    bool ends_within(std::chrono::milliseconds time);

private:
    bool fill(std::chrono::milliseconds time);
    int socket_ = -1;
    bool ended_ = false;
    std::string received_;
};

class RunningServer {
public:
    explicit RunningServer(Surroundings& around, http::Config config = {});
    ~RunningServer();
    std::uint16_t port() const { return server_->port(); }
    http::Server& server() { return *server_; }
    void wait_until_stopped();
    std::vector<std::string> log();
    std::string host_field() const { return "Host: 127.0.0.1:" + std::to_string(port()) + "\r\n"; }
    // A whole request on a connection of its own.
    Reply exchange(const std::string& first_line, const std::vector<std::string>& fields = {}, const std::string& body = {});
    bool is_alive() { return exchange("GET /gezondheid/levend HTTP/1.1").status == 200; }

private:
    std::mutex log_mutex_;
    std::vector<std::string> log_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

}  // namespace drempel::test
