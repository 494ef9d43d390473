// SPDX-License-Identifier: EUPL-1.2
#include "drempel/http/server.hpp"

#include <algorithm>
#include <csignal>
#include <deque>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

#include "ascii.hpp"
#include "session.hpp"

namespace drempel::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct Server::Parts {
    Parts(const Config& config, Services& given)
        : services(given),
          log(given.clock, config.log),
          connections(given.limits.max_connections, given.limits.max_connections_per_address),
          requests(given.limits.max_requests, given.limits.max_requests_per_address),
          storage_pool(given.limits.storage_threads, given.limits.storage_queue),
          report_pool(given.limits.report_threads, given.limits.report_queue),
          handles_signals(config.handles_signals) {
        const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
        const unsigned count = config.threads == 0 ? cores : config.threads;
        for (unsigned i = 0; i < count; ++i) shards.emplace_back();
        acceptor.emplace(shards.front().context);
        retry.emplace(shards.front().context);
        grace.emplace(shards.front().context);
        signals.emplace(shards.front().context);
    }

    asio::awaitable<void> accept_all();
    void begin_drain();
    void check_drained();
    void end_all();

    Services& services;
    Log log;
    std::atomic<std::size_t> refusals = 0;
    std::vector<std::string> hosts;
    Admission connections;
    Admission requests;
    std::optional<Shared> shared;
    std::deque<Shard> shards;  // before the pools: their jobs ring bells in these
    WorkPool storage_pool;
    WorkPool report_pool;
    std::optional<tcp::acceptor> acceptor;
    std::optional<asio::steady_timer> retry;
    std::optional<asio::steady_timer> grace;
    std::optional<asio::signal_set> signals;
    std::atomic<std::size_t> open_sessions = 0;
    std::chrono::steady_clock::time_point drain_end;
    std::uint16_t port = 0;
    bool is_draining = false;  // only on the first shard's thread
    const bool handles_signals;
};

namespace {

tl::unexpected<StartError> cannot(std::string detail) { return tl::unexpected(StartError{std::move(detail), 2}); }

bool is_loopback(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).is_loopback();
    return address.is_loopback();
}

// One connection, counted so that draining knows when the last one is gone.
asio::awaitable<void> counted(Shared& shared, Shard& shard, tcp::socket socket, std::atomic<std::size_t>& open) {
    co_await serve(shared, shard, std::move(socket));
    --open;
}

}  // namespace

// Sockets go round the shards in turn.
asio::awaitable<void> Server::Parts::accept_all() {
    std::size_t turn = 0;
    while (acceptor->is_open()) {
        Shard& shard = shards[turn];
        turn = (turn + 1) % shards.size();
        error_code error;
        auto token = asio::redirect_error(asio::use_awaitable, error);
        tcp::socket socket = co_await acceptor->async_accept(shard.context, token);
        if (error == asio::error::operation_aborted || !acceptor->is_open()) co_return;
        if (error) {
            // Out of descriptors, or the client went away: not for us to give up on. Wait a little, or this would spin.
            retry->expires_after(std::chrono::milliseconds{50});
            auto wait_token = asio::redirect_error(asio::use_awaitable, error);
            co_await retry->async_wait(wait_token);
            continue;
        }
        ++open_sessions;
        auto session = counted(*shared, shard, std::move(socket), open_sessions);
        asio::co_spawn(shard.context, std::move(session), asio::detached);
    }
}

void Server::Parts::begin_drain() {
    if (is_draining) return;
    is_draining = true;
    services.is_draining = true;
    log.note("info", "dienst.stopt", "");
    error_code ignored;  // nothing is accepted any more in either case
    acceptor->close(ignored);
    retry->cancel();
    for (Shard& shard : shards)
        asio::post(shard.context, [&shard] {
            shard.is_closing = true;
            close_idle(shard);
        });
    drain_end = std::chrono::steady_clock::now() + services.limits.drain;
    check_drained();
}

void Server::Parts::check_drained() {
    const bool is_over = std::chrono::steady_clock::now() >= drain_end;
    if (open_sessions == 0 || is_over) {
        if (open_sessions > 0) log.note("fout", "dienst.stopt", "lopende verzoeken zijn afgebroken");
        end_all();
        return;
    }
    grace->expires_after(std::chrono::milliseconds{20});
    grace->async_wait([this](error_code) { check_drained(); });
}

void Server::Parts::end_all() {
    error_code ignored;
    signals->cancel(ignored);
    for (Shard& shard : shards)
        asio::post(shard.context, [&shard] {
            close_all(shard);
            shard.context.stop();
        });
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() = default;

tl::expected<std::unique_ptr<Server>, StartError> Server::listen(const Config& config, Services& services) {
    error_code error;
    const std::string text = config.address == "localhost" ? "127.0.0.1" : config.address;
    const auto address = asio::ip::make_address(text, error);
    if (error) return cannot(fmt::format("'{}' is geen IP-adres. Gebruik 127.0.0.1 of ::1.", config.address));
    if (!is_loopback(address))
        return cannot(fmt::format("Drempel heeft nog geen aanmelding en luistert daarom alleen op deze computer zelf, niet op {}. "
                                  "Gebruik 127.0.0.1 of ::1.",
                                  config.address));
    auto parts = std::make_unique<Parts>(config, services);
    tcp::acceptor& acceptor = *parts->acceptor;
    const tcp::endpoint endpoint(address, config.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return cannot(fmt::format("Het adres {} poort {} kan niet worden geopend ({}). Is het al in gebruik?", config.address,
                                  config.port, error.message()));

    const std::uint16_t port = acceptor.local_endpoint(error).port();
    parts->port = port;
    for (const std::string& name : {std::string("127.0.0.1"), std::string("localhost"), std::string("[::1]"),
                                    address.is_v6() ? "[" + address.to_string() + "]" : address.to_string()}) {
        parts->hosts.push_back(fmt::format("{}:{}", name, port));
        if (port == 80) parts->hosts.push_back(name);
    }
    for (const std::string& host : config.allowed_hosts) parts->hosts.push_back(lower(host));
    parts->shared.emplace(Shared{services, services.limits, parts->log, parts->storage_pool, parts->report_pool,
                                 parts->connections, parts->requests, parts->refusals, parts->hosts});
    if (config.handles_signals) {
        parts->signals->add(SIGTERM, error);
        if (!error) parts->signals->add(SIGINT, error);
        if (error) return cannot("De signalen om te stoppen kunnen niet worden ingesteld.");
        parts->signals->async_wait([raw = parts.get()](error_code failed, int) {
            if (!failed) raw->begin_drain();
        });
    }
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::uint16_t Server::port() const { return parts_->port; }

void Server::run() {
    Parts& parts = *parts_;
    parts.log.note("info", "dienst.luistert", "");
    auto accepting = parts.accept_all();
    asio::co_spawn(parts.shards.front().context, std::move(accepting), asio::detached);
    std::vector<std::thread> threads;
    std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards;
    for (Shard& shard : parts.shards) guards.push_back(asio::make_work_guard(shard.context));
    for (std::size_t i = 1; i < parts.shards.size(); ++i)
        threads.emplace_back([&shard = parts.shards[i]] { shard.context.run(); });
    parts.shards.front().context.run();
    for (std::thread& thread : threads) thread.join();
    parts.log.note("info", "dienst.gestopt", "");
}

void Server::stop() {
    asio::post(parts_->shards.front().context, [raw = parts_.get()] { raw->begin_drain(); });
}

}  // namespace drempel::http
