// SPDX-License-Identifier: EUPL-1.2
#include "schema.hpp"

namespace drempel::http {
namespace {

using enum Shape;
using Words = const std::string_view[];

constexpr Property verwijzing[] = {{.name = "href", .shape = text, .description = "Adres, vanaf de wortel van deze dienst."}};

constexpr Property toetsing_links[] = {
    {.name = "self", .shape = object, .description = "De toetsing zelf.", .component = "Verwijzing"},
    {.name = "rapportDocx", .shape = object, .description = "Het conceptrapport als Word-bestand.", .component = "Verwijzing"},
    {.name = "rapportHtml", .shape = object, .description = "Het conceptrapport als HTML.", .component = "Verwijzing"},
};

constexpr Property vraag[] = {
    {.name = "aanvraagsoort", .shape = text, .description = "Naam van de soort, zoals bij aanvraagsoorten."},
    {.name = "peildatum", .shape = text, .description = "De dag waarop wordt getoetst.", .format = "date"},
    {.name = "gemeente", .shape = text, .required = false, .description = "Gemeente waarvan de eigen regels meetellen."},
    {.name = "opslaan", .shape = truth, .required = false,
     .description = "Bewaar de toetsing. Dan is het veld Idempotency-Key in de kop verplicht."},
    {.name = "uitleg", .shape = truth, .required = false,
     .description = "Geef per bevinding de stappen. Een opgeslagen toetsing heeft ze altijd."},
    {.name = "gegevens", .shape = object,
     .description = "De gegevens van de aanvraag, volgens het schema van de aanvraagsoort, met eventueel _dossier.",
     .component = "Gegevens"},
};

constexpr Property regelset[] = {
    {.name = "naam", .shape = text, .description = "Naam van de regelset."},
    {.name = "versie", .shape = text, .description = "Versie van de regelset."},
    {.name = "hash", .shape = text, .description = "Hash over alle bestanden met regels."},
};

constexpr Property laag[] = {
    {.name = "naam", .shape = text, .description = "Naam van de regelset van deze laag."},
    {.name = "laag", .shape = text, .description = "Soort laag: gemeenschappelijk, landelijk, sector, regio of gemeente."},
    {.name = "hash", .shape = text, .description = "Hash van het bestand."},
};

constexpr Property grondslag[] = {
    {.name = "bron", .shape = text, .description = "Naam van de bron in de regels."},
    {.name = "artikel", .shape = text, .required = false, .description = "Artikel."},
    {.name = "lid", .shape = text, .required = false, .description = "Lid."},
    {.name = "onder", .shape = text, .required = false, .description = "Onderdeel."},
    {.name = "bwb", .shape = text, .required = false, .description = "Kenmerk in het Basiswettenbestand."},
    {.name = "url", .shape = text, .required = false, .description = "Vindplaats op het net."},
};

constexpr Property gebruikt[] = {
    {.name = "pad", .shape = text, .description = "JSON Pointer in gegevens."},
    {.name = "waarde", .shape = any, .description = "De waarde die is gelezen; getallen als tekst, zonder afronding."},
    {.name = "bron", .shape = text, .required = false, .description = "Bron uit _dossier."},
};

constexpr std::string_view uitkomsten[] = {"geraakt",  "onbepaald", "rekenfout", "uitzondering", "voldaan",
                                           "niet_van_toepassing"};

constexpr Property bevinding[] = {
    {.name = "regel", .shape = text, .description = "Nummer van de regel."},
    {.name = "titel", .shape = text, .description = "Titel van de regel."},
    {.name = "object", .shape = text, .description = "JSON Pointer van het onderdeel; leeg voor de hele aanvraag."},
    {.name = "uitkomst", .shape = text, .description = "Wat de regel voor dit onderdeel zegt.", .values = uitkomsten},
    {.name = "gevolg", .shape = text, .description = "Het gevolg dat de regel heeft als hij wordt geraakt."},
    {.name = "grondslag", .shape = list, .description = "Waarop de regel rust; de eigen grondslag eerst.", .component = "Grondslag"},
    {.name = "motivering", .shape = text, .description = "De reden, in een zin."},
    {.name = "gebruikt", .shape = list, .description = "De gegevens die zijn gelezen.", .component = "GebruiktGegeven"},
    {.name = "ontbreekt", .shape = list, .description = "Wat nodig is om zeker te zijn.", .component = "Ontbreekt"},
    {.name = "kenmerken", .shape = list, .description = "Bijzonderheden van de bevinding."},
};

constexpr Property ontbreekt[] = {
    {.name = "pad", .shape = text, .required = false, .description = "JSON Pointer in gegevens."},
    {.name = "soort", .shape = text, .description = "Wat ontbreekt: feit, lijst, oordeel of norm."},
};

constexpr Property ontbrekend[] = {
    {.name = "pad", .shape = text, .required = false, .description = "JSON Pointer in gegevens."},
    {.name = "soort", .shape = text, .description = "Wat ontbreekt: feit, lijst, oordeel of norm."},
    {.name = "vraag", .shape = text, .required = false, .description = "De vraag aan wie het weet."},
    {.name = "van", .shape = text, .required = false, .description = "Waar het gegeven vandaan komt."},
    {.name = "grondslag", .shape = list, .description = "Waarom het gevraagd mag worden.", .component = "Grondslag"},
    {.name = "beslistMee", .shape = list, .description = "Nummers van de regels die op dit gegeven wachten."},
};

constexpr std::string_view adviesstatussen[] = {"definitief", "voorlopig"};

constexpr Property toetsing[] = {
    {.name = "aanvraagsoort", .shape = text, .description = "De soort die is getoetst."},
    {.name = "regelset", .shape = object, .description = "De regels waarmee is getoetst.", .component = "Regelset"},
    {.name = "lagen", .shape = list, .description = "Alle regelsets die meededen.", .component = "Laag"},
    {.name = "motor", .shape = text, .description = "Versie van het programma."},
    {.name = "peildatum", .shape = text, .description = "De dag waarop is getoetst.", .format = "date"},
    {.name = "kenmerk", .shape = text, .description = "Hash over vraag, gegevens, regels en programma."},
    {.name = "advies", .shape = text, .description = "Het zwaarste gevolg dat vaststaat, of geen_beletsel."},
    {.name = "adviesStatus", .shape = text, .description = "Kan het advies nog veranderen?", .values = adviesstatussen},
    {.name = "mogelijkeAdviezen", .shape = list, .description = "Wat het advies kan worden als meer bekend is."},
    {.name = "besluitrijp", .shape = truth, .description = "Is er genoeg bekend om te besluiten?"},
    {.name = "bevindingen", .shape = list, .description = "Alle uitkomsten, per regel en onderdeel.", .component = "Bevinding"},
    {.name = "ontbrekend", .shape = list, .description = "Alle vragen die openstaan.", .component = "OntbrekendGegeven"},
};

constexpr Property opgeslagen[] = {
    {.name = "id", .shape = text, .description = "Kenmerk van de opgeslagen toetsing.", .format = "uuid"},
    {.name = "_links", .shape = object, .description = "Verwijzingen.", .component = "ToetsingLinks"},
};

constexpr Property soort_links[] = {
    {.name = "self", .shape = object, .description = "De aanvraagsoort zelf.", .component = "Verwijzing"},
    {.name = "schema", .shape = object, .description = "Het JSON Schema van de gegevens.", .component = "Verwijzing"},
};

constexpr Property soort_kort[] = {
    {.name = "naam", .shape = text, .description = "Naam, te gebruiken in een toetsing."},
    {.name = "titel", .shape = text, .description = "Naam voor mensen."},
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

constexpr Property soort[] = {
    {.name = "naam", .shape = text, .description = "Naam van de soort."},
    {.name = "titel", .shape = text, .description = "Naam voor mensen."},
    {.name = "velden", .shape = list, .description = "De velden van het formulier.", .component = "Veld"},
};

constexpr Property veld[] = {
    {.name = "naam", .shape = text, .description = "Naam in gegevens."},
    {.name = "label", .shape = text, .description = "Naam voor mensen."},
    {.name = "type", .shape = text, .description = "Type van het gegeven."},
};

constexpr std::string_view standen[] = {"levend", "gereed"};

constexpr Property gezondheid[] = {
    {.name = "status", .shape = text, .description = "Hoe het met de dienst gaat.", .values = standen},
};

constexpr Property plaats[] = {
    {.name = "pointer", .shape = text, .required = false, .description = "JSON Pointer in de inhoud."},
    {.name = "name", .shape = text, .required = false, .description = "Naam van de parameter of het veld."},
};

constexpr std::string_view delen[] = {"body", "query", "path", "header"};

constexpr Property fout[] = {
    {.name = "in", .shape = text, .description = "Deel van het verzoek.", .values = delen},
    {.name = "location", .shape = object, .description = "Plaats in dat deel.", .component = "Plaats"},
    {.name = "code", .shape = text, .description = "Vaste code van de fout."},
    {.name = "detail", .shape = text, .description = "Wat er is gevonden en wat er had moeten staan."},
};

constexpr Property probleem[] = {
    {.name = "type", .shape = text, .description = "Adres van de uitleg van dit soort probleem.", .format = "uri-reference"},
    {.name = "title", .shape = text, .description = "Vaste naam van dit soort probleem."},
    {.name = "status", .shape = whole, .description = "De statuscode."},
    {.name = "detail", .shape = text, .description = "Wat er deze keer aan de hand was."},
    {.name = "instance", .shape = text, .description = "Kenmerk van dit verzoek, voor de beheerder.", .format = "uri"},
    {.name = "errors", .shape = list, .required = false, .description = "Alle fouten in de invoer.", .component = "Fout"},
};

constexpr Schema all[] = {
    {.name = "Aanvraagsoort", .description = "Een soort aanvraag met haar formulier.", .properties = soort},
    {.name = "AanvraagsoortKort", .description = "Een soort aanvraag in een lijst.", .properties = soort_kort},
    {.name = "AanvraagsoortLinks", .description = "Verwijzingen bij een aanvraagsoort.", .properties = soort_links},
    {.name = "Aanvraagsoorten", .description = "De soorten aanvraag waarvoor er regels zijn.", .properties = soorten},
    {.name = "Bevinding", .description = "Wat een regel over een onderdeel van de aanvraag zegt.", .properties = bevinding},
    {.name = "Fout", .description = "Een fout in de invoer.", .properties = fout},
    {.name = "GebruiktGegeven", .description = "Een gegeven dat een regel heeft gelezen.", .properties = gebruikt},
    {.name = "Gegevens", .description = "Een object volgens het schema van de aanvraagsoort.", .properties = {}},
    {.name = "Gezondheid", .description = "Hoe het met de dienst gaat.", .properties = gezondheid},
    {.name = "Grondslag", .description = "Een plaats in een wet of regeling.", .properties = grondslag},
    {.name = "JsonSchema", .description = "Een JSON Schema, versie 2020-12.", .properties = {}},
    {.name = "Laag", .description = "Een regelset die meedeed.", .properties = laag},
    {.name = "LijstLinks", .description = "Verwijzingen bij een lijst.", .properties = lijst_links},
    {.name = "Ontbreekt", .description = "Wat een regel nog nodig heeft.", .properties = ontbreekt},
    {.name = "OntbrekendGegeven", .description = "Een vraag die openstaat.", .properties = ontbrekend},
    {.name = "OpgeslagenToetsing", .description = "Een toetsing die is bewaard.", .base = "Toetsing", .properties = opgeslagen},
    {.name = "Plaats", .description = "Een plaats in het verzoek.", .properties = plaats},
    {.name = "Probleem", .description = "Een probleem volgens RFC 9457.", .properties = probleem},
    {.name = "Regelset", .description = "De regelset van de aanvraagsoort.", .properties = regelset},
    {.name = "Toetsing", .description = "De uitkomst van een toetsing: een advies, geen besluit.", .properties = toetsing},
    {.name = "ToetsingLinks", .description = "Verwijzingen bij een toetsing.", .properties = toetsing_links},
    {.name = "ToetsingVraag", .description = "Wat er moet worden getoetst.", .properties = vraag, .is_closed = true},
    {.name = "Veld", .description = "Een veld van een formulier.", .properties = veld},
    {.name = "Verwijzing", .description = "Een verwijzing.", .properties = verwijzing},
};

}  // namespace

std::span<const Schema> schemas() { return all; }

}  // namespace drempel::http
