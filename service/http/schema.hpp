// SPDX-License-Identifier: EUPL-1.2
// The shapes of bodies, as data: the schemas of openapi.json are written from these.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace drempel::http {

class Json;

enum class Shape : std::uint8_t {
    text,
    whole,
    number,
    truth,
    plain,            // text, truth or null
    object,           // of a component
    truth_or_object,  // false, or of a component
    list,             // of a component; without one: texts
    plain_list,       // of texts, truths and nulls
    map,              // any name, each of a component
    any,
};

// What holds for the text, or for each text of a list.
struct TextLimits {
    std::span<const std::string_view> values{};  // the only ones
    std::string_view pattern{};
    std::string_view format{};
};

struct Property {
    std::string_view name;
    Shape shape{};
    bool required = true;
    std::string_view description;
    std::string_view component{};
    TextLimits limits{};
    bool or_null = false;
    std::optional<int> minimum{};  // whole: the least; list: how many at least
    std::optional<int> maximum{};
};

// What the value of one member says about others.
struct Condition {
    std::string_view member;
    std::span<const std::string_view> is_one_of{};  // none: the member is there; "true": the truth value
    std::span<const std::string_view> asks{};       // must be there then
    std::span<const std::string_view> asks_one{};   // exactly one of these must be there then
    std::span<const std::string_view> bars{};       // may not be there then
    std::span<const std::string_view> otherwise_asks{};
    std::span<const std::string_view> otherwise_bars{};
};

struct Schema {
    std::string_view name;
    std::string_view description;
    std::string_view base{};  // has all of that one too
    std::span<const Property> properties{};
    std::span<const Condition> conditions{};
    bool is_open = false;  // may have members that are not named here
};

// The components, by the resource they belong to.
std::span<const Schema> screening_schemas();
std::span<const Schema> finding_schemas();
std::span<const Schema> soort_schemas();
std::span<const Schema> service_schemas();

// The object of all components, sorted by name.
void write_schemas(Json& json);

// Spellings that several components share. A JSON Pointer is empty or starts with "/" (RFC 6901).
constexpr std::string_view pointer_pattern = "^(/([^~/]|~[01])*)*$";
constexpr std::string_view hash_pattern = "^sha256:[0-9a-f]{64}$";
constexpr std::string_view day_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr TextLimits as_pointer{.pattern = pointer_pattern};
constexpr TextLimits as_hash{.pattern = hash_pattern};
constexpr TextLimits as_day{.pattern = day_pattern, .format = "date"};
constexpr TextLimits as_some_text{.pattern = "."};  // not empty

}  // namespace drempel::http
