// SPDX-License-Identifier: EUPL-1.2
// The shapes of bodies, as data: openapi.json is written from these.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace drempel::http {

enum class Shape : std::uint8_t { text, whole, truth, any, object, list };

struct Property {
    std::string_view name;
    Shape shape{};
    bool required = true;
    std::string_view description;
    std::string_view component{};  // of an object or of the elements of a list; "" in a list: texts
    std::span<const std::string_view> values{};
    std::string_view format{};
    bool or_null = false;
};

struct Schema {
    std::string_view name;
    std::string_view description;
    std::string_view base{};  // has all of that one too
    std::span<const Property> properties;
    bool is_closed = false;   // other members are refused
};

std::span<const Schema> schemas();

}  // namespace drempel::http
