// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <memory>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "demo.hpp"
#include "drempel/http/server.hpp"
#include "drempel/reports/pandoc.hpp"
#include "drempel/storage/sqlite.hpp"
#include "system.hpp"

namespace drempel::cli {
namespace {

struct Options {
    std::vector<std::string> rules{"rules"};
    std::string address = "127.0.0.1:8080";
    std::string storage;
    std::string demo_folder = "fixtures/aanvragen";
    std::string settings;
    bool demo = false;
};

constexpr std::size_t max_settings_bytes = 64 * 1024;

// `sleutel = "waarde"` per line, with the names of the command line: regels, adres, opslag. What the command line
// says itself goes first; a key that is not known is a mistake, not a wish.
bool read_settings(const CLI::App& app, Options& options) {
    const auto text = read_file(options.settings, max_settings_bytes);
    if (!text || text->size() > max_settings_bytes) {
        say_error(fmt::format("de instellingen in '{}' zijn niet te lezen", options.settings));
        return false;
    }
    std::istringstream stream(*text);
    for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(stream)) {
        const bool is_list = item.name == "regels";
        if (!item.parents.empty() || (!is_list && item.name != "adres" && item.name != "opslag")) {
            say_error(fmt::format("'{}' kent '{}' niet als instelling; bekend zijn: regels, adres, opslag",
                                  options.settings, item.parents.empty() ? item.name : item.parents.front()));
            return false;
        }
        if (item.inputs.empty() || (!is_list && item.inputs.size() != 1)) {
            say_error(fmt::format("'{}' geeft bij '{}' niet precies één waarde", options.settings, item.name));
            return false;
        }
        if (app.count("--" + item.name) > 0) continue;
        if (is_list) options.rules = item.inputs;
        else (item.name == "adres" ? options.address : options.storage) = item.inputs.front();
    }
    return true;
}

// "127.0.0.1:8080" or "[::1]:8080".
std::optional<http::Config> read_address(const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    http::Config config;
    config.address = text.substr(0, colon);
    if (config.address.front() == '[' && config.address.back() == ']') config.address = config.address.substr(1, config.address.size() - 2);
    const char* const end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data() + colon + 1, end, config.port);
    if (problem != std::errc() || stopped != end) return std::nullopt;
    return config;
}

// A folder for the demo that goes with the process.
class DemoFolder {
public:
    DemoFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "drempel-demo-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ~DemoFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    DemoFolder(const DemoFolder&) = delete;
    DemoFolder& operator=(const DemoFolder&) = delete;
    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

std::string templates_beside(const std::vector<std::string>& rules) {
    for (const std::string& path : rules) {
        std::error_code ignored;
        const std::string folder = path + "/sjablonen";
        if (std::filesystem::is_directory(folder, ignored)) return folder;
    }
    return "rules/sjablonen";
}

int serve(const http::Config& config, const Options& options, const std::string& file) {
    SystemClock clock;
    if (!clock.knows_amsterdam()) {
        say_error("de tijdzone van Nederland is hier niet bekend; installeer tzdata");
        return exit_code::usage;
    }
    SystemRandomness randomness;
    auto bundle = load_rules(options.rules, Formaat::tekst);
    if (!bundle) return exit_code::bad_input;
    auto storage = storage::open(file);
    if (!storage) {
        say_error(storage.error().detail);
        return exit_code::bad_input;
    }
    reports::PandocReportWriter reports({.templates_folder = templates_beside(options.rules)});
    http::Services services{.storage = **storage, .reports = reports, .clock = clock, .randomness = randomness};
    services.sjabloon = "toetsingsverslag";
    if (options.demo) {
        const DemoPorts ports{**storage, clock, randomness, services.tenant};
        const auto stored = store_demo(*bundle, options.demo_folder, ports);
        if (!stored) {
            say_error(stored.error());
            return exit_code::bad_input;
        }
        fmt::print("{} verzonnen aanvragen getoetst en opgeslagen in {}\n", *stored, file);
    }
    services.bundle.store(std::make_shared<const app::Bundle>(std::move(*bundle)));
    const auto server = http::Server::listen(config, services);
    if (!server) {
        say_error(server.error().detail);
        return server.error().exit_code;
    }
    const bool is_v6 = config.address.find(':') != std::string::npos;
    if (!write_out(fmt::format("Drempel luistert op http://{}{}{}:{} (stop met Ctrl-C)\n", is_v6 ? "[" : "", config.address,
                               is_v6 ? "]" : "", (*server)->port()))) {
        return exit_code::bad_input;
    }
    (*server)->run();
    return exit_code::ok;
}

int run(const Options& options) {
    const auto config = read_address(options.address);
    if (!config) {
        return usage_error(fmt::format("'{}' is geen adres; geef het als 127.0.0.1:8080", options.address), "serve");
    }
    constexpr std::string_view sqlite = "sqlite:";
    if (options.storage.starts_with("postgresql:")) {
        say_error("opslag in PostgreSQL hoort bij het ontwerp maar is in deze versie nog niet beschikbaar; gebruik sqlite:BESTAND");
        return exit_code::usage;
    }
    if (!options.storage.empty() && (!options.storage.starts_with(sqlite) || options.storage.size() == sqlite.size())) {
        return usage_error(fmt::format("'{}' is geen opslag; geef sqlite:BESTAND", options.storage), "serve");
    }
    if (options.storage.empty() && options.demo) {
        const DemoFolder folder;
        if (folder.path().empty()) {
            say_error("er is geen tijdelijke ruimte voor de demo");
            return exit_code::bad_input;
        }
        return serve(*config, options, folder.path() + "/demo.sqlite");
    }
    return serve(*config, options, options.storage.empty() ? "drempel.sqlite" : options.storage.substr(sqlite.size()));
}

}  // namespace

Command add_serve(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("serve", "Start de dienst met de pagina en de API, alleen op deze computer");
    app->add_option("--regels", options->rules, "Regelbestanden of mappen daarmee (standaard: rules)")->type_name("PAD")->expected(1)->take_all();
    app->add_option("--adres", options->address, "Adres en poort (standaard: 127.0.0.1:8080)")->type_name("ADRES:POORT");
    app->add_option("--opslag", options->storage, "Opslag, als sqlite:BESTAND (standaard: sqlite:drempel.sqlite)")->type_name("OPSLAG");
    app->add_option("--config", options->settings, "Bestand met instellingen: regels, adres en opslag, elk als sleutel = \"waarde\"")->type_name("BESTAND");
    app->add_flag("--demo", options->demo, "Begin met verzonnen aanvragen; zonder --opslag in een tijdelijk bestand");
    app->add_option("--demo-map", options->demo_folder, "Map met de verzonnen aanvragen (standaard: fixtures/aanvragen)")->type_name("MAP");
    app->footer("Er is nog geen aanmelding: de dienst luistert daarom alleen op een adres van deze computer zelf.");
    return {app, [app, options] {
                if (!options->settings.empty() && !read_settings(*app, *options)) return exit_code::usage;
                return run(*options);
            }};
}

}  // namespace drempel::cli
