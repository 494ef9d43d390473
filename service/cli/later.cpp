// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"

namespace drempel::cli {
namespace {

struct Later {
    const char* name;
    const char* description;
};

constexpr std::array<Later, 8> later{{
    {"bestek", "Toets een aanbestedingsdocument"},
    {"bewijs", "Zoek tegenstrijdige en dode regels en bewijs waarborgen"},
    {"verschil", "Vergelijk twee versies van de regels"},
    {"taalserver", "Taalserver voor een tekstverwerker"},
    {"migreer", "Breng de opslag naar de vorm van deze versie"},
    {"back-up", "Maak een reservekopie van de opslag"},
    {"herstel", "Zet een reservekopie terug"},
    {"ontvangst-controleer", "Controleer een ontvangstbewijs"},
}};

}  // namespace

std::vector<Command> add_later(CLI::App& parent) {
    std::vector<Command> commands;
    for (const Later& one : later) {
        CLI::App* app = parent.add_subcommand(one.name, fmt::format("{} (nog niet beschikbaar)", one.description));
        app->group("Nog niet beschikbaar");
        app->allow_extras();
        commands.push_back({app, [name = one.name] {
                                say_error(fmt::format("'drempel {}' hoort bij het ontwerp maar is in deze versie nog niet "
                                                      "beschikbaar",
                                                      name));
                                return exit_code::usage;
                            }});
    }
    return commands;
}

}  // namespace drempel::cli
