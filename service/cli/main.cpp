// SPDX-License-Identifier: EUPL-1.2
// The only place where the concrete parts meet. One file per command beside this one.
#include <csignal>
#include <cstdio>
#include <new>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "drempel/text/suggest.hpp"

namespace drempel::cli {
namespace {

void speak_dutch(CLI::App& app) {
    const auto formatter = app.get_formatter();
    formatter->label("Usage", "Gebruik");
    formatter->label("OPTIONS", "OPTIES");
    formatter->label("SUBCOMMAND", "OPDRACHT");
    formatter->label("SUBCOMMANDS", "OPDRACHT");
    formatter->label("Positionals", "Argumenten");
    formatter->label("REQUIRED", "(verplicht)");
    formatter->column_width(34);
    app.option_defaults()->group("Opties");
    app.set_help_flag("-h,--help", "Toon deze uitleg");
}

// CLI11 says what is wrong in English; the kind of error and the names in it are enough to say it in Dutch.
int explain(const CLI::ParseError& error, CLI::App& app) {
    std::string command;
    const CLI::App* chosen = &app;
    for (const CLI::App* one : app.get_subcommands()) {
        command = one->get_name();
        chosen = one;
    }
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const auto remaining = app.remaining(true);
        const std::string first = remaining.empty() ? std::string() : remaining.front();
        std::vector<std::string> names;
        for (const CLI::Option* option : chosen->get_options()) names.push_back("--" + option->get_single_name());
        if (chosen == &app) {
            for (const CLI::App* one : app.get_subcommands(nullptr)) names.push_back(one->get_name());
        }
        const std::vector<std::string_view> known(names.begin(), names.end());
        const std::string near = text::nearest(first, known);
        return usage_error(fmt::format("'{}' is hier geen bekende {}{}", first,
                                       first.starts_with('-') ? "optie" : chosen == &app ? "opdracht" : "waarde",
                                       near.empty() ? "" : "; bedoelde u " + near + "?"),
                           command);
    }
    const std::string name = what.substr(0, what.find_first_of(": "));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        return usage_error(fmt::format("'{}' vraagt precies een waarde", name), command);
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        return usage_error(fmt::format("'{}' ontbreekt", name), command);
    }
    return usage_error(fmt::format("de opdrachtregel is niet te begrijpen bij '{}'", name), command);
}

int main_program(int argc, char** argv) {
    CLI::App app("Drempel toetst aanvragen aan regels die juristen schrijven. Elke uitkomst is een advies; "
                 "een bevoegde ambtenaar beslist.",
                 "drempel");
    speak_dutch(app);
    app.set_version_flag("--versie", fmt::format("drempel {}", app::engine_version), "Toon de versie");
    app.require_subcommand(0, 1);  // none is said in words below; with 1 an unknown word would be "none given"

    std::vector<Command> commands;
    for (auto* const add : {add_controleer, add_test, add_lees, add_opmaak, add_toets, add_rapport, add_serve}) {
        Command command = add(app);
        command.app->group("Opdrachten");
        command.app->get_help_ptr()->group("Opties");  // a copied help flag loses its group
        commands.push_back(std::move(command));
    }
    for (Command& command : add_later(app)) {
        command.app->get_help_ptr()->group("Opties");
        commands.push_back(std::move(command));
    }

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help and --versie
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        return explain(error, app);
    }
    for (const Command& command : commands) {
        if (command.app->parsed()) return command.run();
    }
    return usage_error("geef een opdracht", "");
}

}  // namespace
}  // namespace drempel::cli

int main(int argc, char** argv) {
    // A closed pipe (`drempel test | head`) is an error of the write, not a reason to be killed.
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return drempel::cli::main_program(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs("fout: er is niet genoeg geheugen om dit uit te voeren\n", stderr);
        return drempel::cli::exit_code::bad_input;
    }
}
