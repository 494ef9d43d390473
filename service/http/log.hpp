// SPDX-License-Identifier: EUPL-1.2
// The operational log: one JSON object per line. No bodies, no query strings, no paths (an id in a path shows that a
// case exists), no addresses: the pattern of the route says enough.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "drempel/app/ports.hpp"

namespace drempel::http {

class Log {
public:
    // `sink` gets whole lines without line end; empty: standard error.
    Log(app::Clock& clock, std::function<void(std::string_view)> sink);

    struct Handled {
        std::string_view request_id, method, route, audit_event, problem;
        int status = 0;
        std::size_t answer_bytes = 0;
        std::chrono::microseconds duration{};
    };
    void handled(const Handled& what);
    void note(std::string_view level, std::string_view event, std::string_view detail);

private:
    void write(const std::string& line);

    app::Clock& clock_;
    std::function<void(std::string_view)> sink_;
    std::mutex mutex_;
};

}  // namespace drempel::http
