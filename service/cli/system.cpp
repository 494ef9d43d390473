// SPDX-License-Identifier: EUPL-1.2
#include "system.hpp"

#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <exception>

#include <fmt/format.h>

namespace drempel::cli {

SystemClock::SystemClock() {
    knows_amsterdam_ = ::access("/usr/share/zoneinfo/Europe/Amsterdam", R_OK) == 0
                       && ::setenv("TZ", ":/usr/share/zoneinfo/Europe/Amsterdam", 1) == 0;
    ::tzset();
}

std::string SystemClock::now_utc() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string SystemClock::today_amsterdam() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::localtime_r(&now, &parts);
    return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string SystemRandomness::uuid() {
    std::array<std::uint8_t, 16> bytes{};
    // At most 256 bytes: the kernel gives all or nothing. Without randomness no id may be given out.
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) std::terminate();
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);  // version 4
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);  // variant of RFC 9562
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += fmt::format("{:02x}", bytes[i]);
    }
    return text;
}

}  // namespace drempel::cli
