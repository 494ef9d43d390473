// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "drempel/wire/wire.hpp"

namespace drempel::http {

// Appends JSON; keeps track of where a comma is due.
class Json {
public:
    Json& open(char bracket) {
        comma();
        out_ += bracket;
        fresh_ = true;
        return *this;
    }
    Json& close(char bracket) {
        out_ += bracket;
        fresh_ = false;
        return *this;
    }
    Json& key(std::string_view name) {
        comma();
        wire::append_json_string(out_, name);
        out_ += ':';
        fresh_ = true;
        return *this;
    }
    Json& text(std::string_view value) {
        comma();
        wire::append_json_string(out_, value);
        fresh_ = false;
        return *this;
    }
    Json& raw(std::string_view value) {
        comma();
        out_ += value;
        fresh_ = false;
        return *this;
    }
    Json& pair(std::string_view name, std::string_view value) { return key(name).text(value); }
    std::string take() { return std::move(out_); }

private:
    void comma() {
        if (!fresh_) out_ += ',';
        fresh_ = false;
    }
    std::string out_;
    bool fresh_ = true;
};

inline std::string path_of(std::string_view component) { return fmt::format("#/components/schemas/{}", component); }

inline void reference(Json& json, std::string_view component) { json.open('{').pair("$ref", path_of(component)).close('}'); }

inline void texts(Json& json, std::string_view key, std::span<const std::string_view> values) {
    json.key(key).open('[');
    for (const std::string_view value : values) json.text(value);
    json.close(']');
}

}  // namespace drempel::http
