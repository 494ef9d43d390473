// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "drempel/wire/wire.hpp"

namespace drempel::wire {

// Appends JSON to one string and places the commas. The caller keeps begin and end in pairs.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name) {
        comma();
        append_json_string(out_, name);
        out_ += ':';
        comma_ = false;
        return *this;
    }
    JsonWriter& string(std::string_view value) {
        comma();
        append_json_string(out_, value);
        return done();
    }
    JsonWriter& truth(bool value) { return literal(value ? "true" : "false"); }
    JsonWriter& null() { return literal("null"); }
    // A JSON value that is already text: a count, or a part written before.
    JsonWriter& literal(std::string_view text) {
        comma();
        out_ += text;
        return done();
    }

    JsonWriter& member(std::string_view name, std::string_view value) { return key(name).string(value); }
    JsonWriter& member_if(std::string_view name, std::string_view value) {
        return value.empty() ? *this : member(name, value);
    }
    JsonWriter& flag(std::string_view name, bool value) { return key(name).truth(value); }

private:
    void comma() {
        if (comma_) out_ += ',';
    }
    JsonWriter& done() {
        comma_ = true;
        return *this;
    }
    JsonWriter& open(char bracket) {
        comma();
        out_ += bracket;
        comma_ = false;
        return *this;
    }
    JsonWriter& close(char bracket) {
        out_ += bracket;
        return done();
    }

    std::string& out_;
    bool comma_ = false;
};

}  // namespace drempel::wire
