// SPDX-License-Identifier: EUPL-1.2
// One pass over a JSON text: the refusals that concern the text as a whole, then an event per token.
#pragma once

#include <optional>
#include <string_view>

#include "drempel/wire/wire.hpp"

namespace drempel::wire {

// What one token means is up to the receiver. Texts and numbers are views that last until the next
// event. A number is its characters as written; nothing converts it.
class JsonEvents {
public:
    JsonEvents() = default;
    JsonEvents(const JsonEvents&) = delete;
    JsonEvents& operator=(const JsonEvents&) = delete;
    virtual ~JsonEvents() = default;

    virtual void begin_object() = 0;
    virtual void end_object() = 0;
    virtual void begin_array() = 0;
    virtual void end_array() = 0;
    virtual void key(std::string_view name) = 0;
    virtual void string(std::string_view value) = 0;
    virtual void number(std::string_view written) = 0;
    virtual void truth(bool value) = 0;
    virtual void null() = 0;
};

// Refuses what is too large, no UTF-8, too deep, or no JSON; then the events that came before say
// nothing any more. The one problem points at the whole text and gives line and column.
std::optional<engine::IntakeProblem> scan_json(std::string_view json, const JsonLimits& limits, JsonEvents& events);

}  // namespace drempel::wire
