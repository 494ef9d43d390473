// SPDX-License-Identifier: EUPL-1.2
#include "rules/bundle.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include <nlohmann/json.hpp>

namespace drempel::rules_test {

namespace {

const std::string source_dir = DREMPEL_SOURCE_DIR;

std::vector<Fixture> read_index(const std::string& folder, const std::string& golden_folder, const std::string& index = "index.json") {
    std::vector<Fixture> fixtures;
    for (const auto& entry : nlohmann::json::parse(read_text(folder + "/" + index))) {
        Fixture fixture;
        const std::string file = entry.at("bestand");
        fixture.name = file.substr(0, file.size() - std::string_view(".json").size());
        fixture.path = folder + "/" + file;
        fixture.golden_path = golden_folder + "/" + file;
        fixture.question = {entry.at("aanvraagsoort"), entry.at("peildatum"), entry.value("gemeente", "")};
        const auto& expected = entry.at("verwacht");
        fixture.advies = expected.value("advies", "");
        fixture.advies_status = expected.value("adviesStatus", "");
        fixture.uitkomsten = expected.at("uitkomsten").get<std::map<std::string, std::string>>();
        fixtures.push_back(std::move(fixture));
    }
    return fixtures;
}

}  // namespace

namespace {

app::Bundle loaded(const std::vector<std::string>& folders) {
    auto or_error = app::load_bundle(folders);
    if (!or_error) {
        std::cerr << or_error.error().detail << '\n';
        std::abort();
    }
    return std::move(*or_error);
}

}  // namespace

const app::Bundle& bundle() {
    static const auto shipped = loaded({source_dir + "/rules"});
    return shipped;
}

const app::Bundle& bundle_with_invented_municipalities() {
    static const auto with_invented = loaded({source_dir + "/rules", source_dir + "/fixtures/gemeenten"});
    return with_invented;
}

std::vector<Fixture> in_invented_municipalities() {
    return read_index(source_dir + "/fixtures/gemeenten", "", "uitkomsten.json");
}

std::vector<Fixture> aanvragen() {
    return read_index(source_dir + "/fixtures/aanvragen", source_dir + "/fixtures/resultaten");
}

std::vector<Fixture> dossiers() {
    return read_index(source_dir + "/fixtures/dossiers", source_dir + "/fixtures/dossiers/resultaten");
}

std::vector<Fixture> sectoren() {
    std::set<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir + "/fixtures")) {
        const auto name = entry.path().filename().string();
        if (name != "aanvragen" && name != "dossiers" && std::filesystem::exists(entry.path() / "index.json")) folders.insert(entry.path());
    }
    std::vector<Fixture> fixtures;
    for (const auto& folder : folders) {
        for (auto& fixture : read_index(folder.string(), folder.string() + "/resultaten")) {
            fixture.name = folder.filename().string() + "/" + fixture.name;
            fixtures.push_back(std::move(fixture));
        }
    }
    return fixtures;
}

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool must_rewrite() {
    const char* const value = std::getenv("DREMPEL_BIJWERKEN");
    return value != nullptr && std::string_view(value) == "1";
}

std::string result_of(const app::Bundle& rules, const Fixture& fixture) {
    auto screened = app::screen(rules, fixture.question, read_text(fixture.path), false);
    if (screened) return screened->result + "\n";
    return wire::write_problems(screened.error().question, "") + wire::write_problems(screened.error().facts, "");
}

std::map<std::string, std::string> uitkomsten_of(std::string_view result) {
    std::map<std::string, std::string> uitkomsten;
    const auto parsed = nlohmann::json::parse(result);
    for (const auto& finding : parsed.at("bevindingen")) {
        const auto object = finding.at("object").get<std::string>();
        const auto key = finding.at("regel").get<std::string>() + (object.empty() ? "" : " " + object);
        uitkomsten[key] = finding.at("uitkomst").get<std::string>();
    }
    return uitkomsten;
}

}  // namespace drempel::rules_test
