// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "drempel/engine/lees.hpp"
#include "drempel/text/suggest.hpp"
#include "system.hpp"

namespace drempel::cli {
namespace {

struct Options {
    std::vector<std::string> paths{"rules"};
    std::vector<std::string> regelsets;
    std::string vorm = "markdown";
    std::string peildatum, uit;
    bool with_examples = false;
};

int run(const Options& options) {
    if (options.vorm != "markdown" && options.vorm != "html") {
        say_error(fmt::format("'{}' is geen bekende vorm; kies uit: markdown, html", options.vorm));
        return exit_code::usage;
    }
    std::string day = options.peildatum;
    if (day.empty()) {
        SystemClock clock;
        if (!clock.knows_amsterdam()) {
            say_error("de datum van vandaag in Nederland is hier niet te bepalen; geef een --peildatum");
            return exit_code::bad_input;
        }
        day = clock.today_amsterdam();
    }
    const auto peildatum = engine::parse_iso_date(day);
    if (!peildatum) {
        say_error(fmt::format("'{}' is geen datum; schrijf een datum als 2026-03-01", day));
        return exit_code::usage;
    }
    const auto bundle = load_rules(options.paths, Formaat::tekst);
    if (!bundle) return exit_code::bad_input;
    const engine::RuleSet& rules = *bundle->compiled.rules;
    engine::LeesOptions asked{*peildatum, {}};
    for (const std::string& name : options.regelsets) {
        const auto at = std::ranges::find(rules.regelsets, name, &engine::Regelset::name);
        if (at == rules.regelsets.end()) {
            std::vector<std::string_view> known;
            for (const engine::Regelset& set : rules.regelsets) known.push_back(set.name);
            const std::string near = text::nearest(name, known);
            say_error(fmt::format("er is geen regelset '{}'{}", name, near.empty() ? "" : "; bedoelde u " + near + "?"));
            return exit_code::usage;
        }
        asked.regelsets.push_back(engine::RegelsetId{static_cast<std::uint32_t>(at - rules.regelsets.begin())});
    }
    if (options.with_examples) asked.examples = &bundle->compiled.examples;
    const std::string text =
        engine::leesversie(rules, asked, options.vorm == "html" ? engine::LeesVorm::html : engine::LeesVorm::markdown);
    if (options.uit.empty()) return write_out(text) ? exit_code::ok : exit_code::bad_input;
    if (replace_file(options.uit, text)) return exit_code::ok;
    say_error(fmt::format("'{}' kan niet worden geschreven", options.uit));
    return exit_code::bad_input;
}

}  // namespace

Command add_lees(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("lees", "Toon de regels in gewone taal, met de grond en een link naar de wet");
    app->add_option("pad", options->paths, "Regelbestanden of mappen daarmee (standaard: rules)")->type_name("PAD");
    app->add_option("--regelset", options->regelsets, "Alleen deze regelset; mag vaker (standaard: alle)")
        ->type_name("NAAM")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app->add_option("--vorm", options->vorm, "markdown of html (standaard: markdown)")->type_name("VORM");
    app->add_option("--peildatum", options->peildatum, "Datum voor links en bedragen, zoals 2026-03-01 (standaard: vandaag)")->type_name("DATUM");
    app->add_flag("--voorbeelden", options->with_examples, "Noem bij elke regel de voorbeelden die haar uitkomst laten zien");
    app->add_option("--uit", options->uit, "Schrijf naar dit bestand (standaard: op het scherm)")->type_name("BESTAND");
    app->footer("Code 0: de leesversie is gemaakt. Code 3: de regels bevatten fouten of er kan niet worden geschreven.");
    return {app, [options] { return run(*options); }};
}

}  // namespace drempel::cli
