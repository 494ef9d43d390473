// SPDX-License-Identifier: EUPL-1.2
#include "http_json_schema.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace drempel::test {

SchemaJudge::SchemaJudge(const std::string& openapi) { std::ofstream(folder_.file("openapi.json"), std::ios::binary) << openapi; }

void SchemaJudge::add(const std::string& component, std::string_view value) {
    add_schema(nlohmann::json(component).dump(), value);
}

void SchemaJudge::add_schema(std::string_view schema, std::string_view value) {
    std::string line = R"({"schema":)";
    for (const std::string_view part : {schema, std::string_view(R"(,"value":)"), value})
        for (const char c : part) line += c == '\n' ? ' ' : c;  // between tokens: within a string it is written \n
    cases_ += line + "}\n";
    ++count_;
}

std::vector<std::string> SchemaJudge::judge() {
    std::ofstream(folder_.file("gevallen"), std::ios::binary) << cases_;
    const std::string command = "cd '" + folder_.file("") + "' && /usr/bin/python3 -W ignore '" DREMPEL_SOURCE_DIR
                                "/tests/service/http_json_schema.py' openapi.json <gevallen >oordelen 2>fouten";
    const int status = std::system(command.c_str());
    std::vector<std::string> judgements;
    std::ifstream out(folder_.file("oordelen"), std::ios::binary);
    for (std::string line; std::getline(out, line);) judgements.push_back(line == "[]" ? std::string() : line);
    if (status != 0 || judgements.size() != count_) {
        std::ostringstream said;
        said << std::ifstream(folder_.file("fouten"), std::ios::binary).rdbuf();
        throw std::runtime_error("the validator did not finish (is python3-jsonschema installed?): " + said.str());
    }
    return judgements;
}

std::string component_of(const nlohmann::json& document, const std::string& path, const std::string& method, int status,
                         const std::string& media_type) {
    const nlohmann::json::json_pointer place = nlohmann::json::json_pointer("/paths") / path / method / "responses" /
                                               std::to_string(status) / "content" / media_type / "schema" / "$ref";
    if (!document.contains(place)) return {};
    const std::string reference = document.at(place);
    return reference.substr(reference.rfind('/') + 1);
}

}  // namespace drempel::test
