// SPDX-License-Identifier: EUPL-1.2
// Every limit of the HTTP service, with its reason. The manual states the same numbers. Tests shorten them.
#pragma once

#include <chrono>
#include <cstddef>

namespace drempel::http {

struct Limits {
    using ms = std::chrono::milliseconds;

    // The header: no honest client of ours comes near; together they bound what one connection can hold.
    std::size_t max_header_bytes = 16 * 1024;
    std::size_t max_target_bytes = 2 * 1024;
    std::size_t max_fields = 64;

    // Deadlines, each for a whole step. A client that trickles loses its connection at the end of the step.
    ms idle{60'000};         // between two requests on one connection
    ms header{10'000};       // first byte to end of header; also accept to first byte
    ms body{30'000};         // plus size / min_bytes_per_second
    ms write{30'000};        // plus size / min_bytes_per_second
    ms linger{2'000};        // reading on after a refusal, so that the answer is not lost in a reset
    ms work{60'000};         // waiting for storage or a report; a conversion takes a second, a cold one several
    ms drain{10'000};        // grace after SIGTERM for what runs
    std::size_t min_bytes_per_second = 64 * 1024;

    // Connections. One browser opens six; a proxy in front is one address with many.
    std::size_t max_connections = 1024;
    std::size_t max_connections_per_address = 512;
    std::size_t max_refusals_at_once = 64;  // connections that only hear "too busy"; more are closed unheard
    // Requests between header and answer: bounds the memory for bodies (256 MiB at 1 MiB each).
    std::size_t max_requests = 256;
    std::size_t max_requests_per_address = 192;

    // Work pools. Storage threads wait for a shared commit, so there are more of them than cores.
    std::size_t storage_threads = 16;
    std::size_t storage_queue = 256;
    std::size_t report_threads = 2;  // a conversion is a process with a profile of its own
    std::size_t report_queue = 8;

    // Deadline of one evaluation in processor time of its thread (a busy machine changes nothing). Exceeding it is
    // never an outcome: 503, nothing stored. Sanitizers make everything about ten times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    ms evaluation{1'000};
#else
    ms evaluation{50};
#endif
};

inline constexpr std::size_t max_json_body_bytes = 1024 * 1024;  // JSON; documents come with their own limit

}  // namespace drempel::http
