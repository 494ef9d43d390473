// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

// One kept-alive connection to 127.0.0.1; enough HTTP to measure with.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    // Sends one whole request and reads the whole answer; gives the status.
    int send(std::string_view request);

private:
    int socket_ = -1;
    std::string buffer_;
};

std::string post(std::uint16_t port, std::string_view target, std::string_view body,
                 std::string_view more_headers = {});

}  // namespace bench
