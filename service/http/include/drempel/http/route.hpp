// SPDX-License-Identifier: EUPL-1.2
// The one table of routes. Router, Allow, body limits, media types, log, pools and openapi.json come from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "drempel/http/message.hpp"
#include "drempel/http/services.hpp"

namespace drempel::http {

// Who may. There is no login yet, so every one of them is given to whoever reaches the loopback address.
enum class Permission : std::uint8_t { undeclared, openbaar, toetsing_maken, toetsing_lezen, rapport_maken };
enum class DataClass : std::uint8_t { undeclared, c1, c2, c3 };
enum class Pool : std::uint8_t { undeclared, none, storage, reports };

// A route answers at once, or with work for its pool (storage, a conversion). The request lives as long as the work.
using Later = std::function<Response()>;
using Step = std::variant<Response, Later>;
using Start = Step (*)(std::shared_ptr<const Request>, Services&);

enum class ParameterPlace : std::uint8_t { path, query, header };

struct Parameter {
    std::string_view name;
    ParameterPlace place{};
    bool required = false;
    std::string_view description;
    std::span<const std::string_view> values{};  // the only ones allowed, when given
    std::string_view format{};                   // of JSON Schema: "uuid"
};

struct Answer {
    int status = 200;
    std::string_view description;
    std::string_view schema;   // a component; "" for bytes
    bool has_location = false;
};

struct Route {
    Method method{};
    std::string_view pattern;  // "/api/v1/toetsingen/{id}"
    Permission permission{};
    DataClass data_class{};
    std::size_t max_body_bytes = 0;  // 0: takes no body
    std::span<const std::string_view> consumes;
    std::span<const std::string_view> produces;
    std::string_view audit_event;
    Pool pool{};
    bool allows_any_origin = false;  // really open, and answered at once
    Start start = nullptr;
    // Documentation
    std::string_view operation;
    std::string_view tag;
    std::string_view summary;
    std::string_view description;
    std::span<const Parameter> parameters;
    std::string_view body_schema;  // a component
    std::span<const Answer> answers;
    std::span<const int> problems;  // statuses beside those that follow from the rest
};

std::span<const Route> routes();

struct Match {
    const Route* route = nullptr;
    Pairs path;
};
struct NoSuchRoute {};
struct WrongMethod {
    std::string allow;
};
std::variant<Match, NoSuchRoute, WrongMethod> find_route(const Head& head);

}  // namespace drempel::http
