// SPDX-License-Identifier: EUPL-1.2
#include "drempel/http/message.hpp"

namespace drempel::http {
namespace {

std::string_view value_in(const Pairs& pairs, std::string_view name) {
    for (const auto& [key, value] : pairs)
        if (key == name) return value;
    return {};
}

}  // namespace

std::string_view text_of(Method method) noexcept {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::delete_: return "DELETE";
        case Method::options: return "OPTIONS";
        case Method::other: return "-";
    }
    return "-";
}

const std::string* Head::find(std::string_view lower_case_name) const {
    for (const Field& field : fields)
        if (field.name == lower_case_name) return &field.value;
    return nullptr;
}

std::string_view Request::query_value(std::string_view name) const { return value_in(head.query, name); }

std::string_view Request::path_value(std::string_view name) const { return value_in(path, name); }

}  // namespace drempel::http
