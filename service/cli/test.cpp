// SPDX-License-Identifier: EUPL-1.2
#include <iterator>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "mutations.hpp"
#include "waarborg_text.hpp"

namespace drempel::cli {
namespace {

using engine::Compiled;
using engine::ExampleResult;
using engine::Uitkomst;

struct Options {
    std::vector<std::string> paths{"rules"};
    std::string formaat = "tekst";
    bool mutaties = false;
    bool alles = false;
};

// Which sides of one rule some example asserts.
struct Sides {
    bool is_concept = false;
    bool hit = false, not_hit = false, unknown = false;

    // A concept rule is never in force, so no example can show it hit or open.
    bool is_complete() const { return is_concept ? not_hit : hit && not_hit && unknown; }
};

std::map<std::string, Sides> sides_of(const Compiled& compiled) {
    std::map<std::string, Sides> coverage;
    for (const engine::Rule& rule : compiled.rules->rules) coverage[rule.id].is_concept |= rule.is_concept;
    for (const engine::Example& example : compiled.examples) {
        for (const engine::Expectation& expected : example.expectations) {
            if (expected.kind != engine::Expectation::Kind::uitkomst) continue;
            Sides& rule = coverage[expected.rule_id];
            switch (expected.uitkomst) {
                case Uitkomst::geraakt: rule.hit = true; break;
                case Uitkomst::onbepaald: rule.unknown = true; break;
                case Uitkomst::voldaan:
                case Uitkomst::uitzondering:
                case Uitkomst::niet_van_toepassing: rule.not_hit = true; break;
                case Uitkomst::rekenfout: break;
            }
        }
    }
    return coverage;
}

std::string sides_text(const std::map<std::string, Sides>& coverage) {
    std::size_t complete = 0;
    std::string missing;
    for (const auto& [id, rule] : coverage) {
        complete += rule.is_complete();
        if (rule.is_complete()) continue;
        std::string sides;
        const auto add = [&sides](std::string_view side) { sides += (sides.empty() ? "" : ", ") + std::string(side); };
        if (!rule.hit && !rule.is_concept) add("geraakt");
        if (!rule.not_hit) add("niet geraakt");
        if (!rule.unknown && !rule.is_concept) add("onbepaald");
        fmt::format_to(std::back_inserter(missing), "  {:<10} geen voorbeeld: {}\n", id, sides);
    }
    return fmt::format("Dekking: {} van {} regels hebben een voorbeeld van geraakt, niet geraakt en onbepaald\n{}", complete,
                       coverage.size(), missing);
}

std::string results_text(const Compiled& compiled, const std::vector<ExampleResult>& results, std::size_t failed) {
    std::string out;
    for (const ExampleResult& result : results) {
        if (result.failures.empty()) continue;
        fmt::format_to(std::back_inserter(out), "MISLUKT  {}\n", compiled.examples[result.example].title);
        for (const engine::ExampleFailure& failure : result.failures) {
            const text::SourceText& source = compiled.sources[failure.span.file];
            const text::Position at = source.position_of(failure.span.begin);
            fmt::format_to(std::back_inserter(out), "  {}:{}:{}: {}\n", source.path(), at.line, at.column, failure.message);
        }
    }
    fmt::format_to(std::back_inserter(out), "{}: {} geslaagd, {} mislukt\n", counted(results.size(), "voorbeeld", "voorbeelden"),
                   results.size() - failed, failed);
    return out;
}

std::string results_json(const Compiled& compiled, const std::vector<ExampleResult>& results, std::size_t failed,
                         const std::map<std::string, Sides>& coverage, const std::string& more) {
    std::string out = fmt::format(R"({{"geslaagd":{},"mislukt":{},"voorbeelden":[)", results.size() - failed, failed);
    const char* between = "";
    for (const ExampleResult& result : results) {
        const engine::Example& example = compiled.examples[result.example];
        const text::SourceText& source = compiled.sources[example.span.file];
        out += between;
        between = ",";
        out += R"({"titel":)";
        wire::append_json_string(out, example.title);
        out += R"(,"bestand":)";
        wire::append_json_string(out, source.path());
        fmt::format_to(std::back_inserter(out), R"(,"lijn":{},"geslaagd":{},"fouten":[)",
                       source.position_of(example.span.begin).line, result.failures.empty());
        const char* comma = "";
        for (const engine::ExampleFailure& failure : result.failures) {
            const text::Position at = compiled.sources[failure.span.file].position_of(failure.span.begin);
            fmt::format_to(std::back_inserter(out), R"({}{{"lijn":{},"kolom":{},"bericht":)", comma, at.line, at.column);
            wire::append_json_string(out, failure.message);
            out += '}';
            comma = ",";
        }
        out += "]}";
    }
    out += R"(],"dekking":[)";
    between = "";
    for (const auto& [id, rule] : coverage) {
        fmt::format_to(std::back_inserter(out),
                       R"({}{{"regel":"{}","concept":{},"geraakt":{},"nietGeraakt":{},"onbepaald":{}}})", between, id,
                       rule.is_concept, rule.hit, rule.not_hit, rule.unknown);
        between = ",";
    }
    return out + "]," + more + "}\n";
}

int run(const Options& options) {
    const auto formaat = read_formaat(options.formaat, {Formaat::tekst, Formaat::json, Formaat::junit});
    if (!formaat) return exit_code::usage;
    if (options.mutaties && *formaat == Formaat::junit)
        return usage_error("'--mutaties' kan in de formaten tekst en json; junit bevat alleen de voorbeelden", "test");
    const auto bundle = load_rules(options.paths, *formaat);
    if (!bundle) return exit_code::bad_input;
    const Compiled& compiled = bundle->compiled;
    const auto results = engine::run_examples(*compiled.rules, compiled.examples);
    std::size_t failed = 0;
    for (const ExampleResult& result : results) failed += !result.failures.empty();

    const auto tried = engine::try_waarborgen(*compiled.rules, waarborg_cases, 1);
    bool written = true;
    switch (*formaat) {
        case Formaat::json: {
            std::string more = waarborgen_json(*compiled.rules, tried) + "," + conditions_json(compiled, engine::coverage_of(*compiled.rules, compiled.examples));
            if (options.mutaties) more += "," + mutants_json(compiled, try_mutants(compiled));
            written = write_out(results_json(compiled, results, failed, sides_of(compiled), more));
            break;
        }
        case Formaat::junit: written = write_out(wire::write_junit(compiled, results) + "\n"); break;
        case Formaat::tekst:
        case Formaat::sarif: {
            const Detail detail = options.alles ? Detail::everything : Detail::totals;
            written = write_out(results_text(compiled, results, failed) + waarborgen_text(*compiled.rules, tried)
                                + sides_text(sides_of(compiled))
                                + conditions_text(compiled, engine::coverage_of(*compiled.rules, compiled.examples), detail));
            if (written && options.mutaties) written = write_out(mutants_text(compiled, try_mutants(compiled), detail));
            break;
        }
    }
    if (!written) return exit_code::bad_input;
    return failed == 0 && !is_broken(tried) ? exit_code::ok : exit_code::findings;
}

}  // namespace

Command add_test(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("test", "Voer de voorbeelden in de regels uit en toon wat nog geen voorbeeld heeft");
    app->add_option("pad", options->paths, "Regelbestanden of mappen daarmee (standaard: rules)")->type_name("PAD");
    app->add_option("--formaat", options->formaat, "tekst, json of junit (standaard: tekst)")->type_name("FORMAAT");
    app->add_flag("--mutaties", options->mutaties,
                  "Verander de regels telkens op een plaats (>= wordt >, een uitzondering weg, een dag of getal verschoven) en tel "
                  "welke veranderingen een voorbeeld opmerkt");
    app->add_flag("--alles", options->alles,
                  "Noem elke voorwaarde die in geen voorbeeld waar en onwaar is, en elke mutatie die geen voorbeeld opmerkt");
    app->footer("Code 0: alle voorbeelden kloppen. Code 1: een voorbeeld klopt niet. Code 3: de regels bevatten fouten. "
                "Dekking en mutaties veranderen de code niet.");
    return {app, [options] { return run(*options); }};
}

}  // namespace drempel::cli
