// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drempel/http/services.hpp"

namespace drempel::http {

struct Config {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one
    unsigned threads = 0;       // 0: one per core
    // Further values of Host, such as "drempel.gemeente.nl" when a proxy on this machine passes it on. Loopback
    // names with the port are always there.
    std::vector<std::string> allowed_hosts{};
    bool handles_signals = true;
    std::function<void(std::string_view line)> log{};  // one JSON object; empty: standard error
};

struct StartError {
    std::string detail;  // Dutch
    int exit_code = 2;
};

class Server {
public:
    // Opens the address. Refuses any that is not loopback: there is no login yet.
    static tl::expected<std::unique_ptr<Server>, StartError> listen(const Config& config, Services& services);
    ~Server();

    std::uint16_t port() const;
    // Serves until SIGTERM, SIGINT or stop(): not ready, accept no more, finish what runs, cancel after the grace.
    void run();
    void stop();  // from any thread

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace drempel::http
