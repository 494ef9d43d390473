// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <memory>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "drempel/reports/pandoc.hpp"

namespace drempel::cli {
namespace {

struct Options {
    std::string screening, output;
    std::string sjabloon = "toetsingsverslag";
    std::string rules = "rules";
};

int run(const Options& options) {
    if (options.screening.empty()) return usage_error("geef met --toetsing het bestand van een toetsing", "rapport");
    if (options.output.empty()) return usage_error("geef met --uit het bestand voor het verslag (.docx of .html)", "rapport");
    app::ReportFormat format{};
    if (options.output.ends_with(".docx")) {
        format = app::ReportFormat::docx;
    } else if (options.output.ends_with(".html")) {
        format = app::ReportFormat::html;
    } else if (options.output.ends_with(".odt") || options.output.ends_with(".pdf")) {
        say_error("een verslag als .odt of .pdf is in deze versie nog niet beschikbaar; kies .docx of .html");
        return exit_code::usage;
    } else {
        return usage_error(fmt::format("'{}' eindigt niet op .docx of .html", options.output), "rapport");
    }
    const reports::PandocSettings settings{.templates_folder = options.rules + "/sjablonen"};
    if (std::error_code ignored; !std::filesystem::is_directory(settings.templates_folder, ignored)) {
        say_error(fmt::format("de map '{}' met sjablonen is er niet; wijs met --regels de map met de regels aan",
                              settings.templates_folder));
        return exit_code::bad_input;
    }
    const auto result = read_file(options.screening, settings.max_result_bytes);
    if (!result) {
        say_error(fmt::format("'{}' is niet te lezen", options.screening));
        return exit_code::bad_input;
    }
    const auto report = reports::PandocReportWriter(settings).write(*result, options.sjabloon, format, "");
    if (!report) {
        say_error(report.error().detail);
        return exit_code::bad_input;
    }
    if (!replace_file(options.output, *report)) {
        say_error(fmt::format("'{}' is niet te schrijven", options.output));
        return exit_code::bad_input;
    }
    return exit_code::ok;
}

}  // namespace

Command add_rapport(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("rapport", "Maak van een toetsing een conceptverslag");
    app->add_option("--toetsing", options->screening, "Uitkomst van drempel toets --formaat json, of - voor standaardinvoer")->type_name("F.json");
    app->add_option("--sjabloon", options->sjabloon, "Naam van het sjabloon (standaard: toetsingsverslag)")->type_name("NAAM");
    app->add_option("--uit", options->output, "Het verslag; de uitgang .docx of .html kiest de vorm")->type_name("BESTAND");
    app->add_option("--regels", options->rules, "De map met de regels; daaronder staat sjablonen (standaard: rules)")->type_name("MAP");
    app->footer("Code 0: het verslag is gemaakt. Code 2: verkeerd gebruik. Code 3: de toetsing is niet te lezen of het verslag niet te maken.");
    return {app, [options] { return run(*options); }};
}

}  // namespace drempel::cli
