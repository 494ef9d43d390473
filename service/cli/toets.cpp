// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "lines.hpp"
#include "screening_text.hpp"
#include "system.hpp"

namespace drempel::cli {
namespace {

struct Options {
    std::vector<std::string> rules{"rules"};
    std::string soort, gemeente, peildatum;
    std::string formaat = "tekst";
    std::string input = "-";
    bool stream = false;
    bool explain = false;
};

std::string problem_lines(const wire::Problems& problems) {
    std::string out;
    for (const engine::IntakeProblem& problem : problems) {
        out += fmt::format("  {}: {}{}\n", problem.pointer.empty() ? "(de hele aanvraag)" : problem.pointer, problem.detail,
                           problem.suggestion.empty() ? "" : " Bedoelde u: " + problem.suggestion + "?");
    }
    return out;
}

std::string detail_of(const app::ScreenProblems& problems) {
    const std::size_t count = problems.question.size() + problems.facts.size();
    return fmt::format("de aanvraag is niet getoetst: {}", counted(count, "probleem", "problemen"));
}

std::string errors_of(const app::ScreenProblems& problems) {
    wire::Problems all = problems.question;
    all.insert(all.end(), problems.facts.begin(), problems.facts.end());
    return wire::write_problems(all, "");
}

int refuse(const app::ScreenProblems& problems, Formaat formaat) {
    say_error(detail_of(problems));
    fmt::print(stderr, "{}{}", problem_lines(problems.question), problem_lines(problems.facts));
    if (formaat == Formaat::json) write_out(problem_json("Ongeldige invoer", detail_of(problems), errors_of(problems)) + "\n");
    // What is wrong with the options is a matter of use; what is wrong with the case is bad input.
    return problems.facts.empty() ? exit_code::usage : exit_code::bad_input;
}

int screen_one(const app::Bundle& bundle, const app::Question& question, const Options& options, Formaat formaat) {
    const auto facts = read_file(options.input, wire::JsonLimits{}.max_bytes);
    if (!facts) {
        return report_problem(formaat, "Aanvraag niet gelezen", fmt::format("'{}' is niet te lezen", options.input),
                              exit_code::bad_input);
    }
    const auto screened = app::screen(bundle, question, *facts, options.explain);
    if (!screened) return refuse(screened.error(), formaat);
    if (!write_out(formaat == Formaat::json ? screened->result + "\n" : screening_text(bundle, *screened))) {
        return exit_code::bad_input;
    }
    return screened->geen_beletsel ? exit_code::ok : exit_code::findings;
}

// One case a line, one answer a line, in the same order; nothing of a line outlives its answer.
int screen_stream(const app::Bundle& bundle, const app::Question& question, const Options& options) {
    LineReader lines(options.input, wire::JsonLimits{}.max_bytes);
    if (!lines.is_open()) {
        return report_problem(Formaat::json, "Aanvragen niet gelezen", fmt::format("'{}' is niet te lezen", options.input),
                              exit_code::bad_input);
    }
    int code = exit_code::ok;
    std::string out;
    while (const auto line = lines.next()) {
        const auto screened = app::screen(bundle, question, *line, options.explain);
        if (screened) {
            out = screened->result;
            if (!screened->geen_beletsel && code == exit_code::ok) code = exit_code::findings;
        } else {
            if (screened.error().facts.empty()) return refuse(screened.error(), Formaat::json);
            const std::string problem =
                problem_json("Ongeldige invoer", detail_of(screened.error()), errors_of(screened.error()));
            out = fmt::format(R"({{"lijn":{},{})", lines.number(), std::string_view(problem).substr(1));
            code = exit_code::bad_input;
        }
        out += '\n';
        if (!write_out(out)) return exit_code::bad_input;
    }
    if (lines.failed()) {
        say_error("de invoer is niet verder te lezen");
        return exit_code::bad_input;
    }
    return code;
}

int run(const Options& options) {
    const auto formaat = read_formaat(options.stream && options.formaat == "tekst" ? "json" : options.formaat,
                                      {Formaat::tekst, Formaat::json});
    if (!formaat) return exit_code::usage;
    if (options.soort.empty()) {
        return report_problem(*formaat, "Opdracht onvolledig", "geef met --soort de soort aanvraag, zoals alcoholvergunning",
                              exit_code::usage);
    }
    SystemClock clock;
    if (options.peildatum.empty() && !clock.knows_amsterdam()) {
        return report_problem(*formaat, "Peildatum onbekend",
                              "de datum van vandaag in Nederland is hier niet te bepalen; geef een --peildatum",
                              exit_code::usage);
    }
    const auto bundle = load_rules(options.rules, *formaat);
    if (!bundle) return exit_code::bad_input;
    const app::Question question{.aanvraagsoort = options.soort,
                                 .peildatum = options.peildatum.empty() ? clock.today_amsterdam() : options.peildatum,
                                 .gemeente = options.gemeente};
    return options.stream ? screen_stream(*bundle, question, options) : screen_one(*bundle, question, options, *formaat);
}

}  // namespace

Command add_toets(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("toets", "Toets een aanvraag (of met --stroom vele) aan de regels");
    app->add_option("--regels", options->rules, "Regelbestanden of mappen daarmee (standaard: rules)")->type_name("PAD")->expected(1)->take_all();
    app->add_option("--soort", options->soort, "De soort aanvraag, zoals alcoholvergunning")->type_name("SOORT");
    app->add_option("--gemeente", options->gemeente, "De gemeente waar de aanvraag ligt")->type_name("GEMEENTE");
    app->add_option("--peildatum", options->peildatum, "Datum waarop wordt getoetst, zoals 2026-03-01 (standaard: vandaag)")->type_name("DATUM");
    app->add_option("--formaat", options->formaat, "tekst of json (standaard: tekst)")->type_name("FORMAAT");
    app->add_flag("--stroom", options->stream, "Een aanvraag per regel (NDJSON) en een antwoord per regel, in dezelfde volgorde");
    app->add_flag("--uitleg", options->explain, "Neem bij json per bevinding de stappen van de afleiding op");
    app->add_option("aanvraag", options->input, "JSON-bestand met de aanvraag, of - voor standaardinvoer")->type_name("AANVRAAG.json|-");
    app->footer("Code 0: het advies is geen beletsel. Code 1: een ander advies. Code 2: verkeerd gebruik.\n"
                "Code 3: de aanvraag is niet te lezen of de regels bevatten fouten;\n        met --stroom: een van de regels is niet te lezen.");
    return {app, [options] { return run(*options); }};
}

}  // namespace drempel::cli
