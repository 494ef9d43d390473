// SPDX-License-Identifier: EUPL-1.2
// One connection. Internal to the server; the only header here that knows Asio.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "admission.hpp"
#include "drempel/http/services.hpp"
#include "log.hpp"
#include "work_pool.hpp"

namespace drempel::http {

class Session;

// What all sessions share.
struct Shared {
    Services& services;
    const Limits& limits;
    Log& log;
    WorkPool& storage_pool;
    WorkPool& report_pool;
    Admission& connections;
    Admission& requests;
    std::atomic<std::size_t>& refusals;
    const std::vector<std::string>& hosts;
};

// One thread with its own context; a session stays on the one it was given to, so it needs no lock.
struct Shard {
    std::unordered_set<Session*> sessions;  // only touched on its own thread
    bool is_closing = false;                // idem
    boost::asio::io_context context{1};     // last: what it still holds when it goes takes itself off the list
};

// Runs a connection to its end. Never throws.
boost::asio::awaitable<void> serve(Shared& shared, Shard& shard, boost::asio::ip::tcp::socket socket);

// On the shard's own thread: ends connections that wait for a next request, or all of them.
void close_idle(Shard& shard);
void close_all(Shard& shard);

}  // namespace drempel::http
