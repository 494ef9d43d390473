// SPDX-License-Identifier: EUPL-1.2
// The kinds of application: list, form (engine/wire/write_soort.cpp), schema (engine/wire/write_schema.cpp).
#include "schema.hpp"

namespace drempel::http {
namespace {

using enum Shape;

constexpr Property soort_links[] = {
    {.name = "self", .shape = object, .description = "De aanvraagsoort zelf.", .component = "Verwijzing"},
    {.name = "schema", .shape = object, .description = "Het JSON Schema van de gegevens.", .component = "Verwijzing"},
};

constexpr Property gemeente[] = {
    {.name = "naam", .shape = text, .description = "Naam, te gebruiken in een toetsing.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam voor mensen.", .limits = as_some_text},
};

constexpr Property soort_kort[] = {
    {.name = "naam", .shape = text, .description = "Naam, te gebruiken in een toetsing.", .limits = as_some_text},
    {.name = "titel", .shape = text, .description = "Naam voor mensen.", .limits = as_some_text},
    {.name = "gemeente", .shape = text, .description = "De gemeente waarvan de soort is.", .or_null = true},
    {.name = "_links", .shape = object, .description = "Verwijzingen.", .component = "AanvraagsoortLinks"},
};

constexpr Property lijst_links[] = {
    {.name = "self", .shape = object, .description = "Deze lijst.", .component = "Verwijzing"},
};

constexpr Property soorten[] = {
    {.name = "_links", .shape = object, .description = "Verwijzingen.", .component = "LijstLinks"},
    {.name = "aanvraagsoorten", .shape = list, .description = "Alle soorten.", .component = "AanvraagsoortKort"},
};

constexpr Property regelset[] = {
    {.name = "naam", .shape = text, .description = "Naam van de regelset.", .limits = as_some_text},
    {.name = "versie", .shape = text, .description = "Versie van de regelset."},
};

constexpr Property soort[] = {
    {.name = "naam", .shape = text, .description = "Naam van de soort.", .limits = as_some_text},
    {.name = "titel", .shape = text, .description = "Naam voor mensen."},
    {.name = "regelset", .shape = object, .description = "De regelset waarin de soort staat.", .component = "RegelsetVersie"},
    {.name = "gemeente", .shape = text, .description = "De gemeente waarvan de soort is.", .or_null = true},
    {.name = "gemeenten",
     .shape = list,
     .description = "De gemeenten die voor deze soort eigen regels of normen hebben, op naam.",
     .component = "Gemeente"},
    {.name = "velden", .shape = list, .description = "De velden van het formulier, in volgorde.", .component = "Veld"},
};

constexpr std::string_view types[] = {"ja_nee", "getal", "geheel", "bedrag",    "percentage", "hoeveelheid", "jaren", "datum",
                                      "datum_onvolledig", "duur", "tijd", "tekst", "verwijzing", "keuze", "record", "lijst"};

constexpr Property lid[] = {
    {.name = "waarde", .shape = text, .description = "Het woord in gegevens.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Het woord voor mensen."},
    {.name = "vanaf", .shape = text, .required = false, .description = "De eerste peildatum waarop dit woord te kiezen is.", .limits = as_day},
    {.name = "tot", .shape = text, .required = false, .description = "De eerste peildatum waarop dit woord niet meer te kiezen is.",
     .limits = as_day},
};

constexpr Property herkomst[] = {
    {.name = "soort", .shape = text, .description = "Soort herkomst, zoals aanvrager of register.", .limits = as_some_text},
    {.name = "naam", .shape = text, .required = false, .description = "Naam, bijvoorbeeld van het register.", .limits = as_some_text},
};

constexpr TextLimits grens{.pattern = "^(peildatum|[0-9]{4}-[0-9]{2}-[0-9]{2}|-?[0-9]+(\\.[0-9]+)?)$"};

constexpr Property veldtype[] = {
    {.name = "type", .shape = text, .description = "Type van het gegeven.", .limits = {.values = types}},
    {.name = "oordeel", .shape = truth, .description = "Is het een oordeel, met door, op en reden erbij?"},
    {.name = "eenheid", .shape = text, .required = false, .description = "Eenheid van een hoeveelheid, zoals m2.", .limits = as_some_text},
    {.name = "van", .shape = text, .required = false, .description = "Kleinste waarde: een getal, een datum of het woord peildatum.",
     .limits = grens},
    {.name = "totEnMet", .shape = text, .required = false, .description = "Grootste waarde: een getal, een datum of het woord peildatum.",
     .limits = grens},
    {.name = "minimum", .shape = whole, .required = false, .description = "Hoeveel er ten minste in de lijst staan.", .minimum = 0},
    {.name = "maximum", .shape = whole, .required = false, .description = "Hoeveel er ten hoogste in de lijst staan.", .minimum = 0},
    {.name = "ofGeen", .shape = truth, .description = "Mag het antwoord geen zijn (null)?"},
    {.name = "leden", .shape = list, .required = false, .description = "De woorden waaruit te kiezen is.", .component = "Lid",
     .minimum = 1},
    {.name = "elementLabel", .shape = text, .required = false, .description = "Hoe één onderdeel van de lijst heet.",
     .limits = as_some_text},
    {.name = "velden", .shape = list, .required = false,
     .description = "De velden van het object, of van elk object in de lijst. Leeg als dat object hier zelf in zit.",
     .component = "Veld"},
    {.name = "element", .shape = object, .required = false, .description = "Wat er in een lijst van waarden staat.",
     .component = "Veldtype"},
};

constexpr Property veld[] = {
    {.name = "naam", .shape = text, .description = "Naam in gegevens.", .limits = as_some_text},
    {.name = "label", .shape = text, .description = "Naam voor mensen."},
    {.name = "vraag", .shape = text, .required = false,
     .description = "De vraag. {naam} staat voor een veld van hetzelfde object.", .limits = as_some_text},
    {.name = "toelichting", .shape = text, .required = false, .description = "Toelichting bij de vraag.", .limits = as_some_text},
    {.name = "door", .shape = text, .required = false, .description = "Bij een oordeel: wie oordeelt.", .limits = as_some_text},
    {.name = "herkomst", .shape = object, .required = false, .description = "Waar het gegeven vandaan komt.",
     .component = "VeldHerkomst"},
    {.name = "gebruiktDoor", .shape = list, .description = "Nummers van de regels die het gegeven lezen.", .limits = as_some_text},
    {.name = "grondslag", .shape = list, .description = "Waarom het gevraagd mag worden.", .limits = as_some_text},
};

constexpr std::string_view hoeveelheid[] = {"hoeveelheid"};
constexpr std::string_view met_volgorde[] = {"getal", "geheel", "bedrag", "percentage", "hoeveelheid", "jaren", "datum",
                                             "datum_onvolledig"};
constexpr std::string_view keuze[] = {"keuze"};
constexpr std::string_view record[] = {"record"};
constexpr std::string_view lijst[] = {"lijst"};
constexpr std::string_view samengesteld[] = {"record", "lijst"};
constexpr std::string_view eenheid[] = {"eenheid"};
constexpr std::string_view grenzen[] = {"van", "totEnMet"};
constexpr std::string_view leden[] = {"leden"};
constexpr std::string_view velden[] = {"velden"};
constexpr std::string_view minimum[] = {"minimum"};
constexpr std::string_view velden_of_element[] = {"velden", "element"};
constexpr std::string_view element_label[] = {"elementLabel"};
constexpr std::string_view van_een_lijst[] = {"minimum", "maximum", "elementLabel", "element"};
constexpr std::string_view waar[] = {"true"};
constexpr std::string_view door[] = {"door"};

constexpr Condition veldtype_conditions[] = {
    {.member = "type", .is_one_of = hoeveelheid, .asks = eenheid, .otherwise_bars = eenheid},
    {.member = "type", .is_one_of = met_volgorde, .otherwise_bars = grenzen},
    {.member = "type", .is_one_of = keuze, .asks = leden, .otherwise_bars = leden},
    {.member = "type", .is_one_of = record, .asks = velden},
    {.member = "type", .is_one_of = lijst, .asks = minimum, .asks_one = velden_of_element, .otherwise_bars = van_een_lijst},
    {.member = "type", .is_one_of = samengesteld, .otherwise_bars = velden},
    {.member = "element", .bars = element_label},
};
constexpr Condition veld_conditions[] = {
    {.member = "oordeel", .is_one_of = waar, .asks = door, .otherwise_bars = door},
};

constexpr std::string_view schema_dialect[] = {"https://json-schema.org/draft/2020-12/schema"};
constexpr std::string_view object_type[] = {"object"};

constexpr Property gegevens_schema[] = {
    {.name = "$schema", .shape = text, .description = "De versie van JSON Schema.", .limits = {.values = schema_dialect}},
    {.name = "title", .shape = text, .description = "Naam van de aanvraagsoort voor mensen.", .limits = as_some_text},
    {.name = "type", .shape = text, .description = "Een aanvraag is een object.", .limits = {.values = object_type}},
    {.name = "additionalProperties", .shape = truth, .description = "Nee: andere velden worden geweigerd."},
    {.name = "properties", .shape = map, .description = "De velden, en _dossier.", .component = "SchemaDeel"},
    {.name = "$defs", .shape = map, .description = "De objecten die in lijsten staan, en _dossier.", .component = "SchemaDeel"},
};

constexpr std::string_view schema_types[] = {"object", "array", "string", "number", "integer", "boolean", "null"};

constexpr Property schema_deel[] = {
    {.name = "$ref", .shape = text, .required = false, .description = "Verwijzing naar een deel van $defs.",
     .limits = {.pattern = "^#/\\$defs/."}},
    {.name = "title", .shape = text, .required = false, .description = "Naam voor mensen."},
    {.name = "description", .shape = text, .required = false, .description = "Toelichting of eenheid.", .limits = as_some_text},
    {.name = "type", .shape = text, .required = false, .description = "Type in JSON.", .limits = {.values = schema_types}},
    {.name = "anyOf", .shape = list, .required = false, .description = "Mogelijke vormen.", .component = "SchemaDeel", .minimum = 1},
    {.name = "properties", .shape = map, .required = false, .description = "De velden van een object.", .component = "SchemaDeel"},
    {.name = "required", .shape = list, .required = false, .description = "De verplichte velden van een object.", .limits = as_some_text},
    {.name = "additionalProperties", .shape = truth_or_object, .required = false,
     .description = "Nee: andere velden worden geweigerd; of waaraan ze moeten voldoen.", .component = "SchemaDeel"},
    {.name = "items", .shape = object, .required = false, .description = "Wat er in een lijst staat.", .component = "SchemaDeel"},
    {.name = "maxItems", .shape = whole, .required = false, .description = "Hoeveel er ten hoogste in een lijst staan.", .minimum = 0},
    {.name = "enum", .shape = list, .required = false, .description = "De mogelijke woorden.", .limits = as_some_text, .minimum = 1},
    {.name = "$comment", .shape = text, .required = false, .description = "Op welke dagen een woord te kiezen is dat niet altijd bestaat.",
     .limits = as_some_text},
    {.name = "const", .shape = plain, .required = false, .description = "De enige mogelijke waarde."},
    {.name = "pattern", .shape = text, .required = false, .description = "Patroon van de tekst.", .limits = as_some_text},
    {.name = "format", .shape = text, .required = false, .description = "Vorm van de tekst.", .limits = as_some_text},
    {.name = "minimum", .shape = number, .required = false, .description = "Kleinste getal."},
    {.name = "maximum", .shape = number, .required = false, .description = "Grootste getal."},
};

constexpr Schema all[] = {
    {.name = "Aanvraagsoort", .description = "Een soort aanvraag met haar formulier.", .properties = soort},
    {.name = "AanvraagsoortKort", .description = "Een soort aanvraag in een lijst.", .properties = soort_kort},
    {.name = "AanvraagsoortLinks", .description = "Verwijzingen bij een aanvraagsoort.", .properties = soort_links},
    {.name = "Aanvraagsoorten", .description = "De soorten aanvraag waarvoor er regels zijn.", .properties = soorten},
    {.name = "GegevensSchema", .description = "Een JSON Schema, versie 2020-12, van de gegevens van een aanvraagsoort.",
     .properties = gegevens_schema},
    {.name = "Gemeente", .description = "Een gemeente met eigen regels of normen.", .properties = gemeente},
    {.name = "Lid", .description = "Een woord waaruit te kiezen is.", .properties = lid},
    {.name = "LijstLinks", .description = "Verwijzingen bij een lijst.", .properties = lijst_links},
    {.name = "RegelsetVersie", .description = "Een regelset en haar versie.", .properties = regelset},
    {.name = "SchemaDeel", .description = "Een deel van een JSON Schema, met de woorden die Drempel gebruikt.",
     .properties = schema_deel},
    {.name = "Veld", .description = "Een veld van een formulier.", .base = "Veldtype", .properties = veld,
     .conditions = veld_conditions},
    {.name = "VeldHerkomst", .description = "Waar een gegeven vandaan komt.", .properties = herkomst},
    {.name = "Veldtype", .description = "Wat voor gegeven het is.", .properties = veldtype, .conditions = veldtype_conditions},
};

}  // namespace

std::span<const Schema> soort_schemas() { return all; }

}  // namespace drempel::http
