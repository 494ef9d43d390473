// SPDX-License-Identifier: EUPL-1.2
#include "http_support.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include <fmt/format.h>

#include "drempel/app/screen.hpp"
#include "drempel/http/gate.hpp"

namespace drempel::test {

using std::chrono::milliseconds;

std::string CountingRandomness::uuid() {
    const std::lock_guard lock(mutex_);
    return fmt::format("00000000-0000-4000-8000-{:012x}", ++next_);
}

void GatedStorage::pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return !held_; });
    --waiting_;
}

tl::expected<app::Saved, app::StorageError> GatedStorage::save(const app::StoredScreening& screening) {
    pass();
    {
        const std::lock_guard lock(mutex_);
        if (failure_) return tl::unexpected(app::StorageError{*failure_, "proef"});
    }
    auto saved = inner_.save(screening);
    const std::lock_guard lock(mutex_);
    if (saved && !saved->replayed) ++saved_;
    return saved;
}

tl::expected<std::optional<app::StoredScreening>, app::StorageError> GatedStorage::find(std::string_view tenant,
                                                                                        std::string_view id) {
    return inner_.find(tenant, id);
}

tl::expected<std::optional<app::StoredScreening>, app::StorageError> GatedStorage::find_by_key(std::string_view tenant,
                                                                                               std::string_view key) {
    return inner_.find_by_key(tenant, key);
}

tl::expected<void, app::StorageError> GatedStorage::check() {
    const std::lock_guard lock(mutex_);
    if (failure_) return tl::unexpected(app::StorageError{*failure_, "proef"});
    return inner_.check();
}

void GatedStorage::hold() {
    const std::lock_guard lock(mutex_);
    held_ = true;
}

void GatedStorage::release() {
    const std::lock_guard lock(mutex_);
    held_ = false;
    changed_.notify_all();
}

void GatedStorage::wait_for_waiting(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
}

void GatedStorage::fail_with(std::optional<app::StorageError::Kind> kind) {
    const std::lock_guard lock(mutex_);
    failure_ = kind;
}

int GatedStorage::saved() {
    const std::lock_guard lock(mutex_);
    return saved_;
}

tl::expected<std::string, app::ReportError> EchoReports::write(std::string_view result, std::string_view sjabloon,
                                                               app::ReportFormat format, std::string_view id) {
    if (fails) return tl::unexpected(app::ReportError{"Het sjabloon ontbreekt."});
    return fmt::format("{}|{}|{}|{}", sjabloon, format == app::ReportFormat::docx ? "docx" : "html", id, result);
}

std::shared_ptr<const app::Bundle> test_rules() {
    static const std::shared_ptr<const app::Bundle> rules = [] {
        auto loaded = app::load_bundle({std::string(DREMPEL_SOURCE_DIR) + "/tests/service/regels"});
        if (!loaded) throw std::runtime_error(loaded.error().detail);
        if (!loaded->compiled.rules) throw std::runtime_error("the rules of the tests have errors");
        return std::make_shared<const app::Bundle>(std::move(*loaded));
    }();
    return rules;
}

std::string question(bool store, const std::string& extra_facts) {
    return fmt::format(R"({{"aanvraagsoort":"alcoholvergunning","peildatum":"2026-03-01","opslaan":{},)"
                       R"("gegevens":{{"soortBedrijf":"horeca"{}}}}})",
                       store, extra_facts);
}

Surroundings::Surroundings() {
    auto opened = storage::open(directory.file("opslag.sqlite"));
    if (!opened) throw std::runtime_error(opened.error().detail);
    sqlite = std::move(*opened);
    storage = std::make_unique<GatedStorage>(*sqlite);
    services.reset(new http::Services{*storage, reports, clock, randomness});
    services->bundle.store(test_rules());
}

http::Response ask(http::Services& services, const std::string& first_line, const std::vector<std::string>& fields,
                   const std::string& body) {
    std::string block = first_line + " HTTP/1.1\r\nHost: localhost:8080\r\n";
    for (const std::string& field : fields) block += field + "\r\n";
    if (!body.empty()) block += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    block += "\r\n";
    auto head = http::read_head(block, {"localhost:8080"}, services.limits);
    if (!head) return http::refuse(head.error(), "test");
    http::Request request;
    request.head = std::move(*head);
    request.body = body;
    request.id = "11111111-1111-4111-8111-111111111111";
    return http::handle(request, services);
}

http::Response post(http::Services& services, const std::string& body, const std::string& key) {
    std::vector<std::string> fields{"Content-Type: application/json"};
    if (!key.empty()) fields.push_back("Idempotency-Key: " + key);
    return ask(services, "POST /api/v1/toetsingen", fields, body);
}

std::string Reply::field(const std::string& name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

Client::Client(std::uint16_t port) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket_);
        socket_ = -1;
    }
}

Client::~Client() {
    if (socket_ >= 0) ::close(socket_);
}

bool Client::send(const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t size = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (size <= 0) return false;
        sent += static_cast<std::size_t>(size);
    }
    return true;
}

bool Client::fill(milliseconds time) {
    pollfd waiting{socket_, POLLIN, 0};
    if (ended_ || ::poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return false;
    char buffer[16384];
    const ssize_t size = ::recv(socket_, buffer, sizeof buffer, 0);
    if (size <= 0) {
        ended_ = true;
        return false;
    }
    received_.append(buffer, static_cast<std::size_t>(size));
    return true;
}

Reply Client::receive(bool has_body) {
    constexpr milliseconds patience{20'000};
    Reply reply;
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos)
        if (!fill(patience)) return reply;
    std::string head = received_.substr(0, end + 2);
    received_.erase(0, end + 4);
    reply.status = std::stoi(head.substr(9, 3));
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
        const std::size_t line_end = head.find("\r\n", at);
        const std::string line = head.substr(at, line_end - at);
        const std::size_t colon = line.find(": ");
        std::string name = line.substr(0, colon);
        for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        reply.fields.emplace(name, line.substr(colon + 2));
        at = line_end + 2;
    }
    if (!has_body || reply.status == 100) return reply;
    const std::size_t size = std::stoul(reply.field("content-length"));
    while (received_.size() < size)
        if (!fill(patience)) return reply;
    reply.body = received_.substr(0, size);
    received_.erase(0, size);
    return reply;
}

bool Client::ends_within(milliseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    while (!ended_) {
        const auto left = std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        fill(left);
    }
    return true;
}

RunningServer::RunningServer(Surroundings& around, http::Config config) {
    config.port = 0;
    config.handles_signals = false;
    if (config.threads == 0) config.threads = 2;
    if (!config.log)
        config.log = [this](std::string_view line) {
            const std::lock_guard lock(log_mutex_);
            log_.emplace_back(line);
        };
    auto server = http::Server::listen(config, *around.services);
    if (!server) throw std::runtime_error(server.error().detail);
    server_ = std::move(*server);
    thread_ = std::thread([this] { server_->run(); });
}

RunningServer::~RunningServer() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
}

void RunningServer::wait_until_stopped() { thread_.join(); }

std::vector<std::string> RunningServer::log() {
    const std::lock_guard lock(log_mutex_);
    return log_;
}

Reply RunningServer::exchange(const std::string& first_line, const std::vector<std::string>& fields, const std::string& body) {
    Client client(port());
    std::string request = first_line + "\r\n" + host_field() + "Connection: close\r\n";
    for (const std::string& field : fields) request += field + "\r\n";
    if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    client.send(request + "\r\n" + body);
    return client.receive(!first_line.starts_with("HEAD "));
}

}  // namespace drempel::test
