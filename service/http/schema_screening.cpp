// SPDX-License-Identifier: EUPL-1.2
// A screening: what is asked, and the answer around its findings (engine/wire/write_screening.cpp).
#include "schema.hpp"

namespace drempel::http {
namespace {

using enum Shape;

constexpr Property toetsing_links[] = {
    {.name = "self", .shape = object, .description = "De toetsing zelf.", .component = "Verwijzing"},
    {.name = "rapportDocx", .shape = object, .description = "Het conceptrapport als Word-bestand.", .component = "Verwijzing"},
    {.name = "rapportHtml", .shape = object, .description = "Het conceptrapport als HTML.", .component = "Verwijzing"},
};

constexpr Property vraag[] = {
    {.name = "aanvraagsoort", .shape = text, .description = "Naam van de soort, zoals bij aanvraagsoorten.", .limits = as_some_text},
    {.name = "peildatum", .shape = text, .description = "De dag waarop wordt getoetst.", .limits = as_day},
    {.name = "gemeente", .shape = text, .required = false, .description = "Gemeente waarvan de eigen regels meetellen.",
     .limits = as_some_text},
    {.name = "opslaan", .shape = truth, .required = false,
     .description = "Bewaar de toetsing. Dan is het veld Idempotency-Key in de kop verplicht. Zonder dit veld: nee."},
    {.name = "uitleg", .shape = truth, .required = false,
     .description = "Geef per bevinding de stappen. Een bewaarde toetsing heeft ze altijd. Zonder dit veld: nee."},
    {.name = "gegevens", .shape = object,
     .description = "De gegevens van de aanvraag, volgens het schema van de aanvraagsoort, met eventueel _dossier.",
     .component = "Gegevens"},
};

constexpr Property regelset[] = {
    {.name = "naam", .shape = text, .description = "Naam van de regelset.", .limits = as_some_text},
    {.name = "label", .shape = text, .required = false, .description = "Naam voor mensen.", .limits = as_some_text},
    {.name = "versie", .shape = text, .description = "Versie van de regelset."},
    {.name = "hash", .shape = text, .description = "Hash over alle bestanden met regels.", .limits = as_hash},
};

constexpr std::string_view lagen[] = {"gemeenschappelijk", "landelijk", "sector", "regio", "gemeente"};
constexpr std::string_view van_gemeente[] = {"gemeente"};
constexpr std::string_view gemeente_naam[] = {"gemeente"};
constexpr std::string_view van_regio[] = {"regio"};
constexpr std::string_view regio_naam[] = {"regio"};

constexpr Property laag[] = {
    {.name = "naam", .shape = text, .description = "Naam van de regelset van deze laag.", .limits = as_some_text},
    {.name = "laag", .shape = text, .description = "Soort laag.", .limits = {.values = lagen}},
    {.name = "gemeente", .shape = text, .required = false, .description = "De gemeente, bij een laag van een gemeente.",
     .limits = as_some_text},
    {.name = "regio", .shape = text, .required = false, .description = "De regio, bij een laag van een regio.",
     .limits = as_some_text},
    {.name = "versie", .shape = text, .description = "Versie van de regelset."},
    {.name = "hash", .shape = text, .description = "Hash van het bestand.", .limits = as_hash},
};

constexpr Property laag_van[] = {
    {.name = "regelset", .shape = text, .description = "Naam van de regelset.", .limits = as_some_text},
    {.name = "laag", .shape = text, .description = "Soort laag.", .limits = {.values = lagen}},
    {.name = "gemeente", .shape = text, .required = false, .description = "De gemeente, bij een laag van een gemeente.",
     .limits = as_some_text},
    {.name = "regio", .shape = text, .required = false, .description = "De regio, bij een laag van een regio.",
     .limits = as_some_text},
};

constexpr Condition laag_conditions[] = {
    {.member = "laag", .is_one_of = van_gemeente, .asks = gemeente_naam, .otherwise_bars = gemeente_naam},
    {.member = "laag", .is_one_of = van_regio, .asks = regio_naam, .otherwise_bars = regio_naam},
};

constexpr std::string_view adviesstatussen[] = {"definitief", "voorlopig"};

constexpr Property toetsing[] = {
    {.name = "aanvraagsoort", .shape = text, .description = "De soort die is getoetst.", .limits = as_some_text},
    {.name = "aanvraagsoortLabel", .shape = text, .description = "Naam van de soort voor mensen."},
    {.name = "regelset", .shape = object, .description = "De regels waarmee is getoetst.", .component = "Regelset"},
    {.name = "lagen", .shape = list, .description = "Alle regelsets die meededen.", .component = "Laag"},
    {.name = "motor", .shape = text, .description = "Versie van het programma.", .limits = as_some_text},
    {.name = "peildatum", .shape = text, .description = "De dag waarop is getoetst.", .limits = as_day},
    {.name = "gemeente", .shape = text, .required = false, .description = "De gemeente waarvoor is getoetst.", .limits = as_some_text},
    {.name = "kenmerk", .shape = text, .description = "Hash over vraag, gegevens, regels en programma.", .limits = as_hash},
    {.name = "advies", .shape = text,
     .description = "Het zwaarste gevolg dat vaststaat: een gevolgsoort van de regels, of geen_beletsel.", .limits = as_some_text},
    {.name = "adviesLabel", .shape = text, .description = "Het advies voor mensen."},
    {.name = "adviesStatus", .shape = text, .description = "Kan het advies nog veranderen?", .limits = {.values = adviesstatussen}},
    {.name = "mogelijkeAdviezen", .shape = list,
     .description = "Wat het advies kan worden als meer bekend is; het zwaarste eerst. Ten minste het advies zelf.",
     .limits = as_some_text, .minimum = 1},
    {.name = "besluitrijp", .shape = truth, .description = "Is er genoeg bekend om te besluiten?"},
    {.name = "bevindingen", .shape = list, .description = "Alle uitkomsten, per regel en onderdeel.", .component = "Bevinding"},
    {.name = "conclusies", .shape = list, .description = "Antwoorden naast de bevindingen, op naam.", .component = "Conclusie"},
    {.name = "termijnen", .shape = list, .required = false,
     .description = "De wettelijke termijnen, op naam; niet bij een aanvraagsoort zonder termijnen.", .component = "Termijn", .minimum = 1},
    {.name = "ontbrekend", .shape = list, .description = "Alle vragen die openstaan.", .component = "OntbrekendGegeven"},
};

constexpr Property opgeslagen[] = {
    {.name = "id", .shape = text, .description = "Kenmerk van de bewaarde toetsing.", .limits = {.format = "uuid"}},
    {.name = "_links", .shape = object, .description = "Verwijzingen.", .component = "ToetsingLinks"},
};

constexpr Schema all[] = {
    {.name = "Gegevens", .description = "Een object volgens het schema van de aanvraagsoort.", .is_open = true},
    {.name = "Laag", .description = "Een regelset die meedeed.", .properties = laag, .conditions = laag_conditions},
    {.name = "LaagVan", .description = "De regelset waaruit een regel of conclusie komt.", .properties = laag_van,
     .conditions = laag_conditions},
    {.name = "OpgeslagenToetsing", .description = "Een toetsing die is bewaard.", .base = "Toetsing", .properties = opgeslagen},
    {.name = "Regelset", .description = "De regelset van de aanvraagsoort.", .properties = regelset},
    {.name = "Toetsing", .description = "De uitkomst van een toetsing: een advies, geen besluit.", .properties = toetsing},
    {.name = "ToetsingLinks", .description = "Verwijzingen bij een toetsing.", .properties = toetsing_links},
    {.name = "ToetsingVraag", .description = "Wat er moet worden getoetst.", .properties = vraag},
};

}  // namespace

std::span<const Schema> screening_schemas() { return all; }

}  // namespace drempel::http
