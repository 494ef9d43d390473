// SPDX-License-Identifier: EUPL-1.2
// What is not about applications: problems, links, health, the description itself.
#include <vector>

#include "drempel/http/problem.hpp"
#include "schema.hpp"

namespace drempel::http {
namespace {

using enum Shape;

constexpr Property verwijzing[] = {
    {.name = "href", .shape = text, .description = "Adres, vanaf de wortel van deze dienst.",
     .limits = {.pattern = "^/", .format = "uri-reference"}},
};

constexpr std::string_view standen[] = {"levend", "gereed"};

constexpr Property gezondheid[] = {
    {.name = "status", .shape = text, .description = "Hoe het met de dienst gaat.", .limits = {.values = standen}},
};

constexpr Property plaats[] = {
    {.name = "pointer", .shape = text, .required = false, .description = "JSON Pointer in de inhoud.", .limits = as_pointer},
    {.name = "name", .shape = text, .required = false, .description = "Naam van de parameter, of van het veld in de kop."},
};

constexpr std::string_view naam[] = {"name"};
constexpr Condition plaats_conditions[] = {{.member = "pointer", .bars = naam, .otherwise_asks = naam}};

constexpr std::string_view delen[] = {"body", "query", "header"};

constexpr Property fout[] = {
    {.name = "in", .shape = text, .description = "Deel van het verzoek.", .limits = {.values = delen}},
    {.name = "location", .shape = object, .description = "Plaats in dat deel.", .component = "Plaats"},
    {.name = "code", .shape = text, .description = "Vaste code van de fout, zoals veld.ontbreekt.",
     .limits = {.pattern = "^[a-z]+\\.[a-z_0-9]+$"}},
    {.name = "detail", .shape = text, .description = "Wat er is gevonden en wat er had moeten staan.", .limits = as_some_text},
    {.name = "suggestie", .shape = text, .required = false, .description = "Het bekende woord dat er het meest op lijkt.",
     .limits = as_some_text},
};

// The kinds of problem are the only types; each has one title.
std::vector<std::string> made_types() {
    std::vector<std::string> types;
    for (const ProblemKind* kind : all_problems()) types.push_back("/problemen/" + std::string(kind->slug));
    return types;
}

std::vector<std::string_view> made_titles() {
    std::vector<std::string_view> titles;
    for (const ProblemKind* kind : all_problems()) titles.push_back(kind->title);
    return titles;
}

constexpr Property beschrijving[] = {
    {.name = "openapi", .shape = text, .description = "Versie van OpenAPI.", .limits = {.pattern = "^3\\.1\\."}},
    {.name = "info", .shape = any, .description = "Naam, versie, contact en licentie."},
    {.name = "servers", .shape = any, .description = "Waar de dienst staat."},
    {.name = "tags", .shape = any, .description = "Waarover de adressen gaan."},
    {.name = "paths", .shape = any, .description = "De adressen."},
    {.name = "components", .shape = any, .description = "De vormen."},
};

}  // namespace

std::span<const Schema> service_schemas() {
    static const std::vector<std::string> types = made_types();
    static const std::vector<std::string_view> type_views(types.begin(), types.end());
    static const std::vector<std::string_view> titles = made_titles();
    static const Property probleem[] = {
        {.name = "type", .shape = text, .description = "Soort probleem; op dit adres van de dienst staat de uitleg.",
         .limits = {.values = type_views}},
        {.name = "title", .shape = text, .description = "Vaste naam van dit soort probleem.", .limits = {.values = titles}},
        {.name = "status", .shape = whole, .description = "De statuscode van het antwoord.", .minimum = 400, .maximum = 599},
        {.name = "detail", .shape = text, .description = "Wat er deze keer aan de hand was.", .limits = as_some_text},
        {.name = "instance", .shape = text, .description = "Kenmerk van dit verzoek, voor de beheerder.",
         .limits = {.pattern = "^urn:uuid:.", .format = "uri"}},
        {.name = "errors", .shape = list, .required = false, .description = "Alle fouten in de invoer.", .component = "Fout",
         .minimum = 1},
    };
    static const Schema all[] = {
        {.name = "Beschrijving", .description = "Een beschrijving volgens de OpenAPI Specification 3.1.", .properties = beschrijving},
        {.name = "Fout", .description = "Een fout in de invoer.", .properties = fout},
        {.name = "Gezondheid", .description = "Hoe het met de dienst gaat.", .properties = gezondheid},
        {.name = "Plaats", .description = "Een plaats in het verzoek: een van beide.", .properties = plaats,
         .conditions = plaats_conditions},
        {.name = "Probleem", .description = "Een probleem volgens RFC 9457.", .properties = probleem},
        {.name = "Verwijzing", .description = "Een verwijzing.", .properties = verwijzing},
    };
    return all;
}

}  // namespace drempel::http
