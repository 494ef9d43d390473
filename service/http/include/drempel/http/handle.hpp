// SPDX-License-Identifier: EUPL-1.2
// From header to answer without a socket: first decide, then (the session reads the body) start.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "drempel/http/gate.hpp"
#include "drempel/http/message.hpp"
#include "drempel/http/route.hpp"
#include "drempel/http/services.hpp"

namespace drempel::http {

// Everything that header, route and limits can say before the body is read.
struct Accepted {
    std::shared_ptr<Request> request;  // its body is still to come
    const Route* route = nullptr;      // null: a file of the page
    std::size_t max_body_bytes = 0;
};
std::variant<Response, Accepted> decide(Head head, std::string request_id, Services& services);

// Unexpected exceptions become a 500 here and in run_later; nothing of their text gets out.
Step start(const Accepted& accepted, Services& services);
Response run_later(const Later& later, const Request& request);

// All of it in a row, on this thread.
Response handle(const Request& request, Services& services);

Response refuse(Refusal refusal, std::string_view request_id);

// Status line and header fields, those that every answer has included.
std::string write_head(const Response& response, bool keep_alive, std::string_view now_utc);

}  // namespace drempel::http
