// SPDX-License-Identifier: EUPL-1.2
// A validator of JSON Schema 2020-12 that is not ours, for what the API says of itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "temporary_directory.hpp"

namespace drempel::test {

class SchemaJudge {
public:
    explicit SchemaJudge(const std::string& openapi);

    // A value against a component of the document, or against a schema of its own; both as JSON text.
    void add(const std::string& component, std::string_view value);
    void add_schema(std::string_view schema, std::string_view value);

    // Per value that was added, in order: what is wrong with it, "" when it fits. Throws when the validator fails itself.
    std::vector<std::string> judge();

private:
    TemporaryDirectory folder_;
    std::string cases_;
    std::size_t count_ = 0;
};

// The component that the description names for an answer; "" when it has no such answer.
std::string component_of(const nlohmann::json& document, const std::string& path, const std::string& method, int status,
                         const std::string& media_type);

}  // namespace drempel::test
