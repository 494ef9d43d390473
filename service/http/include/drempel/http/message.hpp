// SPDX-License-Identifier: EUPL-1.2
// Requests and answers as plain values: routes are functions over these and are tested without a socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace drempel::http {

enum class Method : std::uint8_t { get, head, post, put, patch, delete_, options, other };

std::string_view text_of(Method method) noexcept;

struct Field {
    std::string name;   // lower case
    std::string value;  // without surrounding blanks
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

// What the gate made of the header block: nothing in it can be read in two ways.
struct Head {
    Method method = Method::other;
    std::string target;  // origin form, as sent
    int minor_version = 1;
    std::vector<Field> fields;
    std::optional<std::uint64_t> content_length;
    bool is_chunked = false;
    bool keep_alive = true;
    bool expects_continue = false;
    std::string host;

    std::vector<std::string> segments;  // of the path, decoded; "/" has one empty segment
    Pairs query;                        // decoded, in order

    bool has_body() const { return is_chunked || content_length.value_or(0) > 0; }
    const std::string* find(std::string_view lower_case_name) const;
};

struct Request {
    Head head;
    Pairs path;  // the {names} of the route
    std::string body;
    std::string id;  // correlation id, a random UUID

    std::string_view query_value(std::string_view name) const;  // "" when not given
    std::string_view path_value(std::string_view name) const;
};

struct Response {
    int status = 500;
    std::string media_type;
    std::string body;
    std::string_view static_body;  // instead of body: bytes that live as long as the program
    std::vector<Field> fields;     // beside those that every answer has
    std::string content_security_policy;  // "" for the one of API answers
    bool is_immutable = false;            // may be kept by caches; otherwise no-store
    bool closes = false;                  // the connection cannot go on after this
    std::string_view event;               // for the log: kind of problem, "" when all went well

    std::string_view bytes() const { return static_body.empty() ? std::string_view(body) : static_body; }
};

}  // namespace drempel::http
