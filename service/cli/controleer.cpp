// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"

namespace drempel::cli {
namespace {

struct Options {
    std::vector<std::string> paths{"rules"};
    std::string formaat = "tekst";
};

int run(const Options& options) {
    const auto formaat = read_formaat(options.formaat, {Formaat::tekst, Formaat::json, Formaat::sarif});
    if (!formaat) return exit_code::usage;
    const auto bundle = app::load_bundle(options.paths);
    if (!bundle) return report_problem(*formaat, "Regels niet gelezen", bundle.error().detail, exit_code::bad_input);

    const auto& [sources, diagnostics] = std::tie(bundle->compiled.sources, bundle->compiled.diagnostics);
    bool written = true;
    switch (*formaat) {
        case Formaat::json: written = write_out(wire::write_diagnostics(sources, diagnostics) + "\n"); break;
        case Formaat::sarif: written = write_out(wire::write_sarif(sources, diagnostics) + "\n"); break;
        case Formaat::tekst:
        case Formaat::junit: {
            std::size_t errors = 0;
            for (const auto& one : diagnostics.all()) errors += text::severity_of(one.code) == text::Severity::fout;
            written = write_out(diagnostics_text(sources, diagnostics)
                                + fmt::format("{} gecontroleerd: {}, {}\n", counted(sources.size(), "bestand", "bestanden"),
                                              counted(errors, "fout", "fouten"),
                                              counted(diagnostics.all().size() - errors, "waarschuwing", "waarschuwingen")));
            break;
        }
    }
    if (!written) return exit_code::bad_input;
    return diagnostics.has_errors() ? exit_code::findings : exit_code::ok;
}

}  // namespace

Command add_controleer(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("controleer", "Controleer regelbestanden en toon wat er niet klopt, en waar");
    app->add_option("pad", options->paths, "Regelbestanden of mappen daarmee (standaard: rules)")->type_name("PAD");
    app->add_option("--formaat", options->formaat, "tekst, json of sarif (standaard: tekst)")->type_name("FORMAAT");
    app->footer("Code 0: geen fouten. Code 1: fouten in de regels. Code 3: een pad is niet te lezen.");
    return {app, [options] { return run(*options); }};
}

}  // namespace drempel::cli
