// SPDX-License-Identifier: EUPL-1.2
#include "http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace bench {

HttpClient::HttpClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("no connection");
}

HttpClient::~HttpClient() {
    if (socket_ >= 0) ::close(socket_);
}

int HttpClient::send(std::string_view request) {
    for (std::size_t sent = 0; sent < request.size();) {
        const auto step =
            ::send(socket_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
        if (step <= 0) throw std::runtime_error("connection lost while sending");
        sent += static_cast<std::size_t>(step);
    }
    buffer_.clear();
    std::size_t header_end = std::string::npos;
    std::size_t whole = 0;
    std::array<char, 65536> piece{};
    while (header_end == std::string::npos || buffer_.size() < whole) {
        const auto step = ::recv(socket_, piece.data(), piece.size(), 0);
        if (step <= 0) throw std::runtime_error("connection lost while reading");
        buffer_.append(piece.data(), static_cast<std::size_t>(step));
        if (header_end != std::string::npos) continue;
        const std::size_t found = buffer_.find("\r\n\r\n");
        if (found == std::string::npos) continue;
        header_end = found + 4;
        const std::size_t length = buffer_.find("Content-Length: ");
        if (length == std::string::npos || length > header_end)
            throw std::runtime_error("answer without Content-Length");
        std::size_t body = 0;
        std::from_chars(buffer_.data() + length + 16, buffer_.data() + header_end, body);
        whole = header_end + body;
    }
    int status = 0;
    std::from_chars(buffer_.data() + 9, buffer_.data() + 12, status);
    return status;
}

std::string post(std::uint16_t port, std::string_view target, std::string_view body,
                 std::string_view more_headers) {
    std::string text = "POST ";
    text.append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(std::to_string(port));
    text.append("\r\nContent-Type: application/json\r\nAccept: application/json\r\n")
        .append(more_headers);
    text.append("Content-Length: ")
        .append(std::to_string(body.size()))
        .append("\r\n\r\n")
        .append(body);
    return text;
}

}  // namespace bench
